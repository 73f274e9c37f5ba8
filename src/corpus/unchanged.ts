import { defined } from '../core/types/defined.js';
import type { DocumentMetadata, HashedDocument } from '../core/types/document.js';
import type { Skipped } from '../core/types/refresh-record.js';
import { withSource } from './document.js';
import { type FoundFile, lastChangedNs } from './found-file.js';
import { isSettled, looksSame, type SeenFile, type SeenFiles } from './seen-files.js';
import type { Source, Sources } from './sources/source.js';

/** The files of a folder, by whether they need be opened. */
export interface PartitionedFiles {
  readonly toRead: readonly FoundFile[];
  /** Ids of documents that are in the index as their files are. */
  readonly unchanged: readonly string[];
  /** What is known now of documents whose files are as they are in the index, by id. */
  readonly restated: ReadonlyMap<string, DocumentMetadata>;
  /** Faults of files that are not read. */
  readonly skipped: readonly Skipped[];
}

/**
 * Leaves out what looks as it did when it was last read, and is in the index as it was read then, or could not be
 * read then.
 * @param known What is in the index.
 */
export function partitionFiles(
  files: readonly FoundFile[],
  seen: SeenFiles,
  known: ReadonlyMap<string, HashedDocument>,
  sources: Sources,
): PartitionedFiles {
  const toRead: FoundFile[] = [];
  const unchanged: string[] = [];
  const restated = new Map<string, DocumentMetadata>();
  const skipped: Skipped[] = [];
  for (const file of files) {
    const before = seen.get(file.id);
    const source = sources.of(file.id);
    const isSame = before !== undefined && looksSame(before, file) && readsAlike(before, source);
    if (!isSame || !(before.hash === undefined || isIn(known, file.id, before))) {
      toRead.push(file);
      continue;
    }
    if (before.hash !== undefined) {
      if (before.source === written(source)) unchanged.push(file.id);
      else if (before.own !== undefined) restated.set(file.id, withSource(before.own, source));
    }
    if (before.fault !== undefined) skipped.push(faultOf(file.id, before.fault, before.hash !== undefined));
  }
  return { toRead, unchanged, restated, skipped };
}

/** @param isPartial Whether the rest of it is a document. */
export function faultOf(file: string, reason: string, isPartial: boolean): Skipped {
  return { file, reason, isFault: true, ...(isPartial ? { isPartial } : {}) };
}

/** What came of a file that was opened. */
export interface Outcome {
  readonly source?: Source | undefined;
  /** What its document says itself; absent where it makes none. */
  readonly own?: DocumentMetadata | undefined;
  /** Why it made no document, or not all of one; to be told only where it lies in the file itself. */
  readonly fault?: string | undefined;
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

  note(file: FoundFile, { source, own, fault }: Outcome): void {
    const modifiedNs = lastChangedNs(file);
    if (!isSettled(modifiedNs, this.#fromMs)) return;
    this.#files.set(file.id, {
      bytes: file.bytes,
      modified: String(modifiedNs),
      inode: String(file.inode),
      ...defined({ fault }),
      ...said(source),
      ...defined({ own }),
    });
  }

  /** With the hashes of the documents that they made. */
  with(documents: readonly HashedDocument[]): Map<string, SeenFile> {
    const files = new Map(this.#files);
    for (const { id, hash, metadataHash, file: history } of documents) {
      const file = files.get(id);
      if (file === undefined) continue;
      files.set(id, { ...file, hash, metadataHash, ...defined({ history }) });
    }
    return files;
  }
}

function isIn(known: ReadonlyMap<string, HashedDocument>, id: string, seen: SeenFile): boolean {
  const document = known.get(id);
  return document?.hash === seen.hash && document?.metadataHash === seen.metadataHash;
}

/** What is remembered of the files that were not opened. @param documents All that there are now. */
export function rememberedFiles(
  files: readonly FoundFile[],
  { toRead, restated }: PartitionedFiles,
  seen: SeenFiles,
  sources: Sources,
  documents: readonly HashedDocument[],
): Map<string, SeenFile> {
  const isRead = new Set(toRead.map(({ id }) => id));
  const hashes = new Map(documents.map(({ id, metadataHash }) => [id, metadataHash]));
  const kept = new Map<string, SeenFile>();
  for (const { id } of files) {
    const before = isRead.has(id) ? undefined : seen.get(id);
    if (before === undefined) continue;
    const { source: _, ...rest } = before;
    const metadataHash = hashes.get(id);
    const isOther = restated.has(id) && metadataHash !== undefined;
    kept.set(id, isOther ? { ...rest, metadataHash, ...said(sources.of(id)) } : before);
  }
  return kept;
}

function said(source: Source | undefined): Pick<SeenFile, 'source'> {
  const json = written(source);
  return json === undefined ? {} : { source: json };
}

/** Whether a file that was read when that was said of it is to be read in the same way now. */
function readsAlike(before: SeenFile, source: Source | undefined): boolean {
  if (before.source === written(source)) return true;
  const then: Source = before.source === undefined ? {} : JSON.parse(before.source);
  return then.encoding === source?.encoding && (before.hash === undefined || before.own !== undefined);
}

function written(source: Source | undefined): string | undefined {
  return source === undefined ? undefined : JSON.stringify(source);
}
