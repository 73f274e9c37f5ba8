/** A question's confidence, and whether one of the first three quotes answered it. */
export interface Judged {
  /** 0..1 */
  readonly confidence: number;
  readonly isRight: boolean;
}

export interface Decile {
  /** Confidence in [from, from + 0.1); the last one includes 1. */
  readonly from: number;
  readonly questions: number;
  /** 0..1; undefined where there are no questions. */
  readonly meanConfidence: number | undefined;
  /** The share answered rightly, 0..1: equal to the mean confidence where that is calibrated. */
  readonly right: number | undefined;
}

/** What confidence was worth: the share of right answers by tenths of confidence, from 0 up. */
export function reliabilityOf(judged: readonly Judged[]): readonly Decile[] {
  return Array.from({ length: 10 }, (_, tenth) => {
    const inside = judged.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === tenth);
    const mean = (values: readonly number[]) =>
      values.length === 0 ? undefined : values.reduce((sum, value) => sum + value, 0) / values.length;
    return {
      from: tenth / 10,
      questions: inside.length,
      meanConfidence: mean(inside.map(({ confidence }) => confidence)),
      right: mean(inside.map(({ isRight }) => (isRight ? 1 : 0))),
    };
  });
}

/** Expected calibration error: how far confidence and share of right answers lie apart, by question; 0..1. */
export function calibrationErrorOf(deciles: readonly Decile[]): number {
  let sum = 0;
  let all = 0;
  for (const { questions, meanConfidence, right } of deciles) {
    all += questions;
    if (meanConfidence !== undefined && right !== undefined)
      sum += questions * Math.abs(meanConfidence - right);
  }
  return all === 0 ? 0 : sum / all;
}
