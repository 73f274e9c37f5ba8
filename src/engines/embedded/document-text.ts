import type { SliceableText } from '../../core/types/sliceable-text.js';

/** A text as bytes from which any part can be had by its position. */
export interface EncodedText {
  readonly bytes: Uint8Array;
  /** Bytes a code unit: 1 (Latin-1) where that holds them all, else 2 (UTF-16, little-endian, lone surrogates and all). */
  readonly width: 1 | 2;
  /** UTF-16 code units. */
  readonly length: number;
}

export function encodeText(text: string): EncodedText {
  const width = /[^\0-\xff]/.test(text) ? 2 : 1;
  return { bytes: Buffer.from(text, width === 1 ? 'latin1' : 'utf16le'), width, length: text.length };
}

export function decodeText(bytes: Uint8Array, width: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString(
    width === 1 ? 'latin1' : 'utf16le',
  );
}

/** Texts no longer than this are kept from the first reading on, which checks the whole of them anyway. */
const keptLength = 1 << 16;

/** Longer texts are read in pieces of so many code units: whoever asks for a sentence asks for those beside it, too. */
const pieceLength = 1 << 11;

/** A text that stands in a file. */
export class StoredText implements SliceableText {
  readonly length: number;
  readonly #read: (start: number, end: number) => string;
  #whole: string | undefined;
  /** By number. */
  readonly #pieces = new Map<number, string>();

  /** @param read Gives the code units [start, end). */
  constructor(length: number, read: (start: number, end: number) => string) {
    this.length = length;
    this.#read = read;
  }

  slice(start: number, end = this.length): string {
    const from = place(start, this.length);
    const to = place(end, this.length);
    if (from >= to) return '';
    if (this.length <= keptLength) {
      this.#whole ??= this.#read(0, this.length);
      return this.#whole.slice(from, to);
    }
    const number = Math.floor(from / pieceLength);
    const begun = number * pieceLength;
    if (to > begun + pieceLength) return this.#read(from, to);
    return this.#piece(number).slice(from - begun, to - begun);
  }

  #piece(number: number): string {
    const known = this.#pieces.get(number);
    if (known !== undefined) return known;
    const start = number * pieceLength;
    const piece = this.#read(start, Math.min(this.length, start + pieceLength));
    this.#pieces.set(number, piece);
    return piece;
  }
}

/** What `String.prototype.slice` takes an offset for. */
function place(offset: number, length: number): number {
  const whole = Math.trunc(offset);
  return whole < 0 ? Math.max(length + whole, 0) : Math.min(whole, length);
}
