import { compareIds } from '../types/document.js';
import { ceilingOf } from './ceilings.js';
import { noRival, type Standing } from './lead.js';
import type { Signal, SignalContext } from './signal.js';
import { type SignalName, signalNames, signals } from './signals.js';
import type { Weights } from './weights.js';
import type { Window } from './windows.js';

/** A window with what speaks for it, and how it stands to others, which is told once all are known. */
export interface RankedWindow extends Standing {
  readonly window: Window;
  readonly score: number;
  readonly signals: Readonly<Record<SignalName, number>>;
  readonly context: SignalContext;
  /** What its signals were weighed by. */
  readonly weights: Weights;
}

/** Copied, it stays an object of fixed shape, where one made of entries anew would be a slow dictionary. */
const noSignals: Readonly<Record<SignalName, number>> = JSON.parse(
  JSON.stringify(Object.fromEntries(signalNames.map((name) => [name, 0]))),
);

/** Signals and score of one window of a document after another, in the same memory: of thousands a few hundred are kept. */
export class Scorer {
  readonly #context: SignalContext;
  /** In the order of the steps. */
  readonly #values: Float64Array;
  readonly #weighed: Weights;
  readonly #steps: readonly Step[];

  constructor(context: SignalContext, weighed: Weights) {
    this.#context = context;
    this.#weighed = weighed;
    this.#steps = stepsOf(context, weighed);
    this.#values = new Float64Array(this.#steps.length);
  }

  /** @returns undefined for a score below `least`, as soon as no signal left can lift it there. */
  score(window: Window, least = Number.NEGATIVE_INFINITY): RankedWindow | undefined {
    let sum = 0;
    let step = 0;
    for (const { signal, weight, further } of this.#steps) {
      const value = signal(window, this.#context);
      this.#values[step++] = value;
      sum += weight * value;
      if (sum + further < least - rounding) return undefined;
    }
    const score = Math.round(sum * precision) / precision;
    if (score < least) return undefined;
    const values = { ...noSignals };
    for (const [i, { name }] of this.#steps.entries()) values[name] = this.#values[i] ?? 0;
    return {
      window,
      score,
      signals: values,
      context: this.#context,
      weights: this.#weighed,
      lead: noRival,
      ahead: noRival,
    };
  }
}

/** Scores are rounded to a part in so many, so that the last bits of floating point never decide between two windows. */
const precision = 1e9;

/** A score that is not rounded yet may be so much below what it is rounded to. */
const rounding = 1 / precision;

/** One signal in the order of adding up. */
interface Step {
  readonly name: SignalName;
  readonly signal: Signal;
  readonly weight: number;
  /** The most that all signals behind this one can add in this document; >= 0, but for rounding. */
  readonly further: number;
}

/** The same for all windows of a document: known first, they tell what the others have to add. */
const ofDocument: ReadonlySet<SignalName> = new Set(['document', 'documentLength']);

/** What can add most comes first, what can only take away last; what is 0 for every window of the document is left out. */
function stepsOf(context: SignalContext, weighed: Weights): Step[] {
  const steps = signalNames
    .map((name) => ({ name, weight: weighed[name], ceiling: ceilingOf(name, context) }))
    .filter(({ ceiling }) => ceiling > 0)
    .map(({ name, weight, ceiling }) => ({ name, weight, most: Math.max(0, weight) * ceiling }))
    .sort((a, b) => Number(ofDocument.has(b.name)) - Number(ofDocument.has(a.name)) || b.most - a.most);
  let left = steps.reduce((sum, { most }) => sum + most, 0);
  return steps.map(({ name, weight, most }) => {
    left -= most;
    return { name, signal: signals[name], weight, further: left };
  });
}

export function byScore(a: RankedWindow, b: RankedWindow): number {
  return (
    b.score - a.score ||
    compareIds(a.window.forward.id, b.window.forward.id) ||
    a.window.span.start - b.window.span.start
  );
}
