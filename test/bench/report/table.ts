import type { Beside } from './earlier.js';
import { isReached, type Row } from './row.js';
import { whyNotMeasured } from './why-not.js';

/** The rows as cells under a heading, beside an older run where they have one; every peer of any row has a column. */
export function tableOf(rows: readonly (Row | Beside)[]): string[][] {
  const peers = [...new Set(rows.flatMap((row) => Object.keys(row.peers)))].filter((name) =>
    rows.some((row) => typeof row.peers[name] === 'number'),
  );
  const hasEarlier = rows.some((row) => 'before' in row);
  return [
    ['what', 'unit', 'ours', ...(hasEarlier ? ['before', '×'] : []), ...peers, 'target', ''],
    ...rows.map((row) => [
      row.metric,
      row.unit,
      cell(row.ours),
      ...('before' in row ? [cell(row.before), cell(row.change)] : []),
      ...peers.map((name) => {
        const value = row.peers[name];
        return cell(typeof value === 'number' ? value : null);
      }),
      row.target?.replace('<=', '≤').replace('>=', '≥') ?? '',
      verdict(row),
    ]),
  ];
}

function cell(value: number | null): string {
  return value === null ? '–' : value.toLocaleString('en', { maximumFractionDigits: 10 });
}

function verdict(row: Row): string {
  const reached = isReached(row);
  const why = whyNotMeasured(row);
  if (why !== undefined) return `not measured: ${why}`;
  if (row.target === null) return '';
  return reached === undefined ? 'not measured' : reached ? 'reached' : 'missed';
}

/** The peers that did not take part, each with its reason. */
export function skippedPeers(rows: readonly Row[]): string[] {
  const skipped = new Map<string, string>();
  for (const { peers } of rows) {
    for (const [name, value] of Object.entries(peers))
      if (typeof value === 'string') skipped.set(name, value);
  }
  return [...skipped].map(([name, reason]) => `${name} ${reason}`);
}
