import { existsSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { z } from 'zod';
import type { RunRow } from './answer-all.js';
import { FaultyInput } from './faulty-input.js';
import type { QualitySet } from './quality-set.js';

const share = z.number().min(0).max(1);

/** The parts of a score that are shown; shares are 0..1. */
const summary = z.object({
  qa: z.object({ queries: z.int(), hit1: share, hit3: share, hit5: share }).optional(),
  ranked: z.object({ queries: z.int(), ndcg10: share, map: share }).optional(),
  abstention: z.object({ all: z.object({ auroc: share, bestF1: share, falseAnswerAt95: share }) }).optional(),
  quoteCheck: z.object({ violations: z.int().min(0) }),
  missingQueries: z.int().min(0),
  /** Milliseconds a question. */
  latencyMs: z.object({ p50: z.number(), p95: z.number() }).optional(),
});

export type Score = z.infer<typeof summary>;

/** Which of the first quotes answers, by question: 1 for the first, Infinity for none. */
const ranks = z
  .array(z.object({ qid: z.string(), rank: z.custom<number>((rank) => typeof rank === 'number') }))
  .nullable();

/** What measures: the file that comes with the sets, so that every system is measured by the same rule. */
export interface Scorer {
  score(
    set: QualitySet,
    rows: readonly RunRow[],
  ): { readonly score: Score; readonly rankOf: ReadonlyMap<string, number> };
  /** Whether `answer` occurs in `text`, at word borders where the language has them. */
  containsAnswer(text: string, answer: string, language: string): boolean;
}

/**
 * The scorer in that file; undefined where there is no such file.
 * @throws {FaultyInput} if the file is no scorer.
 */
export async function loadScorer(file: string): Promise<Scorer | undefined> {
  if (!existsSync(file)) return undefined;
  const loaded: Record<string, unknown> = await import(pathToFileURL(file).href).catch((error: unknown) => {
    throw new FaultyInput(`${file}: cannot be loaded`, { cause: error });
  });
  const { score, containsAnswer } = loaded;
  if (typeof score !== 'function' || typeof containsAnswer !== 'function') {
    throw new FaultyInput(`${file}: exports no score and containsAnswer`);
  }
  return {
    score(set, rows) {
      const result = score(set, rows);
      return {
        score: summary.parse(result.summary),
        rankOf: new Map((ranks.parse(result.per) ?? []).map(({ qid, rank }) => [qid, rank])),
      };
    },
    containsAnswer: (text, answer, language) => containsAnswer(text, answer, language) === true,
  };
}
