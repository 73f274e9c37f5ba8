import { type ElementWidth, type NumberArray, newArray } from './number-array.js';

// Numbers in blocks of 128, each in as many bits as most of its numbers need; what the others have above them stands behind (Zukowski et
// al., Super-Scalar RAM-CPU Cache Compression, ICDE 2006). A block:
//
//   width       bits a number, 0 to 24, or 32: each in four bytes
//   exceptions  how many numbers have more
//   numbers     their lowest bits, from the lowest bit of each byte on, up to a whole byte
//   places      a byte for each exception: its place in the block
//   tops        by exception what it has above `width` bits, by seven bits a byte, the lowest first
//
// Behind the last one stand three bytes of zeros, so that four can be read wherever a number begins. Bits are written and read in loops of
// their own, as in packed-numbers.ts: in functions of both they took a tenth more of a processor's time.

const blockLength = 128;
const widest = 24;
const spareBytes = 3;

/** @returns the shorter of the two forms: the numbers themselves, or what each is above or below the one before. */
export function packBlocks(values: NumberArray): { readonly bytes: Uint8Array; readonly areGaps: boolean } {
  const plain = new PackedBlocks(values);
  const gaps = new PackedBlocks(foldedGaps(values));
  return gaps.length < plain.length
    ? { bytes: gaps.bytes(), areGaps: true }
    : { bytes: plain.bytes(), areGaps: false };
}

/** @param bytes What `packBlocks` gave for `count` numbers that stood in elements of `width` bytes. */
export function unpackBlocks(
  bytes: Uint8Array,
  areGaps: boolean,
  width: ElementWidth,
  count: number,
): NumberArray {
  const values = newArray(width, count);
  const block = new Uint32Array(blockLength);
  let at = 0;
  let before = 0;
  for (let start = 0; start < count; start += blockLength) {
    const length = Math.min(blockLength, count - start);
    at = unpackBlock(bytes, at, block, length);
    if (areGaps) {
      for (let i = 0; i < length; i++) {
        const folded = block[i] as number;
        before = (before + ((folded >>> 1) ^ -(folded & 1))) >>> 0;
        values[start + i] = before;
      }
    } else for (let i = 0; i < length; i++) values[start + i] = block[i] as number;
  }
  return values;
}

/** Differences modulo 2^32, those below 0 between those above it: small ones of either sign are small. */
function foldedGaps(values: NumberArray): Uint32Array {
  const folded = new Uint32Array(values.length);
  let before = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    const gap = (value - before) | 0;
    folded[i] = (gap << 1) ^ (gap >> 31);
    before = value;
  }
  return folded;
}

/** Numbers to be packed, of which it is known how many bytes they will take. */
class PackedBlocks {
  readonly length: number;
  readonly #values: NumberArray;
  /** Of each block the bits a number. */
  readonly #widths: Uint8Array;

  constructor(values: NumberArray) {
    this.#values = values;
    this.#widths = new Uint8Array(Math.ceil(values.length / blockLength));
    /** By bits: how many numbers of a block need so many. */
    const counts = new Uint8Array(33);
    let length = spareBytes;
    for (let block = 0; block < this.#widths.length; block++) {
      const start = block * blockLength;
      const end = Math.min(start + blockLength, values.length);
      counts.fill(0);
      for (let i = start; i < end; i++) {
        const bits = 32 - Math.clz32(values[i] as number);
        counts[bits] = (counts[bits] as number) + 1;
      }
      const width = bestWidth(counts, end - start);
      this.#widths[block] = width;
      length += 2 + lengthAt(width, counts, end - start);
    }
    this.length = length;
  }

