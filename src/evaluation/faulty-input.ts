import { errorCode } from '../core/types/error-names.js';
/** What an evaluation was given cannot be used; `message` is one clear line that names the file. Exit code 2. */
export class FaultyInput extends Error {
  override readonly name = 'FaultyInput';
}

/** Why the system refused a file, in words. */
export function reasonOf(error: unknown): string {
  const code = errorCode(error) ?? 'unknown fault';
  const known: Readonly<Record<string, string>> = {
    ENOENT: 'there is no such file',
    EISDIR: 'it is a folder',
    ENOTDIR: 'a part of its path is no folder',
    EACCES: 'permission denied',
  };
  return known[code] ?? code;
}
