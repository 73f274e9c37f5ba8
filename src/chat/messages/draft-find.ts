import type { FoundStatement, Searched } from '../drafts/found-statement.js';
import { type Block, code, heading, note, quoteBlock, strong, text } from '../protocol/reply.js';
import { excerpt } from './excerpt.js';
import { count, countOf, shortFingerprint } from './format.js';

/** A draft's name is shown so far, in characters. */
const longestName = 80;
const longestShown = 200;

/** What a report on a draft's statements begins with. */
export function draftFindSummary({ name, leftOut }: Searched, found: readonly FoundStatement[]): Block[] {
  if (found.length === 0) return [text(noStatement(name))];
  const missing = found.filter(({ quote }) => quote === undefined).length;
  const bearing = found.length - missing;
  return [
    heading(`${countOf(found.length, 'sentence')} in ${excerpt(name, longestName)}`),
    text(`A passage bears on ${count(bearing)}, none on ${count(missing)}.`),
    ...(leftOut === 0 ? [] : [note(`${countOf(leftOut, 'further sentence')} left out.`)]),
    ...(missing === 0 ? [] : [note('Those without one first, then the least sure.')]),
  ];
}

/** Said where there is nothing to look for. */
export function noStatement(name: string): string {
  return `There is no sentence in ${excerpt(name, longestName)}: nothing was looked for.`;
}

/** A statement with the passage that bears on it. */
export function foundStatement({ statement, quote }: FoundStatement): Block[] {
  const { text: words, line, place = `line ${line}` } = statement;
  const shown = ['“', excerpt(words, longestShown), `” – ${place}`] as const;
  return quote === undefined
    ? [text(strong('Not found:'), ' ', ...shown)]
    : [text('On ', ...shown), quoteBlock(quote)];
}

/** What a report on a draft's statements ends with. */
export function draftFindFooter({ documents, index }: Searched): Block[] {
  return [
    note(`Searched ${countOf(documents, 'document')} · index `, code(shortFingerprint(index.fingerprint))),
  ];
}
