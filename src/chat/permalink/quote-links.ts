import { dayMs } from '../../core/types/day.js';
import { type ByCitation, citationKey } from '../protocol/by-citation.js';
import { type GivenAnswer, shownQuotes } from '../protocol/given-answers.js';
import type { LinkKeys } from '../protocol/link-keys.js';
import type { Platform } from '../protocol/location.js';
import { lastPosition, writeToken } from './link-token.js';

export interface QuoteLinksOptions {
  readonly keys: LinkKeys;
  /** The address that others reach this program by, without a slash at its end; absent: only this machine's page links. */
  readonly publicUrl?: string;
  /** How long a link opens; it never outlives its answer. */
  readonly linkDays: number;
  readonly retentionDays: number;
}

/** Makes the links that lead from a citation to its quote's page. */
export class QuoteLinks {
  readonly #options: QuoteLinksOptions;

  constructor(options: QuoteLinksOptions) {
    this.#options = options;
  }

  /** Whether answers given there have links. */
  reaches(platform: Platform): boolean {
    return platform === 'web' || this.#options.publicUrl !== undefined;
  }

  /**
   * The link to each quote of an answer, and each copy, that was shown and may be read by all who read along there. This machine's page
   * gets paths, everything else whole addresses.
   */
  of(answer: GivenAnswer, mayBeRead: (documentId: string) => boolean): ByCitation {
    const { keys, publicUrl, linkDays, retentionDays } = this.#options;
    const { place, givenAt } = answer;
    if (!this.reaches(place.platform)) return new Map();
    const base = place.platform === 'web' ? '' : publicUrl;
    const endsAt = Math.floor((givenAt + Math.min(linkDays, retentionDays) * dayMs) / 1000);
    return new Map(
      shownQuotes(answer).flatMap(({ citation }, position) => {
        if (!mayBeRead(citation.documentId) || position > lastPosition) return [];
        const token = writeToken({ answer, position, endsAt }, keys.current());
        return [[citationKey(citation), `${base}/read/${token}#quote`] as const];
      }),
    );
  }
}
