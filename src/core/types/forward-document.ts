import { type Block, type BlockKind, blockKinds, isMargin } from './block.js';
import type { Document } from './document.js';
import type { Sentence } from './sentence.js';
import type { Span } from './span.js';
import type { StoredArrays } from './stored-arrays.js';
import type { TokenWords } from './token-words.js';

/** What a token is beside its term; bits of `ForwardDocument.flags`. */
export const tokenFlag = {
  stop: 1,
  capital: 2,
  number: 4,
  sentenceStart: 8,
  /** Behind a comma or a semicolon. */
  listed: 16,
  /** A year, a month, a weekday or a time of day. */
  time: 32,
  /** "and", "or": joins the last item of a list to the others. On a number the bit is `money`. */
  joins: 64,
  /** Of a number, which joins nothing: it stands beside the sign of a currency. */
  money: 64,
  /** "because", "due": gives a reason. */
  reason: 128,
} as const;

/** What a sentence is; bits of `ForwardDocument.sentenceFlags`. */
export const sentenceFlag = {
  heading: 1,
  question: 2,
  opensParagraph: 4,
  /** Of the page, not of its text: "Leave a Reply". */
  furniture: 8,
  /** Begins a place that no passage and no window crosses, such as a row. */
  opensPlace: 16,
  /** Begins a line of the text, white space aside. */
  opensLine: 32,
  /** The first of its block. */
  opensBlock: 64,
  /** No window crosses to it from the sentence before: a section begins, a mark stands between, or margin and text meet. */
  opensPart: 128,
} as const;

/** How a sentence begins, and whether it leads on; bits of `ForwardDocument.sentenceOpenings`. */
export const sentenceOpening = {
  /** With a pronoun or a connective: a reader needs the sentence before it. */
  leans: 1,
  /** With a connective of contrast, exception or result. */
  turns: 2,
  /** It is no beginning: a sentence longer than a quote was cut before it. */
  goesOn: 4,
  /** It ends in a colon: what it announces stands behind it. */
  announces: 8,
  /** It tells how something ended: "was rejected", "did not pass". */
  concludes: 16,
} as const;

/**
 * A document as numbers: its sentences, and the terms of each in order (the forward index). Windows are scored from
 * it, so that a question tokenises nothing but itself and what it quotes. Its arrays are those of `storedArrays`.
 */
export interface ForwardDocument extends StoredArrays {
  readonly id: string;
  /** ISO 639-1, or 'und'. */
  readonly language: string;
  /** Each sentence's language: its paragraph's. */
  readonly sentenceLanguages: readonly string[];
  /** Where the last passage ends. */
  readonly bodyEnd: number;
  /** The number by which this document knows a term; undefined where it cannot hold it. */
  termNumber(term: string): number | undefined;
  /** The reverse; '' for a number that means no term. */
  readonly termAt: (number: number) => string;
}

/** A document made ready for an index: numbers, and what they stand for. */
export interface AnalysedDocument extends ForwardDocument {
  readonly document: Document;
  /** As its reader gave them, or else as its text looks. */
  readonly blocks: readonly Block[];
  /** SHA-256 of the text, hexadecimal. */
  readonly hash: string;
  /** SHA-256 of all else that is known of it, hexadecimal. */
  readonly metadataHash: string;
  /** What its tokens are, which tells their terms, too. */
  readonly tokens: TokenWords;
  /** The terms by number: of the text, stop words included, and of the title; distinct. */
  readonly vocabulary: readonly string[];
  /** Those of the sentences' languages that the text itself tells: a short note has its corpus' and counts for none. */
  readonly toldLanguages: readonly string[];
  /** Case-folded words without stop words, as they stand in text and title, with the number of their term. */
  readonly words: ReadonlyMap<string, number>;
  /**
   * Of each passage a vector, one behind the other, all of the same length in the whole index: passages whose vector
   * is near a question's are found by it (`IndexReader.nearest`). All 0: is near nothing. Absent: none has one.
   */
  readonly passageVectors?: Int8Array;
}

/** How many sentences a document has. */
export function sentenceCount({ sentenceStarts }: ForwardDocument): number {
  return sentenceStarts.length;
}

/** Where sentences [first, end) stand in the text; `first < end`. */
export function spanOfSentences(forward: ForwardDocument, first: number, end: number): Span {
  return { start: forward.sentenceStarts[first] ?? 0, end: forward.sentenceEnds[end - 1] ?? 0 };
}

export function isHeading({ sentenceFlags }: ForwardDocument, sentence: number): boolean {
  return ((sentenceFlags[sentence] ?? 0) & sentenceFlag.heading) !== 0;
}

/** `sentenceBlocks` of a block's sentences. */
export function blockNumber({ kind, level = 0 }: Block): number {
  return blockKinds.indexOf(kind) + 16 * level;
}

export function blockKindOf(
  { sentenceBlocks }: Pick<ForwardDocument, 'sentenceBlocks'>,
  sentence: number,
): BlockKind {
  return blockKinds[(sentenceBlocks[sentence] ?? 0) % 16] ?? 'paragraph';
}

/** Of the page and not of its text: quoted where nothing else answers. */
export function isInMargin(forward: ForwardDocument, sentence: number): boolean {
  return isMargin({ kind: blockKindOf(forward, sentence) });
}

/** The sentences as they were split. */
export function sentencesOf(forward: ForwardDocument): Sentence[] {
  let paragraph = -1;
  let block = -1;
  return Array.from(forward.sentenceStarts, (start, i) => {
    if (((forward.sentenceFlags[i] ?? 0) & sentenceFlag.opensParagraph) !== 0) paragraph++;
    if (((forward.sentenceFlags[i] ?? 0) & sentenceFlag.opensBlock) !== 0) block++;
    return { start, end: forward.sentenceEnds[i] ?? start, paragraph, block, heading: isHeading(forward, i) };
  });
}
