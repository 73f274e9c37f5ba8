/**
 * Makes the table of word-piece vectors that ships with the program: a sentence's pieces are to add up to the vector that a
 * language model gives the whole sentence. For developers; takes some half an hour. `npm run distil -- FOLDER OUT` wants
 * in FOLDER: `packages/` with the files that packages.ts names, `teacher/` with the two files that teacher.ts names,
 * and `runtime/`, where `npm install onnxruntime-node@1.30.0 --onnxruntime-node-install=skip` was run. What has been
 * computed is kept in FOLDER. Given the same files it writes the same table.
 */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { tableBytes } from '../../src/meaning/piece-table.js';
import {
  addTo,
  meanOf,
  principalAxes,
  projected,
  type Rows,
  rowCount,
  rowOf,
  rowsOf,
} from './principal-axes.js';
import { quantised } from './quantise.js';
import { cosine, fitted, type Mixture, mixed } from './ridge.js';
import { trainingTexts } from './sentences.js';
import { openTeacher, teacherHash, teacherName } from './teacher.js';
import { mixtureOf, pieceWeights } from './training.js';

/** Texts that the table is trained on, and those that tell how well it does. */
const trained = 39_000;
const tested = 1_000;

/** See ridge.ts. */
const stiffness = 0.05;
const rounds = 20;

const dimensions = 128;

const [folder, out] = process.argv.slice(2);
if (folder === undefined || out === undefined) throw new Error('npm run distil -- FOLDER OUT');
const say = (text: string) => process.stdout.write(`${text}\n`);

const texts = trainingTexts(join(folder, 'packages'), join(folder, 'unpacked'));
const teacher = await openTeacher(
  join(folder, 'teacher'),
  join(folder, 'runtime'),
  join(folder, 'vectors.bin'),
);
const runs = texts.map((text) => [...teacher.pieces.of(text)].flat());
say(`${texts.length} texts, of which ${trained} are trained on`);

const targets: Float32Array[] = [];
for (const [i, text] of texts.slice(0, trained + tested).entries()) {
  targets.push(await teacher.vectorOf(text, runs[i] ?? []));
  if (targets.length % 5000 === 0) say(`${targets.length} texts encoded`);
}
const alone: Float32Array[] = [];
for (const number of teacher.vocabulary.keys()) alone.push(await teacher.vectorOf(`#${number}`, [number]));
say(`${alone.length} pieces encoded`);

const whole = rowsOf(targets);
const mean = meanOf(whole);
const axes = principalAxes(whole, mean, dimensions);
const wanted = projected(whole, mean, axes);
const pieces = rowsOf(alone);
const start = projected(pieces, meanOf(pieces), axes);

const weights = pieceWeights(runs, teacher.vocabulary);
const mixtures = runs.slice(0, trained + tested).map((run) => mixtureOf(run, weights));
const vectors = fitted(mixtures.slice(0, trained), wanted, start, stiffness, rounds);
const agreement = (rows: Rows) => meanCosine(mixtures.slice(trained), wanted, trained, rows).toFixed(4);
say(
  `mean cosine with the teacher on ${tested} other texts: ${agreement(start)} untrained, ${agreement(vectors)} trained`,
);

for (let i = 0; i < rowCount(vectors); i++) {
  const row = rowOf(vectors, i);
  addTo(row, row, (weights[i] ?? 0) - 1);
}
const about = {
  name: `static-${teacherName}-${dimensions}`,
  languages: ['en'],
  dimensions,
  teacher: teacherName,
  teacherHash,
};
writeFileSync(out, tableBytes({ about, vocabulary: teacher.vocabulary, ...quantised(vectors) }));
say(`${out} is written`);

function meanCosine(those: readonly Mixture[], targets: Rows, offset: number, rows: Rows): number {
  const sum = new Float64Array(rows.columns);
  const all = those.map((mixture, i) => cosine(mixed(mixture, rows, sum), rowOf(targets, offset + i)));
  return all.reduce((a, b) => a + b, 0) / all.length;
}
