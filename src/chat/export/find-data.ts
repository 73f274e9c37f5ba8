import type { Texts } from '../../texts/texts.js';
import type { WriteQuote } from '../buttons/give-quotes.js';
import type { FoundStatement, Searched } from '../drafts/found-statement.js';
import { noStatement } from '../messages/draft-find.js';
import type { Sheet } from '../protocol/reply.js';

/** A statement for programs. */
export function foundStatementData({ statement, quote, confidence }: FoundStatement, write: WriteQuote) {
  const { text, line, place } = statement;
  return {
    text,
    line: line ?? null,
    place: place ?? null,
    confidence,
    quote: quote === undefined ? null : write(quote),
  };
}

/** A report for programs. @param statements Those that it shows. */
export function findData(
  texts: Texts,
  { name, leftOut, documents, index }: Searched,
  found: readonly FoundStatement[],
  statements: readonly object[],
) {
  const missing = found.filter(({ quote }) => quote === undefined).length;
  return {
    draft: name,
    passes: missing === 0,
    ...(found.length === 0 ? { nothing: noStatement(texts, name) } : {}),
    passing: found.length - missing,
    failing: missing,
    leftOut,
    statements,
    documentsSearched: documents,
    index,
  };
}

/** A report for a spreadsheet. @param data Of each statement, in order. */
export function findSheet(
  found: readonly FoundStatement[],
  data: readonly ReturnType<typeof foundStatementData>[],
): Sheet {
  return {
    columns: [
      'line',
      'place',
      'statement',
      'found',
      'confidence',
      'passage',
      'document',
      'document line',
      'receipt',
    ],
    rows: found.map(({ statement, quote, confidence }, i) => [
      String(statement.line ?? ''),
      statement.place ?? '',
      statement.text,
      quote === undefined ? 'no' : 'yes',
      confidence.toFixed(3),
      quote?.text ?? '',
      quote?.citation.documentId ?? '',
      String(quote?.citation.line ?? ''),
      data[i]?.quote?.receipt ?? '',
    ]),
  };
}
