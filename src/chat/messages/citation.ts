import type { Citation } from '../../core/types/quote.js';
import { countOf } from './format.js';

/** The links of a citation: to the quote in its context, and to the document's own address. */
export const citationLinks = { reader: 'in context', original: 'original' } as const;

/** Stands before a receipt's id, behind everything else that a citation says. */
export const receiptLabel = 'receipt ';

/** Stands before each further citation of the same words. */
export const alsoIn = 'also in ';

/** Citations of copies that one message of a chat has room for. */
export const mostCopiesInChat = 5;

/** Of copies that are not cited, where others are. */
export function furtherCopies(count: number): string {
  return `and in ${countOf(count, 'more place')}`;
}

/** What is known about a quoted document beside its title, in the order in which every adapter shows it. */
export function citedDetails({ author, publisher, date }: Citation): readonly string[] {
  return [author, publisher, date].filter(
    (detail) => detail !== undefined && detail.trim() !== '',
  ) as string[];
}

/**
 * What stands behind a citation's file: the line, and the page, row or time where the document has any.
 * @param shown How an adapter shows words of a document.
 */
export function citedPlace({ line, place }: Citation, shown = (words: string) => words): string {
  return place === undefined ? `:${line}` : `:${line}, ${shown(place)}`;
}
