import type { Document } from '../../src/core/types/document.js';
import type { AnalysedDocument } from '../../src/core/types/forward-document.js';
import type { IndexReader } from '../../src/core/types/index-reader.js';
import type {
  CorpusReader,
  CorpusReading,
  Engine,
  FileReading,
  IndexChange,
  ListedFile,
  RefreshLog,
  WriterLock,
} from '../../src/core/types/ports.js';
import type { RefreshRecord, Skipped } from '../../src/core/types/refresh-record.js';
import { EmbeddedEngine } from '../../src/engines/embedded/embedded-engine.js';

/** A folder whose content a test sets; `before` runs ahead of every reading and may wait or throw. */
export class FakeReader implements CorpusReader {
  readonly name = 'the test folder';
  readonly extensions = ['.txt', '.md'];
  content: { readonly documents: readonly Document[]; readonly skipped: readonly Skipped[] } = {
    documents: [],
    skipped: [],
  };
  before: () => Promise<void> | void = () => {};
  readings = 0;

  async read(options: Parameters<CorpusReader['read']>[0] = {}): Promise<CorpusReading> {
    this.readings++;
    await this.before();
    options.signal?.throwIfAborted();
    const { documents, skipped } = this.content;
    const total = documents.length;
    const totalBytes = documents.reduce((sum, { bytes }) => sum + bytes, 0);
    options.onProgress?.({ done: total, total, doneBytes: totalBytes, totalBytes });
    return { documents: inTurn(documents), skipped };
  }

  async readOne(id: string): Promise<FileReading> {
    const document = this.content.documents.find((candidate) => candidate.id === id);
    const unread = this.content.skipped.find(({ file }) => file === id);
    if (document !== undefined) return { kind: 'read', document };
    return unread === undefined ? { kind: 'missing' } : { kind: 'unreadable', reason: unread.reason };
  }

  async files(): Promise<readonly ListedFile[]> {
    return this.content.documents.map(({ id, bytes }) => ({ id, bytes }));
  }
}

async function* inTurn<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

/** The index that processes share, in memory: what one writes, another sees. Hooks run ahead of each step. */
export class FakeEngine implements Engine {
  readonly #engine = new EmbeddedEngine();
  writes = 0;
  /** Why the index cannot be trusted. */
  problem: string | undefined;
  /** Runs when all documents were taken and before the new index is there; may wait or throw. */
  beforeWrite: () => Promise<void> | void = () => {};
  beforeOpen: () => Promise<void> | void = () => {};
  beforeSearch: () => Promise<void> | void = () => {};
  /** Readers given and not closed. */
  openReaders = 0;

  async open() {
    if (this.problem !== undefined) return { problem: this.problem };
    const { reader, ...opened } = await this.#engine.open();
    await this.beforeOpen();
    return reader === undefined ? opened : { reader: this.#watched(reader), ...opened };
  }

  async generation(): Promise<string | undefined> {
    return this.writes === 0 ? undefined : String(this.writes);
  }

  replace(documents: AsyncIterable<AnalysedDocument>, finish: () => IndexChange): Promise<IndexReader> {
    return this.#write(() => this.#engine.replace(this.#untilWritten(documents), finish));
  }

  apply(documents: AsyncIterable<AnalysedDocument>, finish: () => IndexChange): Promise<IndexReader> {
    return this.#write(() => this.#engine.apply(this.#untilWritten(documents), finish));
  }

  close(): Promise<void> {
    return this.#engine.close();
  }

  async #write(write: () => Promise<IndexReader>): Promise<IndexReader> {
    const reader = await write();
    this.writes++;
    return this.#watched(reader);
  }

  async *#untilWritten(documents: AsyncIterable<AnalysedDocument>): AsyncGenerator<AnalysedDocument> {
    yield* documents;
    await this.beforeWrite();
  }

  #watched(reader: IndexReader): IndexReader {
    this.openReaders++;
    const watched = {
      search: async (...given: Parameters<IndexReader['search']>) => {
        await this.beforeSearch();
        return reader.search(...given);
      },
      close: () => {
        this.openReaders--;
        return reader.close();
      },
    };
    return new Proxy(reader, {
      get: (target, name) => {
        if (name === 'search' || name === 'close') return watched[name];
        const value: unknown = Reflect.get(target, name);
        return typeof value === 'function' ? value.bind(target) : value;
      },
    });
  }
}

export class FakeLock implements WriterLock {
  isHeld = false;
  attempts = 0;

  async tryAcquire(): Promise<(() => Promise<void>) | undefined> {
    this.attempts++;
    if (this.isHeld) return undefined;
    this.isHeld = true;
    return async () => {
      this.isHeld = false;
    };
  }
}

export class FakeLog implements RefreshLog {
  readonly records: RefreshRecord[] = [];

  async append(record: RefreshRecord): Promise<void> {
    this.records.unshift(record);
  }

  async latest(limit: number): Promise<readonly RefreshRecord[]> {
    return this.records.slice(0, limit);
  }
}
