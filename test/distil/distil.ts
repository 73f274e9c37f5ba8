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
import type { Teacher } from './teacher.js';
import { mixtureOf, pieceWeights } from './training.js';

/** See ridge.ts. */
const stiffness = 0.05;
const rounds = 20;

export interface Distilled {
  /** The table, as its file. */
  readonly bytes: Buffer;
  /** Mean cosine with the teacher on texts that nothing was trained on, before training and after. */
  readonly untrained: number;
  readonly trained: number;
}

export interface DistilOptions {
  readonly teacher: Teacher;
  readonly name: string;
  /** SHA-256 of the teacher, hexadecimal. */
  readonly hash: string;
  readonly dimensions: number;
  /** So many of the texts, the first ones, are trained on, and so many behind them tell how well the table does. */
  readonly trained: number;
  readonly tested: number;
  readonly onEncoded?: (texts: number) => void;
}

/** A table of the teacher's word pieces, so that those of a text add up to the vector that the teacher gives it. Deterministic. */
export async function distil(texts: readonly string[], options: DistilOptions): Promise<Distilled> {
  const { teacher, dimensions, trained, tested, onEncoded = () => {} } = options;
  const runs = texts.map((text) => [...teacher.pieces.of(text)].flat());
  const targets: Float32Array[] = [];
  for (const [i, text] of texts.slice(0, trained + tested).entries()) {
    targets.push(await teacher.vectorOf(text, runs[i] ?? []));
    onEncoded(targets.length);
  }
  const alone: Float32Array[] = [];
  for (const number of teacher.vocabulary.keys()) alone.push(await teacher.vectorOf(`#${number}`, [number]));

  const whole = rowsOf(targets);
  const mean = meanOf(whole);
  const axes = principalAxes(whole, mean, dimensions);
  const wanted = projected(whole, mean, axes);
  const pieces = rowsOf(alone);
  const start = projected(pieces, meanOf(pieces), axes);

  const weights = pieceWeights(runs, teacher.vocabulary);
  const mixtures = runs.slice(0, trained + tested).map((run) => mixtureOf(run, weights));
  const vectors = fitted(mixtures.slice(0, trained), wanted, start, stiffness, rounds);
  const agreement = (rows: Rows) => meanCosine(mixtures.slice(trained), wanted, trained, rows);
  const [untrainedAgreement, trainedAgreement] = [agreement(start), agreement(vectors)];

  for (let i = 0; i < rowCount(vectors); i++) {
    const row = rowOf(vectors, i);
    addTo(row, row, (weights[i] ?? 0) - 1);
  }
  const about = {
    name: `static-${options.name}-${dimensions}`,
    languages: ['en'],
    dimensions,
    teacher: options.name,
    teacherHash: options.hash,
  };
  return {
    bytes: tableBytes({ about, vocabulary: teacher.vocabulary, ...quantised(vectors) }),
    untrained: untrainedAgreement,
    trained: trainedAgreement,
  };
}

function meanCosine(those: readonly Mixture[], targets: Rows, offset: number, rows: Rows): number {
  const sum = new Float64Array(rows.columns);
  const all = those.map((mixture, i) => cosine(mixed(mixture, rows, sum), rowOf(targets, offset + i)));
  return all.reduce((a, b) => a + b, 0) / all.length;
}
