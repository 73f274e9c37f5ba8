import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from '../../src/adapters/terminal/arguments.js';
import { columns } from '../../src/adapters/terminal/columns.js';
import { findProjectFolder } from '../../src/config/config.js';
import { readBenchArguments } from './arguments.js';
import { NoRealText } from './corpus/generate.js';
import { besideEarlier, readRows } from './report/earlier.js';
import { figuresFile, readResults, withFigures } from './report/readme.js';
import type { Results } from './report/results.js';
import { rowsOf } from './report/rows.js';
import { described } from './report/run.js';
import { skippedPeers, tableOf } from './report/table.js';
import { runBench } from './run-bench.js';

async function main(argv: readonly string[]): Promise<void> {
  const given = readBenchArguments(argv);
  if (given.readme) {
    const file = join(findProjectFolder(), ...figuresFile);
    writeFileSync(file, withFigures(readFileSync(file, 'utf8'), readResults()));
    return;
  }
  // A slip in its name is told before the run, not after it.
  const earlier = given.compare === undefined ? undefined : readRows(given.compare);
  const results = await runBench(given, (line) => process.stderr.write(`${line}\n`));
  const rows = earlier === undefined ? rowsOf(results) : besideEarlier(rowsOf(results), earlier);
  process.stdout.write(
    given.json
      ? `${JSON.stringify(rows, undefined, 2)}\n`
      : `${heading(results)}${earlier?.[0]?.run === undefined ? '' : `Before: ${described(earlier[0].run)}.\n`}\n${columns(tableOf(rows))}${skippedPeers(
          rows,
        )
          .map((line) => `${line}\n`)
          .join('')}`,
  );
}

function heading({ figures, load, run }: Results): string {
  const share = Math.round((100 * figures.realPassages) / figures.passages);
  return [
    `${figures.passages} passages of ${figures.documents} documents: ${figures.realPassages} (${share} %) of real files,`,
    `the rest recombined along the fitted Heaps curve (exponent ${figures.heapsExponent}).`,
    `${described(run)};`,
    `load average ${load.before.toFixed(1)} before the run, ${load.during.toFixed(1)} in it.\n`,
  ].join('\n');
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(130));

try {
  await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof UsageError || error instanceof NoRealText)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 2;
}
