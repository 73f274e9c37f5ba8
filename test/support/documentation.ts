import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProjectFolder } from '../../src/config/config.js';

/** The files that document the project for its users, operators and developers; paths from the project's folder. */
export const documentationFiles = [
  'README.md',
  'commands/README.md',
  'config/README.md',
  'config/deploy/README.md',
  'src/README.md',
  'src/cli/README.md',
  'src/corpus/README.md',
  'src/engines/README.md',
  'test/README.md',
] as const;

/** The text of a file of the project. @param path From the project's folder. */
export function readProjectFile(path: string): string {
  return readFileSync(join(findProjectFolder(), path), 'utf8');
}

/** All of the documentation as one text. */
export function documentation(): string {
  return documentationFiles.map(readProjectFile).join('\n');
}
