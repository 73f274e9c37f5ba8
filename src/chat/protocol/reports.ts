import type { Location } from './location.js';
import type { Visibility } from './reply.js';

/** A page of a report that stands somewhere, by the id that its buttons bring back. */
export interface KeptPage {
  /** What shows the others. */
  readonly report: object;
  /** From 1. */
  readonly page: number;
  readonly place: Location;
  readonly personId: string;
  readonly visibility: Visibility;
}

/** So long the pages of a report can be turned, in milliseconds. */
const reportKeptMs = 60 * 60_000;

/** So many pages are kept; the oldest are forgotten first. */
const maxPages = 500;

/** The pages of reports, in memory alone: what somebody wants checked is written nowhere. */
export class Reports {
  readonly #now: () => number;
  readonly #pages = new Map<string, KeptPage & { readonly keptAt: number }>();

  /** @param now Milliseconds since 1970. */
  constructor(now: () => number) {
    this.#now = now;
  }

  keep(id: string, page: KeptPage): void {
    this.#pages.set(id, { ...page, keptAt: this.#now() });
    const [oldest] = this.#pages.keys();
    if (this.#pages.size > maxPages && oldest !== undefined) this.#pages.delete(oldest);
  }

  find(id: string): KeptPage | undefined {
    for (const [known, { keptAt }] of this.#pages) {
      if (this.#now() - keptAt <= reportKeptMs) break;
      this.#pages.delete(known);
    }
    return this.#pages.get(id);
  }
}
