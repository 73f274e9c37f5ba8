import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { columns } from '../../adapters/terminal/columns.js';
import { terminalProgress } from '../../adapters/terminal/progress.js';
import { readQualityArguments } from '../../adapters/terminal/quality-arguments.js';
import type { Progress } from '../../chat/protocol/reply.js';
import { type Config, findProjectFolder, readConfig } from '../../config/config.js';
import { weightsOfTier } from '../../core/ranking/weights.js';
import type { RankingTier } from '../../core/types/answer.js';
import { readBaselines } from '../../evaluation/baselines.js';
import { compareTiers } from '../../evaluation/compare-tiers.js';
import { FaultyInput } from '../../evaluation/faulty-input.js';
import type { ConfidenceFit } from '../../evaluation/fit-confidence.js';
import { withNumbers } from '../../evaluation/fitted-source.js';
import { type Measurement, measure } from '../../evaluation/measure.js';
import { checksLines, checksTable, measureChecks } from '../../evaluation/measure-checks.js';
import { shapeLines } from '../../evaluation/measure-shapes.js';
import { findSets, type QualitySet, readSet, type SetFile, setsIn } from '../../evaluation/quality-set.js';
import {
  ablationTable,
  confidenceSource,
  confidenceTable,
  plainTable,
  qualityTable,
  reliabilityLines,
  reliabilityTable,
  scoredTiersTable,
  shortNumbers,
  type TableRows,
  targetLines,
  thresholdTable,
  tiersTable,
  weightsSource,
  weightsTable,
} from '../../evaluation/report.js';
import { loadScorer } from '../../evaluation/scorer.js';
import { SqlVectors, vectorsFile } from '../../state/sql-vectors.js';
import { commandLine } from '../../texts/command-line/index.js';
import { readCachedFolder } from '../wiring/cached-folder.js';
import { answeringParts } from '../wiring/library-parts.js';
import { openSentenceModel } from '../wiring/sentence-model.js';
import type { Terminal } from '../wiring/terminal.js';

const { quality: texts, printed } = commandLine;
const { titles } = texts;

/** Where the development sets lie, seen from the project's folder. They are no part of the project. */
export const usualSets = '../shared/bench/quality/data';
const usualPlainSets = '../shared/bench/realistic';

/** The project's own set of news, measured beside the usual sets. */
const newsSet = 'test/fixtures/news';

/** Where documents are kept as they were read, seen from the project's folder. */
const cache = 'node_modules/.cache/verbatim-quality';

/**
 * `npm run quality`: answers the development sets, scores them, and prints the figures. 0 also where the usual sets are
 * not there; 1 if a quote is not verbatim.
 * @throws {FaultyInput} where the sets that were named cannot be used.
 */
export async function quality(argv: readonly string[], terminal: Terminal): Promise<number> {
  const { fit, write, ablate, checks, tiers, sets, only } = readQualityArguments(argv);
  const config = readConfig(terminal.env);
  const project = findProjectFolder();
  const folder = sets === undefined ? resolve(project, usualSets) : resolve(sets);
  const beside = (name: string) => join(dirname(folder), name);
  const found = existsSync(folder) ? findSets(folder) : [];
  if (found.length === 0) {
    const what = texts.noSets(sets ?? usualSets);
    if (sets !== undefined) throw new FaultyInput(what);
    terminal.stdout.write(
      `${texts.nameSets(what)}
`,
    );
    return 0;
  }
  if (sets === undefined) {
    for (const further of [usualPlainSets, newsSet].map((path) => join(project, path))) {
      if (existsSync(further))
        found.push(...(further.endsWith(newsSet) ? setsIn(further) : findSets(further)));
    }
  }
  const wanted = only === undefined ? found : named(only, found);
  const scorer = await loadScorer(beside('score.mjs'));
  if (scorer === undefined && wanted.some(({ judgedBy }) => judgedBy === 'scorer')) {
    throw new FaultyInput(texts.noScorer(sets ?? usualSets));
  }

  const progress = terminalProgress(terminal.stderr);
  const store = (hash: string) => new SqlVectors(vectorsFile(join(project, cache), hash));
  const { model, problem } = openSentenceModel(config, { store });
  if (problem !== undefined) terminal.warn(printed.noModel(problem));
  const answering = { ...answeringParts(config), model };
  try {
    const read: QualitySet[] = [];
    for (const one of wanted) {
      read.push(await readSet(one, (path) => readCachedFolder(path, config, join(project, cache))));
    }
    if (checks) {
      await checkSets(read, config, terminal, progress.report);
      return 0;
    }
    if (tiers) {
      const { stated, scored } = await compareTiers(read, answering, scorer, progress.report);
      progress.end();
      if (stated.length > 0) terminal.stdout.write(`\n${titles.stated}\n${columns(tiersTable(stated))}`);
      if (scored.length > 0)
        terminal.stdout.write(`\n${titles.scored}\n${columns(scoredTiersTable(scored))}`);
      return 0;
    }
    const measurement = await measure(read, answering, scorer, {
      fit,
      ablate,
      score: !write,
      report: progress.report,
    });
    progress.end();
    print(measurement, terminal, readBaselines(beside('BASELINES.md')));
    await checkSets(read, config, terminal, progress.report);
    terminal.stdout.write(`\n${titles.shapes}\n`);
    for (const set of read.filter(({ judgedBy }) => judgedBy === 'stated words')) {
      for (const line of await shapeLines(set, answering)) terminal.stdout.write(`${line}\n`);
    }
    if (write) writeFit(measurement, join(project, 'src/core/ranking'));
    return measurement.sets.some(({ score }) => (score?.quoteCheck.violations ?? 0) > 0) ? 1 : 0;
  } finally {
    progress.end();
    model?.close();
  }
}

