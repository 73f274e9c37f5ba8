import type { Progress } from '../chat/protocol/reply.js';
import type { IndexReader } from '../core/types/index-reader.js';
import { everything } from '../core/types/scope.js';
import { type AnsweringParts, answerAll } from './answer-all.js';
import { indexed } from './measure.js';
import { type PlainScore, scorePlainly } from './plain-score.js';
import type { QualitySet } from './quality-set.js';
import { sampleSet } from './samples.js';

/** How a set was answered by one way of ranking. */
export interface TierScore {
  /** As a heading of a table says it. */
  readonly by: string;
  readonly score: PlainScore;
  /** Questions whose answer one of the windows holds that were ranked. */
  readonly among: number;
}

export interface ComparedSet {
  readonly name: string;
  /** In order: words alone, then with what ranks beside them. */
  readonly tiers: readonly TierScore[];
}

/** Answers the sets whose questions state their answers by words alone, with meaning, and with the model where there is one. */
export async function compareTiers(
  sets: readonly QualitySet[],
  answering: AnsweringParts,
  report: (progress: Progress) => void = () => {},
): Promise<ComparedSet[]> {
  const { encoder, model } = answering;
  const words = { ...answering, encoder: undefined, model: undefined };
  const ways: { by: string; answering: AnsweringParts }[] = [{ by: 'words', answering: words }];
  if (encoder !== undefined) ways.push({ by: 'words and meaning', answering: { ...words, encoder } });
  if (model !== undefined) ways.push({ by: 'a model', answering });
  const compared: ComparedSet[] = [];
  for (const set of sets) {
    if (set.judgedBy !== 'stated words') continue;
    const { reader, close } = await indexed(set, answering, report);
    const tiers: TierScore[] = [];
    for (const way of ways) {
      const label = `Answering ${set.name} by ${way.by}`;
      const onProgress = (done: number, total: number) => report({ label, done, total });
      const rows = await answerAll(set.queries, reader, way.answering, { onProgress });
      tiers.push({
        by: way.by,
        score: scorePlainly(set.queries, rows).all,
        among: await answersAmong(set, reader, way.answering),
      });
    }
    await close();
    compared.push({ name: set.name, tiers });
  }
  return compared;
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
