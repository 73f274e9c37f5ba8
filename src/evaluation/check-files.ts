import type { Progress } from '../chat/protocol/reply.js';
import { checkQuotes } from '../core/check/check-quotes.js';
import { textsOf } from '../core/check/texts-of.js';
import { buildIndex } from '../core/indexing/build-index.js';
import type { IndexReader } from '../core/types/index-reader.js';
import { type CheckedString, quotesOf, similarityIn } from '../core/types/quote-check.js';
import type { AnsweringParts } from './answer-all.js';
import { type PlainQuestion, readQuestionFile } from './question-file.js';
import { type ReadFolder, readDocuments } from './read-documents.js';
import { checkRunFile, writeRunFile } from './run-file.js';

export interface CheckFiles {
  /** A `corpus.jsonl`, or a folder of files. */
  readonly corpus: string;
  /** `{"id", "text"}` a line. */
  readonly quotes: string;
  /** Written; replaced where it is there. */
  readonly run: string;
  /** ISO 639-1; overrides detection. */
  readonly language?: string | undefined;
}

/** A line of a run file: what was checked of one text. */
export interface CheckRow {
  readonly id: string;
  readonly strings: readonly CheckedRow[];
  readonly leftOut: readonly string[];
}

/** A string of a text. What is not known is null; `parts` are the slices of the document that the string has, in order. */
export interface CheckedRow {
  readonly text: string;
  readonly kind: CheckedString['kind'];
  /** 0..1 */
  readonly similarity: number | null;
  readonly document: string | null;
  readonly start: number | null;
  readonly end: number | null;
  readonly parts: readonly { readonly start: number; readonly end: number; readonly text: string }[];
}

/**
 * Checks a whole file of quotes and writes the run file.
 * @throws {FaultyInput}; then no run file is written.
 */
export async function checkFiles(
  { corpus, quotes, run, language }: CheckFiles,
  answering: Pick<AnsweringParts, 'makeEngine'>,
  readFolder: ReadFolder,
  report: (progress: Progress) => void = () => {},
): Promise<{ readonly documents: number; readonly texts: number }> {
  const target = checkRunFile(run, [corpus, quotes]);
  const texts = readQuestionFile(quotes);
  const documents = await readDocuments(corpus, readFolder);
  const engine = answering.makeEngine();
  const reader = await buildIndex(documents, engine, {
    language,
    onProgress: (done, total) => report({ label: 'Indexing documents', done, total }),
  });
  const rows = await checkAll(texts, reader, (done, total) =>
    report({ label: 'Checking quotes', done, total }),
  );
  await reader.close();
  await engine.close();
  writeRunFile(target, rows);
  return { documents: documents.length, texts: rows.length };
}

/** Checks each text by itself, in order. */
async function checkAll(
  quoted: readonly PlainQuestion[],
  reader: IndexReader,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<CheckRow[]> {
  const texts = textsOf(reader, reader.ids);
  const index = { fingerprint: '', documents: reader.documents, passages: reader.passages };
  const rows: CheckRow[] = [];
  for (const { id, text } of quoted) {
    const { strings, leftOut } = await checkQuotes(text, texts, index);
    const checked: CheckedRow[] = [];
    for (const string of strings) checked.push(await rowOf(string, reader));
    rows.push({ id, strings: checked, leftOut });
    onProgress(rows.length, quoted.length);
  }
  return rows;
}

async function rowOf(string: CheckedString, reader: IndexReader): Promise<CheckedRow> {
  const { text, kind } = string;
  const similarity = similarityIn(string);
  const quote = 'nearest' in string ? string.nearest : quotesOf(string)[0];
  if (quote === undefined) {
    return { text, kind, similarity, document: null, start: null, end: null, parts: [] };
  }
  const { documentId, span } = quote.citation;
  const document = await reader.document(documentId);
  const spans = 'parts' in string ? string.parts : [span];
  const parts = spans.map(({ start, end }) => ({ start, end, text: document?.text.slice(start, end) ?? '' }));
  return { text, kind, similarity, document: documentId, ...span, parts };
}
