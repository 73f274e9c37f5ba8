import { analyseDocument } from '../analyse-document.js';
import { isChanged } from '../changes.js';
import { type HashedDocument, hashed } from '../fingerprint.js';
import type { AnalysedDocument } from '../forward-document.js';
import { splitIntoPassages } from '../passages.js';
import type { CorpusReading } from '../ports.js';
import { turnGiver } from '../turns.js';

/**
 * The documents that are not in the index as they are now, analysed.
 * @param before What is in the index.
 * @param after Gets every document that was read.
 */
export async function* analyseChanged(
  { documents }: CorpusReading,
  before: readonly HashedDocument[],
  after: HashedDocument[],
): AsyncGenerator<AnalysedDocument> {
  const known = new Map(before.map((document) => [document.id, document]));
  const giveTurn = turnGiver();
  for await (const document of documents) {
    const now = hashed(document);
    after.push(now);
    const old = known.get(document.id);
    if (old === undefined || isChanged(old, now)) yield analyseDocument(document);
    await giveTurn();
  }
}

/** How many passages an index of it would have. @param after Gets every document that was read. */
export async function countPassages({ documents }: CorpusReading, after: HashedDocument[]): Promise<number> {
  let passages = 0;
  for await (const document of documents) {
    after.push(hashed(document));
    passages += splitIntoPassages(document).length;
  }
  return passages;
}
