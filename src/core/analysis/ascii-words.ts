/**
 * Words of ASCII by number, found where they stand in a text without cutting them out of it: a question looks at thousands.
 * Capital letters are small ones here. Texts are of ASCII alone.
 */
export class AsciiWords {
  /** A hash table with open addressing: a word's number and one; 0 where there is none. As long as a power of two. */
  #slots: Int32Array;
  /** The words one behind the other. */
  #codes = new Uint8Array(1 << 12);
  /** Where each word begins in them; one more than there are words. */
  readonly #starts: number[] = [0];
  #longest = 0;
  /** Of the beginnings of what is looked for, as long as the longest word. */
  #hashes = new Int32Array();

  /** @param expected How many words there will be, about; made for these at once, the table need not grow. */
  constructor(expected = 1 << 9) {
    this.#slots = new Int32Array(2 ** Math.ceil(Math.log2(2 * expected)));
  }

  /** How many there are: their numbers are 0 and up, in the order in which they were added. */
  get size(): number {
    return this.#starts.length - 1;
  }

  /** The number of the word `text.slice(start, end)`; -1 where it was not added. */
  find(text: string, start: number, end: number): number {
    return this.#find(hashOf(text, start, end), text, start, end);
  }

  /** The number of the longest word that begins at `start` and ends no further than `end`; -1 where none does. */
  findLongest(text: string, start: number, end: number): number {
    const last = Math.min(end, start + this.#longest);
    const hashes = this.#hashes;
    let hash = hashOfNothing;
    for (let i = start; i < last; i++) {
      hash = withCode(hash, lowered[text.charCodeAt(i)] as number);
      hashes[i - start] = hash;
    }
    for (let to = last; to > start; to--) {
      const number = this.#find(spread(hashes[to - start - 1] as number), text, start, to);
      if (number !== -1) return number;
    }
    return -1;
  }

  /** In characters. */
  lengthOf(number: number): number {
    return (this.#starts[number + 1] as number) - (this.#starts[number] as number);
  }

  #find(hash: number, text: string, start: number, end: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = hash & mask; ; slot = (slot + 1) & mask) {
      const number = (this.#slots[slot] as number) - 1;
      if (number === -1 || this.#is(number, text, start, end)) return number;
    }
  }

  /** Adds the word `text.slice(start, end)`, which is not there yet. @returns its number. */
  add(text: string, start: number, end: number): number {
    const number = this.size;
    const from = this.#starts[number] as number;
    const to = from + end - start;
    if (end - start > this.#longest) {
      this.#longest = end - start;
      this.#hashes = new Int32Array(this.#longest);
    }
    while (to > this.#codes.length) this.#codes = twiceAsLong(this.#codes);
    const codes = this.#codes;
    let hash = hashOfNothing;
    for (let i = from; i < to; i++) {
      const code = lowered[text.charCodeAt(start + i - from)] as number;
      codes[i] = code;
      hash = withCode(hash, code);
    }
    this.#starts.push(to);
    if (2 * this.size > this.#slots.length) {
      this.#slots = new Int32Array(2 * this.#slots.length);
      for (let other = 0; other < number; other++) this.#enter(other, this.#hashOf(other));
    }
    this.#enter(number, spread(hash));
    return number;
  }

  /** In small letters; a string of its own, which does not hold on to the text that the word stood in. */
  at(number: number): string {
    let word = '';
    for (let i = this.#starts[number] as number; i < (this.#starts[number + 1] as number); i++)
      word += String.fromCharCode(this.#codes[i] as number);
    return word;
  }

  #is(number: number, text: string, start: number, end: number): boolean {
    const from = this.#starts[number] as number;
    if ((this.#starts[number + 1] as number) - from !== end - start) return false;
    for (let i = start; i < end; i++)
      if (this.#codes[from + i - start] !== lowered[text.charCodeAt(i)]) return false;
    return true;
  }

  /** What `hashOf` gives for the word. */
  #hashOf(number: number): number {
    let hash = hashOfNothing;
    for (let i = this.#starts[number] as number; i < (this.#starts[number + 1] as number); i++)
      hash = withCode(hash, this.#codes[i] as number);
    return spread(hash);
  }

  #enter(number: number, hash: number): void {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hash & mask;
    while (slots[slot] !== 0) slot = (slot + 1) & mask;
    slots[slot] = number + 1;
  }
}

/** By code of ASCII. */
const lowered = Uint8Array.from({ length: 128 }, (_, code) =>
  String.fromCharCode(code).toLowerCase().charCodeAt(0),
);

/** Fowler, Noll and Vo's hash (1a), its upper bits mixed into the lower ones. */
function hashOf(text: string, start: number, end: number): number {
  let hash = hashOfNothing;
  for (let i = start; i < end; i++) hash = withCode(hash, lowered[text.charCodeAt(i)] as number);
  return spread(hash);
}

const hashOfNothing = 0x811c9dc5;

function withCode(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}

function twiceAsLong(codes: Uint8Array): Uint8Array<ArrayBuffer> {
  const longer = new Uint8Array(2 * codes.length);
  longer.set(codes);
  return longer;
}
