/** Remembers the newest ids, so that an event that is delivered twice is handled once; memory stays bounded. */
export class RecentIds {
  readonly #ids = new Set<string>();
  readonly #capacity: number;

  /** @param capacity At most this many ids are remembered; the oldest is forgotten first. */
  constructor(capacity = 10_000) {
    this.#capacity = capacity;
  }

  /** @returns true the first time for an id. */
  add(id: string): boolean {
    if (this.#ids.has(id)) return false;
    this.#ids.add(id);
    const [oldest] = this.#ids;
    if (this.#ids.size > this.#capacity && oldest !== undefined) this.#ids.delete(oldest);
    return true;
  }
}
