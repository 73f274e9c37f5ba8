import { hashOf } from '../indexing/hashes.js';
import type { Document } from '../types/document.js';
import type { CatalogueEntry } from '../types/index-reader.js';
import { CorpusError, type CorpusReader } from '../types/ports.js';
import type { GivenSpan } from '../types/quote.js';
import { inScope, type Scope } from '../types/scope.js';

/** So many files of the same text are read, of those in the index and of new ones each. */
const maxRead = 10;

/**
 * Documents under other names whose text is the one that was quoted from. The index knows most of them; a file that came
 * after it is read only where it is as long as the one that is looked for.
 */
export async function renamedFrom(
  { documentId, documentHash }: GivenSpan,
  catalogue: readonly CatalogueEntry[],
  scope: Scope,
  corpus: Pick<CorpusReader, 'readOne' | 'files'>,
): Promise<Document[]> {
  const same = catalogue.filter(({ hash }) => hash === documentHash);
  const indexed = same.map(({ id }) => id).filter((id) => id !== documentId && inScope(scope, id));
  const fresh = await newFiles(catalogue, new Set(same.map(({ bytes }) => bytes)), corpus);
  const found: Document[] = [];
  for (const id of [...indexed.slice(0, maxRead), ...fresh.slice(0, maxRead)]) {
    const reading = await corpus.readOne(id);
    if (reading.kind === 'read' && hashOf(reading.document.text) === documentHash)
      found.push(reading.document);
  }
  return found;
}

/** Ids of files of these sizes that the index does not know. */
async function newFiles(
  catalogue: readonly CatalogueEntry[],
  sizes: ReadonlySet<number>,
  corpus: Pick<CorpusReader, 'files'>,
): Promise<string[]> {
  if (sizes.size === 0) return [];
  const known = new Set(catalogue.map(({ id }) => id));
  try {
    const files = await corpus.files();
    return files.filter(({ id, bytes }) => sizes.has(bytes) && !known.has(id)).map(({ id }) => id);
  } catch (error) {
    // Without the folder there is nothing new in it.
    if (error instanceof CorpusError) return [];
    throw error;
  }
}
