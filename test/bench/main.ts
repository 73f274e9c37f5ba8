import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { UsageError } from '../../src/adapters/terminal/arguments.js';
import { columns } from '../../src/adapters/terminal/columns.js';
import { findProjectFolder } from '../../src/config/config.js';
import { readBenchArguments } from './arguments.js';
import { NoRealText } from './corpus/generate.js';
import { figuresFile, readResults, withFigures } from './report/readme.js';
import type { Results } from './report/results.js';
import { rowsOf } from './report/rows.js';
import { skippedPeers, tableOf } from './report/table.js';
import { runBench } from './run-bench.js';

async function main(argv: readonly string[]): Promise<void> {
  const given = readBenchArguments(argv);
  if (given.readme) {
    const file = join(findProjectFolder(), ...figuresFile);
    writeFileSync(file, withFigures(readFileSync(file, 'utf8'), readResults()));
    return;
  }
  const results = await runBench(given, (line) => process.stderr.write(`${line}\n`));
  const rows = rowsOf(results);
  process.stdout.write(
    given.json
      ? `${JSON.stringify(rows, undefined, 2)}\n`
      : `${heading(results)}\n${columns(tableOf(rows))}${skippedPeers(rows)
          .map((line) => `${line}\n`)
          .join('')}`,
  );
}

function heading({ figures, load }: Results): string {
  const [cpu] = cpus();
  const share = Math.round((100 * figures.realPassages) / figures.passages);
  return [
    `${figures.passages} passages of ${figures.documents} documents: ${figures.realPassages} (${share} %) of real files,`,
    `the rest recombined along the fitted Heaps curve (exponent ${figures.heapsExponent}).`,
    `${cpus().length} × ${cpu?.model ?? 'unknown processor'}, Node ${process.versions.node};`,
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
