import type { Answer } from '../../../src/core/answer.js';
import { type AnswerOptions, answerQuestion } from '../../../src/core/answer-question.js';
import { type BuildOptions, CorpusIndex } from '../../../src/core/corpus-index.js';
import type { Document } from '../../../src/core/document.js';
import { readQuestion } from '../../../src/core/ranking/question.js';
import { type RankedWindow, rank } from '../../../src/core/ranking/rank.js';
import { everything, type Scope } from '../../../src/core/scope.js';
import { MiniSearchEngine } from '../../../src/engines/minisearch.js';

export const answerOptions: AnswerOptions = {
  scope: everything,
  limit: 3,
  minConfidence: 0.5,
  maxQuestionLength: 2_000,
  fingerprint: 'f',
  unreadable: 0,
};

export function build(documents: readonly Document[], options: BuildOptions = {}): Promise<CorpusIndex> {
  return CorpusIndex.build(documents, new MiniSearchEngine(), options);
}

export async function ask(
  question: string,
  documents: readonly Document[],
  over: Partial<AnswerOptions> = {},
  options: BuildOptions = {},
): Promise<Answer> {
  return answerQuestion(question, await build(documents, options), { ...answerOptions, ...over });
}

/** Every window that holds a word of the question, best first. */
export async function windowsFor(
  question: string,
  index: CorpusIndex,
  scope: Scope = everything,
): Promise<readonly RankedWindow[]> {
  return (await rank(readQuestion(question, index, scope), index, scope)).windows;
}

export function textOf({ window: { forward, span } }: RankedWindow): string {
  return forward.document.text.slice(span.start, span.end);
}

/** What a quote marks. */
export function marked({ text, highlights }: Answer['quotes'][number]): string[] {
  return highlights.map(({ start, end }) => text.slice(start, end));
}

export function only(...ids: string[]): Scope {
  return { kind: 'documents', ids: new Set(ids) };
}
