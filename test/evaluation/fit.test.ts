import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildIndex } from '../../src/core/indexing/build-index.js';
import type { ConfidenceFeatures } from '../../src/core/ranking/confidence-features.js';
import type { QuestionContext } from '../../src/core/ranking/question-context.js';
import type { RankOptions } from '../../src/core/ranking/rank.js';
import { signalNames } from '../../src/core/ranking/signals.js';
import { type Weights, weights, weightsOfTier } from '../../src/core/ranking/weights.js';
import { everything } from '../../src/core/types/scope.js';
import { ablate } from '../../src/evaluation/ablate.js';
import { answerAll } from '../../src/evaluation/answer-all.js';
import { type Evidence, evidenceOf } from '../../src/evaluation/evidence.js';
import { aurocIn, fitConfidence } from '../../src/evaluation/fit-confidence.js';
import { fitWeights } from '../../src/evaluation/fit-weights.js';
import { withNumbers } from '../../src/evaluation/fitted-source.js';
import { foldsOf } from '../../src/evaluation/folds.js';
import { minimise } from '../../src/evaluation/minimise.js';
import { type QualitySet, readSet } from '../../src/evaluation/quality-set.js';
import {
  calibrationErrorOf,
  calibrationIntervalOf,
  reliabilityOf,
} from '../../src/evaluation/reliability.js';
import { hitsOf, type Sample, sampleSet } from '../../src/evaluation/samples.js';
import { loadScorer, type Scorer } from '../../src/evaluation/scorer.js';
import { holdsStatedAnswer } from '../../src/evaluation/stated-answer.js';
import { StaticEncoder } from '../../src/meaning/static-encoder.js';
import { smallModel } from '../meaning/model/small-model.js';
import { smallTable } from '../meaning/small-table.js';
import { answering, jsonl, queries } from './folder.js';
import { folderOfSets, setIn } from './sets.js';

async function scorerIn(folder: string): Promise<Scorer> {
  const scorer = await loadScorer(join(folder, 'score.mjs'));
  if (scorer === undefined) throw new Error('no scorer');
  return scorer;
}

async function contextOf({ documents }: QualitySet): Promise<QuestionContext> {
  return { reader: await buildIndex(documents, answering.makeEngine()), scope: everything };
}

async function samplesOf(): Promise<{ set: QualitySet; scorer: Scorer; samples: Sample[] }> {
  const folder = folderOfSets();
  const scorer = await scorerIn(folder);
  const set = await readSet(setIn(join(folder, 'data', 'tiny')), async () => []);
  const samples = await sampleSet(set, await contextOf(set), scorer, 'words');
  return { set, scorer, samples };
}

/** A sample's windows with other signals and hits: what fitting sees is numbers alone. */
function madeOf(sample: Sample, values: readonly number[], isHit: readonly boolean[]): Sample {
  const windows = isHit.map(() => sample.windows[0] as Sample['windows'][number]);
  return { ...sample, windows, values: Float64Array.from(values), isHit };
}

describe('samples', () => {
  it('judge the windows as the run itself is judged, under the present weights', async () => {
    const { set, scorer, samples } = await samplesOf();
    const rows = await answerAll(
      set.queries,
      await buildIndex(set.documents, answering.makeEngine()),
      answering,
    );
    const { score } = scorer.score(set, rows);
    expect(samples).toHaveLength(set.queries.length);
    expect(hitsOf(samples, weights)).toEqual({ hit1: score.qa?.hit1, hit3: score.qa?.hit3 });
    for (const { windows, values, isHit } of samples) {
      expect(values).toHaveLength(windows.length * signalNames.length);
      expect(isHit).toHaveLength(windows.length);
      expect(isHit).toContain(true);
    }
  });

  it('miss where the weights prefer the worst window', async () => {
    const folder = folderOfSets({
      'data/tiny/corpus.jsonl': jsonl([
        { id: 'right', title: '', text: 'The copper mine of Vell was opened by Ada Njoroge in 1998.' },
        ...['a', 'b', 'c'].map((id) => ({ id, title: '', text: `Copper ${id}.` })),
      ]),
      'data/tiny/queries.jsonl': jsonl([
        { id: 'q', text: 'Who opened the copper mine of Vell?', answers: ['Ada Njoroge'], gold: ['right'] },
      ]),
    });
    const set = await readSet(setIn(join(folder, 'data', 'tiny')), async () => []);
    const samples = await sampleSet(set, await contextOf(set), await scorerIn(folder), 'words');
    const turned = Object.fromEntries(signalNames.map((name) => [name, -10 * weights[name]])) as Weights;
    expect(hitsOf(samples, weights)).toEqual({ hit1: 1, hit3: 1 });
    expect(hitsOf(samples, turned)).toEqual({ hit1: 0, hit3: 0 });
  });
});

