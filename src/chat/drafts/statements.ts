import { splitIntoSentences } from '../../core/indexing/sentences.js';
import type { Draft, DraftPosition } from '../../core/types/draft.js';
import { anchorAt } from '../../core/types/places.js';
import type { Span } from '../../core/types/span.js';

/** A statement of a draft, and where it stands there. */
export interface Statement {
  readonly text: string;
  /** Absent where its place has a name. */
  readonly line?: number;
  readonly place?: string;
}

/**
 * Each row of a table of statements, else each sentence that is no heading and no code; those alone that have a word to search
 * for.
 */
export function statementsOf(draft: Draft): Statement[] {
  const { text, rows, places } = draft;
  if (rows !== undefined) return rows.filter((row) => hasWord(row.text)).map((row) => ({ ...row }));
  let line = 1;
  let told = 0;
  return stretchesOf(draft).flatMap(({ start: from, end }) =>
    splitIntoSentences(text.slice(from, end)).flatMap((sentence) => {
      const start = from + sentence.start;
      line += lineBreaks(text.slice(told, start));
      told = start;
      const words = text
        .slice(start, from + sentence.end)
        .replace(quoteMarks, '')
        .trim();
      if (!hasWord(words)) return [];
      const place = anchorAt(places?.anchors ?? [], start)?.label;
      return [{ text: words, ...placeOf(line, place) }];
    }),
  );
}

/** What stands before the lines of a block quote in Markdown and in mail. */
const quoteMarks = /^[^\S\r\n]{0,3}>(?:[^\S\r\n]?>)*[^\S\r\n]?/gmu;

/** What of a draft says something, in order. */
function stretchesOf({ text, body, blocks = [] }: Draft): readonly Span[] {
  if (blocks.length === 0) return [body ?? { start: 0, end: text.length }];
  return blocks.filter(({ kind }) => kind !== 'heading' && kind !== 'code' && kind !== 'mark');
}

function placeOf(line: number, place: string | undefined): DraftPosition {
  return place === undefined ? { line } : { line, place };
}

function lineBreaks(text: string): number {
  return text.match(/\r\n|\r|\n/gu)?.length ?? 0;
}

/** Whether there is anything to search for. */
export function hasWord(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}
