import { createHash } from 'node:crypto';
import { realpath, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pMapIterable } from 'p-map';
import { defined } from '../core/types/defined.js';
import {
  compareIds,
  type Document,
  type DocumentMetadata,
  type HashedDocument,
} from '../core/types/document.js';
import { errorCode } from '../core/types/error-names.js';
import {
  CorpusError,
  type CorpusReader,
  type CorpusReading,
  type FileReading,
  type ListedFile,
  type ReadingProgress,
} from '../core/types/ports.js';
import type { Skipped } from '../core/types/refresh-record.js';
import { type ArchiveOptions, archiveExtension } from './archive/list-archive.js';
import { ListingCache } from './archive/listing-cache.js';
import { asExportDay, ExportPeople, withExportDays } from './chat-exports/export-days.js';
import type { Format, FormatContext, FormatReading } from './format.js';
import { formats as allFormats, pictureFormats } from './formats/index.js';
import type { FoundFile } from './found-file.js';
import { limits } from './limits.js';
import { locate } from './locate.js';
import { PageCache } from './ocr/page-cache.js';
import type { ParsingLimits } from './parsing/limits.js';
import type { ParsingPool } from './parsing/parsing-pool.js';
import { readDocument } from './read-document.js';
import { readWhole } from './read-whole.js';
import { loadSeen, noneSeen, type SeenFiles, saveSeen, textsBefore } from './seen-files.js';
import { noSources, type Sources } from './sources/source.js';
import { faultOf, Opened, partitionFiles, rememberedFiles } from './unchanged.js';
import { ParserFailed, reasonOf, Unreadable } from './unreadable.js';
import { walk } from './walk.js';

export interface FolderReaderOptions {
  /** As the operator named it; relative to the working directory. */
  readonly folder: string;
  /** Larger files are skipped; an integer >= 1. */
  readonly maxFileBytes: number;
  /** Of text that names none and is no UTF-8; default, and '': Windows-1252 where that fits. */
  readonly encoding?: string;
  /** Asked once a reading, which ends with what it throws; default: none. */
  readonly sources?: () => Promise<Sources>;
  /** Default: every format there is. */
  readonly formats?: readonly Format[];
  /** What reading one file may cost, where a parser reads it. */
  readonly parsing: ParsingLimits;
  /** What parsing processes run; default: the program that knows every format. */
  readonly parsingProgram?: string;
  /** Where to keep what files looked like when they were read; absent: every file is read each time. */
  readonly seen?: SeenOptions;
  /** Milliseconds since 1970; default: the clock. */
  readonly now?: () => number;
}

export interface SeenOptions {
  readonly file: string;
  /** Changes with whatever decides what is read in a file; asked once a reading. */
  key(): Promise<string>;
}

interface ReadOptions {
  readonly known?: ReadonlyMap<string, HashedDocument>;
  readonly onProgress?: (progress: ReadingProgress) => void;
  readonly signal?: AbortSignal;
}

interface ReadFile {
  /** As it was when it was read. */
  readonly file: FoundFile;
  /** Absent where it makes none. */
  readonly document?: Document;
  /** What the document says itself. */
  readonly own?: DocumentMetadata;
  /** Why it makes none, or not all of one. */
  readonly fault?: string;
}

/** What one reading of the files has at hand. */
interface Run {
  readonly opened: Opened;
  /** What was seen before, by whatever version of the program. */
  readonly before: SeenFiles;
  readonly sources: Sources;
  readonly progress: (file: FoundFile | undefined) => void;
  readonly signal: AbortSignal | undefined;
}

/** What reading a file takes. */
interface ReadWith {
  readonly pool: ParsingPool;
  /** What was seen before, by whatever version of the program. */
  readonly before: SeenFiles;
  readonly sources: Sources;
  readonly people: ExportPeople;
}

/** Reads a folder of files; nothing outside it, nothing hidden and no link is ever opened. */
export class FolderReader implements CorpusReader {
  readonly name: string;
  readonly extensions: readonly string[];
  readonly #maxFileBytes: number;
  readonly #encoding: string;
  readonly #sources: () => Promise<Sources>;
  readonly #seen: SeenOptions | undefined;
  readonly #now: () => number;
  readonly #recognised: PageCache | undefined;
  readonly #formats = new Map<string, Format>();
  readonly #parsing: ConstructorParameters<typeof ParsingPool>[0];

