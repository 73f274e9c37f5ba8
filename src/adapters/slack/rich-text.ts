import type {
  RichTextBlock,
  RichTextElement,
  RichTextLink,
  RichTextList,
  RichTextPreformatted,
  RichTextQuote,
  RichTextSection,
  RichTextText,
} from '@slack/web-api';
import {
  alsoIn,
  citationLinks,
  citedAddress,
  citedDetails,
  citedPlace,
  citedTitle,
  furtherCopies,
  mostCopiesInChat,
  receiptLabel,
} from '../../chat/messages/citation.js';
import type { Slice } from '../../chat/messages/laid-out.js';
import { webAddress } from '../../chat/permalink/web-address.js';
import type { ChatInline, CitedQuote } from '../../chat/protocol/reply.js';
import { limits } from './limits.js';
import { cutText } from './mrkdwn.js';

/*
 * Rich text shows the characters of its text elements as they are: no markup, no mentions, no links, no entities.
 * https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */

export type RichTextPart = RichTextSection | RichTextQuote | RichTextPreformatted | RichTextList;
type Style = NonNullable<RichTextText['style']>;

export function plain(text: string, style?: Style): RichTextText {
  return { type: 'text', text, ...(style === undefined ? {} : { style }) };
}

export function section(...elements: RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements };
}

export function preformatted(text: string): RichTextPreformatted {
  return { type: 'rich_text_preformatted', elements: [plain(text)] };
}

export function richText(...elements: RichTextPart[]): RichTextBlock {
  return { type: 'rich_text', elements };
}

const styles: Record<Exclude<ChatInline, string>['style'], Style> = {
  strong: { bold: true },
  emphasis: { italic: true },
  code: { code: true },
};

/** Inlines as one section; Slack refuses an element without text, so empty ones are left out. */
export function inlineSection(inlines: readonly ChatInline[], base: Style = {}): RichTextSection {
  const elements = inlines
    .map((inline) => (typeof inline === 'string' ? { text: inline, style: undefined } : inline))
    .filter(({ text }) => text !== '')
    .map(({ text, style }) => {
      const merged: Style = { ...base, ...(style === undefined ? {} : styles[style]) };
      return plain(text, Object.keys(merged).length > 0 ? merged : undefined);
    });
  return section(...(elements.length > 0 ? elements : [plain(' ')]));
}

/** Text as it stands; what is marked in it is bold. Line ends become Slack's own. */
export function marked({ text, highlights }: Slice, base?: Style): RichTextText[] {
  const elements: RichTextText[] = [];
  const add = (start: number, end: number, style?: Style) => {
    const shown = withSlackLineBreaks(text, start, end);
    if (shown !== '') elements.push(plain(shown, style));
  };
  let at = 0;
  for (const { start, end } of highlights) {
    add(at, Math.max(at, start), base);
    add(Math.max(at, start), Math.max(at, end), { bold: true });
    at = Math.max(at, end);
  }
  add(at, text.length, base);
  return elements;
}

/**
 * Where a quote stands: title, what else is known, file, line and receipt. The title leads to the quote's own page, and
 * then a word behind it to the document's address; without a page the title leads there.
 */
export function citationPart(
  { quote: { citation }, link, receipt }: CitedQuote,
  sign = '— ',
): RichTextSection {
  const { documentId } = citation;
  const title = citedTitle(citation);
  const known = citedDetails(citation).map((detail) => cutText(detail, limits.titleText));
  const place = `${cutText(documentId, limits.titleText)}${cutText(citedPlace(citation), limits.titleText)}`;
  const page = addressOf(link);
  const original = addressOf(citedAddress(citation));
  return section(
    plain(sign),
    textOrLink(cutText(title === '' ? documentId : title, limits.titleText), page ?? original),
    plain(` · ${[...known, place].join(' · ')}`),
    ...(receipt === undefined ? [] : [plain(` · ${receiptLabel}`), plain(receipt, { code: true })]),
    ...(page === undefined || original === undefined
      ? []
      : [plain(' · '), textOrLink(citationLinks.original, original)]),
  );
}

/** Where else the quoted words stand, as far as a message has room for it. */
export function copyParts(copies: readonly CitedQuote[] = []): RichTextSection[] {
  const shown = copies.slice(0, mostCopiesInChat).map((copy) => citationPart(copy, alsoIn));
  const left = copies.length - shown.length;
  return left === 0 ? shown : [...shown, section(plain(furtherCopies(left), { italic: true }))];
}

function textOrLink(text: string, url: string | undefined): RichTextText | RichTextLink {
  return url === undefined ? plain(text) : { type: 'link', url, text };
}

/** Only what opens a page, and no more than Slack takes. */
function addressOf(url: string | undefined): string | undefined {
  return url !== undefined && url.length <= limits.linkUrl && webAddress(url) !== undefined ? url : undefined;
}

/** `text.slice(start, end)` with CRLF and CR as LF; a CRLF that a border cuts in two is still one line end. */
function withSlackLineBreaks(text: string, start: number, end: number): string {
  const from = text.charAt(start) === '\n' && text.charAt(start - 1) === '\r' ? start + 1 : start;
  return text.slice(from, Math.max(from, end)).replace(/\r\n?/gu, '\n');
}
