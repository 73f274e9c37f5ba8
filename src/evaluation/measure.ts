import type { Progress } from '../chat/protocol/reply.js';
import { buildIndex } from '../core/indexing/build-index.js';
import { type WeightTables, weightsOfTier } from '../core/ranking/weights.js';
import type { RankingTier } from '../core/types/answer.js';
import { defined } from '../core/types/defined.js';
import { everything } from '../core/types/scope.js';
import { quality as texts } from '../texts/command-line/quality.js';
import { type Ablation, ablate, type Samples } from './ablate.js';
import { type AnsweringParts, answerAll, type RunRow } from './answer-all.js';
import { type Evidence, evidenceOf } from './evidence.js';
import { type ConfidenceFit, fitConfidence } from './fit-confidence.js';
import { fitWeights, type WeightsFit } from './fit-weights.js';
import { ranksOf, scorePlainly } from './plain-score.js';
import { hasAnswer, type QualitySet } from './quality-set.js';
import type { JudgedConfidence } from './reliability.js';
import { type Sample, sampleSet } from './samples.js';
import type { Score, Scorer } from './scorer.js';

/** A set as it was answered and scored. */
export interface Measured {
  readonly set: QualitySet;
  /** By the scorer that comes with the set. */
  readonly score?: Score;
  /** By the words that its questions state. */
  readonly plain?: ReturnType<typeof scorePlainly>;
  /** Every question of which it can be told whether it was answered rightly. */
  readonly judged: readonly JudgedConfidence[];
}

export interface Measurement {
  readonly sets: readonly Measured[];
  /** Whose weights are tried and fitted. */
  readonly tier: RankingTier;
  readonly ablations?: readonly Ablation[];
  readonly weights?: WeightsFit;
  /** Of the tiers below a model, and of what a model ranked; undefined also where there is nothing to learn. */
  readonly confidence?: ConfidenceFit;
  readonly confidenceByModel?: ConfidenceFit;
}

export interface MeasureOptions {
  readonly ablate: boolean;
  readonly fit: boolean;
  /** Default: true. Without it nothing but the fit is made. */
  readonly score?: boolean;
  readonly report?: (progress: Progress) => void;
}

/** A set with a scorer has many questions and a floor that must hold: it counts so much beside 1 for one of a few dozen. */
const scoredSetCount = 2;

/**
 * Answers and scores the sets, one after another; then tries other weights on them where that is wanted: the questions
 * are asked once, what is fitted are numbers. Confidence is fitted to what the adopted weights put first.
 * @param scorer Needed where a set is judged by it.
 */
export async function measure(
  sets: readonly QualitySet[],
  answering: AnsweringParts,
  scorer: Scorer | undefined,
  { ablate: wantsAblation, fit, score = true, report = () => {} }: MeasureOptions,
): Promise<Measurement> {
  const measured: Measured[] = [];
  const samples = new Map<string, readonly Sample[]>();
  const below: RankingTier = answering.encoder === undefined ? 'words' : 'static';
  const tier: RankingTier = answering.model === undefined ? below : 'model';
  const present = weightsOfTier[tier];
  for (const set of sets) {
    if (!score && set.meta.kind !== 'qa') continue;
    const { reader, close } = await indexed(set, answering, report);
    if (score) {
      const rows = await answerAll(set.queries, reader, answering, {
        onProgress: (done, total) => report({ label: texts.progress.answering(set.name), done, total }),
      });
      measured.push(scoreSet(set, rows, scorer));
    }
    if (set.meta.kind === 'qa' && (wantsAblation || fit)) {
      const { thesaurus, encoder, model } = answering;
      const context = { reader, scope: everything, thesaurus, encoder, model };
      const onProgress = (done: number, total: number) =>
        report({ label: texts.progress.takingWindows(set.name), done, total });
      samples.set(set.name, await sampleSet(set, context, scorer, tier, onProgress));
    }
    await close();
  }
  const answerable: Samples = new Map(
    [...samples].map(([name, of]) => [name, of.filter(({ isAnswerable }) => isAnswerable)] as const),
  );
  // Those of a scorer without an answer repeat others, and hold what makes abstaining hard.
  const isFittedOn = ({ judgedBy, queries }: QualitySet) =>
    judgedBy === 'stated words' || queries.every(hasAnswer);
  const fittedOn: Samples = new Map(
    sets.flatMap((set) => {
      const of = answerable.get(set.name);
      return of !== undefined && isFittedOn(set) ? [[set.name, of] as const] : [];
    }),
  );
  const countOf = (name: string) =>
    sets.some((set) => set.name === name && set.judgedBy === 'scorer') ? scoredSetCount : 1;
  const weights =
    fit && samples.size > 0
      ? fitWeights(fittedOn, present, countOf, (done, total) =>
          report({ label: texts.progress.fittingWeights, done, total }),
        )
      : undefined;
  const tables = { ...weightsOfTier, [tier]: weights?.adopted ?? present };
  const evidence = fit ? await allEvidence(sets, answering, scorer, tables, report) : [];
  const isByModel = (one: Evidence) => one.tier === 'model';
  const confidence = fitConfidence(evidence.filter((one) => !isByModel(one)));
  const confidenceByModel = fitConfidence(evidence.filter(isByModel));
  return {
    sets: measured,
    tier,
    ...(wantsAblation ? { ablations: ablate(answerable, present) } : {}),
    ...defined({ weights, confidence, confidenceByModel }),
  };
}

