import { type LaneTimes, present } from '../measure/latency.js';
import { mean, median, percentile } from '../statistics.js';
import type { ContenderResults, Results } from './results.js';
import { type Row, rounded } from './row.js';
import { promised, targetAt } from './targets.js';

const megabyte = 2 ** 20;

export const realPassagesMetric = 'corpus: passages of real files';

/** Everything that a run measured, a line each, in the order in which it is read. */
export function rowsOf(results: Results): Row[] {
  return [
    ...corpusRows(results),
    ...ratioRows(results),
    ...retrievalRows(results),
    ...askRows(results),
    ...buildRows(results),
    ...operationRows(results),
  ];
}

/** A row in which ours and the peers are measured by the same function. */
function compared(
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

function single({ size }: Results, metric: string, unit: string, value: number | undefined): Row {
  return { metric, size, unit, ours: rounded(value ?? Number.NaN), peers: {}, target: null };
}

function promisedRow(
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

function corpusRows(results: Results): Row[] {
  const { figures } = results;
  return [
    single(results, 'corpus: passages', 'passages', figures.passages),
    single(results, realPassagesMetric, 'passages', figures.realPassages),
    single(results, 'corpus: words', 'words', figures.words),
    single(results, 'corpus: distinct words', 'words', figures.distinctWords),
  ];
}

function ratioRows(results: Results): Row[] {
  const { ours, peers, smaller } = results;
  const peer = (name: string) => {
    const found = peers.get(name);
    return typeof found === 'string' ? undefined : found;
  };
  const mini = peer('MiniSearch');
  return [
    promisedRow(results, promised.fasterThanMiniSearch, '×', timesOf(mini?.asAsked, ours?.asAsked)),
    promisedRow(
      results,
      promised.fasterThanSqlite,
      '×',
      timesOf(peer('SQLite FTS5')?.asAsked, ours?.asAsked),
    ),
    promisedRow(results, promised.besideLucene, '×', timesOf(ours?.asAsked, peer('Lucene 8')?.sameWords)),
    promisedRow(
      results,
      promised.besideLoadJson,
      '×',
      ours === undefined || mini === undefined ? undefined : ours.openMs / mini.openMs,
    ),
    promisedRow(results, promised.growth, '×', timesOf(ours?.asAsked, smaller?.asAsked)),
    single(
      results,
      'whole /ask p50, growth from a tenth of the passages',
      '×',
      timesOf(ours?.ask, smaller?.ask),
    ),
  ];
}

/** The ratio of medians, over the questions that both were asked. */
function timesOf(a: LaneTimes | undefined, b: LaneTimes | undefined): number | undefined {
  if (a === undefined || b === undefined) return undefined;
  return median(present(a.ms, b.ms)) / median(present(b.ms, a.ms));
}

const shares = [
  ['p50', 0.5],
  ['p95', 0.95],
  ['p99', 0.99],
] as const;

function retrievalRows(results: Results): Row[] {
  const asAsked = ({ asAsked: lane }: ContenderResults) => lane;
  return (
    [
      ['question as asked', asAsked],
      ['same words', ({ sameWords }: ContenderResults) => sameWords],
    ] as const
  ).flatMap(([name, lane]) => [
    // Ours leaves out the function words by itself, however it is asked.
    ...shares.map(([label, share]) =>
      compared(
        results,
        `retrieval ${label}, ${name}`,
        'ms',
        (of) => at(lane(of)?.ms, share),
        null,
        (of) => at(asAsked(of)?.ms, share),
      ),
    ),
    compared(
      results,
      `questions asked, ${name}`,
      'questions',
      (of) => countOf(lane(of)),
      null,
      (of) => countOf(asAsked(of)),
    ),
    compared(
      results,
      `hit@10, ${name}`,
      '%',
      (of) => hitShare(lane(of)),
      null,
      (of) => hitShare(asAsked(of)),
    ),
  ]);
}

function askRows(results: Results): Row[] {
  const { ours } = results;
  return [
    ...shares.map(([label, share]) => single(results, `whole /ask ${label}`, 'ms', at(ours?.ask?.ms, share))),
    single(results, 'whole /ask p50, CPU', 'ms', at(ours?.ask?.cpuMs, 0.5)),
    promisedRow(results, promised.askCpuP99, 'ms', at(ours?.ask?.cpuMs, 0.99)),
    single(results, 'retrieval p50, CPU', 'ms', at(ours?.asAsked?.cpuMs, 0.5)),
    single(results, 'hit@10, whole /ask', '%', hitShare(ours?.ask)),
  ];
}

function buildRows(results: Results): Row[] {
  const { size } = results;
  const memoryRow = (promise: (typeof promised)['buildPeak' | 'resident'], of: Value) =>
    compared(results, promise.metric, 'MB', of, targetAt(promise, size));
  return [
    compared(results, 'build', 's', ({ built }) => built.ms / 1_000),
    memoryRow(promised.buildPeak, ({ built }) => built.memory.peak / megabyte),
    compared(results, 'size on the disk', 'MB', ({ diskBytes }) => diskBytes / megabyte),
    compared(results, 'opening the saved index', 's', ({ openMs }) => openMs / 1_000),
    compared(
      results,
      promised.coldStart.metric,
      's',
      ({ coldStartMs }) => coldStartMs / 1_000,
      targetAt(promised.coldStart, size),
    ),
    memoryRow(promised.resident, ({ memory }) => memory.resident / megabyte),
    compared(results, 'peak memory while answering', 'MB', ({ memory }) => memory.peak / megabyte),
  ];
}

type Value = (of: ContenderResults) => number | undefined;

function operationRows(results: Results): Row[] {
  const { ours, lag, acknowledged, refreshed } = results;
  const refreshMs = refreshed === undefined ? undefined : refreshed.ms - refreshed.readingMs;
  const fullMs = refreshed === undefined ? undefined : (ours?.built.ms ?? 0) - refreshed.readingMs;
  const share = refreshMs === undefined || fullMs === undefined ? undefined : (100 * refreshMs) / fullMs;
  return [
    single(
      results,
      'refresh after 1 % of the passages changed, without reading',
      's',
      refreshMs === undefined ? undefined : refreshMs / 1_000,
    ),
    promisedRow(results, promised.refreshShare, '%', share),
    promisedRow(results, promised.lagP99, 'ms', lag?.p99),
    single(results, 'event-loop lag, the longest', 'ms', lag?.max),
    promisedRow(results, promised.slackP99, 'ms', at(acknowledged?.slack, 0.99)),
    promisedRow(results, promised.slackMax, 'ms', at(acknowledged?.slack, 1)),
    promisedRow(results, promised.discordP99, 'ms', at(acknowledged?.discord, 0.99)),
    promisedRow(results, promised.discordMax, 'ms', at(acknowledged?.discord, 1)),
  ];
}

function at(values: readonly (number | undefined)[] | undefined, share: number): number | undefined {
  return values === undefined ? undefined : percentile(present(values), share);
}

function countOf(lane: LaneTimes | undefined): number | undefined {
  return lane === undefined ? undefined : present(lane.ms).length;
}

function hitShare(lane: LaneTimes | undefined): number | undefined {
  const known = lane?.hits.filter((hit) => hit !== undefined);
  return known === undefined ? undefined : 100 * mean(known.map(Number));
}
