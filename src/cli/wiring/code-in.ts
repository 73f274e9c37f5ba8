import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Folders below `src` whose code decides how files are read. */
export const codeFolders = ['corpus', 'core', 'core/types'] as const;

/**
 * Names the program's own code in a folder; another name after every change. In a bundle it is on record, for
 * to read some hundred small files takes longer than to answer.
 * @returns SHA-256, hexadecimal
 */
export function codeIn(name: (typeof codeFolders)[number]): string {
  const hash = createHash('sha256');
  const folder = fileURLToPath(new URL(`../../${name}`, import.meta.url));
  const files = readdirSync(folder, { recursive: true }).map(String);
  // One after another: asked for all together they take five times the work.
  for (const file of files.filter((name) => /\.[jt]s$/.test(name)).sort()) {
    hash.update(JSON.stringify([file, readFileSync(join(folder, file), 'utf8')]));
  }
  return hash.digest('hex');
}
