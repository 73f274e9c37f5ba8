import { type DocumentAnalysis, OwnAnalysis } from '../indexing/document-analysis.js';
import { emptyReader } from '../indexing/empty-reader.js';
import { documentsHashOf } from '../indexing/hashes.js';
import { fingerprintOf } from '../ranking/fingerprint.js';
import { defined } from '../types/defined.js';
import type { CatalogueEntry, IndexReader } from '../types/index-reader.js';
import type { RefreshOptions } from '../types/library.js';
import {
  CorpusError,
  type CorpusReader,
  type CorpusReading,
  DamagedIndexError,
  type Engine,
  type ReadingProgress,
  type RefreshLog,
  type WriterLock,
} from '../types/ports.js';
import type { CorpusChanges, RefreshRecord } from '../types/refresh-record.js';
import { everything } from '../types/scope.js';
import type { SentenceEncoder } from '../types/sentence-encoder.js';
import { analyseChanged, type Findings, type Known, measureChanges } from './analyse-changed.js';
import { changesBetween } from './changes.js';
import type { Tiling } from './extent.js';
import { nothingReadable } from './nothing-readable.js';
import { OneRefresh } from './one-refresh.js';
import { fingerprintOfReader, type PresentIndex } from './present-index.js';
import { withRestated } from './restated.js';
import { sameTextsAmong } from './same-texts.js';
import { timeLeft } from './time-left.js';

export interface RefresherParts {
  readonly corpus: CorpusReader;
  readonly engine: Engine;
  readonly lock: WriterLock;
  /** Makes the vectors of passages; without one the index has none. */
  readonly encoder?: SentenceEncoder;
  /** What analyses the documents of a refresh, vectors included; default: the thread that refreshes. */
  readonly startAnalysis?: () => DocumentAnalysis;
  readonly log: RefreshLog;
  /** Milliseconds since 1970. */
  now(): number;
  /** Resolves after that many milliseconds. */
  sleep(ms: number): Promise<void>;
}

/** How long to wait between two looks at a lock that another process holds. */
const lockPollMs = 250;

/** Reads the corpus again and puts the index of it in the place of the present one, which answers until then. */
export class Refresher {
  readonly #parts: RefresherParts;
  readonly #present: PresentIndex;
  readonly #locked = new OneRefresh((options) => this.#refreshLocked(options));

  constructor(parts: RefresherParts, present: PresentIndex) {
    this.#parts = parts;
    this.#present = present;
  }

  get isRunning(): boolean {
    return this.#locked.isRunning;
  }

  /** Until none runs, however it ended. */
  settled(): Promise<void> {
    return this.#locked.settled();
  }

  /** See `Library.refresh`. */
  refresh(options: RefreshOptions): Promise<RefreshRecord> {
    return options.dryRun ? this.#read(options) : this.#locked.run(options);
  }

  /** The same without waiting: undefined where one runs already, in this process or another. */
  async refreshUnlessBusy(options: RefreshOptions): Promise<RefreshRecord | undefined> {
    if (this.isRunning) return undefined;
    const release = await this.#parts.lock.tryAcquire();
    if (release === undefined) return undefined;
    try {
      return await this.#readUnderLock(options);
    } finally {
      await release();
    }
  }

  /**
   * Indexes what the folder holds now; neither locked nor logged, so for an engine in memory.
   * @throws {CorpusError} if the folder cannot be read; nothing happens where it holds nothing readable.
   */
  async fill({ onProgress }: Pick<RefreshOptions, 'onProgress'> = {}): Promise<void> {
    try {
      const findings: Findings = { documents: [], extents: [] };
      const reading = await this.#parts.corpus.read({ onProgress: this.#readingProgress(onProgress) });
      await this.#write(reading, this.#comparable([]), findings, { by: '' });
    } catch (error) {
      if (!(error instanceof CorpusError) || error.kind !== 'empty') throw error;
    }
  }