it('samples only what the tier ranked, whose weights they are for', async () => {
  const set = await readSet(setIn(join(folderOfSets(), 'data', 'tiny')), async () => []);
  const context = await contextOf(set);
  expect(await sampleSet(set, context, undefined, 'words')).not.toEqual([]);
  expect(await sampleSet(set, context, undefined, 'static')).toEqual([]);
});

it('ablation loses nothing by a signal whose weight is 0, and measures every signal on every set', async () => {
  const { samples } = await samplesOf();
  const [first] = signalNames;
  if (first === undefined) throw new Error('no signals');
  const ablations = ablate(new Map([['tiny', samples]]), { ...weights, [first]: 0 });
  expect(ablations.map(({ signal }) => signal)).toEqual([...signalNames]);
  expect(ablations[0]?.loss.get('tiny')).toEqual({ hit1: 0, hit3: 0 });
  for (const { signal, loss } of ablations) {
    const present = hitsOf(samples, { ...weights, [first]: 0 });
    const without = hitsOf(samples, { ...weights, [first]: 0, [signal]: 0 });
    expect(loss.get('tiny')?.hit1).toBeCloseTo(present.hit1 - without.hit1);
    expect(loss.get('tiny')?.hit3).toBeCloseTo(present.hit3 - without.hit3);
  }
});

describe('fitting weights', () => {
  it('never makes the objective worse, whatever the windows hold', async () => {
    const { samples } = await samplesOf();
    const [base] = samples;
    if (base === undefined) throw new Error('no samples');
    const width = signalNames.length;
    const question = fc.integer({ min: 1, max: 6 }).chain((windows) =>
      fc.tuple(
        fc.array(fc.double({ min: 0, max: 1, noNaN: true }), {
          minLength: windows * width,
          maxLength: windows * width,
        }),
        fc.array(fc.boolean(), { minLength: windows, maxLength: windows }),
      ),
    );
    fc.assert(
      fc.property(fc.array(question, { maxLength: 4 }), (questions) => {
        const made = questions.map(([values, isHit]) => madeOf(base, values, isHit));
        const { lossBefore, lossAfter, weights: fitted } = fitWeights(new Map([['made', made]]), weights);
        expect(lossAfter).toBeLessThanOrEqual(lossBefore);
        for (const name of signalNames) expect(Number.isFinite(fitted[name])).toBe(true);
      }),
      { numRuns: 15 },
    );
  });

  it('raises the weight of the signal that tells the answer, and lowers that of one that misleads', async () => {
    const { samples } = await samplesOf();
    const [base] = samples;
    if (base === undefined) throw new Error('no samples');
    const width = signalNames.length;
    // Two windows: the first has signal 1 and the answer, the second has signal 0.
    const values = Array.from({ length: 2 * width }, (_, i) => (i === 1 || i === width ? 1 : 0));
    const made = Array.from({ length: 8 }, () => madeOf(base, values, [true, false]));
    const { weights: fitted, lossAfter, lossBefore } = fitWeights(new Map([['made', made]]), weights);
    const [misleads, tells] = signalNames;
    if (misleads === undefined || tells === undefined) throw new Error('no signals');
    expect(fitted[tells]).toBeGreaterThan(weights[tells]);
    expect(fitted[misleads]).toBeLessThan(weights[misleads]);
    expect(lossAfter).toBeLessThan(lossBefore);
  });

  it('leaves the weights as they are where there is nothing to learn', () => {
    expect(fitWeights(new Map([['none', []]]), weights).weights).toEqual(weights);
  });

  it('adopts fitted weights only where they answer more of what they were not fitted to', () => {
    expect(fitWeights(new Map([['none', []]]), weights).adopted).toBe(weights);
  });

  it('adopts nothing from questions that the present weights answer already', async () => {
    const { samples } = await samplesOf();
    const [base] = samples;
    if (base === undefined) throw new Error('no samples');
    const values = Array.from({ length: 2 * signalNames.length }, (_, i) => (i === 1 ? 1 : 0));
    const made = Array.from({ length: 8 }, () => madeOf(base, values, [true, false]));
    const { adopted, weights: fitted, sets } = fitWeights(new Map([['made', made]]), weights);
    expect(sets[0]?.crossValidated.hit1).toBe(sets[0]?.present.hit1);
    expect(fitted).not.toEqual(weights);
    expect(adopted).toBe(weights);
  });
});

