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
import type { Block, CitedQuote } from '../../chat/protocol/reply.js';
import type { Citation } from '../../core/types/quote.js';
import type { Texts } from '../../texts/texts.js';
import { boldLink, codeMarkup, escapeMarkdown, maskedLink, oneLine } from './markdown.js';

/** What stands under a quote: one line to be read with it, the rest in small print. */
export function citationLines(texts: Texts, block: Extract<Block, { kind: 'quote' }>): string[] {
  const { line, details } = cited(texts, block);
  return [`— ${line}`, `-# ${details}`, ...copyLines(texts, block.copies)];
}

/**
 * The title leads to the quote's own page, and a word in small print to the document's address; without a page the title
 * leads there. A title that no link can show has a word behind it that does.
 */
function cited(texts: Texts, { quote: { citation }, link: page, receipt }: CitedQuote) {
  const { citation: words } = texts;
  const original = citedAddress(citation);
  const title = oneLine(briefTitle(citation));
  const target = page ?? original;
  const linked = target === undefined ? undefined : boldLink(title, target);
  const named = page === undefined ? words.open : words.inContext;
  const line = [
    linked ?? `**${escapeMarkdown(title)}**`,
    ...citedWhere(texts, citation, shown),
    linked === undefined ? linkOf(named, target) : undefined,
  ];
  const details = [
    ...known(citation),
    shown(citation.documentId) + citedLine(citation),
    receiptOf(texts, receipt),
    page === undefined ? undefined : linkOf(words.original, original),
  ];
  return { line: joined(line), details: joined(details) };
}

/** One by one where they are few. */
function copyLines(texts: Texts, copies: readonly CitedQuote[] = []): string[] {
  const { citation: words } = texts;
  if (copies.length > maxCopiesInChat) return [`-# ${escapeMarkdown(words.copies(copies.length))}`];
  return copies.map(({ quote: { citation }, link: page, receipt }) => {
    const details = [
      `**${shown(citedTitle(citation)) || escapeMarkdown(citation.documentId)}**`,
      ...known(citation),
      shown(citation.documentId) + citedPlace(texts, citation, shown),
      receiptOf(texts, receipt),
      linkOf(words.inContext, page),
      linkOf(page === undefined ? words.open : words.original, citedAddress(citation)),
    ];
    return `-# ${words.alsoIn}${joined(details)}`;
  });
}

function known(citation: Citation): string[] {
  return citedDetails(citation).map(shown);
}

function receiptOf({ citation }: Texts, receipt: string | undefined): string | undefined {
  return receipt === undefined ? undefined : citation.receipt + codeMarkup(receipt);
}

function shown(words: string): string {
  return escapeMarkdown(oneLine(words));
}

function linkOf(label: string, address: string | undefined): string | undefined {
  return address === undefined ? undefined : maskedLink(label, address);
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' · ');
}
