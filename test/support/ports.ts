import type {
  CorpusReader,
  CorpusReading,
  IndexStore,
  RefreshLog,
  SavedIndex,
  WriterLock,
} from '../../src/core/ports.js';
import type { RefreshRecord } from '../../src/core/refresh-record.js';

/** A folder whose content a test sets; `before` runs ahead of every reading and may wait or throw. */
export class FakeReader implements CorpusReader {
  readonly name = 'the test folder';
  content: CorpusReading = { documents: [], skipped: [] };
  before: () => Promise<void> | void = () => {};
  readings = 0;

  async read(options: Parameters<CorpusReader['read']>[0] = {}): Promise<CorpusReading> {
    this.readings++;
    await this.before();
    options.signal?.throwIfAborted();
    const total = this.content.documents.length;
    options.onProgress?.({ done: total, total });
    return this.content;
  }
}

/** The state that processes share: what one saves, another sees. */
export class FakeStore implements IndexStore {
  saved: SavedIndex | undefined;
  saves = 0;
  problem: string | undefined;
  beforeSave: () => Promise<void> | void = () => {};

  async load() {
    return {
      ...(this.saved === undefined ? {} : { saved: this.saved }),
      ...(this.problem === undefined ? {} : { problem: this.problem }),
    };
  }

  async save(saved: SavedIndex): Promise<void> {
    await this.beforeSave();
    this.saved = saved;
    this.saves++;
  }

  async generation(): Promise<string | undefined> {
    return this.saves === 0 ? undefined : String(this.saves);
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
