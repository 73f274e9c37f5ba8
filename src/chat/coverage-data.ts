import type { Coverage, CoverageComparison, ListedDocument, SideCoverage } from '../core/coverage.js';
import { quoteData } from './answer-data.js';

/** A coverage for programs; what `--json` prints. Offsets are as in an answer. */
export function coverageData(
  coverage: Coverage,
  shown: { readonly page: number; readonly pages: number },
  tookMs: number,
) {
  const { topic, documents, covering, passages, silent, silentCount, evidence, index } = coverage;
  return {
    topic,
    ...shown,
    covering,
    passages,
    documents: documents.map((document) => ({
      ...listedData(document),
      passages: document.passages,
      quote: quoteData(document.quote),
    })),
    silentCount,
    silent: silent.map(listedData),
    evidence,
    index,
    tookMs,
  };
}

/** A comparison for programs. */
export function comparisonData(
  { topic, sides, shared, evidence, index }: CoverageComparison,
  names: readonly [string, string],
  tookMs: number,
) {
  return {
    topic,
    shared,
    between: sides.map((side, i) => ({ name: names[i], ...sideData(side) })),
    evidence,
    index,
    tookMs,
  };
}

function sideData({ documents, covering, passages, quotes, only, onlyWords }: SideCoverage) {
  return {
    documents,
    covering,
    passages,
    quotes: quotes.map(quoteData),
    only: only === undefined ? null : quoteData(only),
    onlyWords,
  };
}

function listedData({ documentId, title, url, author, publisher, date }: ListedDocument) {
  return {
    documentId,
    title,
    url: url ?? null,
    author: author ?? null,
    publisher: publisher ?? null,
    date: date ?? null,
  };
}
