import type { Document } from '../types/document.js';
import type { AnalysedDocument } from '../types/forward-document.js';

/** An analysed document as it crosses threads, without what the other side has: plain data. */
export type CopiedAnalysis = Omit<AnalysedDocument, 'document' | 'termNumber' | 'termAt'>;

export function copyOfAnalysis(analysed: AnalysedDocument): CopiedAnalysis {
  const { document, termNumber, termAt, ...copied } = analysed;
  return copied;
}

/** The same again. @param document What was analysed. */
export function restoredAnalysis(copied: CopiedAnalysis, document: Document): AnalysedDocument {
  let numbers: ReadonlyMap<string, number> | undefined;
  return {
    ...copied,
    document,
    termNumber: (term) => {
      numbers ??= new Map(copied.vocabulary.map((one, number) => [one, number]));
      return numbers.get(term);
    },
    termAt: (number) => copied.vocabulary[number] ?? '',
  };
}
