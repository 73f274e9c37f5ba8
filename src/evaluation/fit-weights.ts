import type { Weights } from '../core/ranking/weights.js';
import type { Samples } from './ablate.js';
import { foldsOf } from './folds.js';
import { minimise } from './minimise.js';
import { type Hits, hitsOf, type Sample, vectorOf, weightsOf } from './samples.js';

export interface WeightsFit {
  readonly weights: Weights;
  /** The fitted weights where they answer more questions that they were not fitted to than the present ones do; else these. */
  readonly adopted: Weights;
  /** The training objective under the present weights, and under the fitted ones: never larger. */
  readonly lossBefore: number;
  readonly lossAfter: number;
  readonly sets: readonly {
    readonly set: string;
    readonly present: Hits;
    /** Each question judged under weights that were fitted without the documents that answer it. */
    readonly crossValidated: Hits;
    readonly fitted: Hits;
  }[];
}

const foldCount = 4;

/**
 * Scores are divided by this: windows that lie 0.1 apart should be clearly told apart, as they are under the weights
 * that measurement found by hand.
 */
const temperature = 0.1;

/** How strongly weights are held to the present ones; 0 would fit the sets alone. */
const pull = 0.008;

const training = { steps: 100, rate: 0.04 } as const;

/**
 * Fits the weights: the windows that hold the answer shall have the largest share of a softmax over the question's
 * windows (ListNet's top-one form, Cao et al. 2007). Deterministic.
 * @param present The table of the tier that the samples were ranked by.
 * @param counts How much a set counts beside the others, however many questions it has; > 0.
 */
export function fitWeights(
  samples: Samples,
  present: Weights,
  counts: (set: string) => number = () => 1,
  onProgress: (done: number, total: number) => void = () => {},
): WeightsFit {
  const rows = [...samples].flatMap(([set, of]) => of.map((sample) => ({ set, sample })));
  const folds = foldsOf(
    rows.map(({ sample }) => sample.question.gold ?? []),
    foldCount,
  );
  const inFold = (keep: (fold: number) => boolean): Samples =>
    new Map(
      [...samples.keys()].map((set) => [
        set,
        rows.flatMap((row, i) => (row.set === set && keep(folds[i] ?? 0) ? [row.sample] : [])),
      ]),
    );

  const heldOut = new Map<string, { hit1: number; hit3: number }>();
  for (let fold = 0; fold < foldCount; fold++) {
    const { weights } = train(
      inFold((other) => other !== fold),
      present,
      counts,
    );
    for (const [set, of] of inFold((other) => other === fold)) {
      const { hit1, hit3 } = hitsOf(of, weights);
      const share = of.length / Math.max(1, samples.get(set)?.length ?? 0);
      const sum = heldOut.get(set) ?? { hit1: 0, hit3: 0 };
      heldOut.set(set, { hit1: sum.hit1 + hit1 * share, hit3: sum.hit3 + hit3 * share });
    }
    onProgress(fold + 1, foldCount + 1);
  }

  const { weights, lossBefore, lossAfter } = train(samples, present, counts);
  onProgress(foldCount + 1, foldCount + 1);
  const sets = [...samples].map(([set, of]) => ({
    set,
    present: hitsOf(of, present),
    crossValidated: heldOut.get(set) ?? { hit1: 0, hit3: 0 },
    fitted: hitsOf(of, weights),
  }));
  const gain = sets.reduce(
    (sum, { set, present: before, crossValidated: after }) =>
      sum + counts(set) * (after.hit1 + after.hit3 - before.hit1 - before.hit3),
    0,
  );
  return { weights, adopted: gain > 0 ? weights : present, lossBefore, lossAfter, sets };
}

function train(
  samples: Samples,
  present: Weights,
  counts: (set: string) => number,
): { weights: Weights; lossBefore: number; lossAfter: number } {
  const start = vectorOf(present);
  // Nothing can be learnt from a question none or all of whose windows hold the answer.
  const useful = [...samples]
    .map(([set, of]) => ({
      count: counts(set),
      of: of.filter(({ isHit }) => isHit.includes(true) && isHit.includes(false)),
    }))
    .filter(({ of }) => of.length > 0);
  const all = useful.reduce((sum, { count }) => sum + count, 0);
  const objective = (point: Float64Array, gradient: Float64Array): number => {
    let loss = 0;
    for (const { of, count } of useful) {
      const share = count / (of.length * all);
      for (const sample of of) loss += share * addLoss(sample, point, gradient, share);
    }
    for (let i = 0; i < point.length; i++) {
      const away = (point[i] ?? 0) - (start[i] ?? 0);
      loss += pull * away * away;
      gradient[i] = (gradient[i] ?? 0) + 2 * pull * away;
    }
    return loss;
  };
  const { point, value } = minimise(objective, start, training);
  const lossBefore = objective(start, new Float64Array(start.length));
  return { weights: weightsOf(point), lossBefore, lossAfter: value };
}

/** -ln of the share that the windows with the answer have; its derivatives, times `share`, go to `gradient`. */
function addLoss(
  { isHit, values }: Sample,
  point: Float64Array,
  gradient: Float64Array,
  share: number,
): number {
  const width = point.length;
  const scores = new Float64Array(isHit.length);
  let max = Number.NEGATIVE_INFINITY;
  for (let window = 0; window < isHit.length; window++) {
    let sum = 0;
    for (let i = 0; i < width; i++) sum += (point[i] ?? 0) * (values[window * width + i] ?? 0);
    scores[window] = sum / temperature;
    max = Math.max(max, sum / temperature);
  }
  let all = 0;
  let right = 0;
  for (let window = 0; window < isHit.length; window++) {
    const mass = Math.exp((scores[window] ?? 0) - max);
    scores[window] = mass;
    all += mass;
    if (isHit[window]) right += mass;
  }
  // Every window with the answer may have been driven to nothing beside a better one.
  const rightMass = Math.max(right, Number.MIN_VALUE);
  for (let window = 0; window < isHit.length; window++) {
    const mass = scores[window] ?? 0;
    const pushed = ((mass / all - (isHit[window] ? mass / rightMass : 0)) * share) / temperature;
    if (Math.abs(pushed) < 1e-12) continue;
    for (let i = 0; i < width; i++) {
      gradient[i] = (gradient[i] ?? 0) + pushed * (values[window * width + i] ?? 0);
    }
  }
  return Math.log(all) - Math.log(rightMass);
}
