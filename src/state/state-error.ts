import { sqliteNameOf } from './sqlite-errors.js';

/** State could not be read or kept; `message` says what, where and what to do, ready for an operator. */
export class StateError extends Error {
  override readonly name = 'StateError';
}

/** "ENOSPC", "SQLITE_FULL": what an error is called, for messages. */
export function nameOfError(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  const sqliteName = sqliteNameOf(error);
  if (sqliteName !== undefined) return sqliteName;
  return 'code' in error ? String(error.code) : error.message;
}
