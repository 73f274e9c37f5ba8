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
import type { Block, CitedQuote } from '../../chat/protocol/reply.js';
import type { Citation } from '../../core/types/quote.js';
import { boldLink, codeMarkup, escapeMarkdown, maskedLink, oneLine } from './markdown.js';

/** What stands under a quote: one line to be read with it, the rest in small print. */
export function citationLines(block: Extract<Block, { kind: 'quote' }>): string[] {
  const { line, details } = cited(block);
  return [`— ${line}`, `-# ${details}`, ...copyLines(block.copies)];
}

/**
 * The title leads to the quote's own page, and a word in small print to the document's address; without a page the title
 * leads there. A title that no link can show has a word behind it that does.
 */
function cited({ quote: { citation }, link: page, receipt }: CitedQuote) {
  const original = citedAddress(citation);
  const title = oneLine(briefTitle(citation));
  const target = page ?? original;
  const linked = target === undefined ? undefined : boldLink(title, target);
  const named = page === undefined ? 'open' : citationLinks.reader;
  const line = [
    linked ?? `**${escapeMarkdown(title)}**`,
    ...citedWhere(citation, shown),
    linked === undefined ? linkOf(named, target) : undefined,
  ];
  const details = [
    ...known(citation),
    shown(citation.documentId) + citedLine(citation),
    receiptOf(receipt),
    page === undefined ? undefined : linkOf(citationLinks.original, original),
  ];
  return { line: joined(line), details: joined(details) };
}

/** One by one where they are few. */
function copyLines(copies: readonly CitedQuote[] = []): string[] {
  if (copies.length > maxCopiesInChat) return [`-# ${escapeMarkdown(countedCopies(copies.length))}`];
  return copies.map(({ quote: { citation }, link: page, receipt }) => {
    const details = [
      `**${shown(citedTitle(citation)) || escapeMarkdown(citation.documentId)}**`,
      ...known(citation),
      shown(citation.documentId) + citedPlace(citation, shown),
      receiptOf(receipt),
      linkOf(citationLinks.reader, page),
      linkOf(page === undefined ? 'open' : citationLinks.original, citedAddress(citation)),
    ];
    return `-# ${alsoIn}${joined(details)}`;
  });
}

function known(citation: Citation): string[] {
  return citedDetails(citation).map(shown);
}

function receiptOf(receipt: string | undefined): string | undefined {
  return receipt === undefined ? undefined : receiptLabel + codeMarkup(receipt);
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