describe('fitting confidence', () => {
  async function evidenceOfTiny(): Promise<Evidence[]> {
    const folder = folderOfSets({
      'data/tiny/queries.jsonl': jsonl([
        ...queries.map((query) => ({ ...query, answerable: true })),
        { id: 'n1', text: 'Who approved the budget of the ministry?', answerable: false },
        { id: 'n2', text: 'Which zebra won the marathon in Oslo?', answerable: false },
        { id: 'n3', text: 'Quagga?', answerable: false },
      ]),
    });
    const set = await readSet(setIn(join(folder, 'data', 'tiny')), async () => []);
    const { reader } = await contextOf(set);
    return evidenceOf(set, { reader }, await scorerIn(folder), weightsOfTier);
  }

  it('takes questions without an answer, and those that found nothing, for wrong', async () => {
    const evidence = (await evidenceOfTiny()).filter(({ isMade }) => !isMade);
    expect(evidence).toHaveLength(6);
    expect(evidence[4]).toMatchObject({ place: Number.POSITIVE_INFINITY, isAnswerable: false });
    expect(evidence[5]).toMatchObject({ place: Number.POSITIVE_INFINITY, features: undefined });
  });

  it('asks the documents that do not answer as well, and takes those questions for ones without an answer', async () => {
    const evidence = await evidenceOfTiny();
    const made = evidence.filter(({ isMade }) => isMade);
    expect(made.length).toBeGreaterThan(0);
    for (const { isAnswerable, place } of made)
      if (!isAnswerable) expect(place).toBe(Number.POSITIVE_INFINITY);
    expect(await evidenceOfTiny()).toEqual(evidence);
  });

  it('names what a question is about by the documents that answer it, or else by its words', async () => {
    const evidence = await evidenceOfTiny();
    for (const { about } of evidence) expect(about.length).toBeGreaterThan(0);
    const whole = evidence.filter(({ isMade }) => !isMade);
    expect(whole.map(({ about }) => about[0]?.startsWith('asked: '))).toEqual([
      false,
      false,
      false,
      true,
      true,
      true,
    ]);
  });

  it('never fits worse than the best guess, and judges each question by the others', async () => {
    const fit = fitConfidence(await evidenceOfTiny());
    if (fit === undefined) throw new Error('nothing fitted');
    expect(fit.lossAfter).toBeLessThan(fit.lossBefore);
    expect(fit.judged).toHaveLength(6);
    expect(fit.judged[5]?.confidence).toBe(0);
    expect(aurocIn(fit.judged, 'tiny')).toBeGreaterThanOrEqual(0);
    expect(aurocIn(fit.judged, 'other')).toBeUndefined();
  });

  it('gives the share of right first quotes, however many of the wrong ones have an answer elsewhere', () => {
    const features = { share: 1 } as unknown as ConfidenceFeatures;
    const evidence = Array.from(
      { length: 100 },
      (_, i): Evidence => ({
        set: 'made',
        features,
        place: i < 70 ? 0 : i < 90 ? 1 : Number.POSITIVE_INFINITY,
        isAnswerable: i < 90,
        isStated: true,
        tier: 'static',
        isByWords: false,
        isMade: false,
        about: [String(i)],
      }),
    );
    const confidences = fitConfidence(evidence)?.judged.map(({ confidence }) => confidence) ?? [];
    expect(confidences).toHaveLength(100);
    for (const confidence of confidences) expect(Math.abs(confidence - 0.7)).toBeLessThan(0.06);
  });

  it('counts every set the same, however many questions it has', () => {
    const features = { share: 1 } as unknown as ConfidenceFeatures;
    const setOf = (set: string, questions: number, right: number) =>
      Array.from(
        { length: questions },
        (_, i): Evidence => ({
          set,
          features,
          place: i < right ? 0 : Number.POSITIVE_INFINITY,
          isAnswerable: i < right,
          isStated: true,
          tier: 'static',
          isByWords: false,
          isMade: false,
          about: [`${set} ${i}`],
        }),
      );
    const { judged = [] } = fitConfidence([...setOf('large', 200, 180), ...setOf('small', 50, 5)]) ?? {};
    expect(judged).toHaveLength(250);
    for (const { confidence } of judged) expect(Math.abs(confidence - 0.5)).toBeLessThan(0.08);
  });

  it('leaves what is set by hand as it is', async () => {
    const { coefficients } = fitConfidence(await evidenceOfTiny()) ?? {};
    expect(coefficients).toHaveProperty('documentMargin');
    expect(coefficients).not.toHaveProperty('list');
  });

  it('asks a sentence model as well, in languages that it knows, and fits what it ranked by itself', async () => {
    const folder = folderOfSets();
    const set = await readSet(setIn(join(folder, 'data', 'tiny')), async () => []);
    const scorer = await scorerIn(folder);
    const parts = { ...(await contextOf(set)), encoder: new StaticEncoder(smallTable()) };
    const model = smallModel();
    const tiersOf = async (by: Pick<RankOptions, 'model'>) =>
      (await evidenceOf(set, { ...parts, ...by }, scorer, weightsOfTier))
        .filter(({ isMade }) => !isMade)
        .map(({ tier, isByWords }) => `${tier}${isByWords ? ', left out' : ''}`);
    const below = await tiersOf({});
    expect(below).not.toContain('model');
    const all = await tiersOf({ model });
    expect(all.filter((tier) => tier !== 'model')).toEqual(below);
    expect(all.filter((tier) => tier === 'model')).toHaveLength(set.queries.length);
    expect(await tiersOf({ model: { ...model, languages: ['ja'] } })).toEqual(below);
  });

  it('fits what only a sentence model tells to what it ranked alone', () => {
    const features = { sentenceCoverage: 0.5, bestSimilarity: 0.5 } as unknown as ConfidenceFeatures;
    const ranked = (tier: Evidence['tier']) =>
      [0, Number.POSITIVE_INFINITY].map(
        (place, i): Evidence => ({
          set: 'made',
          features,
          place,
          isAnswerable: true,
          isStated: true,
          tier,
          isByWords: false,
          isMade: false,
          about: [String(i)],
        }),
      );
    const fittedTo = (tier: Evidence['tier']) => Object.keys(fitConfidence(ranked(tier))?.coefficients ?? {});
    expect(fittedTo('static')).toEqual(['intercept', 'sentenceCoverage']);
    expect(fittedTo('model')).toEqual(['intercept', 'sentenceCoverage', 'bestSimilarity']);
  });

  it('asks every question of all documents, and parts of them only some', async () => {
    const many = Array.from({ length: 200 }, (_, i) => ({
      id: `n${i}`,
      text: `Quagga ${i}?`,
      answerable: false,
    }));
    const folder = folderOfSets({ 'data/tiny/queries.jsonl': jsonl([...queries, ...many]) });
    const set = await readSet(setIn(join(folder, 'data', 'tiny')), async () => []);
    const { reader } = await contextOf(set);
    const evidence = await evidenceOf(set, { reader }, await scorerIn(folder), weightsOfTier);
    expect(evidence.filter(({ isMade }) => !isMade)).toHaveLength(queries.length + 200);
    expect(evidence.filter(({ isMade }) => isMade).length).toBeLessThan(2 * 150);
  });

  it('gives nothing where every question is of one kind', async () => {
    const evidence = await evidenceOfTiny();
    expect(fitConfidence([])).toBeUndefined();
    expect(fitConfidence(evidence.filter(({ place }) => place === 0))).toBeUndefined();
  });
});

