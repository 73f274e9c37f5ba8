import { bodyOf, type Document, type Span } from '../types/document.js';
import { type Quote, quoteAt } from '../types/quote.js';
import type { Change } from '../types/quote-check.js';
import { type CheckedTexts, type TakeTurns, turnTaker } from './checked-texts.js';
import {
  changesOf,
  foldPiece,
  type Piece,
  piecesOf,
  type Step,
  similarityOf,
  stepsBetween,
} from './comparison.js';
import { cutsWord } from './word-border.js';

/** A passage that a string may have been made from, and how. */
export interface Nearest {
  readonly quote: Quote;
  readonly similarity: number;
  readonly comparison: readonly Change[];
}

/**
 * Below this similarity (0..1: share of letters in words that both have) a string is called absent. Of the sentences of
 * the seeds and the news in the tests, 1 of 287 comes above it by what the other documents say, and 223 with a word in four changed.
 */
export const leastSimilarity = 0.6;

/** How many likely documents are looked through. */
const documentsLookedThrough = 5;
/** How many of their stretches, the best of each, are compared word by word. */
const stretchesCompared = 3;

/** The passage of the documents that is most like `string`; undefined if none is like it. */
export async function nearestPassage(texts: CheckedTexts, string: string): Promise<Nearest | undefined> {
  const takeTurns = turnTaker();
  const wanted = await roughWordsOf(string, { start: 0, end: string.length }, takeTurns);
  const known = new Set(texts.ids);
  const likely = (await texts.likely(string)).filter((id) => known.has(id));
  const stretches: Stretch[] = [];
  for (const id of likely.slice(0, documentsLookedThrough)) {
    const document = await texts.document(id);
    if (document === undefined) continue;
    const stretch = await bestStretch(document, wanted, takeTurns);
    if (stretch !== undefined) stretches.push(stretch);
  }
  // A stable sort: of equals the likelier document's comes first.
  stretches.sort((a, b) => b.shared - a.shared);

  const pieces = await piecesOf(string, undefined, takeTurns);
  let best: Nearest | undefined;
  for (const stretch of stretches.slice(0, stretchesCompared)) {
    const nearest = await align(stretch, { text: string, pieces }, takeTurns);
    if (nearest !== undefined && nearest.similarity > (best?.similarity ?? 0)) best = nearest;
  }
  return best !== undefined && best.similarity >= leastSimilarity ? best : undefined;
}

interface Stretch {
  readonly document: Document;
  readonly span: Span;
  /** Letters of the words, each as often as in both, that the string has, too. */
  readonly shared: number;
}

interface RoughWord extends Span {
  readonly folded: string;
}

/** Characters where words have no blanks, else runs of letters: a hundred times as fast as Intl.Segmenter. */
const roughWord =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{N}\p{M}\u00ad])+/gu;

async function roughWordsOf(text: string, span: Span, takeTurns: TakeTurns): Promise<RoughWord[]> {
  const words: RoughWord[] = [];
  for (const match of text.slice(span.start, span.end).matchAll(roughWord)) {
    const start = span.start + match.index;
    words.push({ start, end: start + match[0].length, folded: foldPiece(match[0]) });
    if (words.length % 1_000 === 0) await takeTurns();
  }
  return words;
}

/** The stretch of a document, as many words long as the string and half as many on either side, that shares most with it. */
async function bestStretch(
  document: Document,
  wanted: readonly RoughWord[],
  takeTurns: TakeTurns,
): Promise<Stretch | undefined> {
  const words = await roughWordsOf(document.text, bodyOf(document), takeTurns);
  const missing = new Map<string, number>();
  for (const { folded } of wanted) missing.set(folded, (missing.get(folded) ?? 0) + 1);
  // A window of the string's length moves over the words; `missing` is what of the string it does not hold.
  const width = Math.max(1, wanted.length);
  let shared = 0;
  let best = { shared: 0, first: 0 };
  for (const [i, { folded }] of words.entries()) {
    const left = missing.get(folded);
    if (left !== undefined) {
      if (left > 0) shared += folded.length;
      missing.set(folded, left - 1);
    }
    const gone = words[i - width]?.folded;
    const goneLeft = gone === undefined ? undefined : missing.get(gone);
    if (gone !== undefined && goneLeft !== undefined) {
      if (goneLeft >= 0) shared -= gone.length;
      missing.set(gone, goneLeft + 1);
    }
    if (shared > best.shared) best = { shared, first: Math.max(0, i - width + 1) };
    if (i % 1_000 === 0) await takeTurns();
  }
  if (best.shared === 0) return undefined;
  const margin = Math.ceil(width / 2) + 5;
  const start = words[Math.max(0, best.first - margin)]?.start ?? 0;
  const end = words[Math.min(words.length, best.first + width + margin) - 1]?.end ?? start;
  const body = bodyOf(document);
  // With the marks around it: they may be part of what was quoted.
  const span = { start: Math.max(body.start, start - 3), end: Math.min(body.end, end + 3) };
  return { document, span: wholeWords(document, span), shared: best.shared };
}

async function align(
  { document, span }: Stretch,
  string: { readonly text: string; readonly pieces: readonly Piece[] },
  takeTurns: TakeTurns,
): Promise<Nearest | undefined> {
  const around = await piecesOf(document.text, span, takeTurns);
  const steps = stepsBetween(around, string.pieces);
  await takeTurns();
  const within = steps === undefined ? undefined : closestPart(around, steps);
  if (steps === undefined || within === undefined) return undefined;
  const { first, end } = withChangedEdges(document.text, around, steps, within);
  const passage = wholeWords(document, {
    start: around[first]?.start ?? span.start,
    end: around[end - 1]?.end ?? span.end,
  });
  const pieces = await piecesOf(document.text, passage, takeTurns);
  const path = stepsBetween(pieces, string.pieces);
  await takeTurns();
  if (path === undefined || keptWords(pieces, path) < 2) return undefined;
  return {
    quote: quoteAt(document, passage),
    similarity: similarityOf(pieces, string.pieces, path),
    comparison: changesOf({ text: document.text, pieces }, string, path),
  };
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
): { readonly first: number; readonly end: number } | undefined {
  let best = { sum: 0, first: 0, end: 0 };
  let sum = 0;
  let first = 0;
  let at = 0;
  for (const { kind, count } of steps) {
    if (kind === 'added') continue;
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

/** The span, longer by what it would cut off of words at its edges. */
function wholeWords(document: Document, span: Span): Span {
  const body = bodyOf(document);
  let { start, end } = span;
  while (start > body.start && cutsWord(document.text, start)) start--;
  while (end < body.end && cutsWord(document.text, end)) end++;
  return { start, end };
}
