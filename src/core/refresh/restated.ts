import { metadataHashOf } from '../indexing/hashes.js';
import type { Document, DocumentMetadata, HashedDocument } from '../types/document.js';
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
  const {
    text: sliceable,
    body,
    blocks,
    places,
    bytes,
    title,
    titleOrigin,
    url,
    author,
    date,
    publisher,
    language,
  } = stored;
  const text = sliceable.slice(0, sliceable.length);
  const read = {
    id,
    text,
    bytes,
    ...(body === undefined ? {} : { body }),
    ...(places === undefined ? {} : { places }),
    ...(known?.file === undefined ? {} : { file: known.file }),
  };
  const before = given({ title, titleOrigin, url, author, date, publisher, language });
  // Whether its reader gave the blocks, or they were told by the text, is not on record.
  for (const shape of [{ blocks }, {}]) {
    if (metadataHashOf({ ...read, ...shape, ...before }) === known?.metadataHash)
      return { ...read, ...shape, ...metadata };
  }
  throw new DamagedIndexError(id, 'is not what was read');
}

type Known = { readonly [K in keyof DocumentMetadata]-?: DocumentMetadata[K] | undefined };

function given(metadata: Known): DocumentMetadata {
  const known = Object.entries(metadata).filter(([, value]) => value !== undefined);
  return Object.fromEntries(known) as unknown as DocumentMetadata;
}
