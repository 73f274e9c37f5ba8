import { randomUUID } from 'node:crypto';

/** So many of the newest pages can be gone back to. */
const mostPages = 50;

/**
 * Pages that were shown, in memory alone: whoever goes back to one or loads it again sees it as it was, and nothing is
 * asked again. No browser need keep what was typed, and no address holds it.
 */
export class ShownPages {
  /** In the order in which they were shown. */
  readonly #pages = new Map<string, string>();

  /** @returns the page's name. */
  keep(page: string): string {
    const name = randomUUID();
    this.#pages.set(name, page);
    const [oldest] = this.#pages.keys();
    if (this.#pages.size > mostPages && oldest !== undefined) this.#pages.delete(oldest);
    return name;
  }

  /** undefined for a name that was never given, or is among the newest no more. */
  find(name: string): string | undefined {
    return this.#pages.get(name);
  }
}
