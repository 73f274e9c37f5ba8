import { buildIndex } from '../core/indexing/build-index.js';
import { type Answering, answerAll } from './answer-all.js';
import type { QualitySet } from './quality-set.js';
import { type ShapeFault, Shapes, shapeFaults } from './quote-shape.js';

/** So many quotes of each answer are looked at: as many as /ask shows. */
const quotesShown = 3;

/** What the quotes of one set's answers look like, as lines for people. */
export async function shapeLines(
  { name, documents, queries }: Pick<QualitySet, 'name' | 'documents' | 'queries'>,
  answering: Answering,
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
  const share = (fault: ShapeFault) => `${counts.get(fault) ?? 0} of ${quotes} ${shapeFaults[fault]}`;
  return [
    `${name}: ${quotes} quotes, ${Math.round(length / Math.max(1, quotes))} characters long on average`,
    ...(Object.keys(shapeFaults) as ShapeFault[]).map((fault) => `  ${share(fault)}`),
  ];
}
