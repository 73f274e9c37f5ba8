import { lowerBound } from '../../core/types/lower-bound.js';
import { type NumberArray, narrow } from './number-array.js';

// Strings are kept in CESU-8: each UTF-16 code unit by itself in one to three bytes, as UTF-8 would write it. Unlike
// UTF-8 it keeps lone surrogates, and its bytes are in the same order as the code units, which `<` compares.

/** One string in CESU-8. */
export function encodeString(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3);
  return bytes.subarray(0, writeString(text, bytes, 0));
}

/** @returns where it ends in `bytes`. */
function writeString(text: string, bytes: Uint8Array, start: number): number {
  let at = start;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) bytes[at++] = unit;
    else if (unit < 0x800) {
      bytes[at++] = 0xc0 | (unit >> 6);
      bytes[at++] = 0x80 | (unit & 0x3f);
    } else {
      bytes[at++] = 0xe0 | (unit >> 12);
      bytes[at++] = 0x80 | ((unit >> 6) & 0x3f);
      bytes[at++] = 0x80 | (unit & 0x3f);
    }
  }
  return at;
}

function decodeString(bytes: Buffer, start: number, end: number): string {
  for (let at = start; at < end; at++)
    if ((bytes[at] as number) >= 0x80) return decodeUnits(bytes, start, end);
  return bytes.toString('latin1', start, end);
}

function decodeUnits(bytes: Uint8Array, start: number, end: number): string {
  let text = '';
  for (let at = start; at < end; ) {
    const byte = bytes[at++] ?? 0;
    let unit = byte;
    if (byte >= 0xe0) unit = ((byte & 0x0f) << 12) | (next() << 6) | next();
    else if (byte >= 0x80) unit = ((byte & 0x1f) << 6) | next();
    text += String.fromCharCode(unit);
    function next(): number {
      return (bytes[at++] ?? 0) & 0x3f;
    }
  }
  return text;
}

/** The head of each 64th string is kept at hand, once one is looked for. */
const headShift = 6;

/** A string's first four bytes as a number: one with a smaller head stands before one with a greater. */
function headOf(bytes: Uint8Array, start: number, end: number): number {
  let head = 0;
  for (let at = start; at < start + 4; at++) head = head * 256 + (at < end ? (bytes[at] as number) : 0);
  return head;
}

/** Many strings in two arrays. */
export class StringTable {
  readonly #bytes: Buffer;
  readonly #starts: NumberArray;
  /** Of each 64th string the head. */
  #heads: Uint32Array | undefined;

