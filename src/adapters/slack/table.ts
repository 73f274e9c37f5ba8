import type { KnownBlock, TableBlock } from '@slack/web-api';
import type { Table } from '../../chat/protocol/reply.js';
import { largestFitting } from '../../core/types/lower-bound.js';
import { limits } from './limits.js';
import { weigh } from './mrkdwn.js';
import { plain, preformatted, richText, section } from './rich-text.js';

export interface RenderedTable {
  readonly block: KnownBlock;
  readonly weight: number;
  readonly rowsShown: number;
}

/**
 * As many leading rows as fit into `room`.
 * @param asBlock As Slack's table; else as text in columns, which every surface of Slack shows.
 */
export function renderTable(table: Table, room: number, asBlock: boolean): RenderedTable | undefined {
  const fitsBlock = asBlock && table.columns.length <= limits.tableColumns;
  const render = fitsBlock ? tableBlock : tableText;
  const max = fitsBlock ? Math.min(table.rows.length, limits.tableRows - 1) : table.rows.length;
  const rowsShown = largestFitting(max, (rows) => weigh(render(table, rows)) <= room);
  if (rowsShown < 0 || (rowsShown === 0 && table.rows.length > 0)) return undefined;
  const block = render(table, rowsShown);
  return { block, weight: weigh(block), rowsShown };
}

/** One line a row: for the fallback text. */
export function tableLines(table: Table, rowsShown: number): string {
  return [table.columns.map((column) => column.title), ...table.rows.slice(0, rowsShown)]
    .map((row) => row.join(' | '))
    .join('\n');
}

function tableBlock(table: Table, rowsShown: number): TableBlock {
  const cell = (text: string, bold: boolean) =>
    richText(section(plain(text === '' ? ' ' : text, bold ? { bold: true } : undefined)));
  return {
    type: 'table',
    column_settings: table.columns.map(({ align = 'left' }) => ({ align, is_wrapped: align === 'left' })),
    rows: [
      table.columns.map(({ title }) => cell(title, true)),
      ...table.rows
        .slice(0, rowsShown)
        .map((row) => table.columns.map((_, column) => cell(row[column] ?? '', false))),
    ],
  };
}

function tableText(table: Table, rowsShown: number): KnownBlock {
  const lines = [table.columns.map((column) => column.title), ...table.rows.slice(0, rowsShown)].map((row) =>
    table.columns.map((_, column) => (row[column] ?? '').replace(/\s+/gu, ' ')),
  );
  const widths = table.columns.map((_, column) =>
    Math.max(...lines.map((line) => [...(line[column] ?? '')].length)),
  );
  const text = lines
    .map((line) =>
      line
        .map((cell, column) => {
          const padding = ' '.repeat((widths[column] ?? 0) - [...cell].length);
          return table.columns[column]?.align === 'right' ? padding + cell : cell + padding;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
  return richText(preformatted(text === '' ? ' ' : text));
}
