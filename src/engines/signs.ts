/** A bit for each number, 1 where it is positive; each row begins at a byte of its own. */
type Signs = Uint8Array;

/** Of arrays that have been asked for; an eighth of their size. */
const known = new WeakMap<Int8Array, Signs>();

/** The signs of rows of one length, remembered as long as the rows are. */
export function signsOf(rows: Int8Array, length: number): Signs {
  const before = known.get(rows);
  if (before !== undefined) return before;
  const bytes = bytesOf(length);
  const count = rows.length / length;
  const signs = new Uint8Array(count * bytes);
  for (let row = 0; row < count; row++) {
    for (let i = 0; i < length; i++) {
      const at = row * bytes + (i >> 3);
      if ((rows[row * length + i] as number) > 0) signs[at] = (signs[at] as number) | (1 << (i & 7));
    }
  }
  known.set(rows, signs);
  return signs;
}

const bytesOf = (length: number) => Math.ceil(length / 8);

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
  of(signs: Signs, row: number): number {
    const bytes = this.#bytes;
    const parts = this.#parts;
    const at = row * bytes;
    let sum = 0;
    for (let i = 0; i < bytes; i++) sum += parts[(i << 8) + (signs[at + i] as number)] as number;
    return sum;
  }
}