  /**
   * @param bytes All strings in CESU-8, one behind the other.
   * @param starts Where each begins, and where the last ends.
   */
  constructor(bytes: Uint8Array, starts: NumberArray) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
    this.#starts = starts;
  }

  /** The two arrays of a table of `strings`. */
  static encode(strings: Iterable<string>): { readonly bytes: Uint8Array; readonly starts: NumberArray } {
    const all = [...strings];
    // All into one array: one for each string would take more memory than what they are made of.
    const bytes = new Uint8Array(3 * all.reduce((sum, { length }) => sum + length, 0));
    const starts = new Uint32Array(all.length + 1);
    for (const [i, string] of all.entries()) starts[i + 1] = writeString(string, bytes, starts[i] ?? 0);
    return { bytes: bytes.slice(0, starts[all.length]), starts: narrow(starts) };
  }

  get size(): number {
    return this.#starts.length - 1;
  }

  /** '' for an index that is not there. */
  at(index: number): string {
    return decodeString(this.#bytes, this.#starts[index] ?? 0, this.#starts[index + 1] ?? 0);
  }

  /** The same in CESU-8, which stays the table's. */
  encodedAt(index: number): Uint8Array {
    return this.#bytes.subarray(this.#starts[index] ?? 0, this.#starts[index + 1] ?? 0);
  }

  *[Symbol.iterator](): Generator<string> {
    for (let i = 0; i < this.size; i++) yield this.at(i);
  }

  /** Where `text` stands in a table in order; undefined where it does not. */
  find(text: string): number | undefined {
    return this.findEncoded(encodeString(text));
  }

  findEncoded(key: Uint8Array): number | undefined {
    const index = this.lowerBound(key);
    return index < this.size && this.compare(index, key) === 0 ? index : undefined;
  }

  /** The first string of a table in order that does not stand before `key`; `size` where there is none. */
  lowerBound(key: Uint8Array): number {
    // Strings far apart in memory are slow to come by: their heads tell between which two to look.
    const heads = this.#headsOfSome();
    const head = headOf(key, 0, key.length);
    const behind = lowerBound(heads.length, (i) => (heads[i] as number) < head) - 1;
    const before = lowerBound(heads.length, (i) => (heads[i] as number) <= head);
    const low = Math.max(0, behind << headShift);
    const high = Math.min(this.size, before << headShift);
    return low + lowerBound(high - low, (i) => this.compare(low + i, key) < 0);
  }

  #headsOfSome(): Uint32Array {
    this.#heads ??= Uint32Array.from({ length: Math.ceil(this.size / (1 << headShift)) }, (_, i) => {
      const string = i << headShift;
      return headOf(this.#bytes, this.#starts[string] ?? 0, this.#starts[string + 1] ?? 0);
    });
    return this.#heads;
  }

  /** < 0 where the string stands before `key`, 0 where it is it. */
  compare(index: number, key: Uint8Array): number {
    const bytes = this.#bytes;
    const start = this.#starts[index] ?? 0;
    const length = (this.#starts[index + 1] ?? 0) - start;
    const common = Math.min(length, key.length);
    for (let i = 0; i < common; i++) {
      const difference = (bytes[start + i] ?? 0) - (key[i] ?? 0);
      if (difference !== 0) return difference;
    }
    return length - key.length;
  }

  /** < 0 where the string stands before one of another table, 0 where both are the same. */
  compareWith(index: number, other: StringTable, its: number): number {
    const [bytes, others] = [this.#bytes, other.#bytes];
    const start = this.#starts[index] ?? 0;
    const from = other.#starts[its] ?? 0;
    const length = (this.#starts[index + 1] ?? 0) - start;
    const otherLength = (other.#starts[its + 1] ?? 0) - from;
    const common = Math.min(length, otherLength);
    for (let i = 0; i < common; i++) {
      const difference = (bytes[start + i] as number) - (others[from + i] as number);
      if (difference !== 0) return difference;
    }
    return length - otherLength;
  }

  /** Whether two strings are the same. */
  equals(index: number, other: number): boolean {
    const [start, from] = [this.#starts[index] ?? 0, this.#starts[other] ?? 0];
    const length = (this.#starts[index + 1] ?? 0) - start;
    if (length !== (this.#starts[other + 1] ?? 0) - from) return false;
    for (let i = 0; i < length; i++) if (this.#bytes[start + i] !== this.#bytes[from + i]) return false;
    return true;
  }

  startsWith(index: number, key: Uint8Array): boolean {
    const start = this.#starts[index] ?? 0;
    if ((this.#starts[index + 1] ?? 0) - start < key.length) return false;
    return key.every((byte, i) => this.#bytes[start + i] === byte);
  }

  /** As `compare`, both read from their last byte to their first. */
  compareBackwards(index: number, key: Uint8Array): number {
    const start = this.#starts[index] ?? 0;
    const end = this.#starts[index + 1] ?? 0;
    const common = Math.min(end - start, key.length);
    for (let i = 1; i <= common; i++) {
      const difference = (this.#bytes[end - i] ?? 0) - (key[key.length - i] ?? 0);
      if (difference !== 0) return difference;
    }
    return end - start - key.length;
  }

  endsWith(index: number, key: Uint8Array): boolean {
    const start = this.#starts[index] ?? 0;
    const tail = (this.#starts[index + 1] ?? 0) - key.length;
    return tail >= start && key.every((byte, i) => this.#bytes[tail + i] === byte);
  }

  /** The strings' indexes in the order of `compareBackwards`. */
  orderBackwards(): Uint32Array {
    // Their last bytes as one number tell most of them apart.
    const ends = Float64Array.from({ length: this.size }, (_, i) => this.#endOf(i));
    return Uint32Array.from(ends.keys()).sort(
      (a, b) => (ends[a] as number) - (ends[b] as number) || this.#compareBackwardsWith(a, b),
    );
  }

  /** The last six bytes, the last one first; zeros where there are fewer. */
  #endOf(index: number): number {
    const [start, end] = [this.#starts[index] as number, this.#starts[index + 1] as number];
    let number = 0;
    for (let at = end - 1; at >= end - 6; at--)
      number = number * 256 + (at < start ? 0 : (this.#bytes[at] as number));
    return number;
  }

  #compareBackwardsWith(index: number, other: number): number {
    const [start, from] = [this.#starts[index] as number, this.#starts[other] as number];
    let [end, last] = [this.#starts[index + 1] as number, this.#starts[other + 1] as number];
    while (end > start && last > from) {
      const difference = (this.#bytes[--end] as number) - (this.#bytes[--last] as number);
      if (difference !== 0) return difference;
    }
    return end - start - (last - from);
  }
}
