import type { Citation } from '../../core/quote.js';

/** What is known about a quoted document beside its title, in the order in which every adapter shows it. */
export function citedDetails({ author, publisher, date }: Citation): readonly string[] {
  return [author, publisher, date].filter(
    (detail) => detail !== undefined && detail.trim() !== '',
  ) as string[];
}
