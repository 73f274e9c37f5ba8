import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { z } from 'zod';
import type { Document } from '../core/types/document.js';
import { FaultyInput, reasonOf } from './faulty-input.js';
import { readJsonLines, readText } from './json-lines.js';
import { type ReadFolder, readDocuments } from './read-documents.js';

const span = z.object({ docId: z.string(), start: z.int().min(0), end: z.int().min(0) });

const judgedQuestion = z.object({
  id: z.string().min(1),
  text: z.string(),
  answers: z.array(z.string()).optional(),
  /** Where the answers stand. */
  spans: z.array(span).optional(),
  /** The documents that answer. */
  gold: z.array(z.string()).optional(),
  /** Absent where the set does not measure abstaining. */
  answerable: z.boolean().optional(),
  group: z.string().optional(),
  lang: z.string().optional(),
});

/** A question with what is needed to judge its answer. */
export type JudgedQuestion = z.infer<typeof judgedQuestion>;

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
  readonly documents: readonly Document[];
  readonly queries: readonly JudgedQuestion[];
  readonly docs: ReadonlyMap<string, { readonly id: string; readonly text: string }>;
  /** Grades by question and document: > 0 is relevant, -1 is taken out of the ranking. */
  readonly qrels: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

/** The sets in a folder: each of its folders that holds questions, in order of name. @throws {FaultyInput} */
export function findSets(folder: string): string[] {
  let names: string[];
  try {
    names = readdirSync(folder);
  } catch (error) {
    throw new FaultyInput(`${folder}: cannot be read: ${reasonOf(error)}`, { cause: error });
  }
  return names
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isDirectory() && questionFileIn(path) !== undefined)
    .sort();
}

/**
 * A set is a folder of `queries.jsonl` (or `questions.jsonl`), `corpus.jsonl` (or a folder `documents` of text files),
 * and optionally `meta.json` and `qrels.tsv`.
 * @throws {FaultyInput}
 */
export async function readSet(folder: string, readFolder: ReadFolder): Promise<QualitySet> {
  const questionFile = questionFileIn(folder);
  if (questionFile === undefined) throw new FaultyInput(`${folder}: holds no queries.jsonl`);
  const corpusFile = join(folder, 'corpus.jsonl');
  const documents = await readDocuments(
    existsSync(corpusFile) ? corpusFile : join(folder, 'documents'),
    readFolder,
  );
  const meta = readMeta(join(folder, 'meta.json'));
  const name = meta.name ?? basename(folder);
  const docs = new Map(documents.map((document) => [document.id, document]));
  const queries = readJsonLines(questionFile, judgedQuestion);
  const known = (id: string) => docs.has(id);
  const lost = queries.filter(
    ({ spans = [], gold = [] }) => !gold.every(known) || !spans.every(({ docId }) => known(docId)),
  );
  if (lost.length > 0) {
    throw new FaultyInput(`${questionFile}: ${lost.length} questions name documents that are not there`);
  }
  const qrels = readGrades(join(folder, 'qrels.tsv'));
  return { name, meta: { ...meta, name }, documents, queries, docs, qrels };
}

/** Whether it can be told of every question if it was answered rightly; and of some that they have no answer. */
export function measuresAbstaining({ meta, queries }: QualitySet): boolean {
  return meta.kind === 'qa' && queries.some(({ answerable }) => answerable === false);
}

export function hasAnswer({ answerable, answers }: JudgedQuestion): boolean {
  return answerable !== false && answers !== undefined && answers.length > 0;
}

function questionFileIn(folder: string): string | undefined {
  return ['queries.jsonl', 'questions.jsonl']
    .map((name) => join(folder, name))
    .find((file) => existsSync(file));
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
