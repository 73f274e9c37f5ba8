import { answerQuestion } from '../../../src/core/answering/answer-question.js';
import type { AnswerOptions } from '../../../src/core/answering/answer-selection.js';
import { analyseDocument } from '../../../src/core/indexing/analyse-document.js';
import { buildIndex } from '../../../src/core/indexing/build-index.js';
import { type Question, readQuestion } from '../../../src/core/ranking/question.js';
import { rank } from '../../../src/core/ranking/rank.js';
import type { RankedWindow } from '../../../src/core/ranking/scorer.js';
import type { Answer } from '../../../src/core/types/answer.js';
import type { Document } from '../../../src/core/types/document.js';
import type { ForwardDocument } from '../../../src/core/types/forward-document.js';
import type { IndexReader } from '../../../src/core/types/index-reader.js';
import type { Thesaurus } from '../../../src/core/types/ports.js';
import { everything, type Scope } from '../../../src/core/types/scope.js';
import { EmbeddedEngine } from '../../../src/engines/embedded/embedded-engine.js';

export const answerOptions: AnswerOptions = {
  scope: everything,
  limit: 3,
  minConfidence: 0.5,
  maxQuestionLength: 2_000,
};

export interface BuildOptions {
  readonly language?: string;
  readonly thesaurus?: Thesaurus;
}

/** A corpus made ready for questions. */
export interface Corpus {
  readonly documents: readonly Document[];
  readonly reader: IndexReader;
  readonly thesaurus: Thesaurus | undefined;
}

export async function build(
  documents: readonly Document[],
  { language, thesaurus }: BuildOptions = {},
): Promise<Corpus> {
  const reader = await buildIndex(documents, new EmbeddedEngine(), { language });
  return { documents, reader, thesaurus };
}

export function answer(question: string, corpus: Corpus, over: Partial<AnswerOptions> = {}): Promise<Answer> {
  return answerQuestion(question, corpus.reader, { ...answerOptions, thesaurus: corpus.thesaurus, ...over });
}

export async function ask(
  question: string,
  documents: readonly Document[],
  over: Partial<AnswerOptions> = {},
  options: BuildOptions = {},
): Promise<Answer> {
  return answer(question, await build(documents, options), over);
}

export function read(
  question: string,
  { reader, thesaurus }: Corpus,
  scope: Scope = everything,
  language?: string,
): Promise<Question> {
  return readQuestion(question, { reader, scope, thesaurus, language });
}

/** Every window that holds a word of the question, best first. */
export async function windowsFor(
  question: string,
  corpus: Corpus,
  scope: Scope = everything,
): Promise<readonly RankedWindow[]> {
  const { windows, setAside } = await rank(await read(question, corpus, scope), corpus.reader, scope);
  return windows.length > 0 ? windows : setAside();
}

/** Every document as numbers, in order of id. */
export function forwards({ documents, reader }: Corpus): Promise<readonly ForwardDocument[]> {
  return reader.forward(documents.map(({ id }) => id).sort());
}

export function textOf({ window: { forward, span } }: RankedWindow, { documents }: Corpus): string {
  return documents.find(({ id }) => id === forward.id)?.text.slice(span.start, span.end) ?? '';
}

/** What a quote marks. */
export function marked({ text, highlights }: Answer['quotes'][number]): string[] {
  return highlights.map(({ start, end }) => text.slice(start, end));
}

export function only(...ids: string[]): Scope {
  return { kind: 'documents', ids: new Set(ids) };
}

/** A document's numbers without an index. */
export function analysed(document: Document, language?: string): ForwardDocument {
  return analyseDocument(document, language);
}
