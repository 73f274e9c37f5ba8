/** Words repeat (Zipf): remembering this many saves nearly all the work. */
const defaultCapacity = 50_000;

/** So many places there are at first; a power of two. */
const firstPlaces = 1 << 10;

/**
 * What was found out about words; begun anew where it grows too large. A word is looked up where it stands in a text: cutting it out, and
 * having V8 hash what was cut out, takes longer than all else about a word that is known. The hash is that of `AsciiWords`, written here,
 * too: in a function of both it took a tenth more of a processor's time.
 */
export class KnownWords<T> {
  readonly #capacity: number;
  readonly #words: string[] = [];
  readonly #values: T[] = [];
  /** By a word's hash, and behind it where that place is taken: 0 for none, else one more than the word's number. Three of four are free. */
  #places = new Uint32Array(firstPlaces);

  /** @param capacity So many words are remembered at most. Default: 50,000. */
  constructor(capacity = defaultCapacity) {
    this.#capacity = capacity;
  }

  /** Of the word that is `text` from `start` to `end`. */
  get(text: string, start = 0, end = text.length): T | undefined {
    const number = this.#places[this.#placeOf(text, start, end)] as number;
    return number === 0 ? undefined : this.#values[number - 1];
  }

  /** @param word One that is not known. */
  keep(word: string, value: T): T {
    if (this.#words.length >= this.#capacity) this.#forget();
    if (4 * this.#words.length >= this.#places.length) this.#grow();
    this.#places[this.#placeOf(word, 0, word.length)] = this.#words.push(word);
    this.#values.push(value);
    return value;
  }

  #forget(): void {
    this.#places.fill(0);
    this.#words.length = 0;
    this.#values.length = 0;
  }

  #grow(): void {
    this.#places = new Uint32Array(2 * this.#places.length);
    for (const [i, word] of this.#words.entries()) this.#places[this.#placeOf(word, 0, word.length)] = i + 1;
  }

  /** The word's place, or else that where it belongs. */
  #placeOf(text: string, start: number, end: number): number {
    const places = this.#places;
    const last = places.length - 1;
    let hash = 0x811c9dc5;
    for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
    let place = (hash ^ (hash >>> 15)) & last;
    for (;;) {
      const number = places[place] as number;
      if (number === 0 || isAt(text, start, end, this.#words[number - 1] as string)) return place;
      place = (place + 1) & last;
    }
  }
}

function isAt(text: string, start: number, end: number, word: string): boolean {
  if (word.length !== end - start) return false;
  for (let i = 0; i < word.length; i++) if (word.charCodeAt(i) !== text.charCodeAt(start + i)) return false;
  return true;
}
