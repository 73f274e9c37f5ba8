import { readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/adapters/terminal/arguments.js';
import { findProjectFolder } from '../../src/config/config.js';
import { temporaryFolder } from '../end-to-end/program.js';
import { readBenchArguments } from './arguments.js';
import type { LaneTimes } from './measure/latency.js';
import { sourceLengths } from './report/by-length.js';
import { besideEarlier, readRows } from './report/earlier.js';
import { figuresFile, readResults, withFigures } from './report/readme.js';
import type { ContenderResults, Results } from './report/results.js';
import { isReached, type Row, rounded } from './report/row.js';
import { rowsOf } from './report/rows.js';
import { described, type Run, thisRun } from './report/run.js';
import { skippedPeers, tableOf } from './report/table.js';
import { promised } from './report/targets.js';
import { median, percentile } from './statistics.js';

describe('percentile', () => {
  it('is the nearest rank', () => {
    const values = [5, 1, 4, 2, 3];
    expect([0.2, 0.5, 0.8, 0.99, 1].map((share) => percentile(values, share))).toEqual([1, 3, 4, 5, 5]);
    expect(percentile([], 0.5)).toBeNaN();
  });

  it('is a value with at least that share of all at or below it, and less than that below', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer(), { minLength: 1 }),
        fc.integer({ min: 1, max: 100 }),
        (values, hundredths) => {
          const found = percentile(values, hundredths / 100);
          expect(values).toContain(found);
          const within = (holds: (value: number) => boolean) => values.filter(holds).length * 100;
          expect(within((value) => value <= found)).toBeGreaterThanOrEqual(hundredths * values.length);
          expect(within((value) => value < found)).toBeLessThan(hundredths * values.length);
        },
      ),
    );
  });

  it('gives the median for a half', () => {
    expect(median([9, 1, 5])).toBe(5);
  });
});

const lane = (ms: (number | undefined)[]): LaneTimes => ({ ms, cpuMs: ms, hits: ms.map(() => true) });

const measured = (over: Partial<ContenderResults>): ContenderResults => ({
  built: { ms: 10_000, cpuMs: 9_000, memory: { resident: 2 ** 20, peak: 2 ** 21 } },
  diskBytes: 2 ** 20,
  diskParts: { texts: 2 ** 19, vectors: 2 ** 18, others: 2 ** 18 },
  openMs: 100,
  coldStartMs: 500,
  memory: { resident: 2 ** 20, peak: 2 ** 20 },
  ...over,
});

const run: Run = {
  commit: 'abc',
  processor: 'a processor',
  cores: 2,
  memory: 8,
  system: 'Linux 6',
  versions: { node: '20.20.2' },
};

const results: Results = {
  size: 100_000,
  figures: {
    documents: 10,
    passages: 100_000,
    realPassages: 90_000,
    words: 1_000,
    distinctWords: 100,
    heapsExponent: 0.5,
  },
  ours: measured({ asAsked: lane([1, 2, 9]), ask: lane([20, 30, 40]), openMs: 4 }),
  smaller: { asAsked: lane([0.5, 0.5, 0.5]) },
  peers: new Map<string, ContenderResults | string>([
    ['MiniSearch', measured({ asAsked: lane([150, undefined, 150]), sameWords: lane([10, 10, 10]) })],
    ['SQLite FTS5', measured({ asAsked: lane([20, 20, 20]), sameWords: lane([2, 2, 2]) })],
    ['Lucene 8', 'no javac on this machine'],
  ]),
  lag: { p50: 0, p99: 25, max: 30 },
  acknowledged: { slack: [10, 20, 30], discord: [1, 2, 4_000] },
  refreshed: {
    documents: { ms: 1_500, cpuMs: 1_100, readingMs: 1_000, changedDocuments: 5 },
    passages: { ms: 4_500, cpuMs: 5_000, readingMs: 1_000, changedDocuments: 50 },
  },
  nearest: [
    { found: 1, cpuMs: 2 },
    { found: 0.5, cpuMs: 4 },
    { found: 0.9, cpuMs: 3 },
  ],
  terminalCpuMs: 950,
  withModel: { ms: [90, 250, 100], cpuMs: 110, inTime: 0.9, addedBytes: 240 * 2 ** 20 },
  sourceLengths: [3, 200, undefined],
  run,
  load: { before: 0.5, during: 4.25 },
};

