import { join } from 'node:path';
import type { Corpus } from '../corpus/corpus-file.js';
import type { Acknowledged, Lag, Refreshed } from '../process/protocol.js';
import type { RemoteContender } from '../process/remote-contender.js';
import type { BenchQuestion } from '../questions.js';

const questionsDuringRebuild = 100;
const questionsAtOnce = 200;
/** One passage in so many changes before a refresh that is measured. */
const changeEvery = 100;

/** Above this many passages only what is promised there is measured: a rebuild takes many minutes. */
export const maxPassagesRebuilt = 100_000;

/** What was measured of ours beside asking; a part that was not is missing. */
export interface Operations {
  readonly lag?: Lag;
  readonly acknowledged: Acknowledged;
  /** By what had changed. */
  readonly refreshed?: { readonly documents: Refreshed; readonly passages: Refreshed };
}

/** @param folder For the indexes that are built meanwhile; it is made. */
export async function measureOperations(
  own: RemoteContender,
  corpus: Corpus,
  questions: readonly BenchQuestion[],
  folder: string,
  report: (line: string) => void,
): Promise<Operations> {
  report(`asking ${questionsAtOnce} questions at once on each platform during a rebuild`);
  const acknowledged = await own.call('acknowledge', {
    corpus,
    folder: join(folder, 'acknowledging'),
    questions: repeated(questions, questionsAtOnce),
  });
  if (corpus.passages > maxPassagesRebuilt) return { acknowledged };
  report(`asking ${questionsDuringRebuild} questions during a full rebuild`);
  const lag = await own.call('underLoad', {
    corpus,
    folder: join(folder, 'asking'),
    questions: repeated(questions, questionsDuringRebuild),
  });
  report('refreshing after 1 % of the passages have changed');
  const documents = await own.call('refresh', { every: changeEvery, of: 'documents' });
  const passages = await own.call('refresh', { every: changeEvery, of: 'passages' });
  return { acknowledged, lag, refreshed: { documents, passages } };
}

/** That many questions, from the beginning again where there are fewer. */
function repeated(questions: readonly BenchQuestion[], count: number): string[] {
  return Array.from({ length: count }, (_, i) => questions[i % questions.length]?.text ?? '');
}
