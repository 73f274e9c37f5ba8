import { errorReason } from '../core/types/error-names.js';
import { sqliteNameOf } from './sqlite-errors.js';

/** State could not be read or kept; `message` says what, where and what to do, ready for an operator. */
export class StateError extends Error {
  override readonly name = 'StateError';
}

/** "ENOSPC", "SQLITE_FULL": what an error is called, for messages. */
export function nameOfError(error: unknown): string {
  return (error instanceof Error ? sqliteNameOf(error) : undefined) ?? errorReason(error);
}
