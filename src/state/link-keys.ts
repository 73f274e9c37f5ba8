import { createHmac, randomBytes } from 'node:crypto';
import {
  closeSync,
  fstatSync,
  fsyncSync,
  linkSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import type { LinkKey, LinkKeys } from '../chat/protocol/link-keys.js';
import { dayMs } from '../core/types/day.js';
import { isOurs, refuseLink } from './folder-safety.js';
import { nameOfError, StateError } from './state-error.js';

const secretBytes = 32;

/** A key is kept that long after a newer one has taken its place: no link lasts longer. */
const maxLinkDays = 365;

/** A line of the file: when the key was made, and the key; the newest stands first. */
const lineShape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z) ([\w-]{43,})$/;

export function linkKeyFile(folder: string): string {
  return join(folder, 'link-keys');
}

export function linkKeyOf(secret: Buffer): LinkKey {
  return { id: createHmac('sha256', secret).update('key id').digest().subarray(0, 4), secret };
}

/** Keys that last as long as the process, for where nothing can be written. */
export function passingLinkKeys(given: readonly Buffer[]): LinkKeys {
  const keys = (given.length > 0 ? given : [randomBytes(secretBytes)]).map(linkKeyOf);
  return among(() => keys);
}

/**
 * The keys of the state folder, made at first and kept for their owner alone, behind those that are given: the first
 * of all signs, every one opens. Another process's change of the file is taken up.
 * @throws {StateError} if the file is damaged, a link, another user's, or others than its owner may read it; and what the
 *   disk says where a first key cannot be written.
 */
export function fileLinkKeys(folder: string, given: readonly Buffer[], now: () => number): LinkKeys {
  const file = linkKeyFile(folder);
  const first = given.map(linkKeyOf);
  if (first.length === 0) makeFirst(file, now());
  let version = versionOf(file);
  let keys = [...first, ...readFile(file).map(({ secret }) => linkKeyOf(secret))];
  return among(() => {
    const present = versionOf(file);
    if (present !== version) {
      version = present;
      try {
        keys = [...first, ...readFile(file).map(({ secret }) => linkKeyOf(secret))];
      } catch (error) {
        // What was read before stays good; a start would tell.
        if (!(error instanceof StateError)) throw error;
      }
    }
    return keys;
  });
}

/** Puts a new key before the others and drops those whose links have all ended. @returns how many open links now. */
export function rotateLinkKeys(folder: string, now: number): number {
  const file = linkKeyFile(folder);
  const before = readFile(file);
  const oldest = now - maxLinkDays * dayMs;
  // A key signed until the next one was made.
  const kept = before.filter((_, i) => i === 0 || Date.parse(before[i - 1]?.madeAt ?? '') > oldest);
  try {
    renameSync(writeTemporary(file, textOf([newKey(now), ...kept])), file);
  } catch (cause) {
    throw new StateError(`${file} cannot be written (${nameOfError(cause)}): links are signed as before`, {
      cause,
    });
  }
  return kept.length + 1;
}

/**
 * What the state folder keeps, as text for a backup; '' where it keeps none.
 * @throws {StateError} as `fileLinkKeys` does.
 */
export function keptLinkKeys(folder: string): string {
  return textOf(readFile(linkKeyFile(folder)));
}

/** Whether `text` is what `keptLinkKeys` gave. */
export function areLinkKeys(text: string): boolean {
  return keysIn(text) !== undefined;
}

/** Puts keys that `keptLinkKeys` gave in the place of those that the folder keeps. */
export function putLinkKeys(folder: string, text: string): void {
  const file = linkKeyFile(folder);
  renameSync(writeTemporary(file, text), file);
}

function among(keys: () => readonly LinkKey[]): LinkKeys {
  return {
    current() {
      const [newest] = keys();
      if (newest === undefined) throw new StateError('there is no key to sign links with');
      return newest;
    },
    find: (id) => keys().find((key) => key.id.equals(id)),
  };
}

/** Two processes that start at once take the key of the one that was first. */
function makeFirst(file: string, now: number): void {
  if (versionOf(file) !== '') return;
  const temporary = writeTemporary(file, textOf([newKey(now)]));
  try {
    linkSync(temporary, file);
  } catch (error) {
    // Not every file system has hard links; there the last one wins.
    if (nameOfError(error) !== 'EEXIST') renameSync(temporary, file);
  } finally {
    rmSync(temporary, { force: true });
  }
}

interface KeptKey {
  readonly madeAt: string;
  readonly secret: Buffer;
}

/** @returns [] where there is no file. */
function readFile(file: string): readonly KeptKey[] {
  let opened: number;
  try {
    refuseLink(file);
    opened = openSync(file, 'r');
  } catch (error) {
    if (nameOfError(error) === 'ENOENT') return [];
    if (error instanceof StateError) throw error;
    throw new StateError(`${file} cannot be read (${nameOfError(error)})`, { cause: error });
  }
  try {
    const found = fstatSync(opened);
    if (!isOurs(found)) {
      throw new StateError(
        `${file} belongs to another user (${found.uid}), who knows the keys: run Verbatim as that one, or delete it, which ends all links`,
      );
    }
    const mode = found.mode & 0o777;
    if (process.platform !== 'win32' && (mode & 0o077) !== 0) {
      throw new StateError(
        `${file} may be read by others (mode 0${mode.toString(8)}): run chmod 600 on it, or delete it, which ends all links`,
      );
    }
    const keys = keysIn(readFileSync(opened, 'utf8'));
    if (keys === undefined) {
      throw new StateError(`${file} is damaged: delete it, which ends all links, and start again`);
    }
    return keys;
  } finally {
    closeSync(opened);
  }
}

/** @returns undefined where the text is anything but keys. */
function keysIn(text: string): readonly KeptKey[] | undefined {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  const keys = lines.map((line) => lineShape.exec(line));
  if (keys.length === 0 || keys.includes(null)) return undefined;
  return keys.map((key) => ({ madeAt: key?.[1] ?? '', secret: Buffer.from(key?.[2] ?? '', 'base64url') }));
}

function writeTemporary(file: string, text: string): string {
  const temporary = `${file}.${randomBytes(6).toString('hex')}`;
  const opened = openSync(temporary, 'wx', 0o600);
  try {
    writeFileSync(opened, text);
    fsyncSync(opened);
    return temporary;
  } catch (error) {
    // A full disk is not filled up further by every try.
    rmSync(temporary, { force: true });
    throw error;
  } finally {
    closeSync(opened);
  }
}

function newKey(now: number): KeptKey {
  return { madeAt: new Date(now).toISOString(), secret: randomBytes(secretBytes) };
}

/** A line for each. */
function textOf(keys: readonly KeptKey[]): string {
  return keys.map(({ madeAt, secret }) => `${madeAt} ${secret.toString('base64url')}\n`).join('');
}

/** Changes whenever the file is put in place; '' while it is not there. */
function versionOf(file: string): string {
  try {
    const { mtimeMs, size, ino } = statSync(file);
    return `${mtimeMs} ${size} ${ino}`;
  } catch {
    return '';
  }
}
