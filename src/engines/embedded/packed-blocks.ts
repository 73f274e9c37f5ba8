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
// Behind the last one stand three bytes of zeros, so that four can be read wherever a number begins.

const blockLength = 128;
const widest = 24;
const spareBytes = 3;

/** @returns the shorter of the two forms: the numbers themselves, or what each is above or below the one before. */
export function packBlocks(values: NumberArray): { readonly bytes: Uint8Array; readonly areGaps: boolean } {
  const plain = pack(Uint32Array.from(values));
  const gaps = pack(foldedGaps(values));
  return gaps.length < plain.length ? { bytes: gaps, areGaps: true } : { bytes: plain, areGaps: false };
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

function pack(values: Uint32Array): Uint8Array {
  const blocks = Math.ceil(values.length / blockLength);
  // No block takes more: its numbers in four bytes each.
  const bytes = new Uint8Array(blocks * 2 + values.length * 4 + spareBytes);
  let at = 0;
  for (let start = 0; start < values.length; start += blockLength)
    at = packBlock(values.subarray(start, start + blockLength), bytes, at);
  return bytes.slice(0, at + spareBytes);
}

/** @returns where the block ends in `bytes`. */
function packBlock(values: Uint32Array, bytes: Uint8Array, start: number): number {
  const width = bestWidth(values);
  let at = start;
  bytes[at++] = width;
  const exceptions: number[] = [];
  if (width === 32) {
    bytes[at++] = 0;
    for (const value of values) for (let shift = 0; shift < 32; shift += 8) bytes[at++] = value >>> shift;
    return at;
  }
  const mask = (1 << width) - 1;
  for (const [place, value] of values.entries()) if (value >>> width !== 0) exceptions.push(place);
  bytes[at++] = exceptions.length;
  let waiting = 0;
  let bits = 0;
  for (const value of values) {
    waiting |= (value & mask) << bits;
    for (bits += width; bits >= 8; bits -= 8) {
      bytes[at++] = waiting;
      waiting >>>= 8;
    }
  }
  if (bits > 0) bytes[at++] = waiting;
  for (const place of exceptions) bytes[at++] = place;
  for (const place of exceptions) {
    let top = (values[place] as number) >>> width;
    for (; top > 0x7f; top >>>= 7) bytes[at++] = (top & 0x7f) | 0x80;
    bytes[at++] = top;
  }
  return at;
}

/** Of 0 to 24, and 32, the bits with which a block is shortest. */
function bestWidth(values: Uint32Array): number {
  /** By bits: how many numbers need so many. */
  const counts = new Uint8Array(33);
  for (let i = 0; i < values.length; i++) {
    const bits = 32 - Math.clz32(values[i] as number);
    counts[bits] = (counts[bits] as number) + 1;
  }
  let best = 32;
  let shortest = values.length * 4;
  for (let width = 0; width <= widest; width++) {
    let length = Math.ceil((values.length * width) / 8);
    for (let bits = width + 1; bits <= 32; bits++)
      length += (counts[bits] as number) * (1 + Math.ceil((bits - width) / 7));
    if (length >= shortest) continue;
    best = width;
    shortest = length;
  }
  return best;
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
