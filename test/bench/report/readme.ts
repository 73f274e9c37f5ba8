import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProjectFolder } from '../../../src/config/config.js';
import type { Row } from './row.js';
import { loadMetrics, realPassagesMetric } from './rows.js';
import { described } from './run.js';
import { skippedPeers, tableOf } from './table.js';

/** The file that shows the figures, as parts of its path from the project's folder. */
export const figuresFile = ['test', 'README.md'] as const;

/** The figures stand there between these lines. */
const begin = '<!-- bench: written by npm run bench -- --readme -->';
const end = '<!-- end of bench -->';

/** Where runs are kept whose figures it shows: what `--json` printed, a file a size. */
export const resultsFolder = join('test', 'bench', 'results');

export function readResults(project: string = findProjectFolder()): Row[] {
  const folder = join(project, resultsFolder);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .flatMap((name): Row[] => JSON.parse(readFileSync(join(folder, name), 'utf8')));
}

/** @throws {Error} if the lines that enclose the figures are not there. */
export function withFigures(readme: string, rows: readonly Row[]): string {
  const from = readme.indexOf(begin);
  const to = readme.indexOf(end);
  if (from < 0 || to < from) throw new Error(`test/README.md lacks the lines ${begin} and ${end}`);
  return `${readme.slice(0, from)}${begin}\n${figures(rows)}\n${readme.slice(to)}`;
}

function figures(rows: readonly Row[]): string {
  if (rows.length === 0) return 'No run is recorded yet.';
  const sizes = [...new Set(rows.map(({ size }) => size))].sort((a, b) => a - b);
  return sizes
    .map((size) => {
      const ofSize = rows.filter((row) => row.size === size);
      const figure = (name: string) => ofSize.find(({ metric }) => metric === name)?.ours ?? 0;
      const real = figure(realPassagesMetric).toLocaleString('en');
      const { before, during, cores } = loadMetrics;
      const load = `${figure(cores)} cores, load average ${figure(before)} before the run and ${figure(during)} in it`;
      const run = ofSize.find((row) => row.run !== undefined)?.run;
      const [heading = [], ...cells] = tableOf(ofSize.filter(isShown));
      const lines = [heading, heading.map((_, i) => (i < 2 ? '---' : '---:')), ...cells];
      return [
        `${size.toLocaleString('en')} passages, ${real} of them of real files; ${load}${run === undefined ? '' : `; ${described(run)}`}:`,
        '',
        ...lines.map((line) => `| ${line.join(' | ')} |`),
        ...skippedPeers(ofSize).map((line) => `\n${line}.`),
      ].join('\n');
    })
    .join('\n\n');
}

/** What it leaves to those who run it themselves, unless something is promised of it. */
const details =
  /^corpus:|^machine:|^refresh \(|^questions asked|p95|peak memory while|the longest$|the slowest$/u;

function isShown({ metric, target }: Row): boolean {
  return target !== null || !details.test(metric);
}
