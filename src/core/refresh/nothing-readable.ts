import { CorpusError, type CorpusReader } from '../types/ports.js';
import type { Skipped } from '../types/refresh-record.js';

/** @param hasOld Whether there is an index already, which stays. */
export function nothingReadable(
  corpus: Pick<CorpusReader, 'name' | 'extensions'>,
  skipped: readonly Skipped[],
  hasOld: boolean,
): CorpusError {
  const found =
    skipped.length === 0
      ? 'it is empty'
      : `none of its files could be read, for example ${skipped[0]?.file}: ${skipped[0]?.reason}`;
  const kept = hasOld ? ' The old index stays in use.' : '';
  const message = `Nothing to index in ${corpus.name}: ${found}. Put documents (${corpus.extensions.join(', ')}) there and refresh.${kept}`;
  return new CorpusError(message, 'empty');
}
