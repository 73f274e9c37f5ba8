import { crc32 } from 'node:zlib';
import type { ArraysOf, ArrayTypes, StoredArray } from '../core/types/stored-arrays.js';

// Packed arrays: their number; of each the CRC-32 of its name and type, and its length; then the arrays, those of wider
// elements first, and zeros up to a multiple of four bytes. Numbers have 32 bits, in the order of the machine.

const numbersAnArray = 2;

/** @returns a whole number of 32-bit words. */
export function packArrays<Types extends ArrayTypes>(
  types: Types,
  arrays: ArraysOf<Types>,
): Uint8Array<ArrayBuffer> {
  const kinds = kindsOf(types);
  const data = kinds.map(({ name }) => arrays[name] as StoredArray);
  const directory = 4 * (1 + numbersAnArray * kinds.length);
  const length = data.reduce((sum, { byteLength }) => sum + byteLength, directory);
  const packed = new Uint8Array((length + 3) & ~3);
  const header = new Uint32Array(packed.buffer, 0, directory / 4);
  header[0] = kinds.length;
  let at = directory;
  for (const [i, { key }] of kinds.entries()) {
    const array = data[i] ?? new Uint8Array();
    header.set([key, array.length], 1 + numbersAnArray * i);
    packed.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at);
    at += array.byteLength;
  }
  return packed;
}

/**
 * The arrays of the table, as views; those that were not packed are empty, others are passed over.
 * @param packed Begins at a multiple of four bytes of memory.
 */
export function unpackArrays<Types extends ArrayTypes>(types: Types, packed: Uint8Array): ArraysOf<Types> {
  const { buffer, byteOffset } = packed;
  const [count = 0] = new Uint32Array(buffer, byteOffset, 1);
  const header = new Uint32Array(buffer, byteOffset + 4, numbersAnArray * count);
  const starts = new Map<number, { readonly at: number; readonly length: number }>();
  let at = byteOffset + 4 + header.byteLength;
  for (let i = 0; i < header.length; i += numbersAnArray) {
    const [key = 0, length = 0] = header.subarray(i, i + numbersAnArray);
    starts.set(key, { at, length });
    at += length * bytesOfKey(key);
  }
  return Object.fromEntries(
    kindsOf(types).map(({ name, type, key }) => {
      const found = starts.get(key);
      return [
        name,
        found === undefined ? new type(0) : new type(buffer as ArrayBuffer, found.at, found.length),
      ];
    }),
  ) as unknown as ArraysOf<Types>;
}

/** An array of a table, with the number by which it is found again. */
interface Kind {
  readonly name: string;
  readonly type: ArrayTypes[string];
  readonly key: number;
}

const knownKinds = new WeakMap<ArrayTypes, readonly Kind[]>();

/** Those of wider elements first, so that each begins at a multiple of its element's size. */
function kindsOf(types: ArrayTypes): readonly Kind[] {
  const known = knownKinds.get(types);
  if (known !== undefined) return known;
  const kinds = Object.entries(types)
    .map(([name, type]): Kind => ({ name, type, key: keyOf(name, type) }))
    .sort((a, b) => b.type.BYTES_PER_ELEMENT - a.type.BYTES_PER_ELEMENT);
  knownKinds.set(types, kinds);
  return kinds;
}

/** The lowest two bits tell the size of an element, so that what is not known can be passed over. */
function keyOf(name: string, type: ArrayTypes[string]): number {
  const sum = crc32(`${name} ${type.name}`);
  return ((sum & ~3) | (type.BYTES_PER_ELEMENT >> 1)) >>> 0;
}

function bytesOfKey(key: number): number {
  return 1 << (key & 3);
}
