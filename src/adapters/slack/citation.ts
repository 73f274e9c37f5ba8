import type { ContextBlock, RichTextLink, RichTextSection, RichTextText } from '@slack/web-api';
import {
  briefTitle,
  citedAddress,
  citedDetails,
  citedLine,
  citedPlace,
  citedTitle,
  citedWhere,
  maxCopiesInChat,
} from '../../chat/messages/citation.js';
import { webAddress } from '../../chat/permalink/web-address.js';
import type { Block, CitedQuote } from '../../chat/protocol/reply.js';
import type { Texts } from '../../texts/texts.js';
import { limits } from './limits.js';
import { cutText } from './mrkdwn.js';
import { plain, section } from './rich-text.js';
import { linkText, plainText, smallPrint } from './small-print.js';

/**
 * What is read with a quote: the title, and the page, row or time. The title leads to the quote's own page, and then a
 * word behind it to the document's address; without a page the title leads there.
 */
export function readingLine(texts: Texts, { quote: { citation }, link }: CitedQuote): RichTextSection {
  const where = citedWhere(texts, citation).map((words) => ` · ${cutText(words, limits.titleText)}`);
  const page = addressOf(link);
  const original = addressOf(citedAddress(citation));
  return section(
    plain('— '),
    textOrLink(briefTitle(citation), page ?? original),
    ...where.map((words) => plain(words)),
    ...(page === undefined || original === undefined
      ? []
      : [plain(' · '), textOrLink(texts.citation.original, original)]),
  );
}

/** What else is known of where a quote stands, in small print; and where else its words do. */
export function citationDetails(texts: Texts, block: Extract<Block, { kind: 'quote' }>): ContextBlock {
  const { citation } = block.quote;
  const details = [
    ...citedDetails(citation),
    `${cutText(citation.documentId, limits.titleText)}${citedLine(citation)}`,
    ...receiptOf(texts, block),
  ];
  return smallPrint(plainText(inOneLine(details)), ...copiesOf(texts, block.copies));
}

/** One by one with their links where they are few. */
function copiesOf(texts: Texts, copies: readonly CitedQuote[] = []): ContextBlock['elements'] {
  const { citation: words } = texts;
  if (copies.length > maxCopiesInChat) return [plainText(words.copies(copies.length))];
  return copies.flatMap((copy) => {
    const { citation } = copy.quote;
    const file = `${cutText(citation.documentId, limits.titleText)}${citedPlace(texts, citation)}`;
    const details = [citedTitle(citation), ...citedDetails(citation), file, ...receiptOf(texts, copy)];
    const [page, original] = [addressOf(copy.link), addressOf(citedAddress(citation))];
    const link = page === undefined ? linkText(words.original, original) : linkText(words.inContext, page);
    return [plainText(words.alsoIn + inOneLine(details)), ...(link === undefined ? [] : [link])];
  });
}

function receiptOf({ citation }: Texts, { receipt }: CitedQuote): string[] {
  return receipt === undefined ? [] : [citation.receipt + receipt];
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
