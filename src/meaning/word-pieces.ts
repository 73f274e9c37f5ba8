import { AsciiWords } from '../core/analysis/ascii-words.js';

/** A piece in the middle of a word is written with this before it. */
const continuing = '##';

/** Longer words are not looked up: they are one unknown piece. Characters; as BERT's tokenizer has it. */
const maxWordLength = 100;

/** How many words' pieces are remembered: some 2 MB. */
const rememberedWords = 8_000;

/**
 * BERT's uncased WordPiece (Devlin et al. 2018): a text is cleaned, lower-cased and rid of its accents, parted into words
 * and signs, and each word greedily into the longest pieces of a fixed vocabulary.
 */
export class WordPieces {
  readonly #vocabulary: readonly string[];
  /** Of ASCII: those that a word begins with, and those in the middle of one. */
  readonly #first: AsciiPieces;
  readonly #further: AsciiPieces;
  #numbersByPiece: ReadonlyMap<string, number> | undefined;
  #longestPiece = 0;
  /** Of words of several pieces, which take long to part. */
  readonly #parted = new Map<string, readonly number[]>();

  /** @param vocabulary The piece of each number, in order. */
  constructor(vocabulary: readonly string[]) {
    this.#vocabulary = vocabulary;
    this.#first = new AsciiPieces(vocabulary.length);
    this.#further = new AsciiPieces(vocabulary.length / 4);
    for (const [number, piece] of vocabulary.entries()) {
      if (isInWord(piece, 0)) this.#first.add(piece, 0, number);
      else if (piece.startsWith(continuing) && isInWord(piece, continuing.length))
        this.#further.add(piece, continuing.length, number);
    }
  }

  /** Of every word and sign of the text, in order, the pieces' numbers; [] for a word that is not made of known pieces. */
  *of(text: string): Generator<readonly number[]> {
    for (const word of wordsOf(text)) yield this.#ofWord(word);
  }

  /** The pieces' numbers of all words and signs of the text, in order. */
  in(text: string): number[] {
    const pieces: number[] = [];
    if (!isAscii.test(text)) {
      for (const word of wordsOf(text)) {
        if (isAscii.test(word)) this.#addPieces(pieces, word, 0, word.length);
        else pieces.push(...this.#ofWord(word));
      }
      return pieces;
    }
    for (let at = 0; at < text.length; ) {
      const end = wordOrSignEnd(text, at);
      if (end === at) {
        at++;
        continue;
      }
      this.#addPieces(pieces, text, at, end);
      at = end;
    }
    return pieces;
  }

  /** All pieces; most words are of ASCII, and none is looked up here. */
  get #pieces(): ReadonlyMap<string, number> {
    this.#numbersByPiece ??= new Map(this.#vocabulary.map((piece, number) => [piece, number]));
    return this.#numbersByPiece;
  }

  /** UTF-16 code units: nothing longer is looked for. */
  get #longest(): number {
    this.#longestPiece ||= this.#vocabulary.reduce((max, { length }) => Math.max(max, length), 0);
    return this.#longestPiece;
  }

  /** Those of the word or sign of ASCII `text.slice(start, end)`; none where it is not made of known ones. */
  #addPieces(pieces: number[], text: string, start: number, end: number): void {
    if (end - start > maxWordLength) return;
    const before = pieces.length;
    for (let from = start; from < end; ) {
      const among = from === start ? this.#first : this.#further;
      const found = among.findLongest(text, from, end);
      if (found === -1) {
        pieces.length = before;
        return;
      }
      pieces.push(among.numberOf(found));
      from += among.lengthOf(found);
    }
  }

  /** @param word As `wordsOf` gives it. */
  #ofWord(word: string): readonly number[] {
    const whole = this.#pieces.get(word);
    if (whole !== undefined) return [whole];
    let parted = this.#parted.get(word);
    if (parted === undefined) {
      const characters = [...word];
      parted = this.#part(characters);
      if (this.#parted.size >= rememberedWords) this.#parted.clear();
      // Put together anew: the word itself is cut out of its text, which would stay in memory with it.
      this.#parted.set(characters.join(''), parted);
    }
    return parted;
  }

  #part(characters: readonly string[]): readonly number[] {
    if (characters.length > maxWordLength) return [];
    const numbers: number[] = [];
    for (let start = 0; start < characters.length; ) {
      const piece = this.#longestFrom(characters, start);
      if (piece === undefined) return [];
      numbers.push(piece.number);
      start = piece.end;
    }
    return numbers;
  }

  #longestFrom(characters: readonly string[], start: number): { number: number; end: number } | undefined {
    const rest = (start === 0 ? '' : continuing) + characters.slice(start).join('');
    let length = rest.length;
    for (let end = characters.length; end > start; end--) {
      const number = length > this.#longest ? undefined : this.#pieces.get(rest.slice(0, length));
      if (number !== undefined) return { number, end };
      length -= characters[end - 1]?.length ?? 0;
    }
    return undefined;
  }
}

