import { errorCode } from '../core/types/error-names.js';
import { CorpusError } from '../core/types/ports.js';
import { ThreadDiedError } from './thread.js';

/** Whether a thread has ended since it needed more memory than Node gives it. https://nodejs.org/api/errors.html#err_worker_out_of_memory */
export function isOutOfMemory(error: unknown): boolean {
  return error instanceof ThreadDiedError && errorCode(error.cause) === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** @param document The one that was being read, where it is large enough to be at fault. */
export function tooLarge(document: string | undefined, cause: unknown): CorpusError {
  const [where, todo] =
    document === undefined
      ? ['', 'Give Node more (NODE_OPTIONS=--max-old-space-size=MEGABYTES), or name a smaller folder']
      : [
          ` while ${document} was read`,
          'Split it or take it out of the folder, lower corpus.maxFileMegabytes, or give Node more (NODE_OPTIONS=--max-old-space-size=MEGABYTES)',
        ];
  return new CorpusError(
    `the refresh ran out of memory${where}; the index stays as it was. ${todo}`,
    'too-large',
    {
      cause,
    },
  );
}
