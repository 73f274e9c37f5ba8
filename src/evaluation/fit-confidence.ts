import { type ConfidenceFeatures, confidenceFeatures } from '../core/ranking/confidence-features.js';
import { signalsOfMeaning } from '../core/ranking/signals.js';
import type { Weights } from '../core/ranking/weights.js';
import type { Samples } from './ablate.js';
import { foldsOf } from './folds.js';
import { minimise } from './minimise.js';
import { aurocOf } from './plain-score.js';
import type { Judged } from './reliability.js';
import { answerUnder, type Sample } from './samples.js';

/** A question as confidence sees it. */
export interface Evidence {
  readonly set: string;
  /** Of the best window; undefined where nothing was found. */
  readonly features: ConfidenceFeatures | undefined;
  /** Which of the first three quotes answers, from 0; Infinity for none. */
  readonly place: number;
  readonly isAnswerable: boolean;
  /** The question states the words of its answer, as people's questions do. */
  readonly isStated: boolean;
  /** What the passages mean is known, and left out here: it may be turned off. */
  readonly isByWords: boolean;
  readonly gold: readonly string[];
}

/** What the questions of the sets, those without an answer too, look like under these weights. */
export function evidenceUnder(samples: Samples, weights: Weights): Evidence[] {
  return [...samples].flatMap(([set, of]) =>
    of.flatMap((sample) => {
      const one = evidenceOf(set, sample, weights);
      return one.features?.isUnderstood === 1 ? [one, byWords(set, sample, weights)] : [one];
    }),
  );
}

/** The same question where nothing is known of what passages mean. */
function byWords(set: string, sample: Sample, weights: Weights): Evidence {
  const unweighed = Object.fromEntries(signalsOfMeaning.map((name) => [name, 0]));
  const one = evidenceOf(set, sample, { ...weights, ...unweighed });
  const features = one.features && { ...one.features, isUnderstood: 0, meaning: 0 };
  return { ...one, features, isByWords: true };
}

function evidenceOf(set: string, sample: Sample, weights: Weights): Evidence {
  const { place, windows } = answerUnder(sample, weights);
  const [best] = windows;
  return {
    set,
    features: best === undefined ? undefined : confidenceFeatures(best),
    place: sample.isAnswerable ? place : Number.POSITIVE_INFINITY,
    isAnswerable: sample.isAnswerable,
    isStated: sample.question.stated !== undefined,
    isByWords: false,
    gold: sample.question.gold ?? [],
  };
}

/** The logistic function's coefficients, by feature; `intercept` stands alone. */
export type Coefficients = Readonly<Record<keyof ConfidenceFeatures | 'intercept', number>>;

export interface ConfidenceFit {
  readonly coefficients: Coefficients;
  /** Mean loss (cross-entropy with the pull to zero) of the best guess without features, and of the fit. */
  readonly lossBefore: number;
  readonly lossAfter: number;
  /** Each question judged by coefficients that were fitted without it and without its documents. */
  readonly judged: readonly JudgedEvidence[];
}

export type JudgedEvidence = Judged & Pick<Evidence, 'set' | 'isAnswerable' | 'isStated'>;

const foldCount = 5;
/** Holds coefficients down where features say the same. */
const pull = 0.0005;
const training = { steps: 1_500, rate: 0.05 } as const;

/**
 * Fits the confidence: logistic regression of whether the first quote answers, over the questions of all sets.
 * Deterministic.
 * @returns undefined where there is nothing to learn: no question with features, or all of one kind.
 */
export function fitConfidence(evidence: readonly Evidence[]): ConfidenceFit | undefined {
  const first = evidence.find(({ features }) => features !== undefined)?.features;
  if (first === undefined || new Set(evidence.map(({ place }) => place === 0)).size < 2) return undefined;
  const names = Object.keys(first) as (keyof ConfidenceFeatures)[];
  const points = evidence.map(
    ({ features, place }): Point => ({
      values:
        features === undefined ? undefined : Float64Array.from([1, ...names.map((name) => features[name])]),
      isRight: place === 0,
    }),
  );
  const folds = foldsOf(
    evidence.map(({ gold }) => gold),
    foldCount,
  );
  const width = names.length + 1;
  const byFold = Array.from({ length: foldCount }, (_, fold) =>
    train(
      points.filter((_point, i) => folds[i] !== fold),
      width,
    ),
  );
  const { coefficients, lossBefore, lossAfter } = train(points, width);
  return {
    coefficients: Object.fromEntries(
      ['intercept', ...names].map((name, i) => [name, coefficients[i] ?? 0]),
    ) as Coefficients,
    lossBefore,
    lossAfter,
    judged: evidence.flatMap(({ set, place, isAnswerable, isStated, isByWords }, i) => {
      if (isByWords) return [];
      const learnt = byFold[folds[i] ?? 0]?.coefficients;
      const values = points[i]?.values;
      const confidence = learnt === undefined || values === undefined ? 0 : logistic(product(learnt, values));
      return [{ set, confidence, isFirstRight: place === 0, isRight: place < 3, isAnswerable, isStated }];
    }),
  };
}

/** How well confidence tells the questions of a set answered in three quotes from those without an answer. */
export function aurocIn(judged: readonly JudgedEvidence[], set: string): number | undefined {
  const ofSet = judged.filter((one) => one.set === set);
  const confidences = (kept: readonly JudgedEvidence[]) => kept.map(({ confidence }) => confidence);
  return aurocOf(
    confidences(ofSet.filter(({ isRight }) => isRight)),
    confidences(ofSet.filter(({ isAnswerable }) => !isAnswerable)),
  );
}

interface Point {
  /** With 1 in front, for the intercept. */
  readonly values: Float64Array | undefined;
  readonly isRight: boolean;
}

function train(points: readonly Point[], width: number) {
  const known = points.flatMap(({ values, isRight }) => (values === undefined ? [] : [{ values, isRight }]));
  const share = 1 / known.length;
  const objective = (point: Float64Array, gradient: Float64Array): number => {
    let loss = 0;
    for (const { values, isRight } of known) {
      const z = product(point, values);
      // ln(1 + e^z) without overflow.
      loss += (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - (isRight ? z : 0)) * share;
      const pushed = (logistic(z) - (isRight ? 1 : 0)) * share;
      for (let i = 0; i < width; i++) gradient[i] = (gradient[i] ?? 0) + pushed * (values[i] ?? 0);
    }
    for (let i = 1; i < width; i++) {
      loss += pull * (point[i] ?? 0) ** 2;
      gradient[i] = (gradient[i] ?? 0) + 2 * pull * (point[i] ?? 0);
    }
    return loss;
  };
  const start = new Float64Array(width);
  // Without features the share of right answers is the best guess.
  const right = known.filter(({ isRight }) => isRight).length;
  start[0] = Math.log((right + 0.5) / (known.length - right + 0.5));
  const { point, value } = minimise(objective, start, training);
  return { coefficients: point, lossBefore: objective(start, new Float64Array(width)), lossAfter: value };
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z));
}
