import type { Texts } from '../../texts/texts.js';
import { citedAddress, citedDetails, citedPlace, citedTitle } from '../messages/citation.js';
import { webAddress } from '../permalink/web-address.js';
import {
  type Block,
  type ChatInline,
  type CitedQuote,
  inChat,
  type Reply,
  type Table,
} from '../protocol/reply.js';
import { fenceAround } from './fence.js';
import { inertMarkdown, inertMarkdownLine } from './inert-markdown.js';
import { quotedMarkdown } from './quoted-markdown.js';

/** A reply as CommonMark with GitHub's tables: quotes read back character for character. Buttons are left out. */
export function markdownOf(texts: Texts, { blocks }: Pick<Reply, 'blocks'>): string {
  return blocks
    .flatMap((block) => blockOf(texts, block) ?? [])
    .map((lines) => `${lines}\n`)
    .join('\n');
}

function blockOf(texts: Texts, block: Block): string | undefined {
  switch (block.kind) {
    case 'text': {
      const words = inlinesOf(block.inlines.map(inChat)).trim();
      return block.tone === 'heading' ? `## ${words}` : words;
    }
    case 'question':
      return `# ${inertMarkdownLine(block.text)}`;
    case 'quote':
      return [
        quotedMarkdown(block.quote),
        '',
        `— ${citationOf(texts, block)}`,
        ...(block.copies ?? []).flatMap((copy) => ['', `${texts.citation.alsoIn}${citationOf(texts, copy)}`]),
      ].join('\n');
    case 'table':
      return tableOf(block.table);
    case 'call':
    case 'message-link':
    case 'progress':
    case 'actions':
      return undefined;
  }
}

function inlinesOf(inlines: readonly ChatInline[]): string {
  const texts = inlines.map((inline) => (typeof inline === 'string' ? inline : inline.text));
  return inlines
    .map((inline, i) => inlineOf(inline, { before: texts[i - 1] ?? '', behind: texts[i + 1] ?? '' }))
    .join('');
}

interface Beside {
  readonly before: string;
  readonly behind: string;
}

function inlineOf(inline: ChatInline, beside: Beside): string {
  if (typeof inline === 'string') return betweenBlanks(inline);
  const text = inline.text.trim();
  const words = inertMarkdownLine(text);
  if (words === '') return '';
  if (inline.style === 'code') return codeOf(inline.text);
  if (!takesMarks(text, beside)) return words;
  return inline.style === 'strong' ? `**${words}**` : `*${words}*`;
}

/**
 * Whether marks of emphasis around a text would be read as such: between a sign and a letter outside they are none.
 * https://spec.commonmark.org/0.31.2/#left-flanking-delimiter-run
 */
function takesMarks(text: string, { before, behind }: Beside): boolean {
  const opens = !/^[\p{P}\p{S}]/u.test(text) || /^$|[\s\p{P}\p{S}]$/u.test(before);
  const closes = !/[\p{P}\p{S}]$/u.test(text) || /^$|^[\s\p{P}\p{S}]/u.test(behind);
  return opens && closes;
}

/** The blanks at the ends part it from its neighbours, so they stay blanks. */
function betweenBlanks(words: string): string {
  const [before = ''] = /^ */.exec(words) ?? [];
  const rest = words.slice(before.length);
  const [behind = ''] = /(?<! ) +$/.exec(rest) ?? [];
  return `${before}${inertMarkdown(rest.slice(0, rest.length - behind.length))}${behind}`;
}

/** Within a span of code nothing is escaped: it ends at as many backticks as it begins with. */
function codeOf(words: string): string {
  const fence = fenceAround(words, 1);
  const line = words.replace(/\s+/gu, ' ').trim();
  // A blank on both sides is no part of it.
  const pad = /^`|`$/.test(line) ? ' ' : '';
  return `${fence}${pad}${line}${pad}${fence}`;
}

function citationOf(texts: Texts, { quote: { citation }, receipt, link }: CitedQuote): string {
  const { citation: words } = texts;
  const { documentId } = citation;
  return [
    `**${inertMarkdownLine(citedTitle(citation))}**`,
    ...citedDetails(citation).map(inertMarkdownLine),
    inertMarkdownLine(`${documentId}${citedPlace(texts, citation)}`),
    ...(receipt === undefined ? [] : [`${words.receipt}${codeOf(receipt)}`]),
    ...linkTo(link, words.inContext),
    ...linkTo(citedAddress(citation), words.original),
  ].join(' · ');
}

function linkTo(url: string | undefined, words: string): string[] {
  const address = webAddress(url);
  // An address as URL writes it holds no `<` and no `>`.
  return address === undefined ? [] : [`[${words}](<${address}>)`];
}

function tableOf({ columns, rows }: Table): string {
  const row = (cells: readonly string[]) => `| ${cells.map(inertMarkdownLine).join(' | ')} |`;
  return [
    row(columns.map(({ title }) => title)),
    `| ${columns.map(({ align }) => (align === 'right' ? '---:' : '---')).join(' | ')} |`,
    ...rows.map(row),
  ].join('\n');
}
