import { type ConfidenceFeatures, confidenceFeatures } from '../core/ranking/confidence.js';
import { type QuestionContext, readQuestion } from '../core/ranking/question.js';
import { rank } from '../core/ranking/rank.js';
import type { RunRow } from './answer-all.js';
import { foldsOf } from './folds.js';
import { minimise } from './minimise.js';
import { hasAnswer, measuresAbstaining, type QualitySet } from './quality-set.js';
import type { Score, Scorer } from './scorer.js';

/** A question as confidence sees it. */
export interface Evidence {
  readonly set: QualitySet;
  readonly row: RunRow;
  /** Of the best window; undefined where nothing was found. */
  readonly features: ConfidenceFeatures | undefined;
  /** One of the first three quotes answers. */
  readonly isRight: boolean;
  readonly isAnswerable: boolean;
  readonly gold: readonly string[];
}

/** The evidence of a set's questions, those without an answer too. */
export async function gatherEvidence(
  set: QualitySet,
  context: QuestionContext,
  rows: readonly RunRow[],
  rankOf: ReadonlyMap<string, number>,
): Promise<Evidence[]> {
  const rowOf = new Map(rows.map((row) => [row.qid, row]));
  const evidence: Evidence[] = [];
  for (const question of set.queries) {
    const row = rowOf.get(question.id);
    if (row === undefined) continue;
    const [best] = (await rank(await readQuestion(question.text, context), context.reader, context.scope))
      .windows;
    evidence.push({
      set,
      row,
      features: best === undefined ? undefined : confidenceFeatures(best),
      isRight: hasAnswer(question) && (rankOf.get(question.id) ?? Number.POSITIVE_INFINITY) <= 3,
      isAnswerable: hasAnswer(question),
      gold: question.gold ?? [],
    });
  }
  return evidence;
}

/** The logistic function's coefficients, by feature; `intercept` stands alone. */
export type Coefficients = Readonly<Record<keyof ConfidenceFeatures | 'intercept', number>>;

export interface ConfidenceFit {
  readonly coefficients: Coefficients;
  /** Mean loss (cross-entropy with the pull to zero) of the best guess without features, and of the fit. */
  readonly lossBefore: number;
  readonly lossAfter: number;
  readonly sets: readonly {
    readonly set: string;
    readonly present: Score['abstention'];
    /** Each question judged by coefficients that were fitted without it and without its documents. */
    readonly crossValidated: Score['abstention'];
  }[];
}

const foldCount = 5;
/** Holds coefficients down where features say the same. */
const pull = 0.0005;
const training = { steps: 1_500, rate: 0.05 } as const;

/** The development sets hold few questions without an answer; people ask more: in the calibration each counts twice. */
const unanswerableWeight = 2;

/**
 * Fits the confidence: logistic regression of whether a question was answered rightly, on the sets that have
 * questions without an answer, since those tell right from wrong best; then, without changing the order, its slope
 * and intercept on all sets, which makes it a probability. Deterministic.
 * @returns undefined where there is nothing to learn: no question with features, or all of one kind.
 */
export function fitConfidence(all: readonly Evidence[], scorer: Scorer): ConfidenceFit | undefined {
  const evidence = all.filter(({ set }) => measuresAbstaining(set));
  const first = evidence.find(({ features }) => features !== undefined)?.features;
  if (first === undefined || new Set(evidence.map(({ isRight }) => isRight)).size < 2) return undefined;
  const names = Object.keys(first) as (keyof ConfidenceFeatures)[];
  const pointOf = ({ features, isRight }: Evidence): Point => ({
    values:
      features === undefined ? undefined : Float64Array.from([1, ...names.map((name) => features[name])]),
    isRight,
    weight: 1,
  });
  const points = evidence.map(pointOf);
  const folds = foldsOf(
    evidence.map(({ gold }) => gold),
    foldCount,
  );
  const byFold = Array.from({ length: foldCount }, (_, fold) =>
    train(
      points.filter((_point, i) => folds[i] !== fold),
      names.length + 1,
    ),
  );
  const { coefficients, lossBefore, lossAfter } = train(points, names.length + 1);
  const calibrated = calibrate(
    coefficients,
    all.map((one) => ({ ...pointOf(one), weight: one.isAnswerable ? 1 : unanswerableWeight })),
  );
  const rowsOf = (set: QualitySet, confidenceAt: (i: number) => number) =>
    evidence.flatMap((one, i) => (one.set === set ? [{ ...one.row, confidence: confidenceAt(i) }] : []));
  return {
    coefficients: Object.fromEntries(
      ['intercept', ...names].map((name, i) => [name, calibrated[i] ?? 0]),
    ) as Coefficients,
    lossBefore,
    lossAfter,
    sets: [...new Set(evidence.map(({ set }) => set))].map((set) => ({
      set: set.name,
      present: scorer.score(
        set,
        rowsOf(set, (i) => evidence[i]?.row.confidence ?? 0),
      ).score.abstention,
      crossValidated: scorer.score(
        set,
        rowsOf(set, (i) => {
          const learnt = byFold[folds[i] ?? 0]?.coefficients;
          const values = points[i]?.values;
          return learnt === undefined || values === undefined ? 0 : logistic(product(learnt, values));
        }),
      ).score.abstention,
    })),
  };
}

interface Point {
  /** With 1 in front, for the intercept. */
  readonly values: Float64Array | undefined;
  readonly isRight: boolean;
  /** How often it counts; > 0. */
  readonly weight: number;
}

/** Coefficients in the same proportions, with the slope and the intercept that fit `points` (Platt scaling). */
function calibrate(coefficients: Float64Array, points: readonly Point[]): Float64Array {
  const scores = points.map((point) => ({
    ...point,
    values: point.values && Float64Array.of(1, product(coefficients, point.values)),
  }));
  const [shift = 0, slope = 1] = train(scores, 2).coefficients;
  // A fit that would turn the order round has learnt nothing.
  return slope <= 0 ? coefficients : coefficients.map((value, i) => slope * value + (i === 0 ? shift : 0));
}

function train(points: readonly Point[], width: number) {
  const known = points.flatMap(({ values, ...rest }) => (values === undefined ? [] : [{ values, ...rest }]));
  const sum = (counted: typeof known) => counted.reduce((total, { weight }) => total + weight, 0);
  const all = sum(known);
  const objective = (point: Float64Array, gradient: Float64Array): number => {
    let loss = 0;
    for (const { values, isRight, weight } of known) {
      const share = weight / all;
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
  const right = sum(known.filter(({ isRight }) => isRight));
  start[0] = Math.log((right + 0.5) / (all - right + 0.5));
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
