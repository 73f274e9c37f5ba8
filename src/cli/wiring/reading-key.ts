import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ParsingLimits } from '../../corpus/parsing/limits.js';

/** What turns a file into a document and a document into an index. */
const reading = ['corpus', 'core'];

/**
 * Names how files are read, by the program's own code, its libraries' versions and the limits: after an update that
 * reads something differently every file is read again, and nobody has to remember to say so.
 *
 * @param code Folders below `src`, without those that have no part in it.
 */
export async function readingKey(parsing: ParsingLimits, code = reading): Promise<string> {
  const hash = createHash('sha256').update(JSON.stringify(parsing));
  for (const name of code) {
    const folder = fileURLToPath(new URL(`../../${name}`, import.meta.url));
    const files = await readdir(folder, { recursive: true });
    for (const file of files.filter((name) => /\.[jt]s$/.test(name)).sort()) {
      hash.update(JSON.stringify([file, await readFile(join(folder, file), 'utf8')]));
    }
  }
  return hash.update(await lockFile(dirname(fileURLToPath(import.meta.url)))).digest('hex');
}

/** The versions of everything that is installed; '' where they are not on record. */
async function lockFile(folder: string): Promise<string> {
  try {
    return await readFile(join(folder, 'package-lock.json'), 'utf8');
  } catch {
    const parent = dirname(folder);
    return parent === folder ? '' : await lockFile(parent);
  }
}
