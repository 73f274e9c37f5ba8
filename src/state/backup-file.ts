import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { errorCode } from '../core/types/error-names.js';
import { nameOfError, StateError } from './state-error.js';

/**
 * A backup is the state database, compressed by gzip, which counts and sums its bytes, with one more table: what the
 * backup is, and the link keys.
 */
export const backupTable = 'verbatim_backup';

export const createBackupTable = `CREATE TABLE ${backupTable} (
   made_at INTEGER NOT NULL,    -- milliseconds since 1970
   link_keys TEXT NOT NULL      -- as in their file; '' where there were none
 ) STRICT`;

/** What a backup holds, beside its tables. */
export interface BackupContents {
  /** Milliseconds since 1970. */
  readonly madeAt: number;
  readonly linkKeys: string;
}

/** @param to A file that is not there. */
export async function compress(from: string, to: string): Promise<void> {
  await pipeline(
    createReadStream(from),
    createGzip(),
    createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }),
  );
}

/**
 * @param to A file that is not there.
 * @throws {StateError} if `from` cannot be read, is torn, or is no compressed file.
 */
export async function decompress(from: string, to: string): Promise<void> {
  try {
    await pipeline(
      createReadStream(from),
      createGunzip(),
      createWriteStream(to, { flags: 'wx', mode: 0o600, flush: true }),
    );
  } catch (error) {
    throw new StateError(whyNot(from, error), { cause: error });
  }
}

function whyNot(file: string, error: unknown): string {
  switch (errorCode(error)) {
    case 'Z_BUF_ERROR':
      return `${file} is torn: its end is missing; copy it anew, or take another backup`;
    case 'Z_DATA_ERROR':
      // zlib tells a wrong beginning and a wrong sum by the same code.
      return /header/.test(String(error))
        ? notABackup(file)
        : `${file} is damaged: its sums are wrong; copy it anew, or take another backup`;
    default:
      return `${file} cannot be restored (${nameOfError(error)})`;
  }
}

export function notABackup(file: string): string {
  return `${file} is no backup of Verbatim: one is made by \`npm run verbatim -- backup FILE\``;
}
