import { errorCode } from '../core/types/error-names.js';
/** A file that cannot be a document; `message` is the reason, a clause for people such as "is empty". */
export class Unreadable extends Error {
  override readonly name: string = 'Unreadable';
}

/** It was the parser that failed, through no fault of the file: another time it may be read. */
export class ParserFailed extends Unreadable {
  override readonly name = 'ParserFailed';
}

/** Why the operating system did not give a file or folder, as a clause for people. */
export function reasonOf(error: unknown): string {
  if (error instanceof Unreadable) return error.message;
  const code = errorCode(error) ?? 'unknown error';
  switch (code) {
    case 'ENOENT':
      return 'vanished while it was read';
    case 'EACCES':
    case 'EPERM':
      return 'cannot be opened: permission denied';
    case 'ENAMETOOLONG':
      return 'its path is too long';
    case 'ELOOP':
    case 'ENOTDIR':
      return 'was replaced while it was read';
    case 'EMFILE':
    case 'ENFILE':
      return 'cannot be opened: too many files are open';
    default:
      return `cannot be read (${code})`;
  }
}
