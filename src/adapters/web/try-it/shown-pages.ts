import { randomUUID } from 'node:crypto';
import type { Reply } from '../../../chat/protocol/reply.js';

/** So many of the newest pages can be gone back to. */
const maxPages = 50;

/** An answer as it was shown. */
export interface ShownPage {
  readonly page: string;
  /** The answer to what was typed. */
  readonly reply: Reply;
  /** What came of a button under it. */
  readonly pressed?: Reply | undefined;
}

/**
 * Pages that were shown, in memory alone: whoever goes back to one or loads it again sees it as it was, and nothing is
 * asked again; so it is with what is taken along of it. No browser need keep what was typed, and no address holds it.
 */
export class ShownPages {
  /** In the order in which they were shown. */
  readonly #pages = new Map<string, ShownPage>();

  /** A name for a page that is about to be shown. */
  newName(): string {
    return randomUUID();
  }

  keep(name: string, shown: ShownPage): void {
    this.#pages.set(name, shown);
    const [oldest] = this.#pages.keys();
    if (this.#pages.size > maxPages && oldest !== undefined) this.#pages.delete(oldest);
  }

  /** undefined for a name that was never given, or is among the newest no more. */
  find(name: string): ShownPage | undefined {
    return this.#pages.get(name);
  }
}
