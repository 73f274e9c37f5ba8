import type { Span } from '../document.js';
import { type ForwardDocument, isHeading, sentenceCount, spanOfSentences } from '../forward-document.js';
import { coverageOf } from './coverage.js';
import { type RankedWindow, rescored } from './rank.js';
import { fits, type Stretch, type Window } from './windows.js';

/** A span chosen to be quoted. */
export interface Choice {
  readonly ranked: RankedWindow;
  readonly span: Span;
  readonly score: number;
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
 * so that no sentence beside a quote is lost.
 */
export function choose(windows: readonly RankedWindow[], limit: number): Choice[] {
  const chosen: Choice[] = [];
  const taken = new Map<string, Span[]>();
  const left = [...windows];
  while (chosen.length < limit) {
    const best = takeBest(left, (ranked) => bonusOf(ranked, chosen));
    if (best === undefined) return chosen;
    // Furniture comes last: a statement stands before it.
    if (best.signals.furniture === 1 && chosen.length > 0) continue;
    const { id } = best.window.forward;
    const spans = taken.get(id) ?? [];
    const free = freePart(best, spans);
    if (free === undefined) continue;
    if (free !== best) {
      insert(left, free);
      continue;
    }
    const span = wholeThought(best.window);
    taken.set(id, [...spans, span]);
    chosen.push({ ranked: best, span, score: best.score });
  }
  return chosen;
}

/** What speaks for a window beside its score: after the first quote, that its document is not yet quoted. */
function bonusOf({ window, signals }: RankedWindow, chosen: readonly Choice[]): number {
  const { id } = window.forward;
  if (chosen.length === 0 || chosen.some(({ ranked }) => ranked.window.forward.id === id)) return 0;
  const listed = chosen.some(({ ranked }) => ranked.signals.list > 0);
  return otherDocumentBonus + (listed ? otherListBonus * signals.list : 0);
}

/** Removes and gives the window with the best score and bonus; the first of equals. */
function takeBest(left: RankedWindow[], bonus: (ranked: RankedWindow) => number): RankedWindow | undefined {
  let best = -1;
  let bestValue = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < left.length; i++) {
    const ranked = left[i];
    // Windows come best first: none behind this one can win.
    if (ranked === undefined || ranked.score + otherDocumentBonus + otherListBonus <= bestValue) break;
    const value = ranked.score + bonus(ranked);
    if (value > bestValue) {
      best = i;
      bestValue = value;
    }
  }
  return best < 0 ? undefined : left.splice(best, 1)[0];
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
  const isFree = (sentence: number) => {
    if (sentence < 0 || sentence >= sentenceCount(forward)) return false;
    const span = spanOfSentences(forward, sentence, sentence + 1);
    return !taken.some((other) => other.start < span.end && span.start < other.end);
  };
  const runs = freeRuns(first, end, isFree);
  if (runs.length === 1 && runs[0]?.first === first && runs[0].end === end) return ranked;
  let best: Stretch | undefined;
  let most = 0;
  for (const run of runs) {
    const hits = window.hits.filter(({ sentence }) => sentence >= run.first && sentence < run.end);
    const held = coverageOf(hits, context.question);
    if (held > most) {
      best = run;
      most = held;
    }
  }
  if (best === undefined) return undefined;
  const filled = fill(forward, best, isFree);
  return rescored(ranked, filled.first, filled.end);
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
 * The window's span without a heading at its end, which belongs to what follows: as far as that leaves a word of the
 * question. At the document's end nothing follows, so a heading that holds one stays.
 */
function wholeThought({ forward, first, end, hits }: Window): Span {
  const kept = (end === sentenceCount(forward) ? hits.at(-1) : hits[0])?.sentence ?? first;
  let last = end;
  while (last - 1 > kept && isHeading(forward, last - 1)) last--;
  return spanOfSentences(forward, first, last);
}
