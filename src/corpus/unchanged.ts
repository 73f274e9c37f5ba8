import type { HashedDocument } from '../core/types/document.js';
import type { Skipped } from '../core/types/refresh-record.js';
import { type FoundFile, lastChangedNs } from './found-file.js';
import { isSettled, looksSame, type SeenFile, type SeenFiles } from './seen-files.js';
import type { Sources } from './sources.js';

/** The files of a folder, by whether they need be opened. */
export interface Sorted {
  readonly toRead: readonly FoundFile[];
  /** Ids of documents that are in the index as their files are. */
  readonly unchanged: readonly string[];
  /** Faults of files that are not read. */
  readonly skipped: readonly Skipped[];
}

/**
 * Leaves out what looks as it did when it was last read, and is in the index as it was read then, or could not be
 * read then.
 * @param known What is in the index.
 */
export function sortOut(
  files: readonly FoundFile[],
  seen: SeenFiles,
  known: ReadonlyMap<string, HashedDocument>,
  sources: Sources,
): Sorted {
  const toRead: FoundFile[] = [];
  const unchanged: string[] = [];
  const skipped: Skipped[] = [];
  for (const file of files) {
    const before = seen.get(file.id);
    const isSame =
      before !== undefined && looksSame(before, file) && before.source === sourceOf(file.id, sources);
    if (!isSame || !(before.hash === undefined || isIn(known, file.id, before))) {
      toRead.push(file);
      continue;
    }
    if (before.hash !== undefined) unchanged.push(file.id);
    if (before.fault !== undefined) skipped.push(faultOf(file.id, before.fault, before.hash !== undefined));
  }
  return { toRead, unchanged, skipped };
}

/** @param isPartial Whether the rest of it is a document. */
export function faultOf(file: string, reason: string, isPartial: boolean): Skipped {
  return { file, reason, isFault: true, ...(isPartial ? { isPartial } : {}) };
}

/** What came of the files that were opened. */
export class Opened {
  readonly #files = new Map<string, SeenFile>();
  readonly #fromMs: number;

  /** @param fromMs When the reading began, milliseconds since 1970. */
  constructor(fromMs: number) {
    this.#fromMs = fromMs;
  }

  get size(): number {
    return this.#files.size;
  }

  /** @param fault Why it made no document, or not all of one; to be told only where it lies in the file itself. */
  note(file: FoundFile, sources: Sources, fault: string | undefined): void {
    const modifiedNs = lastChangedNs(file);
    if (!isSettled(modifiedNs, this.#fromMs)) return;
    const source = sourceOf(file.id, sources);
    this.#files.set(file.id, {
      bytes: file.bytes,
      modified: String(modifiedNs),
      inode: String(file.inode),
      ...(fault === undefined ? {} : { fault }),
      ...(source === undefined ? {} : { source }),
    });
  }

  /** With the hashes of the documents that they made. */
  with(documents: readonly HashedDocument[]): Map<string, SeenFile> {
    const files = new Map(this.#files);
    for (const { id, hash, metadataHash, file: history } of documents) {
      const file = files.get(id);
      if (file === undefined) continue;
      files.set(id, { ...file, hash, metadataHash, ...(history === undefined ? {} : { history }) });
    }
    return files;
  }
}

function isIn(known: ReadonlyMap<string, HashedDocument>, id: string, seen: SeenFile): boolean {
  const document = known.get(id);
  return document?.hash === seen.hash && document?.metadataHash === seen.metadataHash;
}

function sourceOf(id: string, sources: Sources): string | undefined {
  const source = sources.get(id) ?? sources.get(id.normalize());
  return source === undefined ? undefined : JSON.stringify(source);
}
