import { z } from 'zod';
import { readJsonLines } from './json-lines.js';
import { withQuestionText } from './question-text.js';

/** What a system that is measured may know of a question. */
export interface PlainQuestion {
  readonly id: string;
  readonly text: string;
}

const plainQuestion = withQuestionText(z.object({ id: z.string().min(1), text: z.string() }));

/**
 * The questions of a `queries.jsonl`; whatever else stands in its lines (the answers) is left unread.
 * @throws {FaultyInput}
 */
export function readQuestionFile(file: string): PlainQuestion[] {
  return readJsonLines(file, plainQuestion);
}