  constructor(options: FolderReaderOptions) {
    const {
      folder,
      maxFileBytes,
      encoding = '',
      sources = async () => noSources,
      parsing,
      formats = parsing.ocr === undefined ? allFormats : [...allFormats, ...pictureFormats],
      parsingProgram,
      seen,
      now = Date.now,
    } = options;
    this.name = folder;
    this.#maxFileBytes = maxFileBytes;
    this.#encoding = encoding;
    this.#sources = sources;
    this.#seen = seen;
    this.#now = now;
    this.#recognised =
      seen === undefined || parsing.ocr === undefined
        ? undefined
        : new PageCache(join(dirname(seen.file), 'ocr'), parsing.ocr);
    this.#parsing = {
      limits: parsing,
      ...defined({ program: parsingProgram }),
    };
    this.extensions = [...formats.flatMap(({ extensions }) => extensions), archiveExtension];
    for (const format of formats) {
      for (const extension of format.extensions) this.#formats.set(extension, format);
    }
  }

  /** @throws {CorpusError} if the folder is missing, is no folder or cannot be listed; and the signal's reason. */
  async read({ known, onProgress = () => {}, signal }: ReadOptions = {}): Promise<CorpusReading> {
    signal?.throwIfAborted();
    const opened = new Opened(this.#now());
    const key = await this.#seen?.key();
    const listings = await this.#keptListings(key);
    const found = await this.#walk(signal, listings);
    const files = found.files.toSorted((a, b) => compareIds(a.id, b.id));
    const before = this.#seen === undefined ? noneSeen : await loadSeen(this.#seen.file);
    const isOfUse = known !== undefined && key === before.key;
    const seen: SeenFiles = isOfUse ? before.files : noneSeen.files;
    const sources = await this.#sources();
    const sorted = partitionFiles(files, seen, known ?? new Map(), sources);
    const skipped: Skipped[] = [...found.skipped, ...sorted.skipped];
    const progress = progressOver(files, sorted.toRead, onProgress);
    return {
      documents: this.#readAll(sorted.toRead, skipped, {
        opened,
        before: before.files,
        sources,
        progress,
        signal,
      }),
      skipped,
      unchanged: sorted.unchanged,
      restated: sorted.restated,
      remember: async (documents) => {
        if (this.#seen === undefined || key === undefined) return;
        const kept = rememberedFiles(files, sorted, seen, sources, documents);
        await listings?.save();
        await this.#recognised?.keepOnly(documents.flatMap(({ file }) => file?.hash ?? []));
        // Where no file was opened and none has gone, what is kept is what stands there.
        if (sorted.toRead.length === 0 && sorted.restated.size === 0 && kept.size === seen.size) return;
        await saveSeen(this.#seen.file, key, new Map([...kept, ...opened.with(documents)]));
      },
    };
  }

  /** By the same rules as `read`: no link, nothing hidden, nothing too large. */
  async readOne(id: string): Promise<FileReading> {
    let root: string;
    try {
      root = await realpath(this.name);
    } catch {
      return { kind: 'unreadable', reason: 'cannot be reached: the folder of documents is not there' };
    }
    const pool = await this.#parsingPool();
    try {
      const find = (other: string) => locate(root, other, this.#archiveOptions);
      const found = await find(id);
      if (found === undefined) return { kind: 'missing' };
      const file = await asExportDay(found, find);
      const { document, fault = '' } = await this.#readFile(
        file,
        this.#readingWith(pool, noneSeen.files, await this.#sources()),
      );
      return document === undefined ? { kind: 'unreadable', reason: fault } : { kind: 'read', document };
    } catch (error) {
      return { kind: 'unreadable', reason: reasonOf(error) };
    } finally {
      pool.end();
    }
  }

  async files(): Promise<readonly ListedFile[]> {
    const { files } = await this.#walk();
    return files.map(({ id, bytes }) => ({ id, bytes }));
  }

  /** @param skipped Gets what cannot be read; sorted at the end. */
  async *#readAll(files: readonly FoundFile[], skipped: Skipped[], run: Run): AsyncGenerator<Document> {
    run.progress(undefined);
    if (files.length > 0) yield* this.#readAhead(files, skipped, run);
    skipped.sort((a, b) => compareIds(a.file, b.file));
  }

  async *#readAhead(
    files: readonly FoundFile[],
    skipped: Skipped[],
    { opened, before, sources, progress, signal }: Run,
  ): AsyncGenerator<Document> {
    const pool = await this.#parsingPool();
    const reading = this.#readingWith(pool, before, sources);
    try {
      // Begun ahead, in the files' order, with no more of them read than are asked for.
      const ahead = { concurrency: limits.openFiles, backpressure: limits.openFiles };
      const outcomes = pMapIterable(files, (file) => settled(file, this.#readFile(file, reading)), ahead);
      for await (const { item, outcome } of outcomes) {
        signal?.throwIfAborted();
        if (outcome.status === 'rejected') {
          skipped.push(faultOf(item.id, reasonOf(outcome.reason), false));
        } else {
          const { file, document, own, fault } = outcome.value;
          if (fault !== undefined) skipped.push(faultOf(file.id, fault, document !== undefined));
          opened.note(file, { source: sources.of(file.id), own, fault });
          if (document !== undefined) yield document;
        }
        progress(item);
      }
    } finally {
      pool.end();
    }
  }

  get #archiveOptions(): ArchiveOptions {
    return {
      maxFileBytes: this.#maxFileBytes,
      unpackedBytes: this.#parsing.limits.unpackedBytes,
      isRead: (extension) => this.#formats.has(extension),
    };
  }

  #readingWith(pool: ParsingPool, before: SeenFiles, sources: Sources): ReadWith {
    return { pool, before, sources, people: new ExportPeople(this.#maxFileBytes) };
  }

  /** Loaded where a file is opened, which in most readings none is. */
  async #parsingPool(): Promise<ParsingPool> {
    const { ParsingPool } = await import('./parsing/parsing-pool.js');
    return new ParsingPool(this.#parsing);
  }

  async #keptListings(key = ''): Promise<ListingCache | undefined> {
    if (this.#seen === undefined) return undefined;
    const rules = [key, this.#maxFileBytes, this.#parsing.limits.unpackedBytes, ...this.#formats.keys()];
    return ListingCache.open({
      file: join(dirname(this.#seen.file), 'archives.json'),
      rules: createHash('sha256').update(JSON.stringify(rules)).digest('hex'),
      fromMs: this.#now(),
    });
  }

  async #walk(signal?: AbortSignal, listings?: ListingCache) {
    const fix = 'name an existing folder of documents with VERBATIM_CORPUS or --corpus';
    try {
      const root = await realpath(this.name);
      if (!(await stat(root)).isDirectory()) {
        throw new CorpusError(`the corpus folder ${resolve(this.name)} is not a folder; ${fix}`);
      }
      return withExportDays(await walk(root, { ...this.#archiveOptions, signal, listings }));
    } catch (cause) {
      if (cause instanceof CorpusError || signal?.aborted) throw cause;
      const missing = errorCode(cause) === 'ENOENT';
      const what = missing ? 'does not exist' : reasonOf(cause);
      throw new CorpusError(`the corpus folder ${resolve(this.name)} ${what}; ${fix}`, 'missing', { cause });
    }
  }

  /** @throws where the file cannot be read; what cannot be read in it is its `fault`. */
  async #readFile(found: FoundFile, { pool, before, sources, people }: ReadWith): Promise<ReadFile> {
    const format = this.#formats.get(found.id.slice(found.id.lastIndexOf('.')).toLowerCase());
    if (format === undefined) throw new TypeError(`no format reads ${found.id}`);
    const { bytes, modifiedNs } = await readWhole(found, this.#maxFileBytes);
    // Counted and hashed before the format reads them: some formats detach the buffer they are given.
    const file: FoundFile = { ...found, bytes: bytes.byteLength, modifiedNs };
    const hash = createHash('sha256').update(bytes).digest('hex');
    const exported = await people.around(found, bytes);
    const source = sources.of(file.id);
    const encoding = source?.encoding ?? this.#encoding;
    const recognised = await this.#recognised?.of(hash);
    const around: FormatContext = {
      ...exported,
      ...(encoding === '' ? {} : { encoding }),
      ...(recognised === undefined ? {} : { recognised }),
    };
    const earlierTexts = textsBefore(before.get(file.id), file, hash);
    try {
      const {
        document: read,
        own,
        reading,
      } = await readDocument(file.id, bytes, {
        format,
        pool,
        parsing: this.#parsing.limits,
        source,
        around,
      });
      if (reading.recognised !== undefined) await this.#recognised?.keep(hash, reading.recognised);
      const document: Document = { ...read, file: { hash, earlierTexts } };
      const fault = toldOf(reading);
      return {
        file,
        document,
        own,
        ...defined({ fault }),
      };
    } catch (error) {
      // Remembered until the file changes: what its parser failed at is tried again.
      if (error instanceof Unreadable && !(error instanceof ParserFailed))
        return { file, fault: error.message };
      throw error;
    }
  }
}

/** What the report says of a file that is read: what of it is not, and what was assumed. */
function toldOf({ fault, assumed }: FormatReading): string | undefined {
  const told = [
    ...(fault === undefined ? [] : [`${fault}; the rest of it is read`]),
    ...(assumed === undefined ? [] : [assumed]),
  ];
  return told.length === 0 ? undefined : told.join('; ');
}

/** @returns to be told each file that has been opened; nothing at first. */
function progressOver(
  all: readonly FoundFile[],
  toRead: readonly FoundFile[],
  onProgress: (progress: ReadingProgress) => void,
): Run['progress'] {
  const totalBytes = bytesOf(all);
  let done = all.length - toRead.length;
  let doneBytes = totalBytes - bytesOf(toRead);
  return (file) => {
    if (file !== undefined) done++;
    doneBytes += file?.bytes ?? 0;
    onProgress({ done, total: all.length, doneBytes, totalBytes });
  };
}

function bytesOf(files: readonly FoundFile[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

/** What became of reading a file: one that fails stops no other. */
async function settled<T>(
  item: FoundFile,
  reading: Promise<T>,
): Promise<{ readonly item: FoundFile; readonly outcome: PromiseSettledResult<T> }> {
  const [outcome] = await Promise.allSettled([reading]);
  return { item, outcome };
}
