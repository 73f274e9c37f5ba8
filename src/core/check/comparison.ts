import { diffArrays } from 'diff';
import { unifyForm } from '../indexing/typography.js';
import { cooperativeYield, type YieldIfDue } from '../types/cooperative-yield.js';
import { splitsPair } from '../types/cut.js';
import type { Change } from '../types/quote-check.js';
import type { Span } from '../types/span.js';
import type { Joint } from './signs.js';
import { wordSegmenter } from './word-border.js';

/** A word or a mark of a text. */
export interface Piece extends Span {
  /** The form in which it is compared: what only typography tells apart is the same. */
  readonly folded: string;
  /**
   * Letters and digits, 1 for a sign of an amount (£, %, a minus); 0 for any other mark. What a word weighs: to change a
   * long one is to change more.
   */
  readonly weight: number;
}

/** Intl.Segmenter's time grows with the square of the string, so it gets pieces of at most this many code units. */
const maxSegmentedLength = 500;

/** A word as Unicode's rules part them (UAX 29), where words have blanks between them: `don’t`, `1,500`; else one mark. */
const spacedPiece =
  /[\p{L}\p{M}\p{Nd}\u00ad\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069]+(?:(?:(?<=[\p{L}\p{M}])['’.:·](?=\p{L})|(?<=\p{Nd})[.,'’](?=\p{Nd}))[\p{L}\p{M}\p{Nd}\u00ad\u200b-\u200f\u2060\u202a-\u202e\u2066-\u2069]+)*|\S/gu;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** Words and marks within `span`, in order, without white space. */
export async function piecesOf(
  text: string,
  span: Span = { start: 0, end: text.length },
  yieldIfDue: YieldIfDue = cooperativeYield(),
): Promise<Piece[]> {
  const pieces: Piece[] = [];
  for (let from = span.start; from < span.end; ) {
    const to = borderBefore(text, from, span.end);
    for (const { segment, index } of segmentsOf(text.slice(from, to))) {
      const start = from + index;
      const folded = foldMinus(foldPiece(segment), text, start);
      if (folded !== '') pieces.push({ start, end: start + segment.length, folded, weight: weigh(folded) });
    }
    from = to;
    await yieldIfDue();
  }
  return pieces;
}

/** Words and marks, with where they begin: by a dictionary where words have no blanks between them. */
function segmentsOf(text: string): Iterable<{ readonly segment: string; readonly index: number }> {
  if (unspaced.test(text)) return wordSegmenter.segment(text);
  return Array.from(text.matchAll(spacedPiece), ({ 0: segment, index }) => ({ segment, index }));
}

/** A dash right before a digit, with nothing before it, is a sign: -5 is not 5. */
function foldMinus(folded: string, text: string, start: number): string {
  const isSign = folded === '-' && /^\p{Nd}/u.test(text.slice(start + 1, start + 2));
  return isSign && !/[\p{L}\p{N}\p{M}.,)\]%]/u.test(text.charAt(start - 1)) ? '−' : folded;
}

function weigh(folded: string): number {
  const count = folded.match(/[\p{L}\p{N}]/gu)?.length ?? 0;
  return count === 0 && /[\p{Sc}%‰°−+=<>±×÷#§&@√~]/u.test(folded) ? 1 : count;
}

/** Behind the last white space that keeps within `maxSegmentedLength`, else inside a text that has none. */
function borderBefore(text: string, from: number, end: number): number {
  const limit = from + maxSegmentedLength;
  if (limit >= end) return end;
  for (let at = limit; at > from; at--) if (/\s/u.test(text.charAt(at - 1))) return at;
  return splitsPair(text, limit) ? limit - 1 : limit;
}

function foldPiece(piece: string): string {
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
const maxSteps = 400;

/** The shortest way from `was` to `is` (Myers 1986); undefined if it is very long. */
export function stepsBetween(was: readonly Piece[], is: readonly Piece[]): readonly Step[] | undefined {
  // Each piece that one has more is a step.
  if (Math.abs(was.length - is.length) > maxSteps) return undefined;
  const changes = diffArrays(
    was.map(({ folded }) => folded),
    is.map(({ folded }) => folded),
    { maxEditLength: maxSteps },
  );
  const steps = changes?.map(
    ({ added, removed, count }): Step => ({ kind: added ? 'added' : removed ? 'dropped' : 'kept', count }),
  );
  return steps === undefined ? undefined : droppedFirst(steps);
}

/** Of what is dropped and added at one place, what is dropped comes first: so it is told at which piece it was. */
function droppedFirst(steps: readonly Step[]): Step[] {
  return steps.reduce<Step[]>((ordered, step) => {
    const before = ordered.at(-1);
    if (step.kind === 'dropped' && before?.kind === 'added') ordered.splice(-1, 0, step);
    else ordered.push(step);
    return ordered;
  }, []);
}

/** Where a string lets words be missing or other: by the piece before which that is. */
export type Joints = ReadonlyMap<number, Joint>;

/**
 * 0..1: the letters of words that both have, in order, by all their letters (Dice). 1: the same words and marks. What is
 * left out at a mark of omission counts for neither.
 */
export function similarityOf(
  was: readonly Piece[],
  is: readonly Piece[],
  steps: readonly Step[],
  joints: Joints,
  share: (pieces: readonly Piece[]) => number = shareOf,
): number {
  let [kept, omitted] = [0, 0];
  let [w, i] = [0, 0];
  for (const { kind, count } of steps) {
    if (kind === 'kept') kept += share(was.slice(w, w + count));
    if (kind === 'dropped' && joints.get(i)?.kind === 'omission') omitted += share(was.slice(w, w + count));
    if (kind !== 'added') w += count;
    if (kind !== 'dropped') i += count;
  }
  const all = share(was) - omitted + share(is);
  return all === 0 ? 0 : (2 * kept) / all;
}

/** A changed mark counts a little, so that nothing that is changed has a similarity of 1. */
const markShare = 0.2;

export function shareOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { weight }) => sum + (weight === 0 ? markShare : weight), 0);
}

/** How many words there are. */
export function wordCount(pieces: readonly Piece[]): number {
  return pieces.filter(({ weight }) => weight > 0).length;
}

/** The steps in words: what is dropped and added at one place is changed, but for what a sign marks. */
export function changesOf(
  was: { readonly text: string; readonly pieces: readonly Piece[] },
  is: { readonly text: string; readonly pieces: readonly Piece[] },
  steps: readonly Step[],
  joints: Joints,
): Change[] {
  const changes: Change[] = [];
  let [w, i] = [0, 0];
  let [dropped, added] = [0, 0];
  const settle = () => {
    const gone = { was: textOf(was, w - dropped, w) };
    const come = { is: textOf(is, i - added, i) };
    const joint = joints.get(i - added);
    if (dropped > 0 && joint?.kind === 'omission') {
      changes.push({ kind: 'omitted', ...gone });
      if (added > 0) changes.push({ kind: 'added', ...come });
    } else if (dropped > 0 && added === 0 && joint?.kind === 'bracket') {
      changes.push({ kind: 'edited', ...gone, is: `[${joint.words}]` });
    } else if (dropped > 0 && added > 0) changes.push({ kind: 'changed', ...gone, ...come });
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
