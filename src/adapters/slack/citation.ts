import type { ContextBlock, RichTextLink, RichTextSection, RichTextText } from '@slack/web-api';
import {
  alsoIn,
  briefTitle,
  citationLinks,
  citedAddress,
  citedDetails,
  citedLine,
  citedPlace,
  citedTitle,
  citedWhere,
  countedCopies,
  maxCopiesInChat,
  receiptLabel,
} from '../../chat/messages/citation.js';
import { webAddress } from '../../chat/permalink/web-address.js';
import type { Block, CitedQuote } from '../../chat/protocol/reply.js';
import { limits } from './limits.js';
import { cutText } from './mrkdwn.js';
import { plain, section } from './rich-text.js';
import { linkText, plainText, smallPrint } from './small-print.js';

/**
 * What is read with a quote: the title, and the page, row or time. The title leads to the quote's own page, and then a
 * word behind it to the document's address; without a page the title leads there.
 */
export function readingLine({ quote: { citation }, link }: CitedQuote): RichTextSection {
  const where = citedWhere(citation).map((words) => ` · ${cutText(words, limits.titleText)}`);
  const page = addressOf(link);
  const original = addressOf(citedAddress(citation));
  return section(
    plain('— '),
    textOrLink(briefTitle(citation), page ?? original),
    ...where.map((words) => plain(words)),
    ...(page === undefined || original === undefined
      ? []
      : [plain(' · '), textOrLink(citationLinks.original, original)]),
  );
}

/** What else is known of where a quote stands, in small print; and where else its words do. */
export function citationDetails(block: Extract<Block, { kind: 'quote' }>): ContextBlock {
  const { citation } = block.quote;
  const details = [
    ...citedDetails(citation),
    `${cutText(citation.documentId, limits.titleText)}${citedLine(citation)}`,
    ...receiptOf(block),
  ];
  return smallPrint(plainText(inOneLine(details)), ...copiesOf(block.copies));
}

/** One by one with their links where they are few. */
function copiesOf(copies: readonly CitedQuote[] = []): ContextBlock['elements'] {
  if (copies.length > maxCopiesInChat) return [plainText(countedCopies(copies.length))];
  return copies.flatMap((copy) => {
    const { citation } = copy.quote;
    const file = `${cutText(citation.documentId, limits.titleText)}${citedPlace(citation)}`;
    const details = [citedTitle(citation), ...citedDetails(citation), file, ...receiptOf(copy)];
    const [page, original] = [addressOf(copy.link), addressOf(citedAddress(citation))];
    const link =
      page === undefined ? linkText(citationLinks.original, original) : linkText(citationLinks.reader, page);
    return [plainText(alsoIn + inOneLine(details)), ...(link === undefined ? [] : [link])];
  });
}

function receiptOf({ receipt }: CitedQuote): string[] {
  return receipt === undefined ? [] : [receiptLabel + receipt];
}

function inOneLine(details: readonly string[]): string {
  return details.map((detail) => cutText(detail, limits.titleText)).join(' · ');
}

function textOrLink(text: string, url: string | undefined): RichTextText | RichTextLink {
  return url === undefined ? plain(text) : { type: 'link', url, text };
}

/** Only what opens a page, and no more than Slack takes. */
function addressOf(url: string | undefined): string | undefined {
  return url !== undefined && url.length <= limits.linkUrl && webAddress(url) !== undefined ? url : undefined;
}
