/** Remembers the last `limit` keys; the oldest are forgotten first, so memory stays bounded. */
export class RecentKeys {
  readonly #keys = new Set<string>();
  readonly #limit: number;

  /** @param limit An integer >= 1. */
  constructor(limit: number) {
    this.#limit = limit;
  }

  has(key: string): boolean {
    return this.#keys.has(key);
  }

  /** @returns false if the key is remembered already. */
  add(key: string): boolean {
    if (this.#keys.has(key)) return false;
    this.#keys.add(key);
    for (const oldest of this.#keys) {
      if (this.#keys.size <= this.#limit) break;
      this.#keys.delete(oldest);
    }
    return true;
  }
}
