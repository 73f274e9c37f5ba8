import { Segment } from './segment.js';
import type { Storage } from './storage.js';

/** A segment on loan. */
export interface Lease {
  readonly segment: Segment;
  /** Gives it back; to be called once. */
  release(): void;
}

interface Shared {
  readonly loading: Promise<Segment | undefined>;
  users: number;
}

/** Loaded segments, each once however many readers use it; gone with its last reader. */
export class SegmentRegistry {
  readonly #storage: Storage;
  readonly #onClose: (segment: Segment) => void;
  readonly #shared = new Map<string, Shared>();

  /** @param onClose Told of each segment that has lost its last reader. */
  constructor(storage: Storage, onClose: (segment: Segment) => void) {
    this.#storage = storage;
    this.#onClose = onClose;
  }

  /** @returns undefined where its files are missing. @throws {DamagedIndexError} */
  async lease(name: string): Promise<Lease | undefined> {
    let shared = this.#shared.get(name);
    if (shared === undefined) {
      shared = { loading: Segment.load(this.#storage, name), users: 0 };
      this.#shared.set(name, shared);
    }
    shared.users++;
    const { loading } = shared;
    try {
      const segment = await loading;
      if (segment !== undefined) return { segment, release: () => this.#release(name, segment) };
    } catch (error) {
      this.#release(name);
      throw error;
    }
    this.#release(name);
    return undefined;
  }

  #release(name: string, segment?: Segment): void {
    const shared = this.#shared.get(name);
    if (shared === undefined || --shared.users > 0) return;
    this.#shared.delete(name);
    if (segment === undefined) return;
    this.#onClose(segment);
    segment.close();
  }
}
