import { diffArrays } from 'diff';
import { unifyForm } from '../indexing/typography.js';
import type { Span } from '../types/document.js';
import { splitsPair } from '../types/quote.js';
import type { Change } from '../types/quote-check.js';
import { type TakeTurns, turnTaker } from './checked-texts.js';
import { wordSegmenter } from './word-border.js';

/** A word or a mark of a text. */
export interface Piece extends Span {
  /** The form in which it is compared: what only typography tells apart is the same. */
  readonly folded: string;
  /** Letters and digits; 0 for a mark. What a word weighs: to change a long one is to change more. */
  readonly weight: number;
}

/** Intl.Segmenter's time grows with the square of the string, so it gets pieces of at most this many code units. */
const longestSegmented = 500;

/** Words and marks within `span`, in order, without white space. */
export async function piecesOf(
  text: string,
  span: Span = { start: 0, end: text.length },
  takeTurns: TakeTurns = turnTaker(),
): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (let from = span.start; from < span.end; ) {
    const to = borderBefore(text, from, span.end);
    for (const { segment, index } of wordSegmenter.segment(text.slice(from, to))) {
      const folded = foldPiece(segment);
      if (folded === '') continue;
      const start = from + index;
      const weight = folded.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
      pieces.push({ start, end: start + segment.length, folded, weight });
    }
    from = to;
    await takeTurns();
  }
  return pieces;
}

/** Behind the last white space that keeps within `longestSegmented`, else inside a text that has none. */
function borderBefore(text: string, from: number, end: number): number {
  const limit = from + longestSegmented;
  if (limit >= end) return end;
  for (let at = limit; at > from; at--) if (/\s/u.test(text.charAt(at - 1))) return at;
  return splitsPair(text, limit) ? limit - 1 : limit;
}

export function foldPiece(piece: string): string {
  return unifyForm(piece)
    .replace(/[\s\u00ad\u200b\u2060\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '')
    .toLowerCase()
    .replace(/ς/gu, 'σ')
    .replace(/[`´‘’‚‛"“”„‟«»‹›]/gu, "'")
    .replace(/[‐‑‒–—―−]/gu, '-');
}

/** So many neighbouring pieces that are kept, dropped from the first text, or added by the second. */
export interface Step {
  readonly kind: 'kept' | 'dropped' | 'added';
  readonly count: number;
}

/**
 * Two texts that need more steps than this have little in common; the time to find out grows with its square.
 */
const mostSteps = 400;

/** The shortest way from `was` to `is` (Myers 1986); undefined if it is very long. */
export function stepsBetween(was: readonly Piece[], is: readonly Piece[]): readonly Step[] | undefined {
  const changes = diffArrays(
    was.map(({ folded }) => folded),
    is.map(({ folded }) => folded),
    { maxEditLength: mostSteps },
  );
  return changes?.map(({ added, removed, count }) => ({
    kind: added ? 'added' : removed ? 'dropped' : 'kept',
    count,
  }));
}

/** 0..1: the letters of words that both have, in order, by all their letters (Dice). 1: the same words. */
export function similarityOf(was: readonly Piece[], is: readonly Piece[], steps: readonly Step[]): number {
  let kept = 0;
  let at = 0;
  for (const { kind, count } of steps) {
    if (kind === 'added') continue;
    if (kind === 'kept') kept += weightOf(was.slice(at, at + count));
    at += count;
  }
  const all = weightOf(was) + weightOf(is);
  return all === 0 ? 0 : (2 * kept) / all;
}

export function weightOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { weight }) => sum + weight, 0);
}

/** The steps in words: what is dropped and added at one place is changed. */
export function changesOf(
  was: { readonly text: string; readonly pieces: readonly Piece[] },
  is: { readonly text: string; readonly pieces: readonly Piece[] },
  steps: readonly Step[],
): Change[] {
  const changes: Change[] = [];
  let [w, i] = [0, 0];
  let [dropped, added] = [0, 0];
  const settle = () => {
    const gone = { was: textOf(was, w - dropped, w) };
    const come = { is: textOf(is, i - added, i) };
    if (dropped > 0 && added > 0) changes.push({ kind: 'changed', ...gone, ...come });
    else if (dropped > 0) changes.push({ kind: 'dropped', ...gone });
    else if (added > 0) changes.push({ kind: 'added', ...come });
    [dropped, added] = [0, 0];
  };
  for (const { kind, count } of steps) {
    if (kind === 'kept') {
      settle();
      changes.push({ kind, text: textOf(was, w, w + count) });
      w += count;
      i += count;
    } else if (kind === 'dropped') {
      dropped += count;
      w += count;
    } else {
      added += count;
      i += count;
    }
  }
  settle();
  return changes;
}

/** Pieces [first, end) as they stand in their text, with what lies between them and the next. */
function textOf(
  { text, pieces }: { readonly text: string; readonly pieces: readonly Piece[] },
  first: number,
  end: number,
): string {
  return text.slice(pieces[first]?.start, pieces[end]?.start ?? pieces[end - 1]?.end);
}
