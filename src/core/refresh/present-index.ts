import { fingerprintOf } from '../ranking/fingerprint.js';
import type { IndexReader } from '../types/index-reader.js';
import type { Engine } from '../types/ports.js';
import { Snapshot } from './snapshot.js';

/** The index in use: answers read it while the next one is made, which then takes its place. */
export class PresentIndex {
  readonly #engine: Pick<Engine, 'generation' | 'open'>;
  #snapshot: Snapshot;
  #generation: string | undefined;
  #problem: string | undefined;

  /** @param reader What answers until something else is taken up. */
  constructor(engine: Pick<Engine, 'generation' | 'open'>, reader: IndexReader) {
    this.#engine = engine;
    this.#snapshot = new Snapshot(reader);
  }

  get snapshot(): Snapshot {
    return this.#snapshot;
  }

  get reader(): IndexReader {
    return this.#snapshot.reader;
  }

  /** Why what is saved now is not used; undefined where it is, and where nothing is saved. */
  get problem(): string | undefined {
    return this.#problem;
  }

  use<T>(ask: (reader: IndexReader) => Promise<T>): Promise<T> {
    return this.#snapshot.use(ask);
  }

  /** What is saved now: `isOurs` where it is what is in use. */
  async saved(): Promise<{ readonly isThere: boolean; readonly isOurs: boolean }> {
    const generation = await this.#engine.generation();
    return { isThere: generation !== undefined, isOurs: generation === this.#generation };
  }

  /** Uses what was last saved, by whatever process; stays as it is where that cannot be trusted (see `problem`). */
  async takeUpSaved(): Promise<void> {
    const before = this.#snapshot;
    const generation = await this.#engine.generation();
    const { reader, problem } = await this.#engine.open();
    this.#generation = generation;
    this.#problem = problem;
    if (reader === undefined) return;
    // A refresh that ended meanwhile is newer than what was read here.
    if (this.#snapshot === before) await this.swapIn(reader);
    else await reader.close();
  }

  /** Uses what this process has just saved. */
  async takeUpWritten(reader: IndexReader): Promise<void> {
    this.#problem = undefined;
    this.#generation = await this.#engine.generation();
    await this.swapIn(reader);
  }

  /** The old one is closed when the last answer that was begun with it has been given. */
  swapIn(reader: IndexReader): Promise<void> {
    const old = this.#snapshot;
    this.#snapshot = new Snapshot(reader);
    return old.retire();
  }

  close(): Promise<void> {
    return this.#snapshot.retire();
  }
}

/** '' for an index without documents. */
export function fingerprintOfReader({ documents, facts }: IndexReader): string {
  return documents === 0 ? '' : fingerprintOf(facts.documentsHash);
}
