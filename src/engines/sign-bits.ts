import { endianness } from 'node:os';

/** A bit for each number, 1 where it is positive; each row has `bytesOf` bytes. */
type SignBits = Uint8Array;

/** Of arrays that have been asked for; an eighth of their size. */
const known = new WeakMap<Int8Array, SignBits>();

/** The signs of rows of one length, remembered as long as the rows are. */
export function signBitsOf(rows: Int8Array, length: number): SignBits {
  const before = known.get(rows);
  if (before !== undefined) return before;
  const areWords = isLittleEndian && length % 8 === 0 && rows.byteOffset % 4 === 0;
  const signs = areWords ? signsOfWords(rows, length) : signsOfNumbers(rows, length);
  known.set(rows, signs);
  return signs;
}

const isLittleEndian = endianness() === 'LE';

/** Four numbers at once: the first question over many passages waits for it. */
function signsOfWords(rows: Int8Array, length: number): SignBits {
  const words = new Int32Array(rows.buffer, rows.byteOffset, rows.length / 4);
  const bytes = bytesOf(length);
  const signs = new Uint8Array((rows.length / length) * bytes);
  const wordsARow = length / 4;
  for (let word = 0, row = 0; word < words.length; row += bytes) {
    const end = word + wordsARow;
    for (let at = row; word < end; word += 2)
      signs[at++] = signsOfWord(words[word] as number) | (signsOfWord(words[word + 1] as number) << 4);
  }
  return signs;
}

/** Of the four numbers in a word a bit each, that of the first the lowest. */
function signsOfWord(word: number): number {
  // The highest bit of each byte that is above 0: the sum sets it where another bit is, and no sum goes beyond its byte.
  const positive = ~word & ((word & 0x7f7f7f7f) + 0x7f7f7f7f) & 0x80808080;
  // The four bits, 8 apart, side by side at the top: each meets its place in one of the four terms, and no two meet below.
  return Math.imul(positive >>> 7, 0x10204080) >>> 28;
}

function signsOfNumbers(rows: Int8Array, length: number): SignBits {
  const bytes = bytesOf(length);
  const count = rows.length / length;
  const signs = new Uint8Array(count * bytes);
  for (let row = 0; row < count; row++) {
    for (let i = 0; i < length; i++) {
      const at = row * bytes + (i >> 3);
      if ((rows[row * length + i] as number) > 0) signs[at] = (signs[at] as number) | (1 << (i & 7));
    }
  }
  return signs;
}

/** Whole groups of four, so that a row is walked four bytes a step. */
const bytesOf = (length: number) => 4 * Math.ceil(length / 32);

/** A vector's products with rows of signs: each number counts as it is where the row's is positive, else as its opposite. */
export class SignProducts {
  /** Of each byte of a row, by its value. */
  readonly #parts: Int32Array;
  readonly #bytes: number;

  constructor(vector: Int8Array) {
    this.#bytes = bytesOf(vector.length);
    this.#parts = new Int32Array(256 * this.#bytes);
    for (const [i, value] of vector.entries()) {
      const byte = (i >> 3) << 8;
      for (let bits = 0; bits < 256; bits++) {
        const sign = (bits >> (i & 7)) & 1 ? 1 : -1;
        this.#parts[byte + bits] = (this.#parts[byte + bits] as number) + sign * value;
      }
    }
  }

  /** With the row of that number. */
  of(signs: SignBits, row: number): number {
    const parts = this.#parts;
    const end = this.#bytes << 8;
    let at = row * this.#bytes;
    let a = 0;
    let b = 0;
    let c = 0;
    let d = 0;
    for (let table = 0; table < end; table += 1024) {
      a += parts[table + (signs[at++] as number)] as number;
      b += parts[table + 256 + (signs[at++] as number)] as number;
      c += parts[table + 512 + (signs[at++] as number)] as number;
      d += parts[table + 768 + (signs[at++] as number)] as number;
    }
    return a + b + c + d;
  }
}
