import { randomUUID } from 'node:crypto';
import type { AnalysedDocument } from '../../core/types/forward-document.js';
import { DamagedIndexError, type Engine, type IndexChange } from '../../core/types/ports.js';
import { type BulkLimits, defaultBulkLimits } from './bulk-writer.js';
import { Caches } from './caches.js';
import { type ClusterAddress, ClusterClient, type ClusterTimes } from './cluster-client.js';
import { changedMeanwhile, IndexStore, type ReadManifest } from './index-store.js';
import { Listing } from './listing.js';
import { type Manifest, retiredNumbers } from './manifest.js';
import { OpenSearchError } from './opensearch-error.js';
import { OpenSearchReader } from './opensearch-reader.js';
import { anyOf, Snapshot } from './snapshot.js';
import { readTotals } from './totals.js';
import { verifyRows, writeDocuments } from './write-documents.js';
import { defaultLeaseMs, WriteLease } from './write-lease.js';

export interface OpenSearchEngineOptions {
  readonly address: ClusterAddress;
  /** The name by which the index is found, and the beginning of its indices' names. */
  readonly alias: string;
  /** Parts of an index, searched side by side. Default: 3. */
  readonly shards?: number;
  /**
   * How long what was replaced stays for readers that have not followed yet, in milliseconds. They follow within
   * seconds; answers take less than a minute. Default: ten minutes.
   */
  readonly graceMs?: number;
  /** After how much silence of another writer its place is taken, in milliseconds. Default: 30,000. */
  readonly leaseMs?: number;
  readonly bulk?: Partial<BulkLimits>;
  readonly times?: Partial<ClusterTimes>;
  /** Memory for the numbers of the documents used last; their texts get a quarter more. Default: 64 MiB. */
  readonly cacheBytes?: number;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** What a cluster says of itself, and of the index. */
export interface ClusterAbout {
  readonly hosts: string;
  readonly version: string;
  /** "opensearch". */
  readonly distribution: string;
  readonly alias: string;
  /** Names of the indices behind the alias: none before the first refresh, else one. */
  readonly behind: readonly string[];
}

const defaultGraceMs = 10 * 60_000;
const defaultCacheBytes = 1 << 26;
const defaultShards = 3;

/** The index in an OpenSearch cluster. */
export class OpenSearchEngine implements Engine {
  readonly #store: IndexStore;
  readonly #client: ClusterClient;
  readonly #caches: Caches;
  readonly #bulk: BulkLimits;
  readonly #graceMs: number;
  readonly #leaseMs: number;
  readonly #now: () => number;
  /** Of the last reader, which the next one is read upon. */
  #listing: Listing | undefined;
  /** Of the last reader: what `apply` changes. */
  #generation: string | undefined;

  constructor({
    address,
    alias,
    shards,
    graceMs,
    leaseMs,
    bulk,
    times,
    cacheBytes,
    now,
  }: OpenSearchEngineOptions) {
    this.#client = new ClusterClient(address, times);
    this.#store = new IndexStore(this.#client, alias, { shards: shards ?? defaultShards });
    this.#caches = new Caches(cacheBytes ?? defaultCacheBytes);
    this.#bulk = { ...defaultBulkLimits, ...bulk };
    this.#graceMs = graceMs ?? defaultGraceMs;
    this.#leaseMs = leaseMs ?? defaultLeaseMs;
    this.#now = now ?? Date.now;
  }

