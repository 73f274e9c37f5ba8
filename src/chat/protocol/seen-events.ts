/**
 * Which of a platform's events were taken already. Platforms deliver an event again when its acknowledgement is lost,
 * and a recorded request is accepted for some minutes.
 */
export interface SeenEvents {
  has(key: string): boolean;
  /** @returns true for the first caller with this key, false for every other. */
  add(key: string): boolean;
}

/** Remembers the newest keys of this process; the oldest are forgotten first, so that memory stays bounded. */
export class RecentEvents implements SeenEvents {
  readonly #keys = new Set<string>();
  readonly #limit: number;

  /** @param limit An integer >= 1. */
  constructor(limit = 20_000) {
    this.#limit = limit;
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  add(key: string): boolean {
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    const [oldest] = this.#keys;
    if (this.#keys.size > this.#limit && oldest !== undefined) this.#keys.delete(oldest);
    return true;
  }
}
