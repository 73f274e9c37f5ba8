import { type AnalysedDocument, type ForwardDocument, tokenFlag } from '../types/forward-document.js';

/** A document as an engine indexes it: its terms, already analysed, so that every engine shares one analysis. */
export interface DocumentEntry {
  readonly id: string;
  /** In order, repeats included; empty when the title is only the text's opening words. */
  readonly titleTerms: readonly string[];
  /** Title and body together, in order, repeats included, without stop words. */
  readonly terms: readonly string[];
  /** Distinct stop words: searched only by a question that has nothing else. */
  readonly stopTerms: readonly string[];
  readonly passages: readonly PassageEntry[];
}

export interface PassageEntry {
  /** `documentId#start`. */
  readonly id: string;
  /** In order, repeats included, without stop words. */
  readonly terms: readonly string[];
}

/** What of a document is indexed. */
export function indexEntries(analysed: AnalysedDocument): DocumentEntry {
  const { id, vocabulary, titleTerms, passageStarts } = analysed;
  const named = (numbers: Iterable<number>) => Array.from(numbers, (number) => vocabulary[number] ?? '');
  const passages = passageTerms(analysed).map(named);
  const title = named(titleTerms);
  return {
    id,
    titleTerms: title,
    // Passages tile a document.
    terms: title.concat(...passages),
    stopTerms: named(stopTerms(analysed)),
    passages: passages.map((terms, i) => ({ id: passageId(id, passageStarts[i] ?? 0), terms })),
  };
}

/** What tells which tokens a passage has. */
type PassageTokens = Pick<
  ForwardDocument,
  'terms' | 'flags' | 'firstToken' | 'sentenceStarts' | 'passageStarts'
>;

/** Of each passage its terms by the document's numbers: in order, repeats included, without stop words. */
export function passageTerms(analysed: PassageTokens): number[][] {
  const { terms, firstToken, passageStarts } = analysed;
  const passages: number[][] = [];
  let sentence = 0;
  for (let i = 0; i < passageStarts.length; i++) {
    const from = firstToken[sentence] ?? terms.length;
    sentence = firstSentenceFrom(analysed, passageStarts[i + 1] ?? Number.POSITIVE_INFINITY, sentence);
    passages.push(contentTerms(analysed, from, firstToken[sentence] ?? terms.length));
  }
  return passages;
}

/** The distinct stop words of a document, by its numbers. */
export function stopTerms({ terms, flags }: ForwardDocument): ReadonlySet<number> {
  const stops = new Set<number>();
  for (let token = 0; token < terms.length; token++) {
    if (((flags[token] ?? 0) & tokenFlag.stop) !== 0) stops.add(terms[token] ?? 0);
  }
  return stops;
}

/** Names a passage: its document, and where it begins in the text. */
export function passageId(documentId: string, start: number): string {
  return `${documentId}#${start}`;
}

/** What `passageId` was made of. A document's id may hold a `#`, too. */
export function partsOfPassageId(id: string): { readonly documentId: string; readonly start: number } {
  const border = id.lastIndexOf('#');
  return { documentId: id.slice(0, border), start: Number(id.slice(border + 1)) };
}

function firstSentenceFrom({ sentenceStarts }: PassageTokens, offset: number, from: number): number {
  let sentence = from;
  while ((sentenceStarts[sentence] ?? Number.POSITIVE_INFINITY) < offset) sentence++;
  return sentence;
}

/** Of the tokens [from, to), but stop words. */
function contentTerms({ terms, flags }: PassageTokens, from: number, to: number): number[] {
  const content: number[] = [];
  for (let token = from; token < to; token++) {
    if (((flags[token] ?? 0) & tokenFlag.stop) === 0) content.push(terms[token] ?? 0);
  }
  return content;
}
