import type { Texts } from '../../texts/texts.js';
import { citedAddress, citedDetails, citedPlace, citedTitle } from '../messages/citation.js';
import { webAddress } from '../permalink/web-address.js';
import type { CitedQuote, Reply } from '../protocol/reply.js';
import { citedQuotes } from './cited-quotes.js';

/** Each quote with its citation, as one pastes it into a text: two lines, then a blank one. */
export function plainCitations(texts: Texts, reply: Pick<Reply, 'blocks'>): string {
  return citedQuotes(reply)
    .map((cited) => `${plainCitation(texts, cited)}\n`)
    .join('\n');
}

/** A quote and, in a line of its own, where it stands. */
export function plainCitation(texts: Texts, cited: CitedQuote): string {
  return `${inQuotationMarks(cited.quote.text)}\n— ${citationLine(texts, cited)}`;
}

/** Where a quote stands, in words and in one line; its page's address where it has one that opens elsewhere. */
function citationLine(texts: Texts, { quote: { citation }, receipt, link }: CitedQuote): string {
  const { documentId } = citation;
  const parts = [
    citedTitle(citation),
    ...citedDetails(citation),
    `${documentId}${citedPlace(texts, citation)}`,
    webAddress(citedAddress(citation)),
    receipt === undefined ? undefined : `${texts.citation.receipt}${receipt}`,
    webAddress(link),
  ];
  return parts
    .filter((part) => part !== undefined)
    .map((part) => part.replace(/\s+/gu, ' ').trim())
    .join(' · ');
}

/** Marks that the words themselves do not hold, as far as there are any, so that it is clear where they end. */
function inQuotationMarks(words: string): string {
  const [open, close] = marks.find((pair) => pair.every((mark) => !words.includes(mark))) ?? ['“', '”'];
  return `${open}${words}${close}`;
}

const marks: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['«', '»'],
  ['„', '“'],
  ['"', '"'],
];
