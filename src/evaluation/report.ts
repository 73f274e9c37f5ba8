import { signalNames } from '../core/ranking/signals.js';
import type { Ablation } from './ablate.js';
import type { Baselines } from './baselines.js';
import type { ConfidenceFit } from './fit-confidence.js';
import type { WeightsFit } from './fit-weights.js';
import type { Measured } from './measure.js';
import { calibrationErrorOf, reliabilityOf } from './reliability.js';
import type { Hits } from './samples.js';
import type { Score } from './scorer.js';
import { isReached, type Measure, measures, targetsOf } from './targets.js';

/** A table as rows of cells, the first being its head. */
export type Cells = readonly (readonly string[])[];

/** Every set's figures beside those to compare with, in percent. */
export function qualityTable(measured: readonly Measured[], baselines: Baselines): Cells {
  const head = ['set', 'measure', 'ours', 'targets', bestOther, 'lucene', 'violations', 'p50 ms', 'p95 ms'];
  return [head, ...measured.flatMap(({ set, score }) => rowsOf(set.name, score, baselines))];
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
    for (const target of targetsOf(set.name)) {
      all++;
      if (isReached(target, score)) continue;
      const figure = target.measure.of(score);
      const found = figure === undefined ? 'is not measured' : `is ${figure.toFixed(2)}`;
      missed.push(
        `  ${set.name}: ${target.measure.name} ${found}, aimed at ${target.measure.isLoss === true ? 'no more than' : 'at least'} ${target.value}`,
      );
    }
  }
  return all === 0 ? [] : [`${all - missed.length} of ${all} targets are reached`, ...missed];
}

/** What confidence was worth, over all questions of which it can be told. */
export function reliabilityTable(measured: readonly Measured[]): { cells: Cells; error: number } {
  const deciles = reliabilityOf(measured.flatMap(({ judged }) => judged));
  return {
    error: calibrationErrorOf(deciles),
    cells: [
      ['confidence', 'questions', 'mean confidence %', 'answered rightly %'],
      ...deciles.map(({ from, questions, meanConfidence, right }) => [
        `${from.toFixed(1)}–${(from + 0.1).toFixed(1)}`,
        String(questions),
        percent(meanConfidence),
        percent(right),
      ]),
    ],
  };
}

/** What each signal gains, as the loss in percentage points without it: Hit@1 / Hit@3. */
export function ablationTable(ablations: readonly Ablation[]): Cells {
  const sets = [...(ablations[0]?.loss.keys() ?? [])];
  return [
    ['without', 'weight', ...sets],
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

export function weightsTable({ sets }: WeightsFit): Cells {
  return [
    ['set (Hit@1 / Hit@3)', 'present', 'cross-validated', 'fitted'],
    ...sets.map(({ set, present, crossValidated, fitted }) => [
      set,
      hits(present),
      hits(crossValidated),
      hits(fitted),
    ]),
  ];
}

/** The fitted table, to be put in place of the one in weights.ts. */
export function weightsSource({ weights }: WeightsFit): string[] {
  return [
    'export const weights: Weights = {',
    ...signalNames.map((name) => `  ${name}: ${short(weights[name])},`),
    '};',
  ];
}

export function confidenceTable({ sets }: ConfidenceFit): Cells {
  const figures = (abstention: Score['abstention']) =>
    abstention === undefined
      ? '–'
      : `${percent(abstention.all.auroc)} / ${percent(abstention.all.falseAnswerAt95)}`;
  return [
    ['set (AUROC / false answers at 95 %)', 'present', 'cross-validated'],
    ...sets.map(({ set, present, crossValidated }) => [set, figures(present), figures(crossValidated)]),
  ];
}

/** The fitted coefficients, to be put in place of those in confidence.ts. */
export function confidenceSource({ coefficients }: ConfidenceFit): string {
  const fields = Object.entries(coefficients).map(([name, value]) => `${name}: ${short(value)}`);
  return `const logit = { ${fields.join(', ')} } as const;`;
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

/** As it is written into a source: no more digits than the data can tell. */
function short(value: number): string {
  return String(Math.round(value * 1_000) / 1_000);
}
