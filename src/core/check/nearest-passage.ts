import type { YieldIfDue } from '../types/cooperative-yield.js';
import { splitsPair } from '../types/cut.js';
import { bodyOf } from '../types/document.js';
import { quoteAt } from '../types/quote.js';
import type { Compared } from '../types/quote-check.js';
import type { Span } from '../types/span.js';
import type { CheckedDocument } from './checked-texts.js';
import {
  changesOf,
  type Joints,
  type Piece,
  piecesOf,
  type Step,
  similarityOf,
  stepsBetween,
  wordCount,
} from './comparison.js';
import type { Markup } from './markup.js';
import type { ReadPattern } from './read-pattern.js';
import { cutsWord } from './word-border.js';

/**
 * Below this similarity (0..1: share of letters, or of words, that both have) a string is called absent: what the
 * documents have is about something else.
 */
const minSimilarity = 0.6;

/** A stretch of a document in pieces, to be compared with a string. */
export interface DocumentStretch {
  readonly document: CheckedDocument;
  readonly span: Span;
  /** What of it was found to share words with the string. */
  readonly core: Span;
  readonly pieces: readonly Piece[];
  /** What was left out of `pieces`: marks of emphasis and links, offsets in the document; absent: nothing. */
  readonly markup?: readonly Markup[];
}

/** The passage of a stretch that is most like a string, compared word by word; undefined if it is not like it. */
export async function nearestPassage(
  { document, span, pieces: around, markup = [] }: DocumentStretch,
  { read, pieces: wanted, jointsAt: joints }: ReadPattern,
  yieldIfDue: YieldIfDue,
): Promise<Compared | undefined> {
  const steps = stepsBetween(around, wanted);
  await yieldIfDue();
  const within = steps === undefined ? undefined : closestPart(around, steps, joints);
  if (steps === undefined || within === undefined) return undefined;
  const { first, end } = withChangedEdges(document.text, around, steps, within);
  const passage = wholeWords(document, {
    start: around[first]?.start ?? span.start,
    end: around[end - 1]?.end ?? span.end,
  });
  const pieces = withoutMarkup(await piecesOf(document.text, passage, yieldIfDue), markup);
  const path = stepsBetween(pieces, wanted);
  await yieldIfDue();
  if (path === undefined || keptWords(pieces, path) < 2) return undefined;
  const similarity = similarityOf(pieces, wanted, path, joints);
  // A long word in a short quote, or many short ones in a long one, do not make it another quote.
  if (Math.max(similarity, similarityOf(pieces, wanted, path, joints, wordCount)) < minSimilarity)
    return undefined;
  return {
    nearest: quoteAt(document, passage),
    parts: partsOf(pieces, path),
    similarity,
    comparison: changesOf(
      { text: document.text, pieces },
      { text: read.words, pieces: wanted },
      path,
      joints,
    ),
    differences: read.differences,
  };
}

/** What is read of a passage where its markup is shown as bold words and links. */
export function withoutMarkup(pieces: readonly Piece[], markup: readonly Markup[]): readonly Piece[] {
  if (markup.length === 0) return pieces;
  let next = 0;
  return pieces.filter(({ start }) => {
    while ((markup[next]?.end ?? Number.POSITIVE_INFINITY) <= start) next++;
    return start < (markup[next]?.start ?? Number.POSITIVE_INFINITY);
  });
}

/** What of the passage is kept: slices of the document. */
function partsOf(pieces: readonly Piece[], steps: readonly Step[]): Span[] {
  const parts: Span[] = [];
  let at = 0;
  for (const { kind, count } of steps) {
    const [first, last] = [pieces[at], pieces[at + count - 1]];
    if (kind === 'kept' && first !== undefined && last !== undefined)
      parts.push({ start: first.start, end: last.end });
    if (kind !== 'added') at += count;
  }
  return parts;
}

/** One word in common makes no quote. */
function keptWords(pieces: readonly Piece[], steps: readonly Step[]): number {
  let kept = 0;
  let at = 0;
  for (const { kind, count } of steps) {
    if (kind === 'added') continue;
    if (kind === 'kept') kept += pieces.slice(at, at + count).filter(({ weight }) => weight > 0).length;
    at += count;
  }
  return kept;
}

