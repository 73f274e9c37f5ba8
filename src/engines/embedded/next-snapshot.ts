import { cooperativeYield } from '../../core/types/cooperative-yield.js';
import type { AnalysedDocument } from '../../core/types/forward-document.js';
import { DamagedIndexError } from '../../core/types/ports.js';
import type { SegmentEntry } from './manifest.js';
import { chooseMerges } from './merge-policy.js';
import { mergeSegments } from './merge-segments.js';
import { type SegmentBounds, SegmentBuilder } from './segment-builder.js';
import type { Lease, SegmentRegistry } from './segment-registry.js';
import { SegmentView } from './segment-view.js';
import type { Storage } from './storage.js';

/** An index in the making: add, then keep, then merge; its segments are written, but no manifest names them yet. */
export class NextSnapshot {
  readonly #storage: Storage;
  readonly #registry: SegmentRegistry;
  readonly #bounds: SegmentBounds;
  readonly #leases: Lease[] = [];
  readonly #added = new Set<string>();
  #views: SegmentView[] = [];

  constructor(storage: Storage, registry: SegmentRegistry, bounds: SegmentBounds) {
    this.#storage = storage;
    this.#registry = registry;
    this.#bounds = bounds;
  }

  /**
   * Indexes documents into new segments.
   * @throws {RangeError} if an id comes twice; {DamagedIndexError}; what `documents` throws.
   */
  async add(documents: AsyncIterable<AnalysedDocument>): Promise<void> {
    const yieldIfDue = cooperativeYield();
    let builder = new SegmentBuilder();
    for await (const document of documents) {
      if (this.#added.has(document.id)) throw new RangeError(`document ${document.id} is given twice`);
      this.#added.add(document.id);
      if (!builder.hasRoomFor(document, this.#bounds)) {
        await this.#take(await builder.write(this.#storage));
        builder = new SegmentBuilder();
      }
      await builder.add(document);
      const turn = yieldIfDue();
      if (turn !== undefined) await turn;
    }
    if (builder.documents > 0) await this.#take(await builder.write(this.#storage));
  }

  /** Takes over old segments without the documents that have been added anew or are removed. */
  keep(old: readonly SegmentView[], removed: readonly string[]): void {
    const gone = new Set([...this.#added, ...removed]);
    for (const view of old) {
      const dead = [...view.dead, ...view.withIds(gone)].sort((a, b) => a - b);
      if (dead.length < view.segment.documents) this.#views.push(new SegmentView(view.segment, dead));
    }
  }

  /** Writes small and half dead segments again as fewer. */
  async merge(): Promise<void> {
    for (;;) {
      const groups = chooseMerges(this.#views, this.#bounds);
      if (groups.length === 0) return;
      for (const group of groups) {
        const name = await mergeSegments(this.#storage, group);
        this.#views = this.#views.filter((view) => !group.includes(view));
        await this.#take(name);
      }
    }
  }

  segments(): SegmentEntry[] {
    return this.#views.map(({ segment: { name, checksum }, dead }) => ({ name, checksum, dead }));
  }

  /** Lets go of the segments that were written. */
  release(): void {
    for (const lease of this.#leases.splice(0)) lease.release();
  }

  async #take(name: string): Promise<void> {
    const lease = await this.#registry.lease(name);
    if (lease === undefined) throw new DamagedIndexError(name, 'is gone as soon as it was written');
    this.#leases.push(lease);
    this.#views.push(new SegmentView(lease.segment, []));
  }
}