  async #refreshLocked(options: RefreshOptions): Promise<RefreshRecord> {
    const before = (await this.#parts.log.latest(1))[0]?.finishedAt ?? 0;
    let waited = false;
    let release = await this.#parts.lock.tryAcquire();
    while (release === undefined) {
      waited = true;
      options.onProgress?.({ label: 'Another refresh is running', done: 0, total: 0 });
      await this.#parts.sleep(lockPollMs);
      options.signal?.throwIfAborted();
      release = await this.#parts.lock.tryAcquire();
    }
    try {
      const [theirs] = waited ? await this.#parts.log.latest(1) : [];
      const isAnothers = theirs !== undefined && theirs.finishedAt > before;
      if (isAnothers && options.full !== true && options.isRoutine !== true) {
        await this.#present.takeUpSaved();
        return theirs;
      }
      return await this.#readUnderLock(options);
    } finally {
      await release();
    }
  }

  async #readUnderLock(options: RefreshOptions): Promise<RefreshRecord> {
    // What has changed is told by comparing with the index that will be written to.
    const saved = await this.#present.saved();
    if (!saved.isOurs) await this.#present.takeUpSaved();
    const all = { ...options, full: true };
    // Nothing can be added to an index that is gone from its place, or not used, whatever is still in use here.
    if (!saved.isThere || this.#present.problem !== undefined) return await this.#read(all);
    try {
      return await this.#read(options);
    } catch (error) {
      if (!(error instanceof DamagedIndexError) || options.full === true) throw error;
      return await this.#read(all);
    }
  }

  #readingProgress(report: RefreshOptions['onProgress'] = () => {}): (progress: ReadingProgress) => void {
    const left = timeLeft(this.#parts.now);
    return (progress) => {
      const leftMs = left(progress);
      report({ label: 'Reading documents', ...progress, ...defined({ leftMs }) });
    };
  }