/** Pieces of ASCII, found where they stand in a text, by their numbers among these. */
class AsciiPieces {
  readonly #words: AsciiWords;
  readonly #numbers: number[] = [];

  /** @param expected How many, about. */
  constructor(expected: number) {
    this.#words = new AsciiWords(expected);
  }

  /** @param start What stands before is none of the piece. */
  add(piece: string, start: number, number: number): void {
    this.#words.add(piece, start, piece.length);
    this.#numbers.push(number);
  }

  /** The longest that begins at `start` and ends no further than `end`; -1 where none does. */
  findLongest(text: string, start: number, end: number): number {
    return this.#words.findLongest(text, start, end);
  }

  /** In UTF-16 code units. */
  lengthOf(found: number): number {
    return this.#words.lengthOf(found);
  }

  /** The piece's own. */
  numberOf(found: number): number {
    return this.#numbers[found] as number;
  }
}

/** Runs of what is neither space nor sign, and every sign alone. ASCII's symbols are signs too, others are letters. */
const wordOrSign = /[^\s\p{P}$+<=>^`|~]+|[\p{P}$+<=>^`|~]/gu;

/** What `wordOrSign` makes of characters of ASCII, by their codes. */
const [blank, sign, letter] = [0, 1, 2];
const kinds = Uint8Array.from({ length: 128 }, (_, code) => {
  const [one = ''] = String.fromCharCode(code).match(wordOrSign) ?? [];
  return one === '' ? blank : /[\p{L}\p{N}]/u.test(one) ? letter : sign;
});

/** Where the word or sign ends that begins there in a text of ASCII; `start` where none does. */
function wordOrSignEnd(text: string, start: number): number {
  const kind = kinds[text.charCodeAt(start)];
  let end = kind === blank ? start : start + 1;
  if (kind === letter) while (end < text.length && kinds[text.charCodeAt(end)] === letter) end++;
  return end;
}

/** Whether the rest of a piece from `start` on is what a text of ASCII, in small letters, may have as one word, a part of it, or a sign. */
function isInWord(piece: string, start: number): boolean {
  if (start >= piece.length || piece.charCodeAt(start) >= kinds.length) return false;
  if (wordOrSignEnd(piece, start) !== piece.length) return false;
  for (let at = start; at < piece.length; at++) {
    const code = piece.charCodeAt(at);
    if (code >= capitalA && code <= capitalZ) return false;
  }
  return true;
}

const [capitalA, capitalZ] = [0x41, 0x5a];

/** @returns the text's words and signs, cleaned as BERT cleans them, in order. */
export function wordsOf(text: string): string[] {
  return normalised(text).match(wordOrSign) ?? [];
}

const isAscii = /^[\t\n\r -~]*$/;

/** What is removed: control and format characters, unassigned ones, halves of a character, the replacement character. */
const unwanted = /[^\P{C}\t\n\r]|\uFFFD/gu;

/** Chinese characters, each a word of its own; the blocks that BERT names. */
const ideograph =
  /[\u{4E00}-\u{9FFF}\u{3400}-\u{4DBF}\u{20000}-\u{2A6DF}\u{2A700}-\u{2B73F}\u{2B740}-\u{2B81F}\u{2B820}-\u{2CEAF}\u{F900}-\u{FAFF}\u{2F800}-\u{2FA1F}]/gu;

/** Letters are lowered each for itself: Σ at a word's end is no ς. */
function normalised(text: string): string {
  if (isAscii.test(text)) return text.toLowerCase();
  return text
    .replace(unwanted, '')
    .replace(ideograph, ' $& ')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replaceAll('Σ', 'σ')
    .toLowerCase();
}
