import { signalNames } from '../core/ranking/signals.js';
import { quality as texts } from '../texts/command-line/quality.js';
import type { Ablation } from './ablate.js';
import type { Baselines } from './baselines.js';
import type { ComparedSet, StatedScore } from './compare-tiers.js';
import { aurocIn, type ConfidenceFit, type JudgedEvidence } from './fit-confidence.js';
import type { WeightsFit } from './fit-weights.js';
import type { Measured } from './measure.js';
import { type PlainScore, sumOf } from './plain-score.js';
import {
  type Bin,
  calibrationErrorOf,
  calibrationIntervalOf,
  type JudgedConfidence,
  reliabilityOf,
} from './reliability.js';
import type { Hits } from './samples.js';
import type { Score } from './scorer.js';
import { isReached, type Measure, measures, targetsOf } from './targets.js';

/** A table as rows of cells, the first being its head. */
export type TableRows = readonly (readonly string[])[];

/** Every set's figures beside those to compare with, in percent. */
export function qualityTable(measured: readonly Measured[], baselines: Baselines): TableRows {
  return [
    texts.heads.quality,
    ...measured.flatMap(({ set, score }) => (score === undefined ? [] : rowsOf(set.name, score, baselines))),
  ];
}

function rowsOf(set: string, score: Score, baselines: Baselines): string[][] {
  const kinds = [
    score.qa === undefined ? undefined : measures.quoting,
    score.ranked === undefined ? undefined : measures.ranking,
    score.abstention === undefined ? undefined : measures.abstaining,
  ].filter((kind) => kind !== undefined);
  return kinds.map((kind, i) => {
    // The figures to compare with are of one kind a set: abstaining where that is what it measures.
    const isCompared = score.abstention === undefined || kind === measures.abstaining;
    const compared = (system: string) => (isCompared ? (baselines.get(system)?.get(set) ?? '–') : '–');
    const targets = targetsOf(set)
      .filter(
        ({ measure }) => kind.some((other) => other === measure) || (i === 0 && measure.name === 'p95 ms'),
      )
      .map((target) => {
        const { measure, value } = target;
        return `${isReached(target, score) ? '✓' : '✗'} ${measure.name} ${measure.isLoss === true ? '≤' : '≥'} ${value}`;
      });
    return [
      set,
      kind.map(({ name }) => name).join(' / '),
      kind.map((measure) => (measure.of(score) ?? 0).toFixed(1)).join(' / '),
      targets.join(', ') || '–',
      marked(compared(bestOther), kind, score),
      compared('lucene-language'),
      ...(i === 0
        ? [
            String(score.quoteCheck.violations),
            score.latencyMs?.p50.toFixed(1) ?? '–',
            score.latencyMs?.p95.toFixed(1) ?? '–',
          ]
        : ['', '', '']),
    ];
  });
}

/** Of the systems compared with, the one to be better than on every set. */
const bestOther = 'pipeline';

/** The figures of another system with a mark: whether ours are nowhere worse. */
function marked(figures: string, kind: readonly Measure[], score: Score): string {
  const theirs = figures.split('/').map(Number);
  if (theirs.length !== kind.length || theirs.some(Number.isNaN)) return figures;
  const isWorse = kind.some((measure, i) => {
    // Written down to one decimal place, so compared so.
    const ours = Number((measure.of(score) ?? 0).toFixed(1));
    const other = theirs[i] ?? 0;
    return measure.isLoss === true ? ours > other : ours < other;
  });
  return `${isWorse ? '✗' : '✓'} ${figures}`;
}

/** "12 of 14 targets are reached", and the others with what they lack. */
export function targetLines(measured: readonly Measured[]): string[] {
  let all = 0;
  const missed: string[] = [];
  for (const { set, score } of measured) {
    for (const target of score === undefined ? [] : targetsOf(set.name)) {
      all++;
      if (score === undefined || isReached(target, score)) continue;
      const figure = target.measure.of(score);
      missed.push(
        `  ${texts.targetMissed(set.name, target.measure.name, figure?.toFixed(2), target.value, target.measure.isLoss === true)}`,
      );
    }
  }
  return all === 0 ? [] : [texts.targetsReached(all - missed.length, all), ...missed];
}

/** The sets whose questions state their answers: each, its kinds of question, and all together. */
export function plainTable(measured: readonly Measured[]): TableRows {
  const sets = measured.flatMap(({ set, plain }) =>
    plain === undefined ? [] : [{ name: set.name, ...plain }],
  );
  if (sets.length === 0) return [];
  return [
    texts.heads.plain,
    ...sets.flatMap(({ name, all, byKind }) => [
      plainRow(name, all),
      ...[...byKind].map(([kind, score]) => plainRow(`  ${kind}`, score)),
    ]),
    plainRow(texts.all, sets.map(({ all }) => all).reduce(sumOf)),
  ];
}

/** What each way of ranking answers, beside one another; of the answers among the windows all counts, shown or not. */
export function tiersTable(compared: readonly ComparedSet<StatedScore>[]): TableRows {
  const ways = compared[0]?.tiers.map(({ by }) => by) ?? [];
  return [
    texts.heads.stated(ways),
    ...compared.map(({ name, tiers }) => [
      name,
      String(tiers[0]?.score.answerable ?? 0),
      ...tiers.flatMap(({ score }) => [
        `${score.hit1} / ${score.hit3}`,
        String(score.among),
        texts.partOf(score.falseAnswers, score.unanswerable),
        percent(score.auroc),
      ]),
    ]),
  ];
}

