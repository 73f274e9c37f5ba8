import type { CorpusIndex } from '../corpus-index.js';
import { compareIds } from '../document.js';
import type { Scored } from '../ports.js';
import type { Scope } from '../scope.js';
import type { Question } from './question.js';
import { type SignalContext, type SignalName, signalNames, signals } from './signals.js';
import { type Weights, weights } from './weights.js';
import { hitsIn, type Window, windowAt, windowsOf } from './windows.js';

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

/** How many documents have their windows scored. */
const documentsScored = 50;

/** How many windows are kept: enough to choose twenty quotes that do not overlap. */
const windowsKept = 400;

export interface RankOptions {
  /** How many documents are ranked, at least as many as have their windows scored; an integer >= 1. */
  readonly documents?: number;
  readonly weights?: Weights;
}

/** Two stages: the engine finds documents, then every window of them that holds a question word is scored. */
export async function rank(
  question: Question,
  index: CorpusIndex,
  scope: Scope,
  options: RankOptions = {},
): Promise<Ranking> {
  const asked = Math.max(documentsScored, options.documents ?? 0);
  const { documents } = await index.engine.search(searchedTerms(question, index), asked, scope, {
    passages: false,
  });
  const best = documents[0]?.score ?? 1;
  const windows: RankedWindow[] = [];
  for (const { id, score } of documents.slice(0, documentsScored)) {
    const forward = index.documents.get(id);
    if (forward === undefined) continue;
    const documentHits = hitsIn(forward, question);
    const context: SignalContext = {
      question,
      titleHas: question.terms.map((term) => term.id !== undefined && forward.titleTerms.includes(term.id)),
      documentShare: score / best,
      documentHits,
      meanPassageLength: index.meanPassageLength,
    };
    for (const window of windowsOf(forward, documentHits)) {
      windows.push(scored(window, context, options.weights ?? weights));
    }
  }
  windows.sort(byScore);
  return { documents, windows: windows.slice(0, windowsKept) };
}

/** The question's own terms; where the corpus has not got one, those related to it. */
function searchedTerms({ terms }: Question, index: CorpusIndex): string[] {
  const ids = terms.flatMap(({ id, related }) => (id === undefined ? related : [id]));
  return [...new Set(ids)].map((id) => index.lexicon.term(id));
}

/** Another window of the same document, scored for the same question; undefined if it holds nothing of it. */
export function rescored(
  { window, context }: RankedWindow,
  first: number,
  end: number,
  weighed: Weights = weights,
): RankedWindow | undefined {
  const hits = context.documentHits.filter(({ sentence }) => sentence >= first && sentence < end);
  return hits.length === 0 ? undefined : scored(windowAt(window.forward, first, end, hits), context, weighed);
}

function scored(window: Window, context: SignalContext, weighed: Weights): RankedWindow {
  const values = {} as Record<SignalName, number>;
  let score = 0;
  for (const name of signalNames) {
    const value = signals[name](window, context);
    values[name] = value;
    score += weighed[name] * value;
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
