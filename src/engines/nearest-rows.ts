import { dotProduct } from '../core/types/sentence-encoder.js';
import { SignProducts, signBitsOf } from './sign-bits.js';

/** Vectors of one length, one behind the other. */
export interface RowBlock {
  readonly rows: Int8Array;
  readonly count: number;
  /** Whether a row is to be compared; absent: all are. */
  readonly isSeen?: ((row: number) => boolean) | undefined;
}

/** Among the rows compared are so many, or such a share of all where that is more: they find 98 of 100 of the thirty nearest. */
const minCompared = 1_000;
const shareCompared = 0.04;

/**
 * Offers the rows that may have the greatest products with `vector`, and these: of many rows those alone whose signs fit it
 * best, which takes a tenth of the time of working out all products (`npm run bench` says how many of the nearest it finds).
 * Which rows these are does not depend on how they lie in blocks.
 * @param offer Is called with products > 0 alone; in the order of blocks and rows.
 * @param compared How many rows are compared at least; all where there are fewer.
 */
export function compareRows(
  vector: Int8Array,
  blocks: readonly RowBlock[],
  offer: (block: number, row: number, product: number) => void,
  compared?: number,
): void {
  const { fits, min } = fitsOf(vector, blocks, compared);
  for (const [number, { rows }] of blocks.entries()) {
    const ofBlock = fits[number] ?? none;
    // Counted, not iterated: a hundred thousand rows are looked at and a few thousand of them compared.
    for (let row = 0; row < ofBlock.length; row++) {
      if ((ofBlock[row] as number) < min) continue;
      const product = dotProduct(vector, rows, row * vector.length);
      if (product > 0) offer(number, row, product);
    }
  }
}

/** How well the signs of each row of each block fit, `unseen` for one that is not to be compared; and how well a row has to fit. */
function fitsOf(
  vector: Int8Array,
  blocks: readonly RowBlock[],
  compared: number | undefined,
): { readonly fits: readonly Int32Array[]; readonly min: number } {
  const products = new SignProducts(vector);
  // The best and the worst fit there can be.
  const best = vector.reduce((sum, value) => sum + Math.abs(value), 0);
  const counts = new Uint32Array(2 * best + 1);
  let all = 0;
  const fits = blocks.map(({ rows, count, isSeen }) => {
    const signs = signBitsOf(rows, vector.length);
    const fits = roomFor(rows, count);
    for (let row = 0; row < count; row++) {
      if (isSeen?.(row) === false) {
        fits[row] = unseen;
        continue;
      }
      const fit = products.of(signs, row);
      fits[row] = fit;
      counts[fit + best] = (counts[fit + best] as number) + 1;
      all++;
    }
    return fits;
  });
  const wanted = compared ?? Math.max(minCompared, Math.ceil(all * shareCompared));
  return { fits, min: minFit(counts, best, wanted) };
}

const unseen = -(2 ** 31);
const none = new Int32Array();

/** The same for one question after another: it is four bytes a row. */
const rooms = new WeakMap<Int8Array, Int32Array>();

function roomFor(rows: Int8Array, count: number): Int32Array {
  const before = rooms.get(rows);
  if (before !== undefined && before.length === count) return before;
  const room = new Int32Array(count);
  rooms.set(rows, room);
  return room;
}

/** The least fit of the `wanted` rows that fit best. @param counts Of rows, by how well they fit; from -best on. */
function minFit(counts: Uint32Array, best: number, wanted: number): number {
  for (let fit = best, fitting = 0; fit >= -best; fit--) {
    fitting += counts[fit + best] as number;
    if (fitting >= wanted) return fit;
  }
  return -best;
}