describe('numbers put into a source', () => {
  const source =
    'const a = { x: 1 };\nexport const table: T = {\n  // why\n  x: 0.5,\n  yx: -2,\n};\nconst b = { x: 1 };\n';

  it('change the table alone, and leave its comments', () => {
    expect(withNumbers(source, 'table', { x: 3, yx: 0.25 })).toBe(
      source.replace('x: 0.5', 'x: 3').replace('yx: -2', 'yx: 0.25'),
    );
  });

  it('are added to a table that takes over another one, where it has them from there alone', () => {
    const taking = 'const table: T = {\n  ...other,\n  x: 0.5,\n};\nconst b = { y: 1 };\n';
    expect(withNumbers(taking, 'table', { x: 3, y: 2 })).toBe(
      'const table: T = {\n  ...other,\n  x: 3,\n  y: 2,\n};\nconst b = { y: 1 };\n',
    );
  });

  it('are all put in, or none', () => {
    expect(() => withNumbers(source, 'table', { z: 1 })).toThrow('no z in table');
    expect(() => withNumbers(source, 'tables', { x: 1 })).toThrow('no table tables');
  });
});

describe('folds', () => {
  it('keep questions that share a document together, by however many steps', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g');
    fc.assert(
      fc.property(
        fc.array(fc.uniqueArray(id, { maxLength: 3 }), { maxLength: 20 }),
        fc.integer({ min: 1, max: 5 }),
        (gold, count) => {
          const folds = foldsOf(gold, count);
          expect(folds).toHaveLength(gold.length);
          const foldOf = new Map<string, number>();
          for (const [i, ids] of gold.entries()) {
            const fold = folds[i] ?? -1;
            expect(fold).toBeGreaterThanOrEqual(0);
            expect(fold).toBeLessThan(count);
            for (const one of ids) {
              expect(foldOf.get(one) ?? fold).toBe(fold);
              foldOf.set(one, fold);
            }
          }
        },
      ),
    );
  });

  it('are all used where there are documents enough', () => {
    expect(new Set(foldsOf([['a'], ['b'], ['c'], ['d']], 4)).size).toBe(4);
    expect(new Set(foldsOf([[], [], [], []], 4)).size).toBe(4);
  });
});

