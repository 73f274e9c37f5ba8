import { filled, readArguments, typed, UsageError } from '../../src/adapters/terminal/arguments.js';
import { contenders, ours } from './contenders/index.js';

export interface BenchArguments {
  readonly json: boolean;
  /** Passages. */
  readonly size: number;
  /** A folder of documents instead of Debian's packages. */
  readonly corpus?: string;
  /** Also peers that take too long at this size. */
  readonly all: boolean;
  /** Names of the contenders that take part. */
  readonly only: readonly string[];
  /** How many questions. */
  readonly questions: number;
  /** A file of what an older run printed with `--json`. */
  readonly compare?: string;
  /** Measure nothing: write README's figures anew. */
  readonly readme: boolean;
}

export const benchUsage =
  'npm run bench -- [--json] [--size N] [--corpus DIR] [--all] [--only NAME,…] [--questions N] [--compare FILE] | --readme';

const usualSize = 100_000;
const usualQuestions = 420;

/** @throws {UsageError} */
export function readBenchArguments(argv: readonly string[]): BenchArguments {
  const { values, words } = readArguments(
    {
      json: { type: 'boolean' },
      size: { type: 'string' },
      corpus: { type: 'string' },
      all: { type: 'boolean' },
      only: { type: 'string' },
      questions: { type: 'string' },
      compare: { type: 'string' },
      readme: { type: 'boolean' },
    },
    argv,
  );
  const [word] = words;
  if (word !== undefined) throw new UsageError(`bench takes no words, got ${typed(word)}; ${benchUsage}`);
  const corpus = filled('corpus', values.corpus);
  const compare = filled('compare', values.compare);
  return {
    json: values.json ?? false,
    size: wholeNumber('size', values.size, usualSize, { min: 100, max: 10_000_000 }),
    ...(corpus === undefined ? {} : { corpus }),
    all: values.all ?? false,
    only: namesOf(filled('only', values.only)),
    questions: wholeNumber('questions', values.questions, usualQuestions, { min: 7, max: 10_000 }),
    readme: values.readme ?? false,
    ...(compare === undefined ? {} : { compare }),
  };
}

function wholeNumber(
  name: string,
  value: string | undefined,
  usual: number,
  { min, max }: { readonly min: number; readonly max: number },
): number {
  if (value === undefined) return usual;
  const number = Number(value);
  if (!/^\d+$/u.test(value) || number < min || number > max) {
    throw new UsageError(`--${name} must be a whole number from ${min} to ${max}, got ${typed(value)}`);
  }
  return number;
}

function namesOf(list: string | undefined): string[] {
  const known = contenders.map(({ name }) => name);
  if (list === undefined) return known;
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !known.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`--only: there is no ${typed(unknown)}; there are ${known.join(', ')}`);
  }
  // Every figure is beside ours.
  return known.filter((name) => name === ours || names.includes(name));
}
