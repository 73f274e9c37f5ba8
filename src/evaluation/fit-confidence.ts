import { ofModelAlone } from '../core/ranking/confidence.js';
import type { ConfidenceFeatures } from '../core/ranking/confidence-features.js';
import type { Evidence } from './evidence.js';
import { foldsOf } from './folds.js';
import { minimise } from './minimise.js';
import { aurocOf } from './plain-score.js';
import type { JudgedConfidence } from './reliability.js';

/** Few questions of the sets name other documents, ask for several names, or are headings: what these add is set by hand. */
const setByHand = [
  'subjectMismatch',
  'list',
  'questionHeading',
] as const satisfies readonly (keyof ConfidenceFeatures)[];
type SetByHand = (typeof setByHand)[number];

type Fitted = Exclude<keyof ConfidenceFeatures, SetByHand>;

function isFitted(name: keyof ConfidenceFeatures): name is Fitted {
  return !setByHand.some((one) => one === name);
}

/** The logistic function's coefficients, by feature; `intercept` stands alone. */
export type Coefficients = Readonly<Partial<Record<Fitted, number>> & { readonly intercept: number }>;

export interface ConfidenceFit {
  readonly coefficients: Coefficients;
  /** Mean cross-entropy over the questions of all documents, of the best guess without features and of the fit. */
  readonly lossBefore: number;
  readonly lossAfter: number;
  /** Each of them judged by coefficients that were fitted without it and without its documents. */
  readonly judged: readonly JudgedEvidence[];
}

export type JudgedEvidence = JudgedConfidence & Pick<Evidence, 'set' | 'isAnswerable' | 'isStated'>;

const foldCount = 5;

/**
 * What an answer counts as in the first pass: a wrong first quote for a question that has an answer says that ranking
 * failed, not that nothing is there. That alone would leave no way to tell the two apart.
 */
const credit = { first: 1, amongThree: 0.6, elsewhere: 0.4 } as const;

/** What those of a set that are asked of parts of the documents count together, beside 1 for those asked of all. */
const madeCount = 0.2;

/** Holds coefficients down where features say the same. */
const pull = 0.0002;
const training = { steps: 600, rate: 0.05 } as const;

/**
 * Fits the confidence, over the questions of all sets, each counting the same however many it has, in two passes of logistic
 * regression. The first learns from everything which features tell an answer from none. The second shifts and stretches it
 * over the questions of all documents, so that it is the share of right first quotes (Platt 1999). Deterministic.
 * @param evidence Of a sentence model alone, or of the tiers below it, whose windows look otherwise.
 * @returns undefined where there is nothing to learn: no question with features, or all of one kind.
 */
