import type { Progress } from '../chat/protocol/reply.js';
import { buildIndex } from '../core/indexing/build-index.js';
import type { QuestionContext } from '../core/ranking/question.js';
import { everything } from '../core/types/scope.js';
import { type Ablation, ablate, type Samples } from './ablate.js';
import { type Answering, answerAll, type RunRow } from './answer-all.js';
import { type ConfidenceFit, type Evidence, fitConfidence, gatherEvidence } from './fit-confidence.js';
import { fitWeights, type WeightsFit } from './fit-weights.js';
import { hasAnswer, measuresAbstaining, type QualitySet } from './quality-set.js';
import type { Judged } from './reliability.js';
import { type Sample, sampleSet } from './samples.js';
import type { Score, Scorer } from './scorer.js';

/** A set as it was answered and scored. */
export interface Measured {
  readonly set: QualitySet;
  readonly score: Score;
  /** Every question of which it can be told whether it was answered rightly. */
  readonly judged: readonly Judged[];
}

export interface Measurement {
  readonly sets: readonly Measured[];
  readonly ablations?: readonly Ablation[];
  readonly weights?: WeightsFit;
  /** undefined also where no set has questions without an answer. */
  readonly confidence?: ConfidenceFit;
}

export interface MeasureOptions {
  readonly ablate: boolean;
  readonly fit: boolean;
  readonly report?: (progress: Progress) => void;
}

/**
 * Answers and scores the sets, one after another; then tries other weights on them where that is wanted. Weights are
 * fitted on sets all of whose questions have an answer, confidence on the others and then on all.
 */
export async function measure(
  sets: readonly QualitySet[],
  answering: Answering,
  scorer: Scorer,
  { ablate: wantsAblation, fit, report = () => {} }: MeasureOptions,
): Promise<Measurement> {
  const measured: Measured[] = [];
  const samples = new Map<string, readonly Sample[]>();
  const evidence: Evidence[] = [];
  for (const set of sets) {
    const engine = answering.makeEngine();
    const reader = await buildIndex(set.documents, engine, {
      onProgress: (done, total) => report({ label: `Indexing ${set.name}`, done, total }),
    });
    const rows = await answerAll(set.queries, reader, answering, {
      onProgress: (done, total) => report({ label: `Answering ${set.name}`, done, total }),
    });
    const { score, rankOf } = scorer.score(set, rows);
    measured.push({ set, score, judged: judge(set, rows, rankOf) });
    if (set.meta.kind === 'qa' && (wantsAblation || fit)) {
      const context = { reader, scope: everything, thesaurus: answering.thesaurus };
      samples.set(set.name, await sample(set, context, scorer, report));
      if (fit) evidence.push(...(await gatherEvidence(set, context, rows, rankOf)));
    }
    await reader.close();
    await engine.close();
  }
  const trained: Samples = new Map(
    sets.flatMap((set) => {
      const ofSet = samples.get(set.name);
      return ofSet === undefined || measuresAbstaining(set) ? [] : [[set.name, ofSet] as const];
    }),
  );
  const confidence = fit ? fitConfidence(evidence, scorer) : undefined;
  return {
    sets: measured,
    ...(wantsAblation ? { ablations: ablate(samples) } : {}),
    ...(fit && trained.size > 0
      ? { weights: fitWeights(trained, (done, total) => report({ label: 'Fitting weights', done, total })) }
      : {}),
    ...(confidence === undefined ? {} : { confidence }),
  };
}

function sample(
  set: QualitySet,
  context: QuestionContext,
  scorer: Scorer,
  report: (progress: Progress) => void,
) {
  return sampleSet(set, context, scorer, (done, total) =>
    report({ label: `Taking windows of ${set.name}`, done, total }),
  );
}

/** An answer to a question that has none is wrong. */
function judge(set: QualitySet, rows: readonly RunRow[], rankOf: ReadonlyMap<string, number>): Judged[] {
  if (set.meta.kind !== 'qa') return [];
  const rowOf = new Map(rows.map((row) => [row.qid, row]));
  return set.queries.flatMap((question) => {
    const row = rowOf.get(question.id);
    if (row === undefined || !(hasAnswer(question) || question.answerable === false)) return [];
    const isRight = hasAnswer(question) && (rankOf.get(question.id) ?? Number.POSITIVE_INFINITY) <= 3;
    return [{ confidence: row.confidence, isRight }];
  });
}
