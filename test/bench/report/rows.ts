import { cpus } from 'node:os';
import { type LaneTimes, present } from '../measure/latency.js';
import type { Refreshed } from '../process/protocol.js';
import { mean, median, percentile } from '../statistics.js';
import { lengths } from './by-length.js';
import { compared, promisedRow, single } from './make-row.js';
import type { ContenderResults, Results } from './results.js';
import type { Row } from './row.js';
import { promised, targetAt } from './targets.js';

const megabyte = 2 ** 20;

export const realPassagesMetric = 'corpus: passages of real files';
export const loadMetrics = {
  before: 'machine: load average before the run',
  during: 'machine: load average during the run, mean',
  cores: 'machine: processor cores',
} as const;

/** Everything that a run measured, a line each, in the order in which it is read. */
export function rowsOf(results: Results): Row[] {
  return [
    ...corpusRows(results),
    ...ratioRows(results),
    ...retrievalRows(results),
    ...nearestRows(results),
    ...askRows(results),
    ...modelRows(results),
    ...buildRows(results),
    ...operationRows(results),
  ].map((row) => ({ ...row, run: results.run }));
}

function corpusRows(results: Results): Row[] {
  const { figures, load } = results;
  return [
    single(results, loadMetrics.before, 'processes', load.before),
    single(results, loadMetrics.during, 'processes', load.during),
    single(results, loadMetrics.cores, 'cores', cpus().length),
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
  const sqlite = peer('SQLite FTS5');
  const lucene = peer('Lucene 8');
  const ratio = (
    promise: (typeof promised)[keyof typeof promised],
    value: (of: ContenderResults) => number | undefined,
    oursAs = value,
  ) => compared(results, promise.metric, '×', value, targetAt(promise, results.size), oursAs);
  return [
    ratio(promised.fasterThanMiniSearch, ({ asAsked }) => timesOf(mini?.asAsked, asAsked)),
    ratio(promised.fasterThanSqlite, ({ asAsked }) => timesOf(sqlite?.asAsked, asAsked)),
    // Ours leaves out the function words by itself, however it is asked.
    ratio(
      promised.besideLucene,
      ({ sameWords }) => timesOf(sameWords, lucene?.sameWords),
      ({ asAsked }) => timesOf(asAsked, lucene?.sameWords),
    ),
    ratio(promised.besideLoadJson, ({ openMs }) => (mini === undefined ? undefined : openMs / mini.openMs)),
    ratio(promised.besideLuceneBuild, ({ built }) => lucene && built.ms / lucene.built.ms),
    promisedRow(
      results,
      promised.besideMiniSearchBuild,
      '×',
      mini && ours && ours.built.cpuMs / mini.built.cpuMs,
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

function nearestRows(results: Results): Row[] {
  const { nearest } = results;
  const found = nearest && 100 * mean(nearest.map(({ found }) => found));
  const cpuMs =
    nearest &&
    percentile(
      nearest.map(({ cpuMs }) => cpuMs),
      0.5,
    );
  return [
    promisedRow(results, promised.nearestFound, '%', found),
    promisedRow(results, promised.nearestCpu, 'ms', cpuMs),
  ];
}

function askRows(results: Results): Row[] {
  const { ours } = results;
  return [
    ...shares.map(([label, share]) => single(results, `whole /ask ${label}`, 'ms', at(ours?.ask?.ms, share))),
    promisedRow(results, promised.askCpuP50, 'ms', at(ours?.ask?.cpuMs, 0.5)),
    promisedRow(results, promised.askCpuP99, 'ms', at(ours?.ask?.cpuMs, 0.99)),
    promisedRow(
      results,
      promised.slowestCpu,
      's',
      results.slowestCpuMs === undefined ? undefined : results.slowestCpuMs / 1_000,
    ),
    promisedRow(
      results,
      promised.checkCpu,
      's',
      results.checkCpuMs === undefined ? undefined : results.checkCpuMs / 1_000,
    ),
    promisedRow(
      results,
      promised.terminalCpu,
      's',
      results.terminalCpuMs === undefined ? undefined : results.terminalCpuMs / 1_000,
    ),
    single(results, 'retrieval p50, CPU', 'ms', at(ours?.asAsked?.cpuMs, 0.5)),
    single(results, 'hit@10, whole /ask', '%', hitShare(ours?.ask)),
    ...lengths.map(([name, min, max]) => {
      const isSo = (length: number | undefined) => length !== undefined && length >= min && length <= max;
      const asked = ours?.ask && { hits: ours.ask.hits.filter((_, i) => isSo(results.sourceLengths[i])) };
      return single(results, `hit@10, whole /ask, documents ${name}`, '%', hitShare(asked));
    }),
  ];
}

function modelRows(results: Results): Row[] {
  const { withModel } = results;
  return [
    promisedRow(results, promised.modelP50, 'ms', at(withModel?.ms, 0.5)),
    single(results, 'whole /ask with a sentence model p95', 'ms', at(withModel?.ms, 0.95)),
    single(results, 'whole /ask with a sentence model, mean, CPU of both processes', 'ms', withModel?.cpuMs),
    single(
      results,
      'questions that the sentence model ranked in time',
      '%',
      withModel && 100 * withModel.inTime,
    ),
    promisedRow(results, promised.modelMemory, 'MB', withModel && withModel.addedBytes / megabyte),
  ];
}

function buildRows(results: Results): Row[] {
  const { size } = results;
  const parts = results.ours?.diskParts;
  const memoryRow = (promise: (typeof promised)['buildPeak' | 'resident' | 'disk'], of: Value) =>
    compared(results, promise.metric, 'MB', of, targetAt(promise, size));
  return [
    compared(
      results,
      promised.buildTime.metric,
      's',
      ({ built }) => built.ms / 1_000,
      targetAt(promised.buildTime, size),
    ),
    single(results, 'build, CPU', 's', results.ours && results.ours.built.cpuMs / 1_000),
    memoryRow(promised.buildPeak, ({ built }) => built.memory.peak / megabyte),
    memoryRow(promised.disk, ({ diskBytes }) => diskBytes / megabyte),
    single(results, 'size on the disk, texts alone', 'MB', parts && parts.texts / megabyte),
    promisedRow(results, promised.diskVectors, 'MB', parts && parts.vectors / megabyte),
    promisedRow(results, promised.diskOthers, 'MB', parts && parts.others / megabyte),
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
  const { lag, acknowledged, refreshed } = results;
  return [
    promisedRow(results, promised.refreshShare, '%', shareOfBuild(results, refreshed?.documents)),
    ...refreshRows(results, 'whole documents', refreshed?.documents),
    promisedRow(results, promised.refreshScattered, '%', shareOfBuild(results, refreshed?.passages)),
    ...refreshRows(results, 'one passage in a hundred', refreshed?.passages),
    promisedRow(results, promised.lagP99, 'ms', lag?.p99),
    single(results, 'event-loop lag, the longest', 'ms', lag?.max),
    promisedRow(results, promised.slackP99, 'ms', at(acknowledged?.slack, 0.99)),
    promisedRow(results, promised.slackMax, 'ms', at(acknowledged?.slack, 1)),
    promisedRow(results, promised.discordP99, 'ms', at(acknowledged?.discord, 0.99)),
    promisedRow(results, promised.discordMax, 'ms', at(acknowledged?.discord, 1)),
  ];
}

/** In CPU time: a refresh is short, and what else the machine does meanwhile falls on it otherwise than on a build. */
function shareOfBuild({ ours }: Results, refreshed: Refreshed | undefined): number | undefined {
  if (ours === undefined || refreshed === undefined) return undefined;
  const { cpuMs, readingMs } = refreshed;
  return (100 * (cpuMs - readingMs)) / (ours.built.cpuMs - readingMs);
}

function refreshRows(results: Results, what: string, refreshed: Refreshed | undefined): Row[] {
  return [
    single(results, `refresh (${what}): documents changed`, 'documents', refreshed?.changedDocuments),
    single(results, `refresh (${what}): time`, 's', refreshed && refreshed.ms / 1_000),
    single(results, `refresh (${what}): of that reading`, 's', refreshed && refreshed.readingMs / 1_000),
  ];
}

function at(values: readonly (number | undefined)[] | undefined, share: number): number | undefined {
  return values === undefined ? undefined : percentile(present(values), share);
}

function countOf(lane: LaneTimes | undefined): number | undefined {
  return lane === undefined ? undefined : present(lane.ms).length;
}

function hitShare(lane: Pick<LaneTimes, 'hits'> | undefined): number | undefined {
  const known = lane?.hits.filter((hit) => hit !== undefined);
  return known === undefined ? undefined : 100 * mean(known.map(Number));
}