describe('the rows of a run', () => {
  const rows = rowsOf(results);
  const row = (metric: string): Row => {
    const found = rows.find((candidate) => candidate.metric === metric);
    if (found === undefined) throw new Error(`no row ${metric}`);
    return found;
  };

  it('compare medians over the questions that both were asked', () => {
    expect(row(promised.fasterThanMiniSearch.metric)).toEqual({
      metric: promised.fasterThanMiniSearch.metric,
      size: 100_000,
      unit: '×',
      ours: 150,
      peers: { MiniSearch: 1, 'SQLite FTS5': 7.5, 'Lucene 8': 'skipped: no javac on this machine' },
      target: '>= 100',
      run,
    });
    expect(row(promised.fasterThanSqlite.metric).ours).toBe(10);
    expect(row(promised.growth.metric)).toMatchObject({ ours: 4, target: null });
  });

  it('name every promise once, with its target at this size', () => {
    for (const { metric, target } of Object.values(promised)) {
      const found = rows.filter((candidate) => candidate.metric === metric);
      expect(found.map((one) => one.target)).toEqual([(target as Record<number, string>)[100_000] ?? null]);
    }
  });

  it('tell what is reached, missed, and not measured', () => {
    const verdicts = new Map(tableOf(rows).map((cells) => [cells[0], cells.at(-1)]));
    expect(verdicts.get(promised.fasterThanMiniSearch.metric)).toBe('reached');
    expect(verdicts.get(promised.fasterThanSqlite.metric)).toBe('missed');
    expect(verdicts.get(promised.besideLucene.metric)).toBe('not measured: no Lucene 8 at this size');
    const { lag: _, ...withoutLag } = results;
    const larger = rowsOf({ ...withoutLag, size: 1_000_000 });
    const row = tableOf(larger).find(([metric]) => metric === promised.lagP99.metric);
    expect(row?.at(-1)).toBe('not measured: only up to 100,000 passages');
    expect(verdicts.get(promised.discordMax.metric)).toBe('missed');
    expect(verdicts.get(promised.slackMax.metric)).toBe('reached');
    expect(verdicts.get('build')).toBe('');
  });

  it('put ours beside each peer, or the reason why it is not there', () => {
    expect(row('build')).toMatchObject({
      ours: 10,
      peers: { MiniSearch: 10, 'SQLite FTS5': 10, 'Lucene 8': 'skipped: no javac on this machine' },
    });
    expect(skippedPeers(rows)).toEqual(['Lucene 8 skipped: no javac on this machine']);
    expect(tableOf(rows)[0]).toEqual(['what', 'unit', 'ours', 'MiniSearch', 'SQLite FTS5', 'target', '']);
  });

  it('tell the processor time of a question in the terminal in seconds', () => {
    expect(row(promised.terminalCpu.metric)).toMatchObject({ unit: 's', ours: 0.95, target: '<= 1' });
  });

  it('tell what a sentence model costs where one was added', () => {
    const ofModel = (all: Results) =>
      rowsOf(all)
        .filter(({ metric }) => metric.includes('sentence model'))
        .map(({ unit, ours }) => [unit, ours]);
    expect(ofModel(results)).toEqual([
      ['ms', 100],
      ['ms', 250],
      ['ms', 110],
      ['%', 90],
      ['MB', 240],
    ]);
    const { withModel: _, ...without } = results;
    expect(ofModel(without).map(([, ours]) => ours)).toEqual([null, null, null, null, null]);
    const cells = tableOf(rowsOf(without)).find(([metric]) => metric === promised.modelMemory.metric);
    expect(cells?.at(-1)).toBe('not measured: no sentence model was added');
  });

  it('tell how often documents of each length were found', () => {
    const hits = rows.filter(({ metric }) => metric.startsWith('hit@10, whole /ask'));
    expect(hits.map(({ metric, ours }) => [metric, ours])).toEqual([
      ['hit@10, whole /ask', 100],
      ['hit@10, whole /ask, documents of up to 10 passages', 100],
      ['hit@10, whole /ask, documents of 11 to 100 passages', null],
      ['hit@10, whole /ask, documents of more than 100 passages', 100],
    ]);
  });

  it('carry the machine, the versions and the commit', () => {
    for (const row of rows) expect(row.run).toEqual(run);
    expect(described(run)).toBe('commit abc, 2 × a processor, 8 GiB, Linux 6, node 20.20.2');
    expect(described({ ...run, commit: null })).toMatch(/^no commit, /);
    const here = thisRun();
    expect(here.versions).toMatchObject({ node: process.versions.node, minisearch: expect.any(String) });
    expect(here.cores).toBeGreaterThan(0);
    expect(thisRun(tmpdir()).commit).toBeNull();
  });

  it('stand beside those of an older run', () => {
    const older = rows.map((row) => ({ ...row, ours: row.metric === 'build' ? 20 : null }));
    const beside = besideEarlier(rows, older);
    const build = beside.find(({ metric }) => metric === 'build');
    expect(build).toMatchObject({ ours: 10, before: 20, change: 0.5 });
    const cells = tableOf(beside);
    expect(cells[0]?.slice(0, 5)).toEqual(['what', 'unit', 'ours', 'before', '×']);
    expect(cells.find(([metric]) => metric === 'build')?.slice(2, 5)).toEqual(['10', '20', '0.5']);
    expect(new Set(cells.map(({ length }) => length)).size).toBe(1);
    expect(besideEarlier(rows, []).every(({ before, change }) => before === null && change === null)).toBe(
      true,
    );
  });

  it('put the time of a build beside those of Lucene and MiniSearch', () => {
    expect(row(promised.besideMiniSearchBuild.metric)).toMatchObject({ ours: 1, target: '<= 2' });
    expect(row(promised.besideLuceneBuild.metric).ours).toBeNull();
    const lucene = { ...results, peers: new Map([['Lucene 8', measured({})]]), ours: measured({}) };
    expect(rowsOf(lucene).find(({ metric }) => metric === promised.besideLuceneBuild.metric)).toMatchObject({
      ours: 1,
      peers: { 'Lucene 8': 1 },
    });
  });

  it('count a refresh’s CPU beside that of a full build, both without reading', () => {
    expect(row(promised.refreshShare.metric).ours).toBe(1.25);
  });
});