export function fitConfidence(evidence: readonly Evidence[]): ConfidenceFit | undefined {
  const first = evidence.find(({ features }) => features !== undefined)?.features;
  if (first === undefined || new Set(evidence.map(({ place }) => place === 0)).size < 2) return undefined;
  const isOfModel = evidence.some(({ tier }) => tier === 'model');
  const names = (Object.keys(first) as (keyof ConfidenceFeatures)[])
    .filter(isFitted)
    .filter((name) => isOfModel || !ofModelAlone.includes(name));
  const countOf = countsIn(evidence);
  const rows = evidence.map((one): Row => ({ ...one, values: valuesOf(one, names), count: countOf(one) }));
  const folds = foldsOf(
    evidence.map(({ about }) => about),
    foldCount,
  );
  const byFold = Array.from({ length: foldCount }, (_, fold) =>
    coefficientsFor(
      rows.filter((_row, i) => folds[i] !== fold),
      names,
    ),
  );
  const coefficients = coefficientsFor(rows, names);
  const whole = rows.filter(({ isMade }) => !isMade);
  const guess = Float64Array.from(coefficients, () => 0);
  guess[0] = logOddsOf(pointsOf(whole, isFirstRight));
  const judged = rows.flatMap((row, i): JudgedEvidence[] => {
    if (row.isByWords || row.isMade) return [];
    const learnt = byFold[folds[i] ?? 0];
    const confidence =
      learnt === undefined || row.values === undefined ? 0 : logistic(product(learnt, row.values));
    const { set, place, isAnswerable, isStated } = row;
    return [{ set, confidence, isFirstRight: place === 0, isRight: place < 3, isAnswerable, isStated }];
  });
  return {
    coefficients: Object.fromEntries(
      ['intercept', ...names].map((name, i) => [name, coefficients[i] ?? 0]),
    ) as Coefficients,
    lossBefore: lossOf(guess, pointsOf(whole, isFirstRight)),
    lossAfter: lossOf(coefficients, pointsOf(whole, isFirstRight)),
    judged,
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

interface Row extends Evidence {
  /** With 1 in front, for the intercept. */
  readonly values: Float64Array | undefined;
  /** What it counts; > 0. */
  readonly count: number;
}

/** What each question counts, so that every set counts the same: one of a set of twelve times as many, a twelfth. */
function countsIn(evidence: readonly Evidence[]): (one: Evidence) => number {
  const groupOf = ({ set, isMade }: Evidence) => `${isMade} ${set}`;
  const sizes = new Map<string, number>();
  for (const one of evidence) sizes.set(groupOf(one), (sizes.get(groupOf(one)) ?? 0) + 1);
  return (one) => (one.isMade ? madeCount : 1) / (sizes.get(groupOf(one)) ?? 1);
}

function valuesOf({ features }: Evidence, names: readonly Fitted[]) {
  return features && Float64Array.from([1, ...names.map((name) => features[name])]);
}

const isFirstRight = ({ place }: Row) => (place === 0 ? 1 : 0);

function creditOf({ place, isAnswerable }: Row): number {
  if (place === 0) return credit.first;
  if (place < 3) return credit.amongThree;
  return isAnswerable ? credit.elsewhere : 0;
}

/** Both passes: what is learnt of all rows, made the share of right first quotes among the questions of all documents. */
function coefficientsFor(rows: readonly Row[], names: readonly Fitted[]): Float64Array {
  const learnt = train(pointsOf(rows, creditOf), names.length + 1);
  // What is known of the meaning shifts it as well: fewer windows are right without.
  const understood = names.indexOf('hasSimilarity') + 1;
  const whole = pointsOf(
    rows.filter(({ isMade }) => !isMade),
    isFirstRight,
  );
  const [shift = 0, ifUnderstood = 0, scale = 1] = train(
    whole.map(({ values, ...point }) => ({
      ...point,
      values: Float64Array.from([1, values[understood] ?? 0, product(learnt, values)]),
    })),
    3,
  );
  const coefficients = learnt.map((one) => scale * one);
  coefficients[0] = (coefficients[0] ?? 0) + shift;
  coefficients[understood] = (coefficients[understood] ?? 0) + ifUnderstood;
  return coefficients;
}

/** What a logistic regression learns from. */
interface Point {
  readonly values: Float64Array;
  /** What it stands for: 0..1. */
  readonly target: number;
  /** What it counts; > 0. */
  readonly count: number;
}

function pointsOf(rows: readonly Row[], target: (row: Row) => number): Point[] {
  return rows.flatMap((row) =>
    row.values === undefined ? [] : [{ values: row.values, target: target(row), count: row.count }],
  );
}

/** No guess is surer than this share of wrong ones. */
const rare = 0.001;

/** The best guess without features. */
function logOddsOf(points: readonly Point[]): number {
  const all = points.reduce((sum, { count }) => sum + count, 0);
  const right = points.reduce((sum, { target, count }) => sum + target * count, 0);
  return Math.log((right + rare * all) / (all - right + rare * all));
}

/** Mean cross-entropy. */
function lossOf(coefficients: Float64Array, points: readonly Point[], gradient?: Float64Array): number {
  const share = 1 / points.reduce((sum, { count }) => sum + count, 0);
  let loss = 0;
  for (const { values, target, count } of points) {
    const z = product(coefficients, values);
    // ln(1 + e^z) without overflow.
    loss += (Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - target * z) * count * share;
    if (gradient === undefined) continue;
    const pushed = (logistic(z) - target) * count * share;
    for (let i = 0; i < gradient.length; i++) gradient[i] = (gradient[i] ?? 0) + pushed * (values[i] ?? 0);
  }
  return loss;
}

function train(points: readonly Point[], width: number): Float64Array {
  const objective = (coefficients: Float64Array, gradient: Float64Array): number => {
    let loss = lossOf(coefficients, points, gradient);
    for (let i = 1; i < width; i++) {
      loss += pull * (coefficients[i] ?? 0) ** 2;
      gradient[i] = (gradient[i] ?? 0) + 2 * pull * (coefficients[i] ?? 0);
    }
    return loss;
  };
  const start = new Float64Array(width);
  start[0] = logOddsOf(points);
  return minimise(objective, start, training).point;
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] ?? 0) * (b[i] ?? 0);
  return sum;
}

function logistic(z: number): number {
  return 1 / (1 + Math.exp(-z));
}