/** The same of sets that a scorer judges, in percent; AUROC where some questions have no answer. */
export function scoredTiersTable(compared: readonly ComparedSet<Score>[]): TableRows {
  const ways = compared[0]?.tiers.map(({ by }) => by) ?? [];
  return [
    texts.heads.scored(ways),
    ...compared.map(({ name, tiers }) => [
      name,
      String(tiers[0]?.score.qa?.queries ?? 0),
      ...tiers.flatMap(({ score }) => [
        hits(score.qa ?? { hit1: 0, hit3: 0 }),
        percent(score.abstention?.all.auroc),
      ]),
    ]),
  ];
}

function plainRow(name: string, score: PlainScore): string[] {
  return [
    name,
    String(score.hit1),
    String(score.hit3),
    String(score.answerable),
    String(score.wronglyNothing),
    String(score.wrong),
    String(score.surelyWrong),
    texts.partOf(score.falseAnswers, score.unanswerable),
    texts.partOf(score.sureWrongFirst, score.sure),
    percent(score.auroc),
  ];
}

/** What confidence was worth, over all questions of which it can be told. */
export function reliabilityTable(judged: readonly JudgedConfidence[]): TableRows {
  const range = ({ from, to }: Bin) => `${from.toFixed(2)}–${to.toFixed(2)}`;
  return [
    texts.heads.reliability,
    ...reliabilityOf(judged).map((bin) => [
      range(bin),
      String(bin.questions),
      percent(bin.meanConfidence),
      percent(bin.firstRight),
      percent(bin.right),
    ]),
  ];
}

/** The expected calibration error with its interval, and what was sure and wrong; lines. */
export function reliabilityLines(judged: readonly JudgedConfidence[]): string[] {
  const { from, to } = calibrationIntervalOf(judged);
  const error = calibrationErrorOf(reliabilityOf(judged));
  const given = judged.filter(({ confidence }) => confidence >= 0.9);
  const wrong = given.filter(({ isFirstRight }) => !isFirstRight).length;
  return [
    texts.calibrationError(percent(error), judged.length, percent(from), percent(to)),
    texts.surelyWrong(given.length, wrong),
  ];
}

/** What each signal gains, as the loss in percentage points without it: Hit@1 / Hit@3. */
export function ablationTable(ablations: readonly Ablation[]): TableRows {
  const sets = [...(ablations[0]?.loss.keys() ?? [])];
  return [
    [...texts.heads.ablation, ...sets],
    ...ablations.map(({ signal, weight, loss }) => [
      signal,
      String(weight),
      ...sets.map((set) => {
        const { hit1 = 0, hit3 = 0 } = loss.get(set) ?? {};
        return `${points(hit1)} / ${points(hit3)}`;
      }),
    ]),
  ];
}

export function weightsTable({ sets }: WeightsFit): TableRows {
  return [
    texts.heads.weights,
    ...sets.map(({ set, present, crossValidated, fitted }) => [
      set,
      hits(present),
      hits(crossValidated),
      hits(fitted),
    ]),
  ];
}

/** The fitted table, to be put in place of the one in weights.ts. */
export function weightsSource({ weights }: WeightsFit, table: string): string[] {
  return [
    `export const ${table}: Weights = {`,
    ...signalNames.map((name) => `  ${name}: ${short(weights[name])},`),
    '};',
  ];
}

/** How well confidence tells answers from questions without one, fitted without the question and its documents. */
export function confidenceTable({ judged }: ConfidenceFit): TableRows {
  const sets = [...new Set(judged.map(({ set }) => set))];
  return [
    texts.heads.confidence,
    ...sets.flatMap((set) => {
      const auroc = aurocIn(judged, set);
      return auroc === undefined ? [] : [[set, percent(auroc)]];
    }),
  ];
}

/** What a threshold would give: questions that are left without an answer though there is one, and the other way round. */
export function thresholdTable(judged: readonly JudgedEvidence[]): TableRows {
  const answerable = judged.filter(({ isAnswerable }) => isAnswerable);
  const others = judged.filter(({ isAnswerable }) => !isAnswerable);
  return [
    texts.heads.thresholds,
    ...Array.from({ length: 15 }, (_, i) => {
      const threshold = (i + 1) / 20;
      const given = judged.filter(({ confidence }) => confidence >= threshold);
      return [
        threshold.toFixed(2),
        String(answerable.filter(({ confidence }) => confidence < threshold).length),
        String(answerable.length),
        String(others.filter(({ confidence }) => confidence >= threshold).length),
        String(others.length),
        given.length === 0
          ? '–'
          : percent(given.filter(({ isFirstRight }) => isFirstRight).length / given.length),
      ];
    }),
  ];
}

/** The fitted coefficients, to be put in place of those in confidence.ts. */
export function confidenceSource({ coefficients }: ConfidenceFit, table: string): string[] {
  return [
    `export const ${table}: … = {`,
    ...Object.entries(coefficients).map(([name, value]) => `  ${name}: ${short(value)},`),
    '};',
  ];
}

function hits({ hit1, hit3 }: Hits): string {
  return `${percent(hit1)} / ${percent(hit3)}`;
}

function percent(share: number | undefined): string {
  return share === undefined ? '–' : (share * 100).toFixed(1);
}

/** +0.3, −1.2, 0.0 */
function points(share: number): string {
  const rounded = (share * 100).toFixed(1);
  if (Number(rounded) === 0) return '0.0';
  return share > 0 ? `+${rounded}` : rounded.replace('-', '−');
}

/** Numbers as they are written into a source: no more digits than the data can tell. */
export function shortNumbers(numbers: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [name, Math.round(value * 1_000) / 1_000]),
  );
}

function short(value: number): string {
  return String(Math.round(value * 1_000) / 1_000);
}