/**
 * Pieces [first, end) that hold most of what is kept and least of what is dropped (Kadane's maximum sum): a frequent
 * word that both have by chance, far off, does not make the passage longer.
 */
function closestPart(
  pieces: readonly Piece[],
  steps: readonly Step[],
  joints: Joints,
): { readonly first: number; readonly end: number } | undefined {
  let best = { sum: 0, first: 0, end: 0 };
  let sum = 0;
  let first = 0;
  let [at, i] = [0, 0];
  for (const { kind, count } of steps) {
    // What is left out at a mark of omission may be long.
    const isMarked = kind === 'dropped' && joints.get(i)?.kind === 'omission';
    if (kind !== 'dropped') i += count;
    if (kind === 'added') continue;
    if (isMarked) {
      at += count;
      continue;
    }
    for (const { weight } of pieces.slice(at, at + count)) {
      if (sum <= 0) {
        sum = 0;
        first = at;
      }
      sum += kind === 'kept' ? weight : -weight / 2;
      at++;
      // A mark weighs nothing, but one that both have belongs to the words before it.
      const isClosingMark = kind === 'kept' && sum === best.sum && best.end === at - 1;
      if (sum > best.sum || isClosingMark) best = { sum, first, end: at };
    }
  }
  return best.sum > 0 ? best : undefined;
}

/**
 * A passage whose first or last words were changed goes on for as many words as the string does: they are what was
 * changed. Not into another sentence.
 */
function withChangedEdges(
  text: string,
  pieces: readonly Piece[],
  steps: readonly Step[],
  within: { readonly first: number; readonly end: number },
): { readonly first: number; readonly end: number } {
  let { first, end } = within;
  let { before, after } = addedAround(pieces, steps, within);
  while (before > 0 && first > 0 && !endsSentence(text, pieces, first - 1)) {
    first--;
    if ((pieces[first]?.weight ?? 0) > 0) before--;
  }
  while (
    after > 0 &&
    end < pieces.length &&
    !endsSentence(text, pieces, end - 1) &&
    !isSentenceMark(pieces[end])
  ) {
    if ((pieces[end]?.weight ?? 0) > 0) after--;
    end++;
  }
  return { first, end };
}

/** How many words and marks the string has before and behind what matches the part. */
function addedAround(
  pieces: readonly Piece[],
  steps: readonly Step[],
  { first, end }: { readonly first: number; readonly end: number },
): { before: number; after: number } {
  let [before, after, at] = [0, 0, 0];
  for (const { kind, count } of steps) {
    if (kind !== 'added') {
      const isKept = kind === 'kept';
      if (isKept) before += Math.max(0, Math.min(first, at + count) - at);
      if (isKept) after += Math.max(0, at + count - Math.max(end, at));
      at += count;
    } else if (at <= first) before += count;
    else if (at >= end) after += count;
  }
  return { before: Math.min(before, pieces.length), after: Math.min(after, pieces.length) };
}

function isSentenceMark(piece: Piece | undefined): boolean {
  return piece !== undefined && /^[.!?…。！？]+$/u.test(piece.folded);
}

/** Whether a sentence or a paragraph ends with a piece. */
function endsSentence(text: string, pieces: readonly Piece[], at: number): boolean {
  const gap = text.slice(pieces[at]?.end, pieces[at + 1]?.start ?? pieces[at]?.end);
  return isSentenceMark(pieces[at]) || /(?:\r\n|\r|\n)\s*(?:\r\n|\r|\n)/u.test(gap);
}

/** A word that is longer is cut, so that a text of one endless word takes no time; in UTF-16 code units. */
const maxWordLength = 200;

/** The span, longer by what it would cut off of words at its edges. */
export function wholeWords(document: CheckedDocument, span: Span): Span {
  const { text } = document;
  const body = bodyOf(document);
  let { start, end } = span;
  while (start > body.start && start > span.start - maxWordLength && cutsWord(text, start)) start--;
  while (end < body.end && end < span.end + maxWordLength && cutsWord(text, end)) end++;
  if (splitsPair(text, start)) start--;
  if (splitsPair(text, end)) end++;
  return { start, end };
}