  /** @throws {OpenSearchError} */
  async open(): Promise<{ readonly reader?: OpenSearchReader; readonly problem?: string }> {
    const current = await this.#store.current();
    if (current === undefined) return {};
    if (typeof current === 'string') {
      const problem = `the OpenSearch index ${this.#store.alias} ${current}`;
      return { problem: `${problem}: it is left alone, and the corpus is read again` };
    }
    return { reader: await this.#readerOf(current) };
  }

  /** @throws {OpenSearchError} */
  async generation(): Promise<string | undefined> {
    return await this.#store.generation();
  }

  /** @throws {OpenSearchError} */
  async replace(
    documents: AsyncIterable<AnalysedDocument>,
    finish: () => IndexChange,
  ): Promise<OpenSearchReader> {
    await this.#clearAway();
    const index = await this.#store.create(this.#now());
    let facts: Manifest['facts'];
    try {
      const written = await writeDocuments(this.#client, { index, state: 0 }, documents, this.#bulk);
      ({ facts } = finish());
      await this.#store.refresh(index);
      await verifyRows(this.#client, { index, state: 0 }, written);
    } catch (error) {
      await this.#store.remove(index).catch(() => {});
      throw error;
    }
    // From here on an error may come from what was done nevertheless: then the index is what answers.
    await this.#store.writeManifest(index, {
      generation: randomUUID(),
      state: 0,
      switchedAt: this.#now(),
      retired: [],
      facts,
    });
    await this.#store.switchTo(index);
    return await this.#reopen();
  }

  /**
   * @throws {DamagedIndexError} if the index that this engine has read is gone, or cannot be added to.
   * @throws {OpenSearchError}, also if another engine wrote the index since this one read it.
   */
  async apply(
    documents: AsyncIterable<AnalysedDocument>,
    finish: () => IndexChange,
  ): Promise<OpenSearchReader> {
    const before = await this.#changeable();
    if (before === undefined) return await this.replace(documents, finish);
    const lease = await WriteLease.take(this.#client, before.index, this.#leaseMs);
    try {
      const current = await this.#changeable();
      if (current?.manifest.generation !== before.manifest.generation)
        throw changedMeanwhile(this.#store.alias);
      await this.#change(current, lease, documents, finish);
    } finally {
      await lease.release().catch(() => {});
    }
    return await this.#reopen();
  }

  async close(): Promise<void> {}

  /** For a diagnosis. @throws {OpenSearchError} */
  async about(): Promise<ClusterAbout> {
    const { number, distribution } = await this.#client.version();
    const behind = await this.#store.behindAlias();
    return { hosts: this.#client.hosts, version: number, distribution, alias: this.#store.alias, behind };
  }

  /** The index, as this engine has last read it; undefined where there is none and never was. */
  async #changeable(): Promise<ReadManifest | undefined> {
    const current = await this.#store.current();
    if (typeof current === 'string') throw new DamagedIndexError(this.#store.alias, current);
    if (this.#generation === undefined || this.#generation === current?.manifest.generation) return current;
    // What was changed is not all that there was.
    if (current === undefined) throw new DamagedIndexError(this.#store.alias, 'is gone');
    throw changedMeanwhile(this.#store.alias);
  }

  /** Rows of a state of its own, then the manifest that names it: before that nothing of it is seen. */
  async #change(
    current: ReadManifest,
    lease: WriteLease,
    documents: AsyncIterable<AnalysedDocument>,
    finish: () => IndexChange,
  ): Promise<void> {
    const { index, manifest } = current;
    const state = lease.epoch;
    const listing = await this.#listingOf(current);
    await this.#clearAway(current);
    let next: Manifest;
    try {
      const written = await writeDocuments(this.#client, { index, state }, documents, this.#bulk);
      const { facts, removed } = finish();
      await this.#store.refresh(index);
      await verifyRows(this.#client, { index, state }, written);
      const gone = [...written.ids, ...removed].flatMap((id) => listing.of(id)?.number ?? []);
      next = this.#next(manifest, state, facts, gone);
      await lease.assertHeld();
    } catch (error) {
      await this.#removeRowsSince(index, { gte: state, lte: state }).catch(() => {});
      throw error;
    }
    await this.#store.writeManifest(index, next, current);
  }

  #next(manifest: Manifest, state: number, facts: Manifest['facts'], gone: readonly number[]): Manifest {
    const kept = manifest.retired.filter(({ at }) => !this.#isPast(at));
    const numbers = [...new Set(gone)];
    return {
      ...manifest,
      generation: randomUUID(),
      state,
      retired: numbers.length === 0 ? kept : [...kept, { at: this.#now(), numbers }],
      facts,
    };
  }

  async #readerOf(current: ReadManifest): Promise<OpenSearchReader> {
    const listing = await this.#listingOf(current);
    const snapshot = new Snapshot(this.#client, current.index, current.manifest);
    const totals = await readTotals(snapshot);
    this.#generation = current.manifest.generation;
    return new OpenSearchReader({ snapshot, facts: current.manifest.facts, listing, totals }, this.#caches);
  }

  async #listingOf({ index, manifest }: ReadManifest): Promise<Listing> {
    const snapshot = new Snapshot(this.#client, index, manifest);
    this.#listing = await Listing.read(snapshot, retiredNumbers(manifest), this.#listing);
    return this.#listing;
  }

  async #reopen(): Promise<OpenSearchReader> {
    const { reader } = await this.open();
    if (reader !== undefined) return reader;
    throw new OpenSearchError(
      'refused',
      `the OpenSearch index ${this.#store.alias} is gone as soon as it was written: refresh again`,
    );
  }

  /** Before a write: removes what nobody reads any more, and what is left of writes that died. */
  async #clearAway(current?: ReadManifest): Promise<void> {
    const inUse = new Set(await this.#store.behindAlias());
    const known = current ?? (await this.#store.current());
    const switchedAt = typeof known === 'object' ? known.manifest.switchedAt : 0;
    for (const { index, madeAt } of await this.#store.all()) {
      if (!inUse.has(index) && this.#isPast(madeAt) && this.#isPast(switchedAt)) {
        await this.#store.remove(index);
      }
    }
    if (current === undefined) return;
    const { index, manifest } = current;
    await this.#removeRowsSince(index, { gt: manifest.state });
    const past = manifest.retired.filter(({ at }) => this.#isPast(at)).flatMap(({ numbers }) => numbers);
    if (past.length > 0) await this.#store.removeRows(index, anyOf(past));
  }

  /** @param states Of writes that have not ended. */
  async #removeRowsSince(index: string, states: object): Promise<void> {
    // Only what has been refreshed is found.
    await this.#store.refresh(index);
    await this.#store.removeRows(index, { range: { since: states } });
  }

  #isPast(at: number): boolean {
    return this.#now() - at >= this.#graceMs;
  }
}
