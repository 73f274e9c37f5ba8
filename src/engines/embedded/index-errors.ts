import { EngineError } from '../../core/types/ports.js';

/** The new index could not be kept; the old one is as it was. `message` says what to do, ready for an operator. */
export class IndexWriteError extends EngineError {
  override readonly name = 'IndexWriteError';

  constructor(place: string, cause: unknown) {
    super(
      `the index could not be saved in ${place} (${nameOfError(cause)}); the old one is kept. ` +
        'Make room or make the folder writable, and refresh again',
      { cause },
    );
  }
}

/** "ENOSPC": what an error is called, for messages. */
export function nameOfError(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown error';
  return 'code' in error ? String(error.code) : error.message;
}
