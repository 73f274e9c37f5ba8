import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { columns } from '../../adapters/terminal/columns.js';
import { terminalProgress } from '../../adapters/terminal/progress.js';
import { readQualityArguments } from '../../adapters/terminal/quality-arguments.js';
import { findProjectFolder, readConfig } from '../../config/config.js';
import { readBaselines } from '../../evaluation/baselines.js';
import { FaultyInput } from '../../evaluation/faulty-input.js';
import { type Measurement, measure } from '../../evaluation/measure.js';
import { findSets, type QualitySet, readSet } from '../../evaluation/quality-set.js';
import {
  ablationTable,
  type Cells,
  confidenceSource,
  confidenceTable,
  qualityTable,
  reliabilityTable,
  targetLines,
  weightsSource,
  weightsTable,
} from '../../evaluation/report.js';
import { loadScorer } from '../../evaluation/scorer.js';
import { answeringParts } from '../wiring/library-parts.js';
import { readFolder } from '../wiring/read-folder.js';
import type { Terminal } from '../wiring/terminal.js';

/** Where the development sets lie, seen from the project's folder. They are no part of the project. */
export const usualSets = '../shared/bench/quality/data';

/** The project's own set of news, measured beside the usual sets. */
const newsSet = 'test/fixtures/news';

/**
 * `npm run quality`: answers the development sets, scores them with the scorer that comes with them, and prints the
 * figures. 0 also where the usual sets are not there; 1 if a quote is not verbatim.
 * @throws {FaultyInput} where the sets that were named cannot be used.
 */
export async function quality(argv: readonly string[], terminal: Terminal): Promise<number> {
  const { fit, ablate, sets } = readQualityArguments(argv);
  const config = readConfig(terminal.env);
  const project = findProjectFolder();
  const folder = sets === undefined ? resolve(project, usualSets) : resolve(sets);
  const beside = (name: string) => join(dirname(folder), name);
  const scorer = await loadScorer(beside('score.mjs'));
  const folders = existsSync(folder) ? findSets(folder) : [];
  if (scorer === undefined || folders.length === 0) {
    const what =
      folders.length === 0
        ? `no question sets in ${sets ?? usualSets}`
        : `no scorer beside them (score.mjs beside ${sets ?? usualSets})`;
    if (sets !== undefined) throw new FaultyInput(what);
    terminal.stdout.write(`${what}; --sets DIR names another folder\n`);
    return 0;
  }
  if (sets === undefined && existsSync(join(project, newsSet))) folders.push(join(project, newsSet));

  const progress = terminalProgress(terminal.stderr);
  try {
    const read: QualitySet[] = [];
    for (const one of folders) read.push(await readSet(one, (path) => readFolder(path, config)));
    const measurement = await measure(read, answeringParts(config), scorer, {
      fit,
      ablate,
      report: progress.report,
    });
    progress.end();
    print(measurement, terminal, readBaselines(beside('BASELINES.md')));
    return measurement.sets.some(({ score }) => score.quoteCheck.violations > 0) ? 1 : 0;
  } finally {
    progress.end();
  }
}

function print(
  { sets, ablations, weights, confidence }: Measurement,
  { stdout }: Terminal,
  baselines: ReturnType<typeof readBaselines>,
): void {
  const section = (title: string, cells: Cells) => stdout.write(`\n${title}\n${columns(cells)}`);
  const lines = (all: readonly string[]) => stdout.write(all.map((line) => `${line}\n`).join(''));

  section('Quality, in percent', qualityTable(sets, baselines));
  lines(targetLines(sets));
  const reliability = reliabilityTable(sets);
  section('Confidence beside the share of right answers (in the first three quotes)', reliability.cells);
  lines([`expected calibration error: ${(reliability.error * 100).toFixed(1)} %`]);
  if (ablations !== undefined) {
    section('Loss without each signal, in percentage points of Hit@1 / Hit@3', ablationTable(ablations));
  }
  if (weights !== undefined) {
    section('Weights fitted', weightsTable(weights));
    lines([`objective: ${weights.lossBefore.toFixed(4)} → ${weights.lossAfter.toFixed(4)}`, '']);
    lines(weightsSource(weights));
  }
  if (confidence !== undefined) {
    section('Confidence fitted', confidenceTable(confidence));
    lines([
      `objective: ${confidence.lossBefore.toFixed(4)} → ${confidence.lossAfter.toFixed(4)}`,
      '',
      confidenceSource(confidence),
    ]);
  }
}
