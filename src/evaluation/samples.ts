import { choose } from '../core/ranking/choose.js';
import { readQuestion } from '../core/ranking/question.js';
import type { QuestionContext } from '../core/ranking/question-context.js';
import { type RankOptions, rank } from '../core/ranking/rank.js';
import type { RankedWindow } from '../core/ranking/scorer.js';
import { signalNames } from '../core/ranking/signals.js';
import type { Weights } from '../core/ranking/weights.js';
import type { RankingTier } from '../core/types/answer.js';
import { hasAnswer, type JudgedQuestion, type QualitySet } from './quality-set.js';
import { type AnswerTest, answerTest, sampledQuestions } from './sampled-questions.js';
import type { Scorer } from './scorer.js';

/** A question with its windows as numbers, so that other weights can be tried without asking again. */
export interface Sample {
  readonly question: JudgedQuestion;
  readonly isAnswerable: boolean;
  /** Best first by the present weights. */
  readonly windows: readonly RankedWindow[];
  /** The signals of each window, one window behind the other, in the order of `signalNames`. */
  readonly values: Float64Array;
  /** Of each window, whether it holds the answer. */
  readonly isHit: readonly boolean[];
  readonly holdsAnswer: AnswerTest;
}

/** Windows further down are not chosen by any weights worth trying. */
const windowsSampled = 120;

/** Samples of a set's questions that the tier ranked, or any (undefined), of which it can be told whether they were answered. */
export async function sampleSet(
  set: QualitySet,
  context: QuestionContext & Pick<RankOptions, 'encoder' | 'model'>,
  scorer: Scorer | undefined,
  tier: RankingTier | undefined,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Sample[]> {
  const samples: Sample[] = [];
  const questions = sampledQuestions(set);
  for (const [done, question] of questions.entries()) {
    const read = await readQuestion(question.text, context);
    const ranking = await rank(read, context.reader, context.scope, {
      encoder: context.encoder,
      model: context.model,
    });
    onProgress(done + 1, questions.length);
    if (tier !== undefined && ranking.tier !== tier) continue;
    const windows = ranking.windows.slice(0, windowsSampled);
    const holdsAnswer = answerTest(question, set, scorer);
    samples.push({
      question,
      isAnswerable: hasAnswer(question),
      windows,
      values: Float64Array.from(windows.flatMap(({ signals }) => signalNames.map((name) => signals[name]))),
      isHit: windows.map(({ window }) => holdsAnswer(window.forward.id, window.span.start, window.span.end)),
      holdsAnswer,
    });
  }
  return samples;
}

/** Shares of questions, 0..1. */
export interface Hits {
  readonly hit1: number;
  readonly hit3: number;
}

/** How often the first quote, and one of the first three, would hold the answer under these weights. */
export function hitsOf(samples: readonly Sample[], weights: Weights): Hits {
  let hit1 = 0;
  let hit3 = 0;
  for (const sample of samples) {
    const { place } = answerUnder(sample, weights);
    if (place === 0) hit1++;
    if (place < 3) hit3++;
  }
  const all = Math.max(1, samples.length);
  return { hit1: hit1 / all, hit3: hit3 / all };
}

/** What would be quoted under other weights. */
export interface SampledAnswer {
  /** Which of the first three quotes holds the answer, from 0; Infinity for none. */
  readonly place: number;
  /** Best first. */
  readonly windows: readonly RankedWindow[];
}

function answerUnder({ windows, values, holdsAnswer }: Sample, weights: Weights): SampledAnswer {
  const vector = vectorOf(weights);
  const rescored = windows.map((ranked, i): RankedWindow => ({ ...ranked, score: dot(vector, values, i) }));
  // A stable sort: what is equal stays in order of document and position, nearly as in the ranking.
  rescored.sort((a, b) => b.score - a.score);
  const place = choose(rescored, 3).findIndex(({ ranked, span }) =>
    holdsAnswer(ranked.window.forward.id, span.start, span.end),
  );
  return { place: place < 0 ? Number.POSITIVE_INFINITY : place, windows: rescored };
}

/** Rounded as in the ranking. */
function dot(vector: Float64Array, values: Float64Array, window: number): number {
  let sum = 0;
  for (let i = 0; i < vector.length; i++) sum += (vector[i] ?? 0) * (values[window * vector.length + i] ?? 0);
  return Math.round(sum * 1e9) / 1e9;
}

/** Weights in the order of `signalNames`. */
export function vectorOf(weights: Weights): Float64Array {
  return Float64Array.from(signalNames, (name) => weights[name]);
}

export function weightsOf(vector: Float64Array): Weights {
  return Object.fromEntries(signalNames.map((name, i) => [name, vector[i] ?? 0])) as Record<
    (typeof signalNames)[number],
    number
  >;
}
