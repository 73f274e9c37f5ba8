import type { IndexFacts } from '../../core/types/index-reader.js';
import { DamagedIndexError } from '../../core/types/ports.js';
import type { Manifest } from './manifest.js';
import type { Lease, SegmentRegistry } from './segment-registry.js';
import { SegmentView } from './segment-view.js';

/** The index as one manifest names it. */
export class Snapshot {
  readonly facts: IndexFacts;
  readonly views: readonly SegmentView[];
  readonly #leases: readonly Lease[];

  private constructor(facts: IndexFacts, views: readonly SegmentView[], leases: readonly Lease[]) {
    this.facts = facts;
    this.views = views;
    this.#leases = leases;
  }

  /**
   * Loads what is not yet in memory.
   * @returns undefined where a file is missing.
   * @throws {DamagedIndexError} if a file is not the one that was written.
   */
  static async open(manifest: Manifest, registry: SegmentRegistry): Promise<Snapshot | undefined> {
    const leases: Lease[] = [];
    const views: SegmentView[] = [];
    let isWhole = false;
    try {
      for (const { name, checksum, dead } of manifest.segments) {
        const lease = await registry.lease(name);
        if (lease === undefined) return undefined;
        leases.push(lease);
        const { segment } = lease;
        if (segment.checksum !== checksum || dead.some((document) => document >= segment.documents)) {
          throw new DamagedIndexError(segment.file, 'is not the one that was written for this index');
        }
        views.push(new SegmentView(segment, dead));
      }
      isWhole = true;
      return new Snapshot(manifest.facts, views, leases);
    } finally {
      if (!isWhole) for (const lease of leases) lease.release();
    }
  }

  release(): void {
    for (const lease of this.#leases) lease.release();
  }
}
