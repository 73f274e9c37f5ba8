import type { ContenderResults, Results } from './results.js';
import { type Row, rounded } from './row.js';
import { type promised, targetAt } from './targets.js';

/** A row in which ours and the peers are measured by the same function. */
export function compared(
  { size, ours, peers }: Results,
  metric: string,
  unit: string,
  value: (of: ContenderResults) => number | undefined,
  target: string | null = null,
  oursAs: (of: ContenderResults) => number | undefined = value,
): Row {
  const of: Record<string, number | string> = {};
  for (const [name, peer] of peers) {
    const measured = typeof peer === 'string' ? undefined : rounded(value(peer) ?? Number.NaN);
    if (typeof peer === 'string') of[name] = `skipped: ${peer}`;
    else if (typeof measured === 'number') of[name] = measured;
  }
  const own = ours === undefined ? null : rounded(oursAs(ours) ?? Number.NaN);
  return { metric, size, unit, ours: own, peers: of, target };
}

export function single({ size }: Results, metric: string, unit: string, value: number | undefined): Row {
  return { metric, size, unit, ours: rounded(value ?? Number.NaN), peers: {}, target: null };
}

export function promisedRow(
  { size }: Results,
  promise: (typeof promised)[keyof typeof promised],
  unit: string,
  value: number | undefined,
): Row {
  return {
    metric: promise.metric,
    size,
    unit,
    ours: rounded(value ?? Number.NaN),
    peers: {},
    target: targetAt(promise, size),
  };
}
