import { Copies, type DocumentSpan, holdsRun } from '../copies/copies.js';
import {
  type ForwardDocument,
  isHeading,
  sentenceCount,
  spanOfSentences,
} from '../types/forward-document.js';
import { overlap, type Span } from '../types/span.js';
import { confidenceFloor, confidenceOf } from './confidence.js';
import { coverageOf } from './coverage.js';
import { goesOn, quotedRun } from './quoted-run.js';
import { rescored } from './scored-windows.js';
import type { RankedWindow } from './scorer.js';
import { fits, opensPart } from './window-borders.js';
import type { Stretch } from './windows.js';

/** A span chosen to be quoted. */
export interface Choice {
  readonly ranked: RankedWindow;
  readonly span: Span;
  readonly score: number;
  /** Where else the same words stand; by document id, then place. */
  readonly copies: readonly DocumentSpan[];
}

/**
 * How much worse a window of a document already quoted must be to stand behind one of a document not yet quoted:
 * where two are about as good, another document says more.
 */
const otherDocumentBonus = 0.04;

/**
 * Where several names are asked for and one quote has enumerated some, the enumeration of another document completes
 * or contradicts it: times its signal.
 */
const otherListBonus = 0.9;

/**
 * The best windows that do not overlap, best first: greedily, what another document adds weighing in (a simple form of
 * maximal marginal relevance). Of a window that runs into an earlier quote the free part competes by its own score,
 * so that no sentence beside a quote is lost. The same words are chosen once, wherever they stand; what a near-duplicate of
 * a quoted document says otherwise stands behind what other documents have to say.
 * @param copies Of the documents looked at; without it each document stands for itself.
 * @param mayBeQuoted Whether a sentence may be part of a quote; without it every one.
 */
export function choose(
  windows: readonly RankedWindow[],
  limit: number,
  copies: Copies = new Copies([]),
  mayBeQuoted: (forward: ForwardDocument, sentence: number) => boolean = () => true,
): readonly Choice[] {
  const quoted = new Quoted(copies);
  const taken = new Map<string, Span[]>();
  const take = (id: string, span: Span) => taken.set(id, [...(taken.get(id) ?? []), span]);
  const said: Int32Array[] = [];
  const left = [...windows];
  while (quoted.choices.length < limit) {
    const best = takeNext(left, quoted);
    if (best === undefined) break;
    // Furniture comes last: a statement stands before it.
    if (best.signals.furniture === 1 && quoted.choices.length > 0) continue;
    const { forward } = best.window;
    const free = freePart(best, taken.get(forward.id) ?? []);
    if (free === undefined) continue;
    if (free !== best) {
      insert(left, free);
      continue;
    }
    const { first, end } = quotedRun(
      best.window,
      best.context,
      (sentence) =>
        isFreeOf(forward, sentence, taken.get(forward.id) ?? []) && mayBeQuoted(forward, sentence),
    );
    if (headsWhatIsSaid(forward, { first, end }, said)) continue;
    const words = forward.sentenceHashes.subarray(first, end);
    if (said.some((quote) => holdsRun(quote, words))) continue;
    said.push(words);
    const span = spanOfSentences(forward, first, end);
    const places = copies.placesOf(forward, first, end);
    take(forward.id, takenBy(forward, first, end));
    for (const place of places) take(place.forward.id, place.span);
    quoted.add({ ranked: best, span, score: best.score, copies: places });
  }
  return quoted.choices;
}

/** Headings alone, over a text whose words are quoted from elsewhere. */
function headsWhatIsSaid(
  forward: ForwardDocument,
  { first, end }: Stretch,
  said: readonly Int32Array[],
): boolean {
  for (let sentence = first; sentence < end; sentence++) if (!isHeading(forward, sentence)) return false;
  if (end >= sentenceCount(forward) || isHeading(forward, end)) return false;
  const below = forward.sentenceHashes[end] ?? 0;
  return said.some((quote) => quote.includes(below));
}

/** What has been quoted so far, and how another window stands to it: told by document, of which many windows are asked about. */
class Quoted {
  readonly #copies: Copies;
  readonly #chosen: Choice[] = [];
  readonly #documents = new Set<string>();
  /** Whether a document is nearly the same as one that is quoted, and of how many quotes that is known. */
  readonly #near = new Map<ForwardDocument, { isNear: boolean; known: number }>();
  #isListed = false;

  constructor(copies: Copies) {
    this.#copies = copies;
  }

  add(choice: Choice): void {
    this.#chosen.push(choice);
    this.#documents.add(choice.ranked.window.forward.id);
    if (choice.ranked.signals.list > 0) this.#isListed = true;
  }

  /** In the order in which they were chosen. */
  get choices(): readonly Choice[] {
    return this.#chosen;
  }

  /** Of a document that is not quoted, but nearly the same as one that is. */
  isNearDuplicate({ window: { forward } }: RankedWindow): boolean {
    return !this.#documents.has(forward.id) && this.#isNear(forward);
  }

  /** Of a document that is neither quoted nor nearly the same as one that is. */
  isOther({ window: { forward } }: RankedWindow): boolean {
    return !this.#documents.has(forward.id) && !this.#isNear(forward);
  }

