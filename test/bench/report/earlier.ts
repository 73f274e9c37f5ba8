import { readFileSync } from 'node:fs';
import { UsageError } from '../../../src/adapters/terminal/arguments.js';
import { type Row, rounded } from './row.js';

/** A row beside what an older run has of the same metric, of as many passages. */
export interface Beside extends Row {
  /** null where the older run did not measure it. */
  readonly before: number | null;
  /** What it was multiplied with since; null where that cannot be told. */
  readonly change: number | null;
}

/** @throws {UsageError} if the file is not what `--json` printed. */
export function readRows(file: string): Row[] {
  const wrong = (what: string) =>
    new UsageError(`--compare ${file} ${what}; it takes what npm run bench -- --json printed`);
  let rows: unknown;
  try {
    rows = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    throw wrong(error instanceof SyntaxError ? 'is no JSON' : `cannot be read (${error.message})`);
  }
  if (!Array.isArray(rows) || !rows.every(isRow)) throw wrong('holds no rows of a run');
  return rows;
}

function isRow(value: unknown): value is Row {
  if (typeof value !== 'object' || value === null) return false;
  const { metric, size, ours } = value as Partial<Record<string, unknown>>;
  return (
    typeof metric === 'string' && typeof size === 'number' && (ours === null || typeof ours === 'number')
  );
}

export function besideEarlier(rows: readonly Row[], earlier: readonly Row[]): Beside[] {
  const known = new Map(earlier.map((row) => [`${row.size} ${row.metric}`, row.ours]));
  return rows.map((row) => {
    const before = known.get(`${row.size} ${row.metric}`) ?? null;
    const change = before === null || row.ours === null ? null : rounded(row.ours / before);
    return { ...row, before, change };
  });
}
