import type { Progress } from '../chat/protocol/reply.js';
import type { IndexReader } from '../core/types/index-reader.js';
import { everything } from '../core/types/scope.js';
import { knowsLanguage } from '../core/types/sentence-model.js';
import { quality as texts } from '../texts/command-line/quality.js';
import { type AnsweringParts, answerAll, type RunRow } from './answer-all.js';
import { indexed } from './measure.js';
import { type PlainScore, scorePlainly } from './plain-score.js';
import type { QualitySet } from './quality-set.js';
import { sampleSet } from './samples.js';
import type { Score, Scorer } from './scorer.js';

/** How a set was answered by one way of ranking. */
export interface TierScore<S> {
  /** As a heading of a table says it. */
  readonly by: string;
  readonly score: S;
}

/** How questions that state their answers were answered. */
export interface StatedScore extends PlainScore {
  /** Questions whose answer one of the windows holds that were ranked. */
  readonly among: number;
}

export interface ComparedSet<S> {
  readonly name: string;
  /** In order: words alone, then with what ranks beside them. */
  readonly tiers: readonly TierScore<S>[];
}

export interface Compared {
  /** Sets whose questions state their answers. */
  readonly stated: readonly ComparedSet<StatedScore>[];
  /** Sets that a scorer judges, in languages that meaning is known of. */
  readonly scored: readonly ComparedSet<Score>[];
}

/**
 * Answers the sets by words alone, with meaning, and with the model where there is one.
 * @param scorer Without it only sets whose questions state their answers are compared.
 */
export async function compareTiers(
  sets: readonly QualitySet[],
  answering: AnsweringParts,
  scorer: Scorer | undefined,
  report: (progress: Progress) => void = () => {},
): Promise<Compared> {
  const { encoder, model } = answering;
  const words = { ...answering, encoder: undefined, model: undefined };
  const ways: { by: string; answering: AnsweringParts }[] = [{ by: texts.ways.words, answering: words }];
  if (encoder !== undefined) ways.push({ by: texts.ways.meaning, answering: { ...words, encoder } });
  if (model !== undefined) ways.push({ by: texts.ways.model, answering });
  const compare = async <S>(
    set: QualitySet,
    judge: (rows: readonly RunRow[], reader: IndexReader, by: AnsweringParts) => Promise<S>,
  ): Promise<ComparedSet<S>> => {
    const { reader, close } = await indexed(set, answering, report);
    const tiers: TierScore<S>[] = [];
    for (const way of ways) {
      const label = texts.progress.answeringBy(set.name, way.by);
      const onProgress = (done: number, total: number) => report({ label, done, total });
      const rows = await answerAll(set.queries, reader, way.answering, { onProgress });
      tiers.push({ by: way.by, score: await judge(rows, reader, way.answering) });
    }
    await close();
    return { name: set.name, tiers };
  };
  const isUnderstood = ({ meta: { kind, lang } }: QualitySet) =>
    kind === 'qa' && [encoder, model].some((one) => one !== undefined && knowsLanguage(one, lang));
  const stated: ComparedSet<StatedScore>[] = [];
  const scored: ComparedSet<Score>[] = [];
  for (const set of sets) {
    if (set.judgedBy === 'stated words') {
      stated.push(
        await compare(set, async (rows, reader, by) => ({
          ...scorePlainly(set.queries, rows).all,
          among: await answersAmong(set, reader, by),
        })),
      );
    } else if (scorer !== undefined && isUnderstood(set)) {
      scored.push(await compare(set, async (rows) => scorer.score(set, rows).score));
    }
  }
  return { stated, scored };
}

async function answersAmong(
  set: QualitySet,
  reader: IndexReader,
  { thesaurus, encoder, model }: AnsweringParts,
): Promise<number> {
  const context = { reader, scope: everything, thesaurus, encoder, model };
  const samples = await sampleSet(set, context, undefined, undefined);
  return samples.filter(({ isAnswerable, isHit }) => isAnswerable && isHit.includes(true)).length;
}
