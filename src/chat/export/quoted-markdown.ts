import type { Quote } from '../../core/types/quote.js';
import { gapMark, laidOut, type Row, type Stretch } from '../messages/laid-out.js';
import { fenceAround } from './fence.js';
import { inertMarkdown } from './inert-markdown.js';

/**
 * A quote as a block quote of CommonMark: code fenced, tables as GitHub's, items without marks of their own as items.
 * Each of them reads back character for character; of a row what its cells hold.
 */
export function quotedMarkdown(quote: Quote): string {
  const quoted: string[] = [];
  let lines: string[] = [];
  const endQuote = () => {
    if (lines.length > 0) quoted.push(lines.map((line) => (line === '' ? '>' : `> ${line}`)).join('\n'));
    lines = [];
  };
  let before: Stretch['kind'] | undefined;
  for (const stretch of laidOut(quote)) {
    if (stretch.kind === 'gap') {
      endQuote();
      quoted.push('', gapMark, '');
    } else {
      if (lines.length > 0 && !(before === 'item' && stretch.kind === 'item')) lines.push('');
      lines.push(...linesOf(stretch));
    }
    before = stretch.kind;
  }
  endQuote();
  return quoted.join('\n');
}

function linesOf(stretch: Exclude<Stretch, { kind: 'gap' }>): string[] {
  switch (stretch.kind) {
    case 'prose':
      return inertMarkdown(stretch.text).split('\n');
    case 'heading':
      return headingOf(stretch.text);
    case 'code':
    case 'rows':
      return fenced(stretch.text);
    case 'item':
      return item(inertMarkdown(stretch.text));
    case 'table':
      return tableOf(stretch.rows);
  }
}

/** One below those of the reply itself; Markdown has none of several lines. */
function headingOf(text: string): string[] {
  const lines = inertMarkdown(text.trim()).split('\n');
  return lines.length > 1 ? lines : [`### ${lines[0]}`];
}

/** Further lines stand below the first one's words. */
function item(markdown: string): string[] {
  return markdown.split('\n').map((line, i) => (i === 0 ? `- ${line}` : line === '' ? '' : `  ${line}`));
}

/** Within a fence nothing is markup; it ends at as many backticks as it begins with. */
function fenced(text: string): string[] {
  const fence = fenceAround(text, 3);
  return [fence, ...text.split(/\r\n|\r|\n/), fence];
}

function tableOf(rows: readonly [Row, ...Row[]]): string[] {
  const columns = rows[0].cells.length;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const gap = line([gapMark, ...Array.from({ length: columns - 1 }, () => '')]);
  const [head = '', ...body] = rows.flatMap((row) => [
    line(row.cells.map(({ start, end }) => inertMarkdown(row.text.slice(start, end)))),
    ...(row.isCut ? [gap] : []),
  ]);
  return [head, line(Array.from({ length: columns }, () => '---')), ...body];
}
