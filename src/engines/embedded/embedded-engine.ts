import type { AnalysedDocument } from '../../core/types/forward-document.js';
import type { Engine, IndexChange } from '../../core/types/ports.js';
import { DamagedIndexError } from '../../core/types/ports.js';
import { EmbeddedReader } from './embedded-reader.js';
import { FolderStorage } from './folder-storage.js';
import { ForwardCache } from './forward-cache.js';
import { decodeManifest, encodeManifest, type Manifest } from './manifest.js';
import { MemoryStorage } from './memory-storage.js';
import type { SegmentBounds } from './segment-builder.js';
import { SegmentRegistry } from './segment-registry.js';
import { imageName, sideName } from './segment-writer.js';
import { Snapshot } from './snapshot.js';
import type { Storage } from './storage.js';

export interface EmbeddedEngineOptions {
  /** Where the index is kept; made if need be, belongs to it. Without one it is gone with the process. */
  readonly folder?: string;
  /** Where a segment ends; one larger document is a segment by itself. Default: 32,768 passages, 32 Mi code units. */
  readonly bounds?: SegmentBounds;
  /** Memory for the numbers of the documents used last. Default: 64 MiB. */
  readonly cacheBytes?: number;
}

const defaultBounds: SegmentBounds = { passages: 1 << 15, text: 1 << 25 };
const defaultCacheBytes = 1 << 26;
/** How often the index may be replaced while it is being opened. */
const openAttempts = 5;

/** The index of this machine: MiniSearch indexes, arrays compiled from what it gives are searched. */
export class EmbeddedEngine implements Engine {
  readonly #storage: Storage;
  readonly #registry: SegmentRegistry;
  readonly #bounds: SegmentBounds;
  readonly #cache: ForwardCache;

  constructor({ folder, bounds, cacheBytes }: EmbeddedEngineOptions = {}) {
    this.#storage = folder === undefined ? new MemoryStorage() : new FolderStorage(folder);
    this.#bounds = bounds ?? defaultBounds;
    this.#cache = new ForwardCache(cacheBytes ?? defaultCacheBytes);
    this.#registry = new SegmentRegistry(this.#storage, (segment) => this.#cache.forget(segment));
  }

  async open(): Promise<{ readonly reader?: EmbeddedReader; readonly problem?: string }> {
    try {
      const opened = await this.#openCurrent();
      return opened === undefined ? {} : { reader: this.#readerOf(opened) };
    } catch (error) {
      if (!(error instanceof DamagedIndexError)) throw error;
      return { problem: `${error.message}: it is left alone, and the corpus is read again` };
    }
  }

  async generation(): Promise<string | undefined> {
    return await this.#storage.generation();
  }

  async replace(
    documents: AsyncIterable<AnalysedDocument>,
    finish: () => IndexChange,
  ): Promise<EmbeddedReader> {
    return await this.#write(undefined, documents, finish);
  }

  /** @throws {DamagedIndexError} if the index to be changed cannot be trusted. */
  async apply(
    documents: AsyncIterable<AnalysedDocument>,
    finish: () => IndexChange,
  ): Promise<EmbeddedReader> {
    const old = await this.#openCurrent();
    try {
      return await this.#write(old, documents, finish);
    } finally {
      old?.release();
    }
  }

  async close(): Promise<void> {}

  /** @throws {DamagedIndexError} */
  async #openCurrent(): Promise<Snapshot | undefined> {
    for (let attempt = 1; ; attempt++) {
      const bytes = await this.#storage.readManifest();
      if (bytes === undefined) return undefined;
      const manifest = decodeManifest(bytes, this.#storage.manifestName);
      const snapshot = await Snapshot.open(manifest, this.#registry);
      if (snapshot !== undefined) return snapshot;
      const now = await this.#storage.readManifest();
      const isReplaced = now !== undefined && !Buffer.from(now).equals(bytes);
      if (!isReplaced || attempt >= openAttempts) {
        throw new DamagedIndexError(this.#storage.manifestName, 'names files that are missing');
      }
    }
  }

  #readerOf(snapshot: Snapshot): EmbeddedReader {
    const release = () => snapshot.release();
    return new EmbeddedReader(snapshot.views, snapshot.facts, { cache: this.#cache, release });
  }

  /** @param old What is added to; undefined: the new documents are the whole index. */
  async #write(
    old: Snapshot | undefined,
    documents: AsyncIterable<AnalysedDocument>,
    finish: () => IndexChange,
  ): Promise<EmbeddedReader> {
    await this.#clearAway();
    // Whoever only reads does not load what writes.
    const { NextSnapshot } = await import('./next-snapshot.js');
    const next = new NextSnapshot(this.#storage, this.#registry, this.#bounds);
    try {
      await next.add(documents);
      const { facts, removed } = finish();
      next.keep(old?.views ?? [], removed);
      await next.merge();
      await this.#storage.writeManifest(encodeManifest({ facts, segments: next.segments() }));
      const snapshot = await this.#openCurrent();
      if (snapshot === undefined) {
        throw new DamagedIndexError(this.#storage.manifestName, 'is gone as soon as it was written');
      }
      return this.#readerOf(snapshot);
    } finally {
      next.release();
      await this.#clearAway();
    }
  }

  /** Removes what no manifest names; where the manifest cannot be trusted, nothing. Only for the one who writes. */
  async #clearAway(): Promise<void> {
    let segments: Manifest['segments'] = [];
    try {
      const bytes = await this.#storage.readManifest();
      if (bytes !== undefined) segments = decodeManifest(bytes, this.#storage.manifestName).segments;
    } catch {
      return;
    }
    await this.#storage.keepOnly(new Set(segments.flatMap(({ name }) => [imageName(name), sideName(name)])));
  }
}
