import { buildIndex } from '../core/indexing/build-index.js';
import { quality as texts } from '../texts/command-line/quality.js';
import { type AnsweringParts, answerAll, type RunRow } from './answer-all.js';
import { scorePlainly } from './plain-score.js';
import type { QualitySet } from './quality-set.js';
import { type ShapeFault, Shapes, shapeFaults } from './quote-shape.js';

/** So many quotes of each answer are looked at: as many as /ask shows. */
const quotesShown = 3;

/** Of each fault at most this share is aimed at. */
const maxFaulty = 0.05;

/** What answers within so many characters answers without being long. */
const cutLength = 250;

/** What it costs to show no more of each quote than its beginning. */
export function cutLine(queries: QualitySet['queries'], rows: readonly RunRow[]): string {
  const cut = rows.map((row) => ({
    ...row,
    quotes: row.quotes.map((quote) => ({ ...quote, text: quote.text.slice(0, cutLength) })),
  }));
  return texts.shapes.cut(cutLength, scorePlainly(queries, cut).all, scorePlainly(queries, rows).all);
}

/** What the quotes of one set's answers look like, as lines for people. */
export async function shapeLines(
  { name, documents, queries }: Pick<QualitySet, 'name' | 'documents' | 'queries'>,
  answering: AnsweringParts,
): Promise<string[]> {
  const engine = answering.makeEngine();
  const reader = await buildIndex(documents, engine);
  const rows = await answerAll(queries, reader, answering);
  await engine.close();
  const shapes = new Shapes(documents);
  const questions = new Map(queries.map(({ id, text }) => [id, text]));
  const counts = new Map<ShapeFault, number>();
  let length = 0;
  let quotes = 0;
  for (const { qid, quotes: found } of rows) {
    for (const { docId, start, end } of found.slice(0, quotesShown)) {
      quotes++;
      length += end - start;
      for (const fault of shapes.faultsOf(docId, { start, end }, questions.get(qid) ?? '')) {
        counts.set(fault, (counts.get(fault) ?? 0) + 1);
      }
    }
  }
  const share = (fault: ShapeFault) => {
    const count = counts.get(fault) ?? 0;
    const isMissed = count > maxFaulty * quotes;
    return texts.shapes.fault(
      count,
      quotes,
      texts.shapeFaults[fault],
      isMissed ? 100 * maxFaulty : undefined,
    );
  };
  return [
    texts.shapes.length(name, quotes, Math.round(length / Math.max(1, quotes))),
    ...shapeFaults.map((fault) => `  ${share(fault)}`),
    `  ${cutLine(queries, rows)}`,
  ];
}