  #isNear(forward: ForwardDocument): boolean {
    const before = this.#near.get(forward) ?? { isNear: false, known: 0 };
    while (!before.isNear && before.known < this.#chosen.length) {
      const quoted = this.#chosen[before.known++]?.ranked.window.forward;
      before.isNear = quoted !== undefined && this.#copies.areNearDuplicates(quoted, forward);
    }
    this.#near.set(forward, before);
    return before.isNear;
  }

  /** The most that `bonusOf` gives a window. */
  get mostBonus(): number {
    return otherDocumentBonus + (this.#isListed ? otherListBonus : 0);
  }

  /** What speaks for a window beside its score: after the first quote, that its document says something else. */
  bonusOf(ranked: RankedWindow): number {
    if (this.#chosen.length === 0 || !this.isOther(ranked)) return 0;
    return otherDocumentBonus + (this.#isListed ? otherListBonus * ranked.signals.list : 0);
  }
}

/**
 * Removes and gives the window with the best score and bonus. One of a near-duplicate waits as long as another document has
 * something worth showing.
 */
function takeNext(left: RankedWindow[], quoted: Quoted): RankedWindow | undefined {
  const value = (ranked: RankedWindow) => ranked.score + quoted.bonusOf(ranked);
  let at = indexOfBest(left, quoted, value);
  const best = left[at];
  if (
    best !== undefined &&
    quoted.isNearDuplicate(best) &&
    left.some((ranked) => isWorthMore(ranked, quoted))
  ) {
    at = indexOfBest(left, quoted, (ranked) =>
      quoted.isNearDuplicate(ranked) ? Number.NEGATIVE_INFINITY : value(ranked),
    );
  }
  return at < 0 ? undefined : left.splice(at, 1)[0];
}

function isWorthMore(ranked: RankedWindow, quoted: Quoted): boolean {
  return ranked.signals.furniture !== 1 && quoted.isOther(ranked) && confidenceOf(ranked) >= confidenceFloor;
}

/** The first of the windows with the best value, which is no more than score and bonus; -1 where there is none. */
function indexOfBest(
  left: readonly RankedWindow[],
  { mostBonus }: Quoted,
  value: (ranked: RankedWindow) => number,
): number {
  let best = -1;
  let bestValue = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < left.length; i++) {
    const ranked = left[i];
    // Windows come best first: none behind this one can win.
    if (ranked === undefined || ranked.score + mostBonus <= bestValue) break;
    const own = value(ranked);
    if (own > bestValue) {
      best = i;
      bestValue = own;
    }
  }
  return best;
}

/** Keeps best first; behind equals. */
function insert(left: RankedWindow[], ranked: RankedWindow): void {
  let at = left.length;
  while (at > 0 && (left[at - 1]?.score ?? 0) < ranked.score) at--;
  left.splice(at, 0, ranked);
}

/**
 * The window, or what of it no earlier quote has taken: the free run of its sentences that holds most of the question,
 * filled up with free sentences behind and before it. undefined where nothing worth quoting is left.
 */
function freePart(ranked: RankedWindow, taken: readonly Span[]): RankedWindow | undefined {
  const { window, context } = ranked;
  const { forward, first, end } = window;
  const isFree = (sentence: number) => isFreeOf(forward, sentence, taken);
  const runs = freeRuns(first, end, isFree);
  if (runs.length === 1 && runs[0]?.first === first && runs[0].end === end) return ranked;
  let best: Stretch | undefined;
  let max = 0;
  for (const run of runs) {
    const hits = window.hits.filter(({ sentence }) => sentence >= run.first && sentence < run.end);
    const held = coverageOf(hits, context.question);
    if (held > max) {
      best = run;
      max = held;
    }
  }
  if (best === undefined) return undefined;
  const filled = fill(forward, best, isFree);
  const left = rescored(ranked, filled.first, filled.end);
  // What took the rest of it is ahead of it.
  return left && { ...left, margin: 0 };
}

/** Whether a document has such a sentence and no quote took any of it. */
function isFreeOf(forward: ForwardDocument, sentence: number, taken: readonly Span[]): boolean {
  if (sentence < 0 || sentence >= sentenceCount(forward)) return false;
  const span = spanOfSentences(forward, sentence, sentence + 1);
  return !taken.some((other) => overlap(other, span));
}

function freeRuns(first: number, end: number, isFree: (sentence: number) => boolean): Stretch[] {
  const runs: Stretch[] = [];
  let start: number | undefined;
  for (let sentence = first; sentence <= end; sentence++) {
    const free = sentence < end && isFree(sentence);
    if (free && start === undefined) start = sentence;
    if (!free && start !== undefined) {
      runs.push({ first: start, end: sentence });
      start = undefined;
    }
  }
  return runs;
}

function fill(forward: ForwardDocument, stretch: Stretch, isFree: (sentence: number) => boolean): Stretch {
  let { first, end } = stretch;
  while (isFree(end) && fits(forward, first, end + 1)) end++;
  while (isFree(first - 1) && fits(forward, first - 1, end)) first--;
  return { first, end };
}

/**
 * What nothing else is quoted of behind a quote: its sentences, what is left of a long one that was cut, and the headings
 * right above, which it has cited.
 */
function takenBy(forward: ForwardDocument, quoted: number, behind: number): Span {
  let first = quoted;
  while (first > 0 && goesOn(forward, first)) first--;
  while (first > 0 && isHeading(forward, first - 1) && !opensPart(forward, first)) first--;
  let end = behind;
  while (end < sentenceCount(forward) && goesOn(forward, end)) end++;
  return spanOfSentences(forward, first, end);
}
