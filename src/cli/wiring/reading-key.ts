import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ParsingLimits } from '../../corpus/parsing/limits.js';
import { codeIn } from './code-in.js';

/** What turns a file into a document and a document into an index. */
const reading = ['corpus', 'core'] as const;

/**
 * Names how files are read, by the program's own code, its libraries' versions and the limits: after an update that
 * reads something differently every file is read again, and nobody has to remember to say so.
 *
 * @param code Folders, without those that have no part in it.
 */
export function readingKey(
  parsing: ParsingLimits,
  code: readonly Parameters<typeof codeIn>[0][] = reading,
): string {
  const hash = createHash('sha256').update(JSON.stringify(parsing));
  for (const name of code) hash.update(codeIn(name));
  return hash.update(lockFile(dirname(fileURLToPath(import.meta.url)))).digest('hex');
}

/** The versions of everything that is installed; '' where they are not on record. */
function lockFile(folder: string): string {
  try {
    return readFileSync(join(folder, 'package-lock.json'), 'utf8');
  } catch {
    const parent = dirname(folder);
    return parent === folder ? '' : lockFile(parent);
  }
}
