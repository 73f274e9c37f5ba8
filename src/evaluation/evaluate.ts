import type { Progress } from '../chat/protocol/reply.js';
import { buildIndex } from '../core/indexing/build-index.js';
import { type AnsweringParts, answerAll } from './answer-all.js';
import { readQuestionFile } from './question-file.js';
import { type ReadFolder, readDocuments } from './read-documents.js';
import { checkRunFile, writeRunFile } from './run-file.js';

export interface EvaluationFiles {
  /** A `corpus.jsonl`, or a folder of files. */
  readonly corpus: string;
  readonly queries: string;
  /** Written; replaced where it is there. */
  readonly run: string;
  /** ISO 639-1; overrides detection. */
  readonly language?: string | undefined;
}

/** What was done, to be told. */
export interface EvaluationRecord {
  readonly documents: number;
  readonly questions: number;
  readonly abstained: number;
}

/**
 * Answers a whole question file and writes the run file.
 * @throws {FaultyInput}; then no run file is written.
 */
export async function evaluate(
  { corpus, queries, run, language }: EvaluationFiles,
  answering: AnsweringParts,
  readFolder: ReadFolder,
  report: (progress: Progress) => void = () => {},
): Promise<EvaluationRecord> {
  const target = checkRunFile(run, [corpus, queries]);
  const questions = readQuestionFile(queries);
  const documents = await readDocuments(corpus, readFolder);
  const engine = answering.makeEngine();
  const reader = await buildIndex(documents, engine, {
    encoder: answering.encoder,
    language,
    onProgress: (done, total) => report({ label: 'Indexing documents', done, total }),
  });
  const rows = await answerAll(questions, reader, answering, {
    language,
    onProgress: (done, total) => report({ label: 'Answering questions', done, total }),
  });
  await reader.close();
  await engine.close();
  writeRunFile(target, rows);
  return {
    documents: documents.length,
    questions: rows.length,
    abstained: rows.filter(({ abstained }) => abstained).length,
  };
}
