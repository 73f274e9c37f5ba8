import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { config as loadEnvironmentFile } from 'dotenv';
import { errorCode } from '../core/types/error-names.js';
import { ConfigError } from './problems.js';

/**
 * Puts the project's `.env` into process.env; what is set already stays. Quietly does nothing without the file.
 * @throws {ConfigError} if the file is there and cannot be read.
 */
export function loadDotenv(file: string = dotenvFile()): void {
  if (!existsSync(file)) return;
  const { error } = loadEnvironmentFile({ path: file, quiet: true });
  if (error !== undefined)
    throw new ConfigError([`${file} cannot be read (${errorCode(error) ?? 'unknown fault'})`]);
}

/** The folder of package.json: compiled code lies deeper than its source. */
export function findProjectFolder(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'package.json')) && dirname(folder) !== folder) folder = dirname(folder);
  return folder;
}

/** Where variables are kept that are not set in the environment; it need not be there. */
export function dotenvFile(): string {
  return join(findProjectFolder(), '.env');
}
