import { errorReason } from '../../core/types/error-names.js';
import { EngineError } from '../../core/types/ports.js';

/** The new index could not be kept; the old one is as it was. `message` says what to do, ready for an operator. */
export class IndexWriteError extends EngineError {
  override readonly name = 'IndexWriteError';

  constructor(place: string, cause: unknown) {
    super(
      `the index could not be saved in ${place} (${errorReason(cause)}); the old one is kept. ` +
        'Make room or make the folder writable, and refresh again',
      { cause },
    );
  }
}
