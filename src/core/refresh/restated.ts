import { metadataHashOf } from '../indexing/hashes.js';
import { defined } from '../types/defined.js';
import { type Document, type DocumentMetadata, type HashedDocument, metadataOf } from '../types/document.js';
import type { IndexReader, StoredDocument } from '../types/index-reader.js';
import { type CorpusReading, DamagedIndexError } from '../types/ports.js';

/**
 * The reading with the documents of which something else is known now among those that it reads: made from the index,
 * so that no file is opened.
 */
export function withRestated(
  reading: CorpusReading,
  known: ReadonlyMap<string, HashedDocument>,
  index: Pick<IndexReader, 'document'>,
): CorpusReading {
  const { restated } = reading;
  if (restated === undefined || restated.size === 0) return reading;
  async function* all(): AsyncGenerator<Document> {
    yield* reading.documents;
    for (const [id, metadata] of restated ?? [])
      yield restate(id, metadata, known.get(id), await index.document(id));
  }
  return { ...reading, documents: all() };
}

/** @throws {DamagedIndexError} where the index does not hold what was read: the file must be read again. */
function restate(
  id: string,
  metadata: DocumentMetadata,
  known: HashedDocument | undefined,
  stored: StoredDocument | undefined,
): Document {
  if (stored === undefined) throw new DamagedIndexError(id, 'is not in it');
  const { text: sliceable, body, blocks, places, bytes } = stored;
  const text = sliceable.slice(0, sliceable.length);
  const read = { id, text, bytes, ...defined({ body, places, file: known?.file }) };
  const before = defined(metadataOf(stored));
  // Whether its reader gave the blocks, or they were told by the text, is not on record.
  for (const shape of [{ blocks }, {}]) {
    if (metadataHashOf({ ...read, ...shape, ...before }) === known?.metadataHash)
      return { ...read, ...shape, ...metadata };
  }
  throw new DamagedIndexError(id, 'is not what was read');
}
