import type { Citation } from '../../core/types/quote.js';

/** What is known of quotes (a link, a receipt), by where they stand. */
export type ByCitation = ReadonlyMap<string, string>;

export function citationKey({ documentId, span }: Pick<Citation, 'documentId' | 'span'>): string {
  return `${span.start} ${span.end} ${documentId}`;
}

export function knownOf(citation: Citation, known: ByCitation): string | undefined {
  return known.get(citationKey(citation));
}