/** The sets from whose documents quotes are made; the first that is there and not the same gives those that are absent. */
const checkedSets = ['mixed-dev', 'manuals', 'news'];
/** So many quotes are made by each rule. */
const quotesOfRule = 20;

async function checkSets(
  sets: readonly QualitySet[],
  config: Config,
  { stdout }: Terminal,
  report: (progress: Progress) => void,
): Promise<void> {
  const checked = sets.filter(({ name }) => checkedSets.includes(name));
  for (const set of checked) {
    const others = checked.find((other) => other !== set) ?? { name: 'none', documents: [] };
    const measured = await measureChecks(set, others, answeringParts(config), { each: quotesOfRule, report });
    stdout.write(`\n${titles.checks(set.name)}\n${columns(checksTable(measured))}`);
    stdout.write(
      checksLines(measured)
        .map((line) => `${line}\n`)
        .join(''),
    );
  }
}

/** @throws {FaultyInput} for a name that no set has. */
function named(only: readonly string[], sets: readonly SetFile[]): SetFile[] {
  const unknown = only.find((name) => !sets.some((set) => set.name === name));
  if (unknown !== undefined) {
    throw new FaultyInput(
      texts.noSet(
        unknown,
        sets.map(({ name }) => name),
      ),
    );
  }
  return sets.filter(({ name }) => only.includes(name));
}

/** What weights.ts calls the table of a tier. */
function tableOf(tier: RankingTier): string {
  return { words: 'weightsByWords', static: 'weights', model: 'weightsByModel' }[tier];
}

/** Each fit of the confidence with what confidence.ts calls its table. */
function confidencesOf({
  confidence,
  confidenceByModel,
}: Pick<Measurement, 'confidence' | 'confidenceByModel'>): (readonly [table: string, ConfidenceFit])[] {
  const fits = [
    ['logit', confidence],
    ['logitByModel', confidenceByModel],
  ] as const;
  return fits.flatMap(([table, fit]) => (fit === undefined ? [] : [[table, fit] as const]));
}

/** Puts fitted numbers into the sources; what was built of them stays as it is until the next build. */
function writeFit({ tier, weights, ...fitted }: Measurement, folder: string): void {
  const put = (name: string, table: string, numbers: Readonly<Record<string, number>>) => {
    const file = join(folder, name);
    writeFileSync(file, withNumbers(readFileSync(file, 'utf8'), table, shortNumbers(numbers)));
  };
  if (weights !== undefined) {
    const present: Readonly<Record<string, number>> = weightsOfTier[tier];
    const others = Object.entries(weights.adopted).filter(([name, weight]) => weight !== present[name]);
    put('weights.ts', tableOf(tier), Object.fromEntries(others));
  }
  for (const [table, { coefficients }] of confidencesOf(fitted)) put('confidence.ts', table, coefficients);
}

function print(
  { sets, tier, ablations, weights, ...fitted }: Measurement,
  { stdout }: Terminal,
  baselines: ReturnType<typeof readBaselines>,
): void {
  const section = (title: string, cells: TableRows) => stdout.write(`\n${title}\n${columns(cells)}`);
  const lines = (all: readonly string[]) => stdout.write(all.map((line) => `${line}\n`).join(''));

  const scored = sets.filter(({ score }) => score !== undefined);
  if (scored.length > 0) {
    section(titles.quality, qualityTable(scored, baselines));
    lines(targetLines(scored));
  }
  const plain = plainTable(sets);
  if (plain.length > 0) section(titles.plain, plain);
  const judged = sets.flatMap((one) => one.judged);
  if (judged.length > 0) section(titles.reliability, reliabilityTable(judged));
  if (judged.length > 0) lines(reliabilityLines(judged));
  if (ablations !== undefined) {
    section(titles.ablation, ablationTable(ablations));
  }
  if (weights !== undefined) {
    section(titles.weights, weightsTable(weights));
    lines([texts.objective(weights.lossBefore.toFixed(4), weights.lossAfter.toFixed(4)), '']);
    if (weights.adopted !== weights.weights) lines([texts.weightsStay, '']);
    lines(weightsSource(weights, tableOf(tier)));
  }
  for (const [table, confidence] of confidencesOf(fitted)) {
    const by = table === 'logitByModel' ? texts.byModel : '';
    section(titles.confidence(by), confidenceTable(confidence));
    const plainly = confidence.judged.filter(({ isStated }) => isStated);
    if (plainly.length > 0) section(titles.thresholds(by), thresholdTable(plainly));
    section(titles.crossValidated(by), reliabilityTable(confidence.judged));
    lines([
      ...reliabilityLines(confidence.judged),
      texts.objective(confidence.lossBefore.toFixed(4), confidence.lossAfter.toFixed(4)),
      '',
      ...confidenceSource(confidence, table),
    ]);
  }
}
