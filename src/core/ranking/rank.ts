import type { CorpusIndex } from '../corpus-index.js';
import { compareIds } from '../document.js';
import type { Scored } from '../ports.js';
import type { Scope } from '../scope.js';
import type { Question } from './question.js';
import { type SignalContext, type SignalName, signals } from './signals.js';
import { weights } from './weights.js';
import { hitsIn, type Window, windowsOf } from './windows.js';

/** A window with what speaks for it. */
export interface RankedWindow {
  readonly window: Window;
  readonly score: number;
  readonly signals: Readonly<Record<SignalName, number>>;
  readonly context: SignalContext;
}

export interface Ranking {
  /** Best first. */
  readonly documents: readonly Scored[];
  /** Best first; ties by document id, then position. */
  readonly windows: readonly RankedWindow[];
}

/** How many documents the engine is asked for. */
const documentsAsked = 50;

/** How many windows are kept: enough to choose twenty quotes that do not overlap. */
const windowsKept = 400;

const signalNames = Object.keys(signals) as SignalName[];

/** Two stages: the engine finds documents, then every window of them that holds a question word is scored. */
export async function rank(question: Question, index: CorpusIndex, scope: Scope): Promise<Ranking> {
  const known = question.terms.filter(({ id }) => id !== undefined).map(({ term }) => term);
  const found = await index.engine.search(known, documentsAsked, scope);
  const best = found.documents[0]?.score ?? 1;
  const windows: RankedWindow[] = [];
  for (const { id, score } of found.documents) {
    const forward = index.documents.get(id);
    if (forward === undefined) continue;
    const titleTerms = new Set(forward.titleTerms);
    const hits = hitsIn(forward, question);
    const context: SignalContext = {
      documentHits: hits,
      question,
      titleHas: question.terms.map((term) => term.id !== undefined && titleTerms.has(term.id)),
      documentShare: score / best,
      meanPassageLength: index.meanPassageLength,
    };
    for (const window of windowsOf(forward, hits)) windows.push(scored(window, context));
  }
  windows.sort(byScore);
  return { documents: found.documents, windows: windows.slice(0, windowsKept) };
}

function scored(window: Window, context: SignalContext): RankedWindow {
  const values = {} as Record<SignalName, number>;
  let score = 0;
  for (const name of signalNames) {
    const value = signals[name](window, context);
    values[name] = value;
    score += weights[name] * value;
  }
  // Rounded, so that the last bits of floating point never decide between two windows.
  return { window, score: Math.round(score * 1e9) / 1e9, signals: values, context };
}

function byScore(a: RankedWindow, b: RankedWindow): number {
  return (
    b.score - a.score ||
    compareIds(a.window.forward.document.id, b.window.forward.document.id) ||
    a.window.span.start - b.window.span.start
  );
}
