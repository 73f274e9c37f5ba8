import type { Run } from './run.js';

/** One line of the result, as `--json` prints it. */
export interface Row {
  readonly metric: string;
  /** Passages in the corpus. */
  readonly size: number;
  readonly unit: string;
  /** null where it was not measured. */
  readonly ours: number | null;
  /** By name; `skipped: …` with the reason for a peer that did not take part. */
  readonly peers: Readonly<Record<string, number | string>>;
  /** `<= 150` or `>= 100`, in the row's unit; null where nothing is promised. */
  readonly target: string | null;
  /** Absent in results of old. */
  readonly run?: Run;
}

/** Whether a row keeps what is promised; undefined where nothing is, or nothing was measured. */
export function isReached({ ours, target }: Pick<Row, 'ours' | 'target'>): boolean | undefined {
  const [, sign, limit] = /^(<=|>=) ([\d.]+)$/u.exec(target ?? '') ?? [];
  if (sign === undefined || ours === null) return undefined;
  return sign === '<=' ? ours <= Number(limit) : ours >= Number(limit);
}

/** Three digits that say something; more would be noise. */
export function rounded(value: number): number | null {
  if (!Number.isFinite(value)) return null;
  return Math.abs(value) >= 1_000 ? Math.round(value) : Number(value.toPrecision(3));
}