  async #read(options: RefreshOptions): Promise<RefreshRecord> {
    const { corpus, log, now } = this.#parts;
    const startedAt = now();
    const old = this.#present.reader;
    const before = await this.#known(options);
    const known = this.#comparable(before, options.full);
    const files = await corpus.read({
      ...(options.full === true ? {} : { known: known.documents }),
      onProgress: this.#readingProgress(options.onProgress),
      ...defined({ signal: options.signal }),
    });
    const reading = withRestated(files, known.documents, old);
    const findings: Findings = { documents: [], extents: [] };
    const passages = options.dryRun
      ? await measureChanges(reading, known, findings)
      : await this.#write(reading, known, findings, options);
    const { documents: after, extents } = findings;
    if (after.length === 0) throw nothingReadable(corpus, reading.skipped, old.documents > 0);
    const finishedAt = now();
    const changes = changesBetween(before, after);
    const record: RefreshRecord = {
      ...changes,
      sameTexts: sameTextsAmong(changes, before, after),
      extents,
      skipped: reading.skipped,
      documents: after.length,
      passages,
      oldFingerprint: fingerprintOfReader(old),
      fingerprint: fingerprintOf(documentsHashOf(after)),
      tookMs: finishedAt - startedAt,
      finishedAt,
      by: options.by,
      ...defined({ where: options.where }),
      dryRun: options.dryRun ?? false,
    };
    if (record.dryRun) return record;
    if (options.isRoutine !== true || !isAsBefore(record, old)) await log.append(record);
    await reading.remember?.(after);
    return record;
  }

  /** The documents to compare with. Where all is made anew damage does not matter: those that are lost count as new. */
  async #known({ full }: RefreshOptions): Promise<readonly CatalogueEntry[]> {
    try {
      return await this.#present.use((reader) => reader.catalogue(everything));
    } catch (error) {
      if (full === true && error instanceof DamagedIndexError) return [];
      throw error;
    }
  }

  #comparable(before: readonly CatalogueEntry[], full = false): Known {
    return {
      documents: new Map(before.map((document) => [document.id, document])),
      earlier: (id) => this.#present.reader.earlier(id),
      stored: async (id) => {
        try {
          return await tilingIn(this.#present.reader, id);
        } catch (error) {
          if (full && error instanceof DamagedIndexError) return undefined;
          throw error;
        }
      },
    };
  }

  /**
   * Writes what of the reading is new or has changed, all of it where the index is made anew, and uses the result.
   * @returns how many passages there are now.
   */
  async #write(
    reading: CorpusReading,
    known: Known,
    findings: Findings,
    options: RefreshOptions,
  ): Promise<number> {
    const { startAnalysis, encoder } = this.#parts;
    const analysis = startAnalysis?.() ?? new OwnAnalysis(encoder);
    try {
      return await this.#writeAnalysed(reading, known, findings, options, analysis);
    } finally {
      await analysis.close();
    }
  }

  async #writeAnalysed(
    reading: CorpusReading,
    known: Known,
    findings: Findings,
    { signal, full, onLargeDocument }: RefreshOptions,
    analysis: DocumentAnalysis,
  ): Promise<number> {
    const { corpus, engine, now } = this.#parts;
    const old = this.#present.reader;
    const before = [...known.documents.values()];
    const isNew = full === true || before.length === 0;
    const usual = isNew ? undefined : await usualLanguageOf(old);
    const changed = analyseChanged(reading, known, findings, {
      all: isNew,
      usual,
      analysis,
      onLargeDocument,
    });
    const after = findings.documents;
    const finish = () => {
      signal?.throwIfAborted();
      if (after.length === 0) {
        // Whoever asks meanwhile is told how many documents there would be.
        if (old.documents === 0) this.#present.swapIn(emptyReader(reading.skipped, old.facts.builtAt));
        throw nothingReadable(corpus, reading.skipped, old.documents > 0);
      }
      const documentsHash = documentsHashOf(after);
      const builtAt = documentsHash === old.facts.documentsHash ? old.facts.builtAt : now();
      return {
        facts: { documentsHash, skipped: reading.skipped, builtAt },
        removed: changesBetween(before, after).removed,
      };
    };
    const ahead = await peeked(changed);
    if (!isNew && ahead.isEmpty && after.length > 0) {
      const { skipped } = reading;
      // Nothing is written, so that nobody takes up the same index again.
      if (isAsBefore({ ...changesBetween(before, after), skipped }, old)) return old.passages;
    }
    let reader = isNew ? await engine.replace(ahead.all, finish) : await engine.apply(ahead.all, finish);
    if (!isNew && (await usualLanguageOf(reader)) !== usual) {
      // What tells no language was read by the rules of another one, and must be read anew.
      await reader.close();
      const again = await corpus.read(defined({ signal }));
      const found: Findings = { documents: [], extents: [] };
      reader = await engine.replace(
        analyseChanged(again, known, found, { all: true, analysis, onLargeDocument }),
        finish,
      );
    }
    await this.#present.takeUpWritten(reader);
    return reader.passages;
  }
}

/** The language of the most documents that tell theirs; undefined where there is none. */
async function usualLanguageOf(reader: IndexReader): Promise<string | undefined> {
  return (await reader.profile(everything)).languages[0];
}

/** A stream of which it is known whether anything comes. */
async function peeked<T>(stream: AsyncGenerator<T>) {
  const first = await stream.next();
  async function* all(): AsyncGenerator<T> {
    if (first.done !== true) yield first.value;
    yield* stream;
  }
  return { isEmpty: first.done === true, all: all() };
}

/** Whether a refresh has found everything as it was. */
function isAsBefore(
  { added, changed, removed, skipped }: CorpusChanges & Pick<RefreshRecord, 'skipped'>,
  { facts }: IndexReader,
): boolean {
  if (added.length + changed.length + removed.length > 0) return false;
  return JSON.stringify(skipped) === JSON.stringify(facts.skipped);
}

async function tilingIn(reader: IndexReader, id: string): Promise<Tiling | undefined> {
  const document = await reader.document(id);
  const [forward] = await reader.forward([id]);
  if (document === undefined || forward === undefined) return undefined;
  // Read as a whole: a side file is read anew for each part.
  return { ...forward, text: document.text.slice(0, document.text.length) };
}
