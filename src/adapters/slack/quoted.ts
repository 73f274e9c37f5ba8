import type { KnownBlock, RichTextList } from '@slack/web-api';
import { inColumns } from '../../chat/messages/in-columns.js';
import { gapMark, laidOut, type Row, type Stretch, sliceOf } from '../../chat/messages/laid-out.js';
import type { Quote } from '../../core/types/quote.js';
import { limits } from './limits.js';
import { marked, plain, type RichTextPart, richText, section } from './rich-text.js';

/**
 * A quote as Slack's own blocks: words in a quote, code preformatted, an item without a mark of its own in a list, rows
 * as Slack's table, or in columns where it takes none. White space between them is Slack's.
 * @param citation Stands below it.
 * @param asTable Whether the message has room for a table of Slack's.
 */
export function quotedBlocks(
  quote: Quote,
  citation: readonly RichTextPart[],
  asTable: boolean,
): KnownBlock[] {
  const blocks: KnownBlock[] = [];
  let parts: RichTextPart[] = [];
  let takesTable = asTable;
  let between = '';
  for (const stretch of laidOut(quote)) {
    if (takesTable && stretch.kind === 'table' && fits(stretch.rows)) {
      if (parts.length > 0) blocks.push(richText(...parts));
      blocks.push(tableBlock(stretch.rows));
      parts = [];
      takesTable = false;
    } else {
      parts = joined(parts, between, partOf(stretch));
    }
    between = 'behind' in stretch ? stretch.behind : '';
  }
  return [...blocks, richText(...parts, ...citation)];
}

function partOf(stretch: Stretch): RichTextPart {
  switch (stretch.kind) {
    case 'prose':
      return { type: 'rich_text_quote', elements: marked(stretch) };
    case 'heading':
      return { type: 'rich_text_quote', elements: marked(stretch, { bold: true }) };
    case 'item':
      return {
        type: 'rich_text_list',
        style: 'bullet',
        indent: Math.min(stretch.level - 1, limits.listIndent),
        border: 1,
        elements: [section(...marked(stretch))],
      };
    case 'code':
    case 'rows':
      return preformatted(stretch.text);
    case 'table':
      return preformatted(lines(stretch.rows));
    case 'gap':
      return section(plain(gapMark));
  }
}

/** Its text as it stands: within preformatted text Slack marks nothing. */
function preformatted(text: string): RichTextPart {
  const elements = marked({ text, highlights: [] });
  return { type: 'rich_text_preformatted', elements, border: 1 };
}

/** Slack's own face of type is taken to give each character one column. */
function lines(rows: readonly Row[]): string {
  return inColumns(rows, (text) => [...text].length)
    .map(({ text }) => text)
    .join('\n');
}

/** Items of one depth are one list; what is quoted as it stands is one quote, with the white space between. */
function joined(parts: readonly RichTextPart[], between: string, next: RichTextPart): RichTextPart[] {
  const last = parts.at(-1);
  const before = parts.slice(0, -1);
  if (last?.type === 'rich_text_list' && next.type === 'rich_text_list' && last.indent === next.indent) {
    const both: RichTextList = { ...last, elements: [...last.elements, ...next.elements] };
    return [...before, both];
  }
  if (last?.type === 'rich_text_quote' && next.type === 'rich_text_quote') {
    const blanks = marked({ text: between, highlights: [] });
    return [...before, { ...last, elements: [...last.elements, ...blanks, ...next.elements] }];
  }
  return [...parts, next];
}

function fits(rows: readonly Row[]): boolean {
  return (rows[0]?.cells.length ?? 0) <= limits.tableColumns && rows.length < limits.tableRows;
}

function tableBlock(rows: readonly Row[]): KnownBlock {
  const cell = (row: Row, column: number, isHead: boolean) => {
    const words = marked(
      sliceOf(row, row.cells[column] ?? { start: 0, end: 0 }),
      isHead ? { bold: true } : undefined,
    );
    return richText(section(...(words.length === 0 ? [plain(' ')] : words)));
  };
  const columns = rows[0]?.cells.map((_, column) => column) ?? [];
  return {
    type: 'table',
    column_settings: columns.map(() => ({ is_wrapped: true })),
    rows: rows.flatMap((row, i) => [
      columns.map((column) => cell(row, column, i === 0)),
      ...(row.isCut ? [columns.map((column) => richText(section(plain(column === 0 ? gapMark : ' '))))] : []),
    ]),
  };
}
