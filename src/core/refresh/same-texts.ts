import type { HashedDocument } from '../types/document.js';
import { compareIds } from '../types/document.js';
import { groupBy } from '../types/group-by.js';
import type { CorpusChanges, SameText } from '../types/refresh-record.js';

/** Which texts of removed documents have come again under other ids; by the first removed id. */
export function sameTextsAmong(
  { added, removed }: Pick<CorpusChanges, 'added' | 'removed'>,
  before: readonly HashedDocument[],
  after: readonly HashedDocument[],
): SameText[] {
  const gone = idsByText(removed, before);
  const come = idsByText(added, after);
  return [...gone].flatMap(([text, removedIds]) => {
    const addedIds = come.get(text);
    return addedIds === undefined ? [] : [{ removed: removedIds, added: addedIds }];
  });
}

/** Ids in their order by the hash of their text, in order of each text's first id. */
function idsByText(ids: readonly string[], documents: readonly HashedDocument[]): Map<string, string[]> {
  const hashes = new Map(documents.map(({ id, hash }) => [id, hash]));
  return groupBy([...ids].sort(compareIds), (id) => hashes.get(id) ?? '');
}
