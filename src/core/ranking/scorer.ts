import { compareIds } from '../types/document.js';
import { ceilingOf, isSimilarity } from './ceilings.js';
import { type Margins, noRival } from './margins.js';
import type { Question } from './question.js';
import type { Signal, SignalContext } from './signal.js';
import { type SignalName, signalNames, signals } from './signals.js';
import type { Weights } from './weights.js';
import type { Window } from './windows.js';

/** A window with what speaks for it, and how it stands to others, which is told once all are known. */
export interface RankedWindow extends Margins {
  readonly window: Window;
  readonly score: number;
  readonly signals: Readonly<Record<SignalName, number>>;
  readonly context: SignalContext;
  /** What its signals were weighed by. */
  readonly weights: Weights;
}

/**
 * Copied, it stays an object of fixed shape, where one made of entries anew would be a slow dictionary. Its values began as fractions,
 * so that none changes that shape by being the first.
 */
const noSignals: Record<SignalName, number> = JSON.parse(
  JSON.stringify(Object.fromEntries(signalNames.map((name) => [name, 0.5]))),
);
for (const name of signalNames) noSignals[name] = 0;

/** Signals and score of one window of a document after another, in the same memory: of thousands a few hundred are kept. */
export class Scorer {
  readonly #context: SignalContext;
  readonly #weighed: Weights;
  readonly #steps: readonly Step[];
  /** Of each step the most that all behind it can add in this document; >= 0, but for rounding. */
  readonly #further: Float64Array;
  /** In the order of the steps. */
  readonly #values: Float64Array;

  constructor(context: SignalContext, weighed: Weights) {
    this.#context = context;
    this.#weighed = weighed;
    this.#steps = stepsFor(context, weighed);
    this.#further = furtherOf(this.#steps, context);
    this.#values = new Float64Array(this.#steps.length);
  }

  /**
   * A window that was scored for the same question and document, before it was known what these mean: only what depends on that is
   * looked at.
   */
  scoreAnew({ window, signals: before }: RankedWindow): RankedWindow {
    const steps = this.#steps;
    let sum = 0;
    for (let i = 0; i < steps.length; i++) {
      const { name, signal, weight, isOfMeaning } = steps[i] as Step;
      const value = isOfMeaning ? signal(window, this.#context) : before[name];
      this.#values[i] = value;
      sum += weight * value;
    }
    return this.#ranked(window, Math.round(sum * precision) / precision);
  }

  /** @returns undefined for a score below `minScore`, as soon as no signal left can lift it there. */
  score(window: Window, minScore = Number.NEGATIVE_INFINITY): RankedWindow | undefined {
    const steps = this.#steps;
    const lowest = minScore - rounding;
    let sum = 0;
    for (let i = 0; i < steps.length; i++) {
      const { signal, weight } = steps[i] as Step;
      const value = signal(window, this.#context);
      this.#values[i] = value;
      sum += weight * value;
      if (sum + (this.#further[i] as number) < lowest) return undefined;
    }
    const score = Math.round(sum * precision) / precision;
    return score < minScore ? undefined : this.#ranked(window, score);
  }

  /** With the values at hand. */
  #ranked(window: Window, score: number): RankedWindow {
    const steps = this.#steps;
    const values = { ...noSignals };
    for (let i = 0; i < steps.length; i++) values[(steps[i] as Step).name] = this.#values[i] as number;
    return {
      window,
      score,
      signals: values,
      context: this.#context,
      weights: this.#weighed,
      documentMargin: noRival,
      margin: noRival,
      bestSimilarity: values.sentenceSimilarity,
    };
  }
}

/** Scores are rounded to a part in so many, so that the last bits of floating point never decide between two windows. */
const precision = 1e9;

/** A score that is not rounded yet may be so much below what it is rounded to. */
export const rounding = 1 / precision;

/** One signal in the order of adding up. */
interface Step {
  readonly name: SignalName;
  readonly signal: Signal;
  readonly weight: number;
  /** Whether it is 0 as long as it is not known what the document means. */
  readonly isOfMeaning: boolean;
  /** The most that it can add in any document; >= 0. */
  readonly maxGain: number;
}

/** The same for all windows of a document: known first, they tell what the others have to add. */
const ofDocument: ReadonlySet<SignalName> = new Set(['documentScore', 'documentLength']);

/** Of these the most that they can be is another one in each document. */
const dependsOnDocument: ReadonlySet<SignalName> = new Set(['documentScore', 'titleCoverage', 'lead']);

/** By question, its weights, and whether it is known what a document means: many documents are scored for one question. */
const known = new WeakMap<Question, WeakMap<Weights, Map<boolean, readonly Step[]>>>();

function stepsFor(context: SignalContext, weighed: Weights): readonly Step[] {
  const { question, meaning } = context;
  const byWeights = known.get(question) ?? new WeakMap<Weights, Map<boolean, readonly Step[]>>();
  known.set(question, byWeights);
  const byMeaning = byWeights.get(weighed) ?? new Map<boolean, readonly Step[]>();
  byWeights.set(weighed, byMeaning);
  const isUnderstood = meaning !== undefined;
  const steps = byMeaning.get(isUnderstood) ?? stepsOf(context, weighed);
  byMeaning.set(isUnderstood, steps);
  return steps;
}

/** What can add most comes first, what can only take away last; what is 0 for every window of any document is left out. */
function stepsOf(context: SignalContext, weighed: Weights): Step[] {
  const anyDocument = { ...context, documentShare: 1, titleShare: 1 };
  return signalNames
    .map((name) => ({ name, weight: weighed[name], ceiling: ceilingOf(name, anyDocument) }))
    .filter(({ ceiling }) => ceiling > 0)
    .map(({ name, weight, ceiling }) => ({
      name,
      signal: signals[name],
      weight,
      isOfMeaning: isSimilarity(name),
      maxGain: Math.max(0, weight) * ceiling,
    }))
    .sort((a, b) => Number(ofDocument.has(b.name)) - Number(ofDocument.has(a.name)) || b.maxGain - a.maxGain);
}

function furtherOf(steps: readonly Step[], context: SignalContext): Float64Array {
  const further = new Float64Array(steps.length);
  let behind = 0;
  for (let i = steps.length - 1; i >= 0; i--) {
    further[i] = behind;
    const { name, weight, maxGain } = steps[i] as Step;
    behind += dependsOnDocument.has(name) ? Math.max(0, weight) * ceilingOf(name, context) : maxGain;
  }
  return further;
}

export function byScore(a: RankedWindow, b: RankedWindow): number {
  return (
    b.score - a.score ||
    compareIds(a.window.forward.id, b.window.forward.id) ||
    a.window.span.start - b.window.span.start
  );
}
