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
  const { id, vocabulary, titleTerms, terms, passageStarts } = analysed;
  const title = Array.from(titleTerms, (number) => vocabulary[number] ?? '');
  const passages: PassageEntry[] = [];
  let sentence = 0;
  for (const [i, start] of passageStarts.entries()) {
    const from = analysed.firstToken[sentence] ?? terms.length;
    sentence = firstSentenceFrom(analysed, passageStarts[i + 1] ?? Number.POSITIVE_INFINITY, sentence);
    const to = analysed.firstToken[sentence] ?? terms.length;
    passages.push({ id: passageId(id, start), terms: contentTerms(analysed, from, to) });
  }
  return {
    id,
    titleTerms: title,
    terms: [...title, ...contentTerms(analysed, 0, terms.length)],
    stopTerms: Array.from(stopTerms(analysed), (number) => vocabulary[number] ?? ''),
    passages,
  };
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

function firstSentenceFrom({ sentenceStarts }: ForwardDocument, offset: number, from: number): number {
  let sentence = from;
  while ((sentenceStarts[sentence] ?? Number.POSITIVE_INFINITY) < offset) sentence++;
  return sentence;
}

/** Of the tokens [from, to), but stop words. */
function contentTerms({ terms, flags, vocabulary }: AnalysedDocument, from: number, to: number): string[] {
  const content: string[] = [];
  for (let token = from; token < to; token++) {
    if (((flags[token] ?? 0) & tokenFlag.stop) === 0) content.push(vocabulary[terms[token] ?? 0] ?? '');
  }
  return content;
}

function stopTerms({ terms, flags }: ForwardDocument): ReadonlySet<number> {
  const stops = new Set<number>();
  for (const [token, term] of terms.entries()) {
    if (((flags[token] ?? 0) & tokenFlag.stop) !== 0) stops.add(term);
  }
  return stops;
}
