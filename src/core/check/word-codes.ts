/*
 * What a character is to a look over whole documents: a part of a word, a word by itself, a mark, a blank, or nothing
 * that anybody sees. Kept by code unit, so that a text of megabytes is read in milliseconds.
 */

/** What a code unit is; see `Character`. */
const characterKind = { unseen: 0, blank: 1, dash: 2, mark: 3, letter: 4, word: 5 } as const;

/** The letters that it is compared as, and what it is. */
interface Character {
  /** `letter` joins others to a word; `word` is one by itself, as where words have no blanks. */
  readonly kind: number;
  /** As code units: two for a ligature; none where it is not compared. */
  readonly folded: readonly number[];
}

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const unseen = /[\p{M}\u00ad\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069\ufeff]/u;
const dash = /[-‐‑‒–—―−﹘﹣－]/u;
const quotationMark = /["'`´«»‘’‚‛“”„‟‹›「」『』｢｣〝〞〟﹁﹂﹃﹄⹂＂＇]/u;

function characterOf(character: string): Character {
  if (unseen.test(character)) return { kind: characterKind.unseen, folded: [] };
  if (/\s/u.test(character)) return { kind: characterKind.blank, folded: [0x20] };
  if (dash.test(character)) return { kind: characterKind.dash, folded: [0x2d] };
  if (quotationMark.test(character)) return { kind: characterKind.mark, folded: [0x27] };
  if (character === '…') return { kind: characterKind.mark, folded: [0x2e, 0x2e, 0x2e] };
  // Figures such as ² and ½ are words by themselves: 10² is not 102.
  if (/[\p{No}\p{Nl}]/u.test(character)) return { kind: characterKind.word, folded: unitsOf(character) };
  const plain = character.normalize('NFKD').toLowerCase().replace(/\p{M}/gu, '').replace(/ς/gu, 'σ');
  if (!/[\p{L}\p{N}]/u.test(character)) return { kind: characterKind.mark, folded: unitsOf(plain) };
  const kind = unspaced.test(character) ? characterKind.word : characterKind.letter;
  return { kind, folded: unitsOf(plain) };
}

function unitsOf(text: string): number[] {
  return Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
}

/** By code unit: kind in the low bits, the one folded unit above; 0xff where it is not known yet or has several. */
const packed = new Int32Array(0x1_0000).fill(0xff);
const several = new Map<string, Character>();

function pack(character: string): number {
  const { kind, folded } = characterOf(character);
  if (folded.length > 1 || character.length > 1) several.set(character, { kind, folded });
  const value = folded.length > 1 ? 0xff : kind | ((folded[0] ?? 0) << 8);
  if (character.length === 1 && folded.length <= 1) packed[character.charCodeAt(0)] = value;
  return value;
}

/** Words of a text in order, as numbers; its arrays are used again for the next text. */
export class WordList {
  /** How many there are. */
  count = 0;
  /** 32 bits of the word as it is compared, typography aside. */
  words = new Int32Array(1 << 12);
  /** The same, with what stands between the word and the one before it. */
  joined = new Int32Array(1 << 12);
  starts = new Int32Array(1 << 12);
  ends = new Int32Array(1 << 12);

  #gap = seed;
  #last: number = characterKind.mark;

  clear(): void {
    this.count = 0;
    this.#gap = seed;
    this.#last = characterKind.mark;
  }

  /** Adds the words of [from, to), which neither begins nor ends inside a word. */
  add(text: string, from: number, to: number): void {
    let gap = this.#gap;
    let last = this.#last;
    let word = 0;
    let start = -1;
    let end = -1;
    const stop = Math.min(to, text.length);
    for (let at = from; at < stop; at++) {
      const unit = text.charCodeAt(at);
      let value = packed[unit] ?? 0xff;
      let folded: readonly number[] | undefined;
      let length = 1;
      if (value === 0xff) {
        const character = unit >= 0xd800 && unit <= 0xdbff ? text.slice(at, at + 2) : text.charAt(at);
        length = character.length;
        if (!several.has(character)) value = pack(character);
        const known = several.get(character);
        if (known !== undefined) {
          folded = known.folded;
          value = known.kind;
        }
      }
      const kind = value & 0xff;
      if (kind === characterKind.letter) {
        if (start === -1) {
          start = at;
          word = seed;
        }
        if (folded === undefined) word = Math.imul(word ^ (value >> 8), prime);
        else for (const one of folded) word = Math.imul(word ^ one, prime);
        end = at + length;
      } else if (kind === characterKind.unseen) {
        if (start !== -1) end = at + length;
      } else {
        if (start !== -1) {
          this.#push(word, gap, start, end);
          start = -1;
          gap = seed;
          last = characterKind.mark;
        }
        if (kind === characterKind.word) {
          word = seed;
          if (folded === undefined) word = Math.imul(word ^ (value >> 8), prime);
          else for (const one of folded) word = Math.imul(word ^ one, prime);
          this.#push(word, gap, at, at + length);
          gap = seed;
          last = characterKind.mark;
        } else {
          if (kind === characterKind.mark || kind !== last) {
            if (folded === undefined) gap = Math.imul(gap ^ (value >> 8), prime);
            else for (const one of folded) gap = Math.imul(gap ^ one, prime);
          }
          last = kind;
        }
      }
      at += length - 1;
    }
    if (start !== -1) {
      this.#push(word, gap, start, end);
      gap = seed;
      last = characterKind.mark;
    }
    this.#gap = gap;
    this.#last = last;
  }

  #push(word: number, gap: number, start: number, end: number): void {
    const at = this.count++;
    if (at === this.words.length) this.#grow();
    this.words[at] = word;
    this.joined[at] = Math.imul(word ^ gap, prime) ^ (gap >>> 7);
    this.starts[at] = start;
    this.ends[at] = end;
  }

  #grow(): void {
    const length = this.words.length * 2;
    const longer = (array: Int32Array<ArrayBuffer>) => {
      const grown = new Int32Array(length);
      grown.set(array);
      return grown;
    };
    this.words = longer(this.words);
    this.joined = longer(this.joined);
    this.starts = longer(this.starts);
    this.ends = longer(this.ends);
  }
}

/** FNV-1a, 32 bits. */
const seed = 0x811c9dc5 | 0;
const prime = 0x01000193;

/** The end of a piece of a text from `from` on that cuts no word: behind a blank, if one comes in time. */
export function pieceEnd(text: string, from: number, end: number, length: number): number {
  for (let at = from + length; at < Math.min(end, from + 2 * length); at++) {
    const unit = text.charCodeAt(at);
    if (unit === 0x20 || unit === 0x0a) return at;
  }
  return end - from <= length ? end : Math.min(end, from + 2 * length);
}
