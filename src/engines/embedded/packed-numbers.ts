// Small whole numbers in few bytes: by seven bits a byte, where each is as long as it needs, or by so many bits each.

/** Seven bits a byte, the lowest first; a byte with the eighth bit is not the last one. @param values From 0 to 2^32 - 1. */
export function encodeVarints(values: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(5 * values.length);
  let end = 0;
  for (let i = 0; i < values.length; i++) {
    let value = values[i] as number;
    while (value > 0x7f) {
      bytes[end++] = (value & 0x7f) | 0x80;
      value >>>= 7;
    }
    bytes[end++] = value;
  }
  return bytes.slice(0, end);
}

/** @param bytes What `encodeVarints` gave. */
export function decodeVarints(bytes: Uint8Array): Int32Array {
  let count = 0;
  for (let at = 0; at < bytes.length; at++) if ((bytes[at] as number) < 0x80) count++;
  const values = new Int32Array(count);
  let at = 0;
  for (let i = 0; i < count; i++) {
    let byte = bytes[at++] as number;
    let value = byte & 0x7f;
    for (let shift = 7; byte > 0x7f; shift += 7) {
      byte = bytes[at++] as number;
      value |= (byte & 0x7f) << shift;
    }
    values[i] = value;
  }
  return values;
}

/** How many bits the numbers below `count` need; at least one. */
export function bitsFor(count: number): number {
  return Math.max(1, 32 - Math.clz32(Math.max(0, count - 1)));
}

/** @param width Bits a number, at most 24. */
export function packBits(values: ArrayLike<number>, width: number): Uint8Array {
  if (width > 24) throw new RangeError(`${width} bits a number are more than 24`);
  const bytes = new Uint8Array((values.length * width + 7) >> 3);
  let at = 0;
  let waiting = 0;
  let bits = 0;
  for (let i = 0; i < values.length; i++) {
    waiting |= (values[i] as number) << bits;
    bits += width;
    for (; bits >= 8; bits -= 8) {
      bytes[at++] = waiting;
      waiting >>>= 8;
    }
  }
  if (bits > 0) bytes[at] = waiting;
  return bytes;
}

/** @param bytes What `packBits` gave for `count` numbers of `width` bits. */
export function unpackBits(bytes: Uint8Array, width: number, count: number): Int32Array {
  const values = new Int32Array(count);
  const mask = (1 << width) - 1;
  // Four bytes at a time, wherever a number begins, as far as there are four.
  const last = 8 * (bytes.length - 3);
  let bit = 0;
  let i = 0;
  for (; i < count && bit < last; i++, bit += width) {
    const at = bit >> 3;
    const four =
      (bytes[at] as number) |
      ((bytes[at + 1] as number) << 8) |
      ((bytes[at + 2] as number) << 16) |
      ((bytes[at + 3] as number) << 24);
    values[i] = (four >>> (bit & 7)) & mask;
  }
  for (; i < count; i++, bit += width) {
    const at = bit >> 3;
    let rest = 0;
    for (let byte = 0; at + byte < bytes.length; byte++) rest |= (bytes[at + byte] as number) << (8 * byte);
    values[i] = (rest >>> (bit & 7)) & mask;
  }
  return values;
}

/** Of numbers in order how much each is above the one before; the first above 0. */
export function gapsOf(values: ArrayLike<number>): Int32Array {
  const gaps = new Int32Array(values.length);
  let before = 0;
  for (let i = 0; i < values.length; i++) {
    gaps[i] = (values[i] as number) - before;
    before = values[i] as number;
  }
  return gaps;
}

/** What `gapsOf` was given. */
export function sumsOf(gaps: Int32Array): Int32Array {
  const values = new Int32Array(gaps.length);
  let before = 0;
  for (let i = 0; i < gaps.length; i++) {
    before += gaps[i] as number;
    values[i] = before;
  }
  return values;
}
