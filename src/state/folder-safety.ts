import { lstatSync, type Stats, statSync } from 'node:fs';
import { StateError } from './state-error.js';

/** What others could do to a folder of the state. */
export interface FolderSafety {
  /** Why it must not be used; undefined where it may be. */
  readonly refusal?: string;
  /** What an operator should know, a line each. */
  readonly warnings: readonly string[];
}

const safe: FolderSafety = { warnings: [] };

/** On Windows, where a file has no such mode, and for a folder that is not there, nothing is said. */
export function safetyOf(folder: string): FolderSafety {
  const found = process.platform === 'win32' ? undefined : statsOf(folder);
  if (found === undefined) return safe;
  const mode = `mode 0${(found.mode & 0o7777).toString(8)}`;
  if ((found.mode & 0o002) !== 0) {
    const refusal =
      `the state folder ${folder} may be written by everybody (${mode}), who could put files of theirs in it: ` +
      'run chmod 700 on it, or name another one with VERBATIM_STATE';
    return { refusal, warnings: [] };
  }
  const warnings: string[] = [];
  if ((found.mode & 0o020) !== 0) {
    warnings.push(
      `the state folder ${folder} may be written by its group (${mode}): who is in it can change what is kept; run chmod 700 on it`,
    );
  }
  if (!isOurs(found)) {
    warnings.push(
      `the state folder ${folder} belongs to another user (${found.uid}): run Verbatim as that one, or chown the folder`,
    );
  }
  return { warnings };
}

/** @throws {StateError} if the folder must not be used. */
export function refuseUnsafe(folder: string): void {
  const { refusal } = safetyOf(folder);
  if (refusal !== undefined) throw new StateError(refusal);
}

/** Whether it belongs to who runs this, or to root, who could change it anyhow. True on Windows, which has no such owners. */
export function isOurs({ uid }: Pick<Stats, 'uid'>): boolean {
  return uid === 0 || process.geteuid === undefined || uid === process.geteuid();
}

/**
 * A link in the place of a file of the state would lead a write to wherever somebody has pointed it.
 * @throws {StateError} if there is one, also one that leads nowhere.
 */
export function refuseLink(file: string): void {
  if (lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink()) {
    throw new StateError(`${file} is a symbolic link, which is not followed`);
  }
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
