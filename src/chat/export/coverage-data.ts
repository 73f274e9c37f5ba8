import type { Coverage, CoverageComparison, SideCoverage } from '../../core/types/coverage.js';
import type { Quote } from '../../core/types/quote.js';
import { documentData } from './document-data.js';

/**
 * A coverage for programs; what `--json` prints. Offsets are as in an answer.
 * @param write One of its quotes for programs.
 */
export function coverageData(
  coverage: Coverage,
  shown: { readonly page: number; readonly pages: number },
  tookMs: number,
  write: (quote: Quote) => object,
) {
  const { topic, documents, covering, passages, silent, silentCount, evidence, index } = coverage;
  return {
    topic,
    ...shown,
    covering,
    passages,
    documents: documents.map((document) => ({
      ...documentData(document),
      passages: document.passages,
      quote: write(document.quote),
      nearCopies: document.nearDuplicates.map(({ documentId }) => documentId),
    })),
    silentCount,
    silent: silent.map(documentData),
    evidence,
    index,
    tookMs,
  };
}

/** A comparison for programs. @param write As above. */
export function comparisonData(
  { topic, sides, shared, evidence, index }: CoverageComparison,
  names: readonly [string, string],
  tookMs: number,
  write: (quote: Quote) => object,
) {
  return {
    topic,
    shared,
    between: sides.map((side, i) => ({ name: names[i], ...sideData(side, write) })),
    evidence,
    index,
    tookMs,
  };
}

function sideData(
  { documents, covering, passages, quotes, only, onlyWords }: SideCoverage,
  write: (quote: Quote) => object,
) {
  return {
    documents,
    covering,
    passages,
    quotes: quotes.map(write),
    only: only === undefined ? null : write(only),
    onlyWords,
  };
}
