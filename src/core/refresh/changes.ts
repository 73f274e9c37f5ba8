import type { HashedDocument } from '../types/document.js';
import { compareIds } from '../types/document.js';
import type { CorpusChanges } from '../types/refresh-record.js';

/**
 * What changed between two readings of a corpus, whatever order the documents come in. A document has changed when
 * its text, its metadata or the part of it that may be quoted has; the same text in another encoding is the same.
 */
export function changesBetween(
  before: readonly HashedDocument[],
  after: readonly HashedDocument[],
): CorpusChanges {
  const old = new Map(before.map((document) => [document.id, document]));
  const present = new Set(after.map(({ id }) => id));
  const added = after.filter(({ id }) => !old.has(id));
  const changed = after.filter((document) => isChanged(old.get(document.id), document));
  const removed = before.filter(({ id }) => !present.has(id));
  return { added: sortedIds(added), changed: sortedIds(changed), removed: sortedIds(removed) };
}

/** Whether a document that was there before is another now. */
export function isChanged(before: HashedDocument | undefined, after: HashedDocument): boolean {
  return before !== undefined && (before.hash !== after.hash || before.metadataHash !== after.metadataHash);
}

function sortedIds(documents: readonly HashedDocument[]): string[] {
  return documents.map(({ id }) => id).sort(compareIds);
}
