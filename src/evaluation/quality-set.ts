import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import { defined } from '../core/types/defined.js';
import type { Document } from '../core/types/document.js';
import { FaultyInput, reasonOf } from './faulty-input.js';
import { readJsonLines, readText } from './json-lines.js';
import { withQuestionText } from './question-text.js';
import { type ReadFolder, readDocuments } from './read-documents.js';

const span = z.object({ docId: z.string(), start: z.int().min(0), end: z.int().min(0) });

const judgedQuestion = z.object({
  id: z.string().min(1),
  text: z.string(),
  /** Strings any of which answers, by the scorer's rule. */
  answers: z.array(z.string()).optional(),
  /** Alternatives, each of strings that all stand in a quote that answers. */
  stated: z.array(z.array(z.string())).optional(),
  /** Where the answers stand. */
  spans: z.array(span).optional(),
  /** The documents that answer. */
  gold: z.array(z.string()).optional(),
  /** Absent where the set does not measure abstaining. */
  answerable: z.boolean().optional(),
  group: z.string().optional(),
  /** What is asked for ("who", "number"), or how. */
  kind: z.string().optional(),
  lang: z.string().optional(),
});

/** A question as people typed it, with the words that an answer holds; `null` where there is none. */
const plainlyJudged = z
  .object({
    id: z.string().min(1),
    text: z.string(),
    answers: z.array(z.array(z.string()).min(1)).nullable(),
    documents: z.array(z.string()).optional(),
    kind: z.string().optional(),
  })
  .transform(
    ({ id, text, answers, documents = [], kind }): JudgedQuestion => ({
      id,
      text,
      stated: answers ?? [],
      gold: documents,
      answerable: answers !== null,
      ...defined({ kind }),
    }),
  );

/** A question with what is needed to judge its answer. */
export type JudgedQuestion = z.infer<typeof judgedQuestion>;

const judgedLine = withQuestionText(judgedQuestion);
const plainlyJudgedLine = withQuestionText(plainlyJudged);

const setMeta = z.object({
  name: z.string().optional(),
  kind: z.enum(['qa', 'ranked']).default('qa'),
  /** ISO 639-1, of questions that name no language. */
  lang: z.string().default('en'),
});

/** A set of questions about a corpus, as the scorer takes it. */
export interface QualitySet {
  readonly name: string;
  readonly meta: { readonly name: string; readonly kind: 'qa' | 'ranked'; readonly lang: string };
  /** What tells whether a quote answers: the scorer that comes with the set, or the words that the questions state. */
  readonly judgedBy: 'scorer' | 'stated words';
  readonly documents: readonly Document[];
  readonly queries: readonly JudgedQuestion[];
  readonly docs: ReadonlyMap<string, { readonly id: string; readonly text: string }>;
  /** Grades by question and document: > 0 is relevant, -1 is taken out of the ranking. */
  readonly qrels: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** Where the questions of a set are, and what it is called beside others. */
export interface SetFile {
  /** The folder with its documents. */
  readonly folder: string;
  readonly questions: string;
  readonly name: string;
  readonly judgedBy: QualitySet['judgedBy'];
}

/** The sets in a folder: one for each file of questions in its folders, in order of name. @throws {FaultyInput} */
export function findSets(folder: string): SetFile[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    throw new FaultyInput(`${folder}: cannot be read: ${reasonOf(error)}`, { cause: error });
  }
  return names
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isDirectory())
    .sort()
    .flatMap(setsIn);
}

/** The sets in one folder: `questions-chatty.jsonl` in `handbook` is the set `handbook-chatty`. @throws {FaultyInput} */
export function setsIn(folder: string): SetFile[] {
  const { name = basename(folder) } = readMeta(join(folder, 'meta.json'));
  return readdirSync(folder)
    .filter((file) => /^(?:queries|questions(?:-[\w-]+)?)\.jsonl$/.test(file))
    .sort()
    .map((file) => {
      const questions = join(folder, file);
      const variant = /^[^-]*(-[\w-]+)\./.exec(file)?.[1] ?? '';
      const judgedBy = statesWords(questions) ? 'stated words' : 'scorer';
      return { folder, questions, name: `${name}${variant}`, judgedBy };
    });
}

/** Whether the first line's answers are `null` or lists of lists. */
function statesWords(questionFile: string): boolean {
  const [first = ''] = readText(questionFile).split('\n', 1);
  try {
    return plainlyJudgedLine.safeParse(JSON.parse(first)).success;
  } catch {
    // What is wrong with it is told where it is read.
    return false;
  }
}

/**
 * A set is a folder of `queries.jsonl` (or `questions.jsonl`), `corpus.jsonl` (or a folder `documents` of files),
 * and optionally `meta.json` and `qrels.tsv`.
 * @throws {FaultyInput}
 */
export async function readSet(
  { folder, questions, name, judgedBy }: SetFile,
  readFolder: ReadFolder,
): Promise<QualitySet> {
  const corpusFile = join(folder, 'corpus.jsonl');
  const documents = await readDocuments(
    existsSync(corpusFile) ? corpusFile : join(folder, 'documents'),
    readFolder,
  );
  const meta = readMeta(join(folder, 'meta.json'));
  const docs = new Map(documents.map((document) => [document.id, document]));
  const queries = readJsonLines(questions, judgedBy === 'scorer' ? judgedLine : plainlyJudgedLine);
  const known = (id: string) => docs.has(id);
  const lost = queries.filter(
    ({ spans = [], gold = [] }) => !gold.every(known) || !spans.every(({ docId }) => known(docId)),
  );
  if (lost.length > 0) {
    throw new FaultyInput(`${questions}: ${lost.length} questions name documents that are not there`);
  }
  const qrels = readGrades(join(folder, 'qrels.tsv'));
  return { name, meta: { ...meta, name }, judgedBy, documents, queries, docs, qrels };
}

export function hasAnswer({ answerable, answers = [], stated = [] }: JudgedQuestion): boolean {
  return answerable !== false && answers.length + stated.length > 0;
}

function readMeta(file: string): z.infer<typeof setMeta> {
  if (!existsSync(file)) return setMeta.parse({});
  try {
    return setMeta.parse(JSON.parse(readText(file)));
  } catch (error) {
    if (error instanceof FaultyInput) throw error;
    throw new FaultyInput(`${file}: is not understood`, { cause: error });
  }
}

/** `question TAB document TAB grade` a line. */
function readGrades(file: string): Map<string, Map<string, number>> {
  const grades = new Map<string, Map<string, number>>();
  if (!existsSync(file)) return grades;
  for (const [i, line] of readText(file).split('\n').entries()) {
    if (line.trim() === '') continue;
    const [question = '', document = '', grade = ''] = line.trim().split('\t');
    if (!/^-?\d+$/.test(grade)) {
      throw new FaultyInput(
        `${file}:${i + 1}: expected a question, a document and a whole number, parted by tabs`,
      );
    }
    const ofQuestion = grades.get(question) ?? new Map<string, number>();
    grades.set(question, ofQuestion.set(document, Number(grade)));
  }
  return grades;
}
