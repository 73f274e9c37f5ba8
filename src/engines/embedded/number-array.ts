/** Whole numbers >= 0, in elements as wide as the greatest needs. */
export type NumberArray = Uint8Array | Uint16Array | Uint32Array;

/** Bytes an element may have. */
export type ElementWidth = 1 | 2 | 4;

/** Copies `values` into the narrowest array that holds them. Each is a whole number from 0 to 2^32 - 1. */
export function narrow(values: ArrayLike<number>): NumberArray {
  let greatest = 0;
  for (let i = 0; i < values.length; i++) greatest = Math.max(greatest, values[i] ?? 0);
  if (greatest < 1 << 8) return Uint8Array.from(values);
  return greatest < 1 << 16 ? Uint16Array.from(values) : Uint32Array.from(values);
}

/** `length` elements of `width` bytes each, all 0. */
export function newArray(width: ElementWidth, length: number): NumberArray {
  if (width === 1) return new Uint8Array(length);
  return width === 2 ? new Uint16Array(length) : new Uint32Array(length);
}

/** A view of `length` elements. @param offset In bytes; a multiple of `width`. */
export function viewOf(
  buffer: ArrayBufferLike,
  width: ElementWidth,
  offset: number,
  length: number,
): NumberArray {
  if (width === 1) return new Uint8Array(buffer, offset, length);
  return width === 2 ? new Uint16Array(buffer, offset, length) : new Uint32Array(buffer, offset, length);
}

/** The bytes of an array as they lie in memory. */
export function bytesOf({ buffer, byteOffset, byteLength }: ArrayBufferView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Where each of the runs begins that are `lengths` long, and behind the last where it ends. */
export function startsOf(lengths: Iterable<number>): number[] {
  const starts = [0];
  let end = 0;
  for (const length of lengths) {
    end += length;
    starts.push(end);
  }
  return starts;
}
