import { type AnalysedDocument, tokenFlag } from '../../core/types/forward-document.js';

export interface PassageTerms {
  /** In order, repeats included, without stop words. */
  readonly terms: readonly number[];
  /** Whether all of it stood in the index before. */
  readonly isKept: boolean;
}

/** What of each passage is indexed. @param terms By token. */
export function* passageTerms(
  { tokens, flags, firstToken, sentenceStarts, passageStarts }: AnalysedDocument,
  terms: Int32Array,
): Generator<PassageTerms> {
  let sentence = 0;
  let token = 0;
  for (let i = 0; i < passageStarts.length; i++) {
    const next = passageStarts[i + 1] ?? Number.POSITIVE_INFINITY;
    while ((sentenceStarts[sentence] ?? Number.POSITIVE_INFINITY) < next) sentence++;
    const end = firstToken[sentence] ?? terms.length;
    const content: number[] = [];
    let isKept = true;
    for (; token < end; token++) {
      if ((tokens.text[token] as number) < 0) isKept = false;
      if (((flags[token] as number) & tokenFlag.stop) === 0) content.push(terms[token] as number);
    }
    yield { terms: content, isKept };
  }
}

/** The distinct stop words of a document, in order of first mention. @param terms By token. */
export function stopTerms(terms: Int32Array, flags: Uint8Array): number[] {
  const stops = new Set<number>();
  for (let token = 0; token < terms.length; token++)
    if (((flags[token] as number) & tokenFlag.stop) !== 0) stops.add(terms[token] as number);
  return [...stops];
}
