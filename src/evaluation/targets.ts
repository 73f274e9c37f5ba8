import { quality as texts } from '../texts/command-line/quality.js';
import type { Score } from './scorer.js';

/** A figure in percent, as it is compared and shown. */
export interface Measure {
  readonly name: string;
  of(score: Score): number | undefined;
  /** Smaller is better. */
  readonly isLoss?: boolean;
}

const percent = (share: number | undefined) => (share === undefined ? undefined : share * 100);

const hit1: Measure = { name: 'Hit@1', of: ({ qa }) => percent(qa?.hit1) };
const hit3: Measure = { name: 'Hit@3', of: ({ qa }) => percent(qa?.hit3) };
const hit5: Measure = { name: 'Hit@5', of: ({ qa }) => percent(qa?.hit5) };
const ndcg10: Measure = { name: 'nDCG@10', of: ({ ranked }) => percent(ranked?.ndcg10) };
const map: Measure = { name: 'MAP', of: ({ ranked }) => percent(ranked?.map) };
const auroc: Measure = { name: 'AUROC', of: ({ abstention }) => percent(abstention?.all.auroc) };
const bestF1: Measure = { name: 'best F1', of: ({ abstention }) => percent(abstention?.all.bestF1) };
const falseAnswers: Measure = {
  name: texts.measures.falseAnswers,
  of: ({ abstention }) => percent(abstention?.all.falseAnswerAt95),
  isLoss: true,
};
const p95: Measure = { name: 'p95 ms', of: ({ latencyMs }) => latencyMs?.p95, isLoss: true };

/** What is shown of a set, in the order of the figures to compare with. */
export const measures = {
  quoting: [hit1, hit3, hit5],
  ranking: [ndcg10, map],
  abstaining: [auroc, bestF1, falseAnswers],
} as const satisfies Record<string, readonly Measure[]>;

export interface Target {
  readonly measure: Measure;
  /** Percent (milliseconds for a time): at least this, or at most where the measure is a loss. */
  readonly value: number;
}

/** What is aimed at, by set. */
const targets: Readonly<Record<string, readonly Target[]>> = {
  'xquad-en-dev': [
    { measure: hit1, value: 89 },
    { measure: hit3, value: 97 },
  ],
  'xquad-de-dev': [
    { measure: hit1, value: 85 },
    { measure: hit3, value: 93 },
  ],
  'xquad-zh-dev': [
    { measure: hit1, value: 95.5 },
    { measure: hit3, value: 98.5 },
  ],
  'policyqa-dev1': [
    { measure: hit1, value: 30 },
    { measure: hit3, value: 48 },
  ],
  'mixed-dev': [
    { measure: hit1, value: 73 },
    { measure: hit3, value: 84 },
  ],
  cran: [{ measure: ndcg10, value: 43 }],
  'xquad-en-dev-abstain': [
    { measure: auroc, value: 98.5 },
    { measure: falseAnswers, value: 6 },
  ],
};

/** On every set: milliseconds within which 95 of 100 questions are answered on one core. */
const timeTarget: Target = { measure: p95, value: 25 };

export function targetsOf(set: string): readonly Target[] {
  const ofSet = Object.hasOwn(targets, set) ? targets[set] : undefined;
  return ofSet === undefined ? [] : [...ofSet, timeTarget];
}

export function isReached({ measure, value }: Target, score: Score): boolean {
  const figure = measure.of(score);
  if (figure === undefined) return false;
  return measure.isLoss === true ? figure <= value : figure >= value;
}