  bytes(): Uint8Array {
    const bytes = new Uint8Array(this.length);
    let at = 0;
    for (let block = 0; block < this.#widths.length; block++) {
      const start = block * blockLength;
      const end = Math.min(start + blockLength, this.#values.length);
      at = packBlock(this.#values, start, end, this.#widths[block] as number, bytes, at);
    }
    return bytes;
  }
}

/** @returns where the block ends in `bytes`. */
function packBlock(
  values: NumberArray,
  start: number,
  end: number,
  width: number,
  bytes: Uint8Array,
  from: number,
): number {
  let at = from;
  bytes[at++] = width;
  if (width === 32) {
    bytes[at++] = 0;
    for (let i = start; i < end; i++)
      for (let shift = 0; shift < 32; shift += 8) bytes[at++] = (values[i] as number) >>> shift;
    return at;
  }
  const exceptions: number[] = [];
  bytes[at++] = 0;
  const mask = (1 << width) - 1;
  let waiting = 0;
  let bits = 0;
  for (let i = start; i < end; i++) {
    const value = values[i] as number;
    if (value >>> width !== 0) exceptions.push(i);
    waiting |= (value & mask) << bits;
    for (bits += width; bits >= 8; bits -= 8) {
      bytes[at++] = waiting;
      waiting >>>= 8;
    }
  }
  if (bits > 0) bytes[at++] = waiting;
  bytes[from + 1] = exceptions.length;
  for (const i of exceptions) bytes[at++] = i - start;
  for (const i of exceptions) {
    let top = (values[i] as number) >>> width;
    for (; top > 0x7f; top >>>= 7) bytes[at++] = (top & 0x7f) | 0x80;
    bytes[at++] = top;
  }
  return at;
}

/** Of 0 to 24, and 32, the bits with which a block of `length` numbers is shortest. @param counts By bits: how many need so many. */
function bestWidth(counts: Uint8Array, length: number): number {
  let max = 32;
  while (max > 0 && counts[max] === 0) max--;
  let best = max > widest ? 32 : max;
  let shortest = lengthAt(best, counts, length);
  for (let width = Math.min(widest, max - 1); width >= 0; width--) {
    const bytes = lengthAt(width, counts, length);
    if (bytes >= shortest) continue;
    best = width;
    shortest = bytes;
  }
  return best;
}

/** How many bytes the numbers of a block take, with so many bits each. */
function lengthAt(width: number, counts: Uint8Array, length: number): number {
  let bytes = (length * width + 7) >> 3;
  for (let bits = width + 1; bits <= 32; bits++) {
    const count = counts[bits] as number;
    if (count > 0) bytes += count * (1 + Math.ceil((bits - width) / 7));
  }
  return bytes;
}

/** @returns where the block ends in `bytes`. */
function unpackBlock(bytes: Uint8Array, start: number, block: Uint32Array, length: number): number {
  const width = bytes[start] as number;
  const exceptions = bytes[start + 1] as number;
  let at = start + 2;
  if (width === 32) {
    for (let i = 0; i < length; i++, at += 4) {
      block[i] =
        (bytes[at] as number) |
        ((bytes[at + 1] as number) << 8) |
        ((bytes[at + 2] as number) << 16) |
        ((bytes[at + 3] as number) << 24);
    }
    return at;
  }
  if (width === 0) block.fill(0, 0, length);
  else {
    const mask = (1 << width) - 1;
    for (let i = 0, bit = 0; i < length; i++, bit += width) {
      const byte = at + (bit >> 3);
      const four =
        (bytes[byte] as number) |
        ((bytes[byte + 1] as number) << 8) |
        ((bytes[byte + 2] as number) << 16) |
        ((bytes[byte + 3] as number) << 24);
      block[i] = (four >>> (bit & 7)) & mask;
    }
  }
  const places = at + ((length * width + 7) >> 3);
  at = places + exceptions;
  for (let i = 0; i < exceptions; i++) {
    let byte = bytes[at++] as number;
    let top = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[at++] as number;
      top |= (byte & 0x7f) << shift;
    }
    const place = bytes[places + i] as number;
    block[place] = (block[place] as number) | (top << width);
  }
  return at;
}