type Report = NonNullable<MeasureOptions['report']>;

/** A set's documents in an index of their own; `close` ends it. */
export async function indexed({ name, documents }: QualitySet, answering: AnsweringParts, report: Report) {
  const engine = answering.makeEngine();
  const reader = await buildIndex(documents, engine, {
    encoder: answering.encoder,
    onProgress: (done, total) => report({ label: texts.progress.indexing(name), done, total }),
  });
  const close = async () => {
    await reader.close();
    await engine.close();
  };
  return { reader, close };
}

/** The sets are indexed once more: what is best depends on the weights, and all of them at once would fill the memory. */
async function allEvidence(
  sets: readonly QualitySet[],
  answering: AnsweringParts,
  scorer: Scorer | undefined,
  weights: WeightTables,
  report: Report,
): Promise<Evidence[]> {
  const evidence: Evidence[] = [];
  for (const set of sets) {
    if (set.meta.kind !== 'qa') continue;
    const { reader, close } = await indexed(set, answering, report);
    const { thesaurus, encoder, model } = answering;
    const onProgress = (done: number, total: number) =>
      report({ label: texts.progress.askingParts(set.name), done, total });
    evidence.push(
      ...(await evidenceOf(set, { reader, thesaurus, encoder, model }, scorer, weights, onProgress)),
    );
    await close();
  }
  return evidence;
}

function scoreSet(set: QualitySet, rows: readonly RunRow[], scorer: Scorer | undefined): Measured {
  if (set.judgedBy === 'stated words') {
    const ranks = ranksOf(set.queries, rows);
    return { set, plain: scorePlainly(set.queries, rows), judged: judge(set, rows, ranks) };
  }
  if (scorer === undefined) throw new TypeError(`${set.name} cannot be scored without a scorer`);
  const { score, rankOf } = scorer.score(set, rows);
  return { set, score, judged: judge(set, rows, rankOf) };
}

/** An answer to a question that has none is wrong. */
function judge(
  set: QualitySet,
  rows: readonly RunRow[],
  rankOf: ReadonlyMap<string, number>,
): JudgedConfidence[] {
  if (set.meta.kind !== 'qa') return [];
  const rowOf = new Map(rows.map((row) => [row.qid, row]));
  return set.queries.flatMap((question) => {
    const row = rowOf.get(question.id);
    if (row === undefined || !(hasAnswer(question) || question.answerable === false)) return [];
    const rank = hasAnswer(question) ? (rankOf.get(question.id) ?? Number.POSITIVE_INFINITY) : Infinity;
    return [{ confidence: row.confidence, isFirstRight: rank === 1, isRight: rank <= 3 }];
  });
}
