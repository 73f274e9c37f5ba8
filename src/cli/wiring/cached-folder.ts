import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Config } from '../../config/config.js';
import type { Document } from '../../core/types/document.js';
import { errorCode } from '../../core/types/error-names.js';
import { FolderReader } from '../../corpus/folder-reader.js';
import { readFolder } from './read-folder.js';
import { readingKey } from './reading-key.js';

/** The code that turns files into documents. */
const readers = ['corpus', 'core/types'] as const;

/**
 * As `readFolder`, but what was read once is read back from `cache` as long as neither the files nor the program that
 * reads them have changed: measuring over and over does not parse over and over. @throws {CorpusError}
 */
export async function readCachedFolder(
  folder: string,
  config: Pick<Config, 'corpus'>,
  cache: string,
): Promise<readonly Document[]> {
  const file = join(cache, `${await keyOf(folder, config)}.json`);
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Document[];
  } catch {
    // Not kept, or not whole: it is read and kept anew.
  }
  const documents = await readFolder(folder, config);
  mkdirSync(cache, { recursive: true });
  const unfinished = `${file}.${process.pid}.tmp`;
  writeFileSync(unfinished, JSON.stringify(documents));
  renameSync(unfinished, file);
  return documents;
}

async function keyOf(
  folder: string,
  { corpus: { maxFileBytes, parsing } }: Pick<Config, 'corpus'>,
): Promise<string> {
  const hash = createHash('sha256').update(readingKey(parsing, readers));
  for (const { id, bytes } of await new FolderReader({ folder, maxFileBytes, parsing }).files()) {
    hash.update(JSON.stringify([id, bytes, changedMs(join(folder, id))]));
  }
  return hash.digest('hex');
}

/** When a file, or the archive that it lies in, was last changed, milliseconds since 1970. */
function changedMs(path: string): number {
  try {
    return statSync(path).mtimeMs;
  } catch (error) {
    if (errorCode(error) !== 'ENOTDIR') throw error;
    return changedMs(dirname(path));
  }
}
