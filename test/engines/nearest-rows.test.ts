import fc from 'fast-check';
import { expect, it } from 'vitest';
import { dotProduct } from '../../src/core/types/sentence-encoder.js';
import { compareRows, type RowBlock } from '../../src/engines/nearest-rows.js';
import { SignProducts, signBitsOf } from '../../src/engines/sign-bits.js';

const length = 37;
const aRow = fc.int8Array({ minLength: length, maxLength: length });
const blockOf = (rows: readonly Int8Array[]): RowBlock => ({
  rows: Int8Array.from(rows.flatMap((row) => [...row])),
  count: rows.length,
});

function compared(vector: Int8Array, blocks: readonly RowBlock[], max: number) {
  const found: [block: number, row: number, product: number][] = [];
  compareRows(vector, blocks, (...one) => found.push(one), max);
  return found;
}

it('takes a vector’s product with the signs of a row', () => {
  fc.assert(
    fc.property(aRow, fc.array(aRow, { minLength: 1, maxLength: 3 }), (vector, rows) => {
      const products = new SignProducts(vector);
      const signs = signBitsOf(blockOf(rows).rows, length);
      for (const [i, row] of rows.entries()) {
        const expected = vector.reduce((sum, value, at) => sum + value * ((row[at] ?? 0) > 0 ? 1 : -1), 0);
        expect(products.of(signs, i)).toBe(expected);
      }
    }),
  );
});

it('takes the same signs of rows that lie in whole words', () => {
  const whole = fc.int8Array({ minLength: 40, maxLength: 40 });
  fc.assert(
    fc.property(fc.array(whole, { minLength: 1, maxLength: 5 }), fc.nat(7), (rows, offset) => {
      const { rows: numbers } = blockOf(rows);
      const moved = new Int8Array(new ArrayBuffer(numbers.length + 8), offset, numbers.length);
      moved.set(numbers);
      const signs = signBitsOf(moved, 40);
      const bits = rows.flatMap((row) => [...row, ...new Int8Array(24)].map((value) => Number(value > 0)));
      expect([...signs].flatMap((byte) => Array.from({ length: 8 }, (_, i) => (byte >> i) & 1))).toEqual(
        bits,
      );
    }),
  );
});

it('compares all rows where there are no more than are to be compared', () => {
  fc.assert(
    fc.property(aRow, fc.array(fc.array(aRow, { maxLength: 5 }), { maxLength: 4 }), (vector, rows) => {
      const expected = rows.flatMap((block, number) =>
        block.flatMap((row, i) => {
          const product = dotProduct(vector, row, 0);
          return product > 0 ? [[number, i, product]] : [];
        }),
      );
      expect(compared(vector, rows.map(blockOf), 20)).toEqual(expected);
    }),
  );
});

it('compares the same rows however they lie in blocks, none of signs that fit less than those of one that is left out', () => {
  fc.assert(
    fc.property(aRow, fc.array(aRow, { minLength: 1, maxLength: 20 }), fc.nat(19), (vector, rows, cut) => {
      const whole = compared(vector, [blockOf(rows)], 3);
      const parted = compared(vector, [blockOf(rows.slice(0, cut)), blockOf(rows.slice(cut))], 3);
      expect(parted.map(([block, row, product]) => [row + block * cut, product])).toEqual(
        whole.map(([, row, product]) => [row, product]),
      );
      const products = new SignProducts(vector);
      const fitOf = (row = vector) => products.of(signBitsOf(row, length), 0);
      const fits = rows.map(fitOf).sort((a, b) => b - a);
      for (const [, row] of whole)
        expect(fitOf(rows[row])).toBeGreaterThanOrEqual(fits[2] ?? Number.NEGATIVE_INFINITY);
    }),
  );
});

it('compares no row that is not to be seen, and counts none', () => {
  const near = new Int8Array(length).fill(5);
  const far = near.map((value, i) => (i < 9 ? -value : value));
  const rows = blockOf([near, near, far]);
  const isSeen = (row: number) => row === 2;
  expect(compared(near, [{ ...rows, isSeen }], 1)).toEqual([[0, 2, 25 * (length - 18)]]);
});

it('takes an empty block, and one of many rows', () => {
  const one = new Int8Array(length).fill(1);
  expect(compared(one, [blockOf([])], 10)).toEqual([]);
  expect(compared(one, [blockOf(Array<Int8Array>(3000).fill(one))], 10)).toHaveLength(3000);
});
