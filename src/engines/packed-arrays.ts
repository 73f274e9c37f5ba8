import { crc32 } from 'node:zlib';
import type { ArraysOf, ArrayTypes, StoredArray } from '../core/types/stored-arrays.js';

// Packed arrays: their number; of each the CRC-32 of its name and type with the width it stands in, and its length; then the
// arrays, those of wider elements first, and zeros up to a multiple of four bytes. Numbers have 32 bits, in the order of the machine.
// An array of 32-bit numbers none of which is below 0 stands in the narrowest elements that hold them.

const numbersAnArray = 2;

/** @returns a whole number of 32-bit words. */
export function packArrays<Types extends ArrayTypes>(
  types: Types,
  arrays: ArraysOf<Types>,
): Uint8Array<ArrayBuffer> {
  const packings = kindsOf(types)
    .map(({ name, key }) => ({ key, data: narrowed(arrays[name] as StoredArray) }))
    .sort((a, b) => b.data.BYTES_PER_ELEMENT - a.data.BYTES_PER_ELEMENT);
  const directory = 4 * (1 + numbersAnArray * packings.length);
  const length = packings.reduce((sum, { data }) => sum + data.byteLength, directory);
  const packed = new Uint8Array((length + 3) & ~3);
  const header = new Uint32Array(packed.buffer, 0, directory / 4);
  header[0] = packings.length;
  let at = directory;
  for (const [i, { key, data }] of packings.entries()) {
    header.set([withWidth(key, data.BYTES_PER_ELEMENT), data.length], 1 + numbersAnArray * i);
    packed.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), at);
    at += data.byteLength;
  }
  return packed;
}

/**
 * The arrays of the table; those that were not packed are empty, others are passed over.
 * @param packed Begins at a multiple of four bytes of memory.
 */
export function unpackArrays<Types extends ArrayTypes>(types: Types, packed: Uint8Array): ArraysOf<Types> {
  const { buffer, byteOffset } = packed;
  const [count = 0] = new Uint32Array(buffer, byteOffset, 1);
  const header = new Uint32Array(buffer, byteOffset + 4, numbersAnArray * count);
  const found = new Map<number, { readonly at: number; readonly width: number; readonly length: number }>();
  let at = byteOffset + 4 + header.byteLength;
  for (let i = 0; i < header.length; i += numbersAnArray) {
    const [key = 0, length = 0] = header.subarray(i, i + numbersAnArray);
    const width = widthOf(key);
    found.set(withWidth(key, 1), { at, width, length });
    at += length * width;
  }
  return Object.fromEntries(
    kindsOf(types).map(({ name, type, key }) => {
      const packing = found.get(key);
      if (packing === undefined) return [name, new type(0)];
      const { at: start, width, length } = packing;
      const stood = width === type.BYTES_PER_ELEMENT ? type : narrowType(width);
      // Copied, so that nothing holds on to all that was packed.
      return [name, new type(new stood(buffer as ArrayBuffer, start, length))];
    }),
  ) as unknown as ArraysOf<Types>;
}

function narrowType(width: number): Uint8ArrayConstructor | Uint16ArrayConstructor {
  return width === 1 ? Uint8Array : Uint16Array;
}

/** Itself where its elements are narrow already, or a number is below 0 or too great. */
function narrowed(array: StoredArray): StoredArray {
  if (!(array instanceof Int32Array)) return array;
  // Negative ones have the highest bit, too.
  let bits = 0;
  for (let i = 0; i < array.length; i++) bits |= array[i] as number;
  if (bits >>> 16 !== 0) return array;
  return narrowType(bits >>> 8 === 0 ? 1 : 2).from(array);
}

/** An array of a table, with the number by which it is found again. */
interface Kind {
  readonly name: string;
  readonly type: ArrayTypes[string];
  readonly key: number;
}

const knownKinds = new WeakMap<ArrayTypes, readonly Kind[]>();

function kindsOf(types: ArrayTypes): readonly Kind[] {
  const known = knownKinds.get(types);
  if (known !== undefined) return known;
  const kinds = Object.entries(types).map(([name, type]): Kind => ({ name, type, key: keyOf(name, type) }));
  knownKinds.set(types, kinds);
  return kinds;
}

/** With the width of one byte; the number that is packed tells the true one. */
function keyOf(name: string, type: ArrayTypes[string]): number {
  return withWidth(crc32(`${name} ${type.name}`), 1);
}

/** The lowest two bits tell the bytes of an element, so that what is not known can be passed over. */
function withWidth(key: number, bytes: number): number {
  return ((key & ~3) | (bytes >> 1)) >>> 0;
}

function widthOf(key: number): number {
  return 1 << (key & 3);
}