describe('minimise', () => {
  const bowl = (point: Float64Array, gradient: Float64Array) => {
    let value = 0;
    for (const [i, x] of point.entries()) {
      value += (x - i) ** 2;
      gradient[i] = 2 * (x - i);
    }
    return value;
  };

  it('finds the lowest point of a bowl', () => {
    const { point } = minimise(bowl, Float64Array.from([5, -5, 0]), { steps: 1_000, rate: 0.05 });
    for (const [i, x] of point.entries()) expect(x).toBeCloseTo(i, 2);
  });

  it('stays at the start where every step makes it worse', () => {
    const wrong = (point: Float64Array, gradient: Float64Array) => {
      gradient[0] = -1;
      return point[0] ?? 0;
    };
    expect([...minimise(wrong, Float64Array.from([3]), { steps: 10, rate: 1 }).point]).toEqual([3]);
  });
});

describe('reliability', () => {
  const judgedAs = (confidence: number, isFirstRight: boolean) => ({
    confidence,
    isFirstRight,
    isRight: isFirstRight,
  });

  it('counts each question once, in ten bins as full as each other', () => {
    const bins = reliabilityOf(
      Array.from({ length: 25 }, (_, i) => judgedAs(((i * 7) % 25) / 25, i % 2 === 0)),
    );
    expect(bins).toHaveLength(10);
    expect(bins.reduce((sum, { questions }) => sum + questions, 0)).toBe(25);
    for (const { questions, from, to } of bins) {
      expect([2, 3]).toContain(questions);
      expect(from).toBeLessThan(to);
    }
    expect(reliabilityOf([judgedAs(1, true)])).toMatchObject([
      { from: 1, to: 1, questions: 1, firstRight: 1 },
    ]);
  });

  it('has no error where confidence is the share of right answers', () => {
    const judged = Array.from({ length: 40 }, (_, i) => judgedAs(0.25, i % 4 === 0));
    expect(calibrationErrorOf(reliabilityOf(judged))).toBeCloseTo(0);
    const allRight = judged.map(({ confidence }) => judgedAs(confidence, true));
    expect(calibrationErrorOf(reliabilityOf(allRight))).toBeCloseTo(0.75);
    expect(calibrationErrorOf([])).toBe(0);
    const { from, to } = calibrationIntervalOf(judged);
    expect(from).toBeLessThan(to);
    expect(calibrationIntervalOf(judged)).toEqual({ from, to });
  });
});

describe('an answer stated in words', () => {
  it.each([
    ['It has 310 lions.', [['310 LIONS']], true],
    ['the “big”\u00a0park – north', [['"big" park - north']], true],
    ['run `npm start` _now_', [['npm start now']], true],
    ['snake_case', [['snakecase']], false],
    [
      'one and three',
      [
        ['one', 'two'],
        ['three', 'one'],
      ],
      true,
    ],
    ['one', [['one', 'two']], false],
    ['anything', [], false],
  ])('%j holds %j: %j', (quote, alternatives, holds) => {
    expect(holdsStatedAnswer(quote, alternatives)).toBe(holds);
  });
});
