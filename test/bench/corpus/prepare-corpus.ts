import { createHash } from 'node:crypto';
import {
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Corpus } from './corpus-file.js';
import { type CorpusFigures, generateCorpus } from './generate.js';
import { debianRoots, findSourceFiles, readDocuments } from './real-documents.js';
import type { SplitDocument } from './split-document.js';

/** Raise it with any change to what is generated. */
const generatorVersion = 3;
const seed = 20_240_229;

export interface CorpusOptions {
  /** How many passages; an integer >= 1. */
  readonly size: number;
  /** A folder of real documents; default: Debian's documentation packages. */
  readonly folder?: string;
  /** Where corpora are kept; default: in the system's folder for temporary files. */
  readonly cache?: string;
}

/**
 * The corpus of a size, made unless one of the same parameters and files was kept.
 * @throws {NoRealText}
 */
export function prepareCorpus({ size, folder, cache = join(tmpdir(), 'verbatim-bench') }: CorpusOptions): {
  corpus: Corpus;
  figures: CorpusFigures;
} {
  const files = findSourceFiles(folder === undefined ? debianRoots : [folder]);
  const key = createHash('sha256').update(JSON.stringify([generatorVersion, seed, size]));
  for (const { path, bytes } of files) key.update(`${path}\0${bytes}\0`);
  const name = join(cache, `${size}-${key.digest('hex').slice(0, 16)}`);
  const file = `${name}.jsonl`;
  // Written last: where it stands, the corpus is whole.
  const figuresFile = `${name}.figures.json`;
  if (existsSync(figuresFile) && existsSync(file)) {
    const figures: CorpusFigures = JSON.parse(readFileSync(figuresFile, 'utf8'));
    return { corpus: { file, passages: figures.passages }, figures };
  }
  mkdirSync(cache, { recursive: true });
  const temporary = `${file}.${process.pid}`;
  const figures = writeCorpus(temporary, generateCorpus(readDocuments(files), size, seed));
  renameSync(temporary, file);
  writeFileSync(figuresFile, JSON.stringify(figures));
  return { corpus: { file, passages: figures.passages }, figures };
}

function writeCorpus(file: string, documents: Generator<SplitDocument, CorpusFigures>): CorpusFigures {
  const handle = openSync(file, 'w');
  try {
    for (;;) {
      const { done, value } = documents.next();
      if (done) return value;
      writeSync(handle, `${JSON.stringify(value)}\n`);
    }
  } finally {
    closeSync(handle);
  }
}
