import { SeededRandom } from './random.js';
/** A question's confidence, and what it was worth. */
export interface JudgedConfidence {
  /** 0..1 */
  readonly confidence: number;
  /** The first quote answers: what confidence is the probability of. */
  readonly isFirstRight: boolean;
  /** One of the first three quotes answers. */
  readonly isRight: boolean;
}

/** Questions of neighbouring confidence. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly questions: number;
  readonly meanConfidence: number;
  /** Shares, 0..1: the first is equal to the mean confidence where that is calibrated. */
  readonly firstRight: number;
  readonly right: number;
}

const binCount = 10;

/** What confidence was worth: the share of right answers in ten equally filled bins, from the lowest confidence up. */
export function reliabilityOf(judged: readonly JudgedConfidence[]): readonly Bin[] {
  const sorted = judged.toSorted((a, b) => a.confidence - b.confidence);
  return Array.from({ length: binCount }, (_, bin) =>
    sorted.slice(
      Math.round((bin * sorted.length) / binCount),
      Math.round(((bin + 1) * sorted.length) / binCount),
    ),
  ).flatMap((inside) => {
    const [first] = inside;
    const last = inside.at(-1);
    if (first === undefined || last === undefined) return [];
    const mean = (valueIn: (one: JudgedConfidence) => number) =>
      inside.reduce((sum, one) => sum + valueIn(one), 0) / inside.length;
    return [
      {
        from: first.confidence,
        to: last.confidence,
        questions: inside.length,
        meanConfidence: mean(({ confidence }) => confidence),
        firstRight: mean(({ isFirstRight }) => Number(isFirstRight)),
        right: mean(({ isRight }) => Number(isRight)),
      },
    ];
  });
}

/** Expected calibration error: how far confidence and the share of right first quotes lie apart, by question; 0..1. */
export function calibrationErrorOf(bins: readonly Bin[]): number {
  const all = bins.reduce((sum, { questions }) => sum + questions, 0);
  const apart = bins.reduce(
    (sum, { questions, meanConfidence, firstRight }) =>
      sum + questions * Math.abs(meanConfidence - firstRight),
    0,
  );
  return all === 0 ? 0 : apart / all;
}

const resamples = 1_000;

/** Where 95 of 100 calibration errors of as many questions drawn from these lie (bootstrap); the same on every run. */
export function calibrationIntervalOf(judged: readonly JudgedConfidence[]): {
  readonly from: number;
  readonly to: number;
} {
  const random = new SeededRandom(1);
  const errors = Array.from({ length: resamples }, () =>
    calibrationErrorOf(reliabilityOf(judged.map((one) => random.pick(judged) ?? one))),
  ).sort((a, b) => a - b);
  return { from: errors[Math.floor(0.025 * resamples)] ?? 0, to: errors[Math.floor(0.975 * resamples)] ?? 0 };
}
