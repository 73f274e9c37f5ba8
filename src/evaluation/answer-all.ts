import { answerQuestion } from '../core/answering/answer-question.js';
import type { IndexReader } from '../core/types/index-reader.js';
import type { Engine, Thesaurus } from '../core/types/ports.js';
import { everything } from '../core/types/scope.js';
import type { SentenceEncoder } from '../core/types/sentence-encoder.js';
import type { SentenceModel } from '../core/types/sentence-model.js';
import type { PlainQuestion } from './question-file.js';

/** What answers are made with: the same as behind /ask. */
export interface AnsweringParts {
  makeEngine(): Engine;
  readonly thesaurus?: Thesaurus | undefined;
  readonly encoder?: SentenceEncoder | undefined;
  /** Waits as long as it takes. */
  readonly model?: SentenceModel | undefined;
  /** 0..1 */
  readonly minConfidence: number;
  /** UTF-16 code units. */
  readonly maxQuestionLength: number;
}

/** A line of a run file: what was answered to one question. */
export interface RunRow {
  readonly qid: string;
  /** Best first, also where it abstains. */
  readonly quotes: readonly {
    readonly docId: string;
    readonly start: number;
    readonly end: number;
    readonly text: string;
    readonly score: number;
  }[];
  /** Document ids, best first. */
  readonly docs: readonly string[];
  readonly confidence: number;
  readonly abstained: boolean;
  /** Milliseconds that the answer took. */
  readonly ms: number;
}

/** More are not scored. */
const quotesWritten = 5;
const documentsWritten = 1_000;

export interface RunOptions {
  /** ISO 639-1; overrides detection, of documents and questions. */
  readonly language?: string | undefined;
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
}

/** Answers each question by itself, in order. All but `ms` is the same for the same question. */
export async function answerAll(
  questions: readonly PlainQuestion[],
  reader: IndexReader,
  answering: AnsweringParts,
  { language, onProgress }: RunOptions = {},
): Promise<RunRow[]> {
  const rows: RunRow[] = [];
  for (const { id, text } of questions) {
    const began = performance.now();
    const answer = await answerQuestion(text, reader, {
      scope: everything,
      limit: quotesWritten,
      minConfidence: answering.minConfidence,
      maxQuestionLength: answering.maxQuestionLength,
      thesaurus: answering.thesaurus,
      encoder: answering.encoder,
      model: answering.model,
      rankedDocuments: documentsWritten,
      language,
    });
    const ms = Math.round((performance.now() - began) * 100) / 100;
    rows.push({
      qid: id,
      quotes: answer.candidates.map(({ text: quoted, citation, score }) => ({
        docId: citation.documentId,
        ...citation.span,
        text: quoted,
        score,
      })),
      docs: answer.documents,
      confidence: answer.confidence,
      abstained: answer.kind !== 'found',
      ms,
    });
    onProgress?.(rows.length, questions.length);
  }
  return rows;
}
