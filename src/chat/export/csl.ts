import { defined } from '../../core/types/defined.js';
import { webAddress } from '../permalink/web-address.js';
import type { CitedQuote, Reply } from '../protocol/reply.js';
import { citedQuotes } from './cited-quotes.js';

/** A cited document as reference managers read it. https://docs.citationstyles.org/en/stable/specification.html */
export interface CslItem {
  readonly id: string;
  readonly type: 'webpage' | 'document';
  readonly title: string;
  readonly author?: readonly { readonly literal: string }[];
  readonly 'container-title'?: string;
  readonly publisher?: string;
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] } | { readonly literal: string };
  readonly URL?: string;
  /** What the schema leaves to programs: the words that were quoted, and what proves them. */
  readonly custom: { readonly quotes: readonly CslQuote[] };
}

export interface CslQuote {
  readonly text: string;
  /** UTF-16 code units in the document's text, half-open. */
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly place?: string;
  readonly receipt?: string;
  readonly link?: string;
}

/** CSL-JSON: each cited document once, in the order in which they are cited. */
export function cslItems(reply: Pick<Reply, 'blocks'>): readonly CslItem[] {
  const byDocument = new Map<string, CitedQuote[]>();
  for (const cited of citedQuotes(reply)) {
    const { documentId } = cited.quote.citation;
    byDocument.set(documentId, [...(byDocument.get(documentId) ?? []), cited]);
  }
  return [...byDocument.values()].flatMap((quotes) => {
    const [first] = quotes;
    return first === undefined ? [] : [itemOf(first, quotes)];
  });
}

function itemOf({ quote: { citation } }: CitedQuote, quotes: readonly CitedQuote[]): CslItem {
  const { documentId, title, author, publisher, date } = citation;
  const address = webAddress(citation.url);
  return {
    id: documentId,
    type: address === undefined ? 'document' : 'webpage',
    title,
    ...(author === undefined ? {} : { author: [{ literal: author }] }),
    ...(publisher === undefined ? {} : { 'container-title': publisher, publisher }),
    ...(date === undefined ? {} : { issued: issuedOf(date) }),
    ...defined({ URL: address }),
    custom: { quotes: quotes.map(quoteOf) },
  };
}

/** Documents' dates are kept as YYYY-MM-DD, with or without month and day, where they could be read; else as they were given. */
function issuedOf(date: string): NonNullable<CslItem['issued']> {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/.exec(date);
  if (match === null) return { literal: date };
  return { 'date-parts': [match.slice(1).flatMap((part) => (part === undefined ? [] : [Number(part)]))] };
}

function quoteOf({ quote: { text, citation }, receipt, link }: CitedQuote): CslQuote {
  const { span, line, place } = citation;
  const address = webAddress(link);
  return {
    text,
    ...span,
    line,
    ...defined({ place, receipt }),
    // A path leads somewhere on the page alone that it stands on.
    ...defined({ link: address }),
  };
}