describe('targets', () => {
  it('hold at their very border', () => {
    expect(isReached({ ours: 20, target: '<= 20' })).toBe(true);
    expect(isReached({ ours: 20.1, target: '<= 20' })).toBe(false);
    expect(isReached({ ours: 100, target: '>= 100' })).toBe(true);
    expect(isReached({ ours: null, target: '>= 100' })).toBeUndefined();
    expect(isReached({ ours: 1, target: null })).toBeUndefined();
  });

  it('are compared with three digits', () => {
    expect([0.012345, 12.345, 1234.5, Number.NaN].map(rounded)).toEqual([0.0123, 12.3, 1235, null]);
  });
});

describe('test/README.md', () => {
  it('has the figures of the runs that are kept (fix: npm run bench -- --readme)', () => {
    const readme = readFileSync(join(findProjectFolder(), ...figuresFile), 'utf8');
    expect(withFigures(readme, readResults())).toBe(readme);
  });

  it('gets a table a size, with every row of which something is promised', () => {
    const rows = rowsOf(results);
    const frame = [
      'before',
      '<!-- bench: written by npm run bench -- --readme -->',
      'stale figures',
      '<!-- end of bench -->',
    ];
    const readme = withFigures(frame.join('\n'), rows);
    expect(readme).not.toContain('stale figures');
    expect(readme).toMatch(
      /^100,000 passages, 90,000 of them of real files; \d+ cores, load average 0\.5 before the run and 4\.25 in it; commit abc, .*:$/mu,
    );
    for (const { metric } of rows.filter(({ target }) => target !== null)) {
      expect(readme).toContain(`| ${metric} |`);
    }
    expect(readme).toContain('Lucene 8 skipped: no javac on this machine.');
    expect(withFigures(readme, rows)).toBe(readme);
    expect(() => withFigures('no lines', rows)).toThrow(/lacks the lines/);
  });
});

describe('the length of a question’s document', () => {
  it('is counted in passages', () => {
    const questions = [{ text: 'a', source: 'x#1#0' }, { text: 'b' }, { text: 'c', source: 'y#7' }];
    expect(sourceLengths(questions, ['x#1#0', 'x#1#400', 'y#7', 'z#0'])).toEqual([2, undefined, 1]);
  });
});

describe('a file to compare with', () => {
  it.each([
    ['no JSON', 'is no JSON'],
    ['{}', 'holds no rows of a run'],
    ['[{"metric":1}]', 'holds no rows of a run'],
    [undefined, 'cannot be read'],
  ])('is refused with %j in it', (text, reason) => {
    const file = join(temporaryFolder(), 'older.json');
    if (text !== undefined) writeFileSync(file, text);
    expect(() => readRows(file)).toThrow(UsageError);
    expect(() => readRows(file)).toThrow(reason);
  });

  it('is what was printed', () => {
    const file = join(temporaryFolder(), 'older.json');
    const rows = rowsOf(results);
    writeFileSync(file, JSON.stringify(rows));
    expect(readRows(file)).toEqual(rows);
  });
});

describe('the command line', () => {
  it('measures 100,000 passages unless told otherwise', () => {
    expect(readBenchArguments([])).toMatchObject({ size: 100_000, json: false, all: false, readme: false });
    expect(readBenchArguments(['--compare', 'older.json']).compare).toBe('older.json');
    expect(readBenchArguments(['--json', '--size', '10000', '--corpus', 'x'])).toMatchObject({
      size: 10_000,
      json: true,
      corpus: 'x',
    });
  });

  it('always takes ours, beside the peers that are named', () => {
    expect(readBenchArguments(['--only', 'SQLite FTS5']).only).toEqual(['Verbatim', 'SQLite FTS5']);
  });

  it.each([
    [['--size', 'many'], /--size must be a whole number/],
    [['--size', '1'], /--size must be a whole number/],
    [['--size', '1e5'], /--size must be a whole number/],
    [['--only', 'Solr'], /there is no Solr; there are Verbatim, MiniSearch/],
    [['--corpus='], /--corpus needs a value/],
    [['--sise', '3'], /unknown option --sise \(did you mean --size\?\)/],
    [['word'], /takes no words, got word/],
  ])('refuses %j', (argv, message) => {
    expect(() => readBenchArguments(argv)).toThrow(UsageError);
    expect(() => readBenchArguments(argv)).toThrow(message);
  });
});
