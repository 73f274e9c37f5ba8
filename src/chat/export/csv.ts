import { stringify } from 'csv-stringify/sync';
import type { Reply, Sheet } from '../protocol/reply.js';
import { citedQuotes } from './cited-quotes.js';

/**
 * A reply as a spreadsheet takes it (RFC 4180): a report row by row, else each quote with where it stands. What a spreadsheet
 * would run as a formula has an apostrophe before it.
 */
export function csvOf(reply: Pick<Reply, 'blocks' | 'sheet'>): string {
  const { columns, rows } = reply.sheet ?? sheetOfQuotes(reply);
  return stringify([[...columns], ...rows.map((row) => [...row])], {
    escape_formulas: true,
    record_delimiter: 'windows',
  });
}

function sheetOfQuotes(reply: Pick<Reply, 'blocks'>): Sheet {
  return {
    columns: [
      'quote',
      'title',
      'author',
      'publisher',
      'date',
      'document',
      'line',
      'place',
      'address',
      'receipt',
      'link',
    ],
    rows: citedQuotes(reply).map(({ quote: { text, citation }, receipt, link }) => [
      text,
      citation.title,
      citation.author ?? '',
      citation.publisher ?? '',
      citation.date ?? '',
      citation.documentId,
      String(citation.line),
      citation.place ?? '',
      citation.url ?? '',
      receipt ?? '',
      link ?? '',
    ]),
  };
}
