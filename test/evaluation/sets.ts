import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SetFile, setsIn } from '../../src/evaluation/quality-set.js';
import { corpus, folderOf, jsonl, lions, queries, spanOf, zebras } from './folder.js';

const scorer = readFileSync(join(import.meta.dirname, 'scorer.mjs'), 'utf8');

const baselines = `# Figures

| system | tiny | other |
|---|---|---|
| lucene-language | 10.0 / 20.0 / 30.0 | – |
| pipeline | 20.0 / 30.0 / 40.0 | 1.0 / 2.0 |

text

| system | ranks |
|---|---|
| pipeline | 100.1 / 38.0 |
`;

/** Questions with and without an answer, over files as the bot reads them. */
const fileQuestions = [
  {
    id: 'f1',
    text: 'Who counted the zebras?',
    answers: ['Ada Njoroge'],
    spans: [spanOf('zebra.txt', zebras, 'Ada Njoroge')],
    gold: ['zebra.txt'],
    answerable: true,
  },
  { id: 'f2', text: 'What does a zebra eat?', answers: ['grass'], gold: ['zebra.txt'], answerable: true },
  { id: 'f3', text: 'How many lions had the park?', answers: ['310'], gold: ['lion.txt'], answerable: true },
  { id: 'f4', text: 'Who approved the budget of the ministry?', answerable: false },
  { id: 'f5', text: 'Which zebra won the marathon in Oslo?', answerable: false },
];

/** A folder with three small sets (questions, ranking, questions about files), a scorer and figures to compare with. */
export function folderOfSets(over: Readonly<Record<string, string>> = {}): string {
  return folderOf({
    'score.mjs': scorer,
    'BASELINES.md': baselines,
    'data/LICENSES.md': 'a file beside the sets',
    'data/tiny/corpus.jsonl': jsonl(corpus),
    'data/tiny/queries.jsonl': jsonl(queries),
    'data/tiny/meta.json': JSON.stringify({ name: 'tiny', kind: 'qa', lang: 'en', docs: 2 }),
    'data/ranks/corpus.jsonl': jsonl(corpus),
    'data/ranks/queries.jsonl': jsonl([{ id: 'r1', text: 'lions of the park' }]),
    'data/ranks/meta.json': JSON.stringify({ name: 'ranks', kind: 'ranked', lang: 'en' }),
    'data/ranks/qrels.tsv': 'r1\tlion\t2\nr1\tzebra\t-1\n',
    'data/files/documents/zebra.txt': zebras,
    'data/files/documents/lion.txt': lions,
    'data/files/questions.jsonl': jsonl(fileQuestions),
    ...over,
  });
}

/** The only set of questions in a folder. */
export function setIn(folder: string): SetFile {
  const [set] = setsIn(folder);
  if (set === undefined) throw new Error(`no set in ${folder}`);
  return set;
}

/** A set of questions whose answers are stated, as people type them, and one of the same with a greeting. */
export const plainSet = {
  'data/plain/documents/zebra.txt': zebras,
  'data/plain/documents/lion.md': lions,
  'data/plain/questions.jsonl': jsonl([
    {
      id: 'p1',
      question: 'Who counted the zebras of the plain?',
      answers: [['Ada', 'Njoroge']],
      kind: 'who',
    },
    { id: 'p2', question: 'How many lions had the park?', answers: [['300'], ['310 Lions']], kind: 'number' },
    { id: 'p3', question: 'Who hunts the zebra at noon?', answers: [['the leopard']], kind: 'who' },
    { id: 'p4', question: 'Which giraffe won the marathon in Oslo?', answers: null, kind: 'unanswerable' },
  ]),
  'data/plain/questions-short.jsonl': jsonl([
    { id: 'p1', question: 'zebras counted plain', answers: [['Ada Njoroge']], documents: ['zebra.txt'] },
  ]),
};
