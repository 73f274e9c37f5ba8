import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ParsingLimits } from '../../corpus/parsing/limits.js';

/** What turns a file into a document and a document into an index. */
const reading = ['corpus', 'core'];

/**
 * Names how files are read, by the program's own code, its libraries' versions and the limits: after an update that
 * reads something differently every file is read again, and nobody has to remember to say so.
 *
 * Some hundred small files, read one after another: asked for all together they take five times the work.
 *
 * @param code Folders below `src`, without those that have no part in it.
 */
export function readingKey(parsing: ParsingLimits, code = reading): string {
  const hash = createHash('sha256').update(JSON.stringify(parsing));
  for (const name of code) {
    const folder = fileURLToPath(new URL(`../../${name}`, import.meta.url));
    const files = readdirSync(folder, { recursive: true }).map(String);
    for (const file of files.filter((name) => /\.[jt]s$/.test(name)).sort()) {
      hash.update(JSON.stringify([file, readFileSync(join(folder, file), 'utf8')]));
    }
  }
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
