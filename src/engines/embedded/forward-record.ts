/** A document's numbers as they are kept: `ForwardDocument` with numbers for what are strings there. */
export interface ForwardNumbers {
  /** A number of the segment's table of languages. */
  readonly language: number;
  readonly bodyEnd: number;
  readonly sentenceStarts: Int32Array;
  readonly sentenceEnds: Int32Array;
  readonly sentenceLanguages: Int32Array;
  readonly sentenceHashes: Int32Array;
  /** One more than there are sentences. */
  readonly firstToken: Int32Array;
  readonly passageStarts: Int32Array;
  readonly titleTerms: Int32Array;
  readonly terms: Int32Array;
  /** Numbers of the segment's table of words. */
  readonly words: Int32Array;
  readonly signature: Uint16Array;
  readonly sentenceFlags: Uint8Array;
  readonly flags: Uint8Array;
}

/** Of each numbering its new numbers, by the old ones. */
export interface Renumbering {
  readonly terms: ArrayLike<number>;
  readonly words: ArrayLike<number>;
  readonly languages: ArrayLike<number>;
}

// A record: eight numbers, the arrays of 32-bit numbers, that of 16-bit numbers, the arrays of bytes, zeros up to a multiple of four bytes.

const headerNumbers = 8;

/** @returns a whole number of 32-bit words. */
export function encodeForward(forward: ForwardNumbers): Uint8Array<ArrayBuffer> {
  const { sentenceStarts, passageStarts, titleTerms, terms, words, signature } = forward;
  const counts = [sentenceStarts, passageStarts, titleTerms, terms, words, signature].map(
    ({ length }) => length,
  );
  const record = new Uint8Array(recordLength(counts));
  new Int32Array(record.buffer).set([forward.language, forward.bodyEnd, ...counts]);
  const view = viewForward(record);
  view.sentenceStarts.set(sentenceStarts);
  view.sentenceEnds.set(forward.sentenceEnds);
  view.sentenceLanguages.set(forward.sentenceLanguages);
  view.sentenceHashes.set(forward.sentenceHashes);
  view.firstToken.set(forward.firstToken);
  view.passageStarts.set(passageStarts);
  view.titleTerms.set(titleTerms);
  view.terms.set(terms);
  view.words.set(words);
  view.signature.set(signature);
  view.sentenceFlags.set(forward.sentenceFlags);
  view.flags.set(forward.flags);
  return record;
}

function recordLength([
  sentences = 0,
  passages = 0,
  titleTerms = 0,
  tokens = 0,
  words = 0,
  signature = 0,
]: number[]): number {
  const numbers = headerNumbers + 5 * sentences + 1 + passages + titleTerms + tokens + words;
  return numbers * 4 + ((2 * signature + sentences + tokens + 3) & ~3);
}

/** The record's arrays, as views of it. @param record Begins at a multiple of four bytes. */
export function viewForward(record: Uint8Array): ForwardNumbers {
  let at = record.byteOffset;
  const numbers = (length: number) => {
    const array = new Int32Array(record.buffer, at, length);
    at += length * 4;
    return array;
  };
  const bytes = (length: number) => {
    const array = new Uint8Array(record.buffer, at, length);
    at += length;
    return array;
  };
  const halves = (length: number) => {
    const array = new Uint16Array(record.buffer, at, length);
    at += length * 2;
    return array;
  };
  const [language = 0, bodyEnd = 0, ...counts] = numbers(headerNumbers);
  const [sentences = 0, passages = 0, titleTerms = 0, tokens = 0, words = 0, signature = 0] = counts;
  return {
    language,
    bodyEnd,
    sentenceStarts: numbers(sentences),
    sentenceEnds: numbers(sentences),
    sentenceLanguages: numbers(sentences),
    sentenceHashes: numbers(sentences),
    firstToken: numbers(sentences + 1),
    passageStarts: numbers(passages),
    titleTerms: numbers(titleTerms),
    terms: numbers(tokens),
    words: numbers(words),
    signature: halves(signature),
    sentenceFlags: bytes(sentences),
    flags: bytes(tokens),
  };
}

/** The same document by other numbers. */
export function renumberForward(
  record: Uint8Array,
  { terms, words, languages }: Renumbering,
): Uint8Array<ArrayBuffer> {
  const renumbered = new Uint8Array(record);
  const view = viewForward(renumbered);
  new Int32Array(renumbered.buffer, 0, 1)[0] = languages[view.language] ?? 0;
  renumber(view.sentenceLanguages, languages);
  renumber(view.titleTerms, terms);
  renumber(view.terms, terms);
  renumber(view.words, words);
  return renumbered;
}

function renumber(array: Int32Array, numbers: ArrayLike<number>): void {
  for (let i = 0; i < array.length; i++) array[i] = numbers[array[i] ?? 0] ?? 0;
}
