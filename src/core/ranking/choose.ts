import type { Span } from '../document.js';
import type { ForwardDocument } from '../forward-index.js';
import type { RankedWindow } from './rank.js';

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
const otherDocumentBonus = 0.08;

/** Where several names are asked for, the enumeration of another document completes the first: times its signal. */
const otherListBonus = 0.5;

/**
 * The best windows that do not overlap, best first. A window that runs into an earlier quote is moved back to end
 * where that begins, so that no sentence beside a quote is lost.
 */
export function choose(windows: readonly RankedWindow[], limit: number): Choice[] {
  const chosen: Choice[] = [];
  const taken = new Map<string, Span[]>();
  const left = new Set(windows);
  while (chosen.length < limit) {
    let best: RankedWindow | undefined;
    let bestValue = Number.NEGATIVE_INFINITY;
    for (const ranked of left) {
      // Windows come best first: none behind this one can win.
      if (ranked.score + otherDocumentBonus + otherListBonus <= bestValue) break;
      const isOther = chosen.length > 0 && !taken.has(ranked.window.forward.document.id);
      const value = ranked.score + (isOther ? otherDocumentBonus + otherListBonus * ranked.signals.list : 0);
      if (value > bestValue) {
        best = ranked;
        bestValue = value;
      }
    }
    if (best === undefined) return chosen;
    left.delete(best);
    const id = best.window.forward.document.id;
    const spans = taken.get(id) ?? [];
    const span = freePart(best, spans);
    if (span === undefined) continue;
    taken.set(id, [...spans, span]);
    chosen.push({ ranked: best, span, score: best.score });
  }
  return chosen;
}

/** The window's span, moved back where its end is taken; undefined where nothing worth quoting is left. */
function freePart(ranked: RankedWindow, taken: readonly Span[]): Span | undefined {
  const { window } = ranked;
  const overlapping = taken.filter((span) => span.start < window.span.end && window.span.start < span.end);
  if (overlapping.length === 0) return wholeThought(window.forward, window.first, window.end);
  const border = Math.min(...overlapping.map(({ start }) => start));
  if (border <= window.span.start) return undefined;
  const { sentences } = window.forward;
  let end = window.end;
  while (end > window.first && (sentences[end - 1]?.end ?? 0) > border) end--;
  let first = end;
  while (
    first > 0 &&
    (sentences[end - 1]?.end ?? 0) - (sentences[first - 1]?.start ?? 0) <= maxQuoteLength &&
    !taken.some(
      (span) => span.end > (sentences[first - 1]?.start ?? 0) && span.start < (sentences[end - 1]?.end ?? 0),
    )
  ) {
    first--;
  }
  const holdsHit = window.hits.some(({ sentence }) => sentence >= first && sentence < end);
  return first < end && holdsHit ? wholeThought(window.forward, first, end) : undefined;
}

const maxQuoteLength = 400;

/** Without a heading at its end, which belongs to what follows. */
function wholeThought(forward: ForwardDocument, first: number, end: number): Span | undefined {
  let last = end;
  while (last - 1 > first && forward.sentences[last - 1]?.heading) last--;
  const start = forward.sentences[first]?.start;
  const stop = forward.sentences[last - 1]?.end;
  return start === undefined || stop === undefined || start >= stop ? undefined : { start, end: stop };
}
