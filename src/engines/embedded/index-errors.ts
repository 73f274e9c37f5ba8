/** Part of an index is not what was written; `message` names the file. The corpus must be read again. */
export class DamagedIndexError extends Error {
  override readonly name = 'DamagedIndexError';
  readonly file: string;

  /** @param what A clause: "is cut off". */
  constructor(file: string, what: string, options?: ErrorOptions) {
    super(`the index file ${file} ${what}`, options);
    this.file = file;
  }
}

/** The new index could not be kept; the old one is as it was. `message` says what to do, ready for an operator. */
export class IndexWriteError extends Error {
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
