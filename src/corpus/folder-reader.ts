import { realpath, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { compareIds, type Document } from '../core/document.js';
import {
  CorpusError,
  type CorpusReader,
  type CorpusReading,
  type FileReading,
  type ListedFile,
  type ReadingProgress,
} from '../core/ports.js';
import type { Skipped } from '../core/refresh-record.js';
import { toDocument } from './document.js';
import type { Format } from './format.js';
import { formats as allFormats } from './formats/index.js';
import { inOrder } from './in-order.js';
import { limits } from './limits.js';
import { locate } from './locate.js';
import type { ParsingLimits } from './parsing/limits.js';
import { ParsingPool } from './parsing/parsing-pool.js';
import { readWhole } from './read-whole.js';
import type { Sources } from './sources.js';
import { reasonOf, Unreadable } from './unreadable.js';
import { type FoundFile, walk } from './walk.js';

export interface FolderReaderOptions {
  /** As the operator named it; relative to the working directory. */
  readonly folder: string;
  /** Larger files are skipped; an integer >= 1. */
  readonly maxFileBytes: number;
  /** Default: none. */
  readonly sources?: Sources;
  /** Default: every format there is. */
  readonly formats?: readonly Format[];
  /** What reading one file may cost, where a parser reads it. */
  readonly parsing: ParsingLimits;
  /** What parsing processes run; default: the program that knows every format. */
  readonly parsingProgram?: string;
}

interface ReadOptions {
  readonly onProgress?: (progress: ReadingProgress) => void;
  readonly signal?: AbortSignal;
}

interface ReadFile {
  readonly document: Document;
  /** What of it could not be read. */
  readonly fault?: string;
}

/** Reads a folder of files; nothing outside it, nothing hidden and no link is ever opened. */
export class FolderReader implements CorpusReader {
  readonly name: string;
  readonly extensions: readonly string[];
  readonly #maxFileBytes: number;
  readonly #sources: Sources;
  readonly #formats = new Map<string, Format>();
  readonly #parsing: ConstructorParameters<typeof ParsingPool>[0];

  constructor(options: FolderReaderOptions) {
    const {
      folder,
      maxFileBytes,
      sources = new Map(),
      formats = allFormats,
      parsing,
      parsingProgram,
    } = options;
    this.name = folder;
    this.#maxFileBytes = maxFileBytes;
    this.#sources = sources;
    this.#parsing = {
      limits: parsing,
      ...(parsingProgram === undefined ? {} : { program: parsingProgram }),
    };
    this.extensions = formats.flatMap(({ extensions }) => extensions);
    for (const format of formats) {
      for (const extension of format.extensions) this.#formats.set(extension, format);
    }
  }

  /** @throws {CorpusError} if the folder is missing, is no folder or cannot be listed; and the signal's reason. */
  async read(options: ReadOptions = {}): Promise<CorpusReading> {
    options.signal?.throwIfAborted();
    const found = await this.#walk(options.signal);
    const skipped: Skipped[] = [...found.skipped];
    const files = found.files.toSorted((a, b) => compareIds(a.id, b.id));
    return { documents: this.#readAll(files, skipped, options), skipped };
  }

  /** By the same rules as `read`: no link, nothing hidden, nothing too large. */
  async readOne(id: string): Promise<FileReading> {
    let root: string;
    try {
      root = await realpath(this.name);
    } catch {
      return { kind: 'unreadable', reason: 'cannot be reached: the folder of documents is not there' };
    }
    const pool = new ParsingPool(this.#parsing);
    try {
      const file = await locate(root, id, {
        maxFileBytes: this.#maxFileBytes,
        isRead: (extension) => this.#formats.has(extension),
      });
      if (file === undefined) return { kind: 'missing' };
      return { kind: 'read', document: (await this.#readFile(file, pool)).document };
    } catch (error) {
      return { kind: 'unreadable', reason: reasonOf(error) };
    } finally {
      pool.end();
    }
  }

  async files(): Promise<readonly ListedFile[]> {
    const { files } = await this.#walk(undefined);
    return files.map(({ id, bytes }) => ({ id, bytes }));
  }

  /** Reads a few files ahead. @param skipped Gets what cannot be read; sorted at the end. */
  async *#readAll(
    files: readonly FoundFile[],
    skipped: Skipped[],
    { onProgress = () => {}, signal }: ReadOptions,
  ): AsyncGenerator<Document> {
    const total = files.length;
    let done = 0;
    onProgress({ done, total });
    const pool = new ParsingPool(this.#parsing);
    try {
      for await (const { item: file, outcome } of inOrder(files, limits.openFiles, (file) =>
        this.#readFile(file, pool),
      )) {
        signal?.throwIfAborted();
        if (outcome.status === 'rejected') {
          skipped.push({ file: file.id, reason: reasonOf(outcome.reason), isFault: true });
        } else {
          const { document, fault } = outcome.value;
          if (fault !== undefined) {
            const reason = `${fault}; the rest of it is read`;
            skipped.push({ file: file.id, reason, isFault: true, isPartial: true });
          }
          yield document;
        }
        onProgress({ done: ++done, total });
      }
    } finally {
      pool.end();
    }
    skipped.sort((a, b) => compareIds(a.file, b.file));
  }

  async #walk(signal: AbortSignal | undefined) {
    const mend = 'name an existing folder of documents with VERBATIM_CORPUS or --corpus';
    try {
      const root = await realpath(this.name);
      if (!(await stat(root)).isDirectory()) {
        throw new CorpusError(`the corpus folder ${resolve(this.name)} is not a folder; ${mend}`);
      }
      return await walk(root, {
        maxFileBytes: this.#maxFileBytes,
        isRead: (extension) => this.#formats.has(extension),
        signal,
      });
    } catch (cause) {
      if (cause instanceof CorpusError || signal?.aborted) throw cause;
      const missing = cause instanceof Error && 'code' in cause && cause.code === 'ENOENT';
      const what = missing ? 'does not exist' : reasonOf(cause);
      throw new CorpusError(`the corpus folder ${resolve(this.name)} ${what}; ${mend}`, 'missing', { cause });
    }
  }

  async #readFile(file: FoundFile, pool: ParsingPool): Promise<ReadFile> {
    const format = this.#formats.get(file.id.slice(file.id.lastIndexOf('.')).toLowerCase());
    if (format === undefined) throw new TypeError(`no format reads ${file.id}`);
    const bytes = await readWhole(file, this.#maxFileBytes);
    // Counted before the format reads them: some formats detach the buffer they are given.
    const size = bytes.byteLength;
    if (size === 0) throw new Unreadable('is empty');
    const reading = await (format.isParsed
      ? pool.read(format.name, bytes)
      : format.read(bytes, this.#parsing.limits));
    const document = toDocument(file.id, size, reading, this.#sources);
    return { document, ...(reading.fault === undefined ? {} : { fault: reading.fault }) };
  }
}
