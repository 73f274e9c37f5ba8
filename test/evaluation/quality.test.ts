import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/adapters/terminal/arguments.js';
import { readQualityArguments } from '../../src/adapters/terminal/quality-arguments.js';
import { quality, usualSets } from '../../src/cli/commands/quality.js';
import { findProjectFolder } from '../../src/config/config.js';
import { buildIndex } from '../../src/core/indexing/build-index.js';
import { signalNames } from '../../src/core/ranking/signals.js';
import { weights } from '../../src/core/ranking/weights.js';
import { answerAll } from '../../src/evaluation/answer-all.js';
import { parseBaselines } from '../../src/evaluation/baselines.js';
import { FaultyInput } from '../../src/evaluation/faulty-input.js';
import { readSet } from '../../src/evaluation/quality-set.js';
import { loadScorer } from '../../src/evaluation/scorer.js';
import { isReached, targetsOf } from '../../src/evaluation/targets.js';
import { quality as texts } from '../../src/texts/command-line/quality.js';
import { answering, corpus, folderOf, jsonl, queries, quietTerminal } from './folder.js';
import { folderOfSets, plainSet, setIn } from './sets.js';

async function run(argv: readonly string[]) {
  const terminal = quietTerminal();
  const code = await quality(argv, terminal);
  return { code, out: terminal.out, err: terminal.err };
}

/** A table's line as its cells. */
function cellsOf(out: string, set: string, measure: string): string[] {
  const line = out.split('\n').find((one) => one.startsWith(`${set} `) && one.includes(measure));
  return (line ?? '').split(/ {2,}/);
}

describe('npm run quality', () => {
  it('prints each set’s figures beside those to compare with, marked where ours are nowhere worse', async () => {
    const { code, out, err } = await run(['--sets', join(folderOfSets(), 'data')]);
    expect(code).toBe(0);
    const tiny = cellsOf(out, 'tiny', 'Hit@1');
    expect(tiny.slice(1, 2)).toEqual(['Hit@1 / Hit@3 / Hit@5']);
    expect(tiny[2]).toMatch(/^\d+\.\d \/ \d+\.\d \/ \d+\.\d$/);
    expect(tiny.slice(3)).toEqual(['–', '✓ 20.0 / 30.0 / 40.0', '10.0 / 20.0 / 30.0', '0', '1.0', '2.0']);
    // Its nDCG cannot be above 100.
    expect(cellsOf(out, 'ranks', 'nDCG@10')).toEqual([
      ...['ranks', 'nDCG@10 / MAP', '100.0 / 100.0', '–', '✗ 100.1 / 38.0', '–', '0', '1.0', '2.0'],
    ]);
    expect(cellsOf(out, 'files', 'Hit@1')[2]).toMatch(/^\d/);
    expect(cellsOf(out, 'files', 'AUROC')[2]).toMatch(/^\d/);
    expect(err).toContain('Answering tiny: 3 of 3');
    expect(out).not.toContain('Weights fitted');
    expect(out).not.toContain('Loss without');
  });

  it('judges confidence by every question that can be right or wrong, those without an answer too', async () => {
    const { out } = await run(['--sets', join(folderOfSets(), 'data')]);
    const rows = [...out.matchAll(/^\d\.\d\d–\d\.\d\d +(\d+) /gmu)];
    expect(rows.reduce((sum, [, count]) => sum + Number(count), 0)).toBe(8);
    expect(out).toMatch(
      /^expected calibration error: \d+\.\d % \(n = 8, 95 % of resamples: \d+\.\d–\d+\.\d %\)$/m,
    );
  });

  it('counts questions that state their answers by kind, and all together, without a scorer', async () => {
    const folder = folderOf(plainSet);
    const { code, out } = await run(['--sets', join(folder, 'data')]);
    expect(code).toBe(0);
    const cells = (name: string) =>
      (out.split('\n').find((line) => line.startsWith(`${name} `)) ?? '')
        .split(/ {2,}/)
        .filter((cell) => cell !== '');
    const [, hit1, hit3, answerable, nothing, wrong] = cells('plain').map(Number);
    expect(answerable).toBe(3);
    expect(hit1).toBe(2);
    expect((hit3 ?? 0) + (nothing ?? 0) + (wrong ?? 0)).toBe(3);
    expect(cells('  who').slice(0, 4)).toEqual(['who', '1', '1', '2']);
    expect(cells('plain-short').slice(0, 4)).toEqual(['plain-short', '1', '1', '1']);
    expect(cells('all').slice(0, 4)).toEqual(['all', '3', '3', '4']);
    expect(out).not.toContain(texts.titles.quality);
  });

  it('compares words alone with words and meaning, on sets that state their answers', async () => {
    const { code, out } = await run(['--tiers', '--sets', join(folderOf(plainSet), 'data')]);
    expect(code).toBe(0);
    const rows = out.split('\n').map((line) => line.split(/ {2,}/));
    const head = rows.find(([first]) => first === 'set') ?? [];
    expect(head).toEqual(texts.heads.stated([texts.ways.words, texts.ways.meaning]));
    const [, of, byWords, amongWords, , , both, among] = rows.find(([name]) => name === 'plain') ?? [];
    expect([of, byWords?.split(' / ')[0], both?.split(' / ')[0]]).toEqual(['3', '2', '2']);
    expect(Number(amongWords)).toBeGreaterThanOrEqual(Number(byWords?.split(' / ')[1]));
    expect(Number(among)).toBeGreaterThanOrEqual(Number(amongWords));
    expect(out).not.toContain('Confidence beside');
  });

  it('compares them also on sets with a scorer, in the languages that meaning is known of', async () => {
    const folder = folderOfSets({
      'data/deutsch/corpus.jsonl': jsonl(corpus),
      'data/deutsch/queries.jsonl': jsonl(queries),
      'data/deutsch/meta.json': JSON.stringify({ name: 'deutsch', kind: 'qa', lang: 'de' }),
    });
    const { code, out } = await run(['--tiers', '--sets', join(folder, 'data')]);
    expect(code).toBe(0);
    const rows = out.split('\n').map((line) => line.trim().split(/ {2,}/));
    const head = rows.find(([first]) => first === 'set') ?? [];
    expect(head).toEqual(texts.heads.scored([texts.ways.words, texts.ways.meaning]));
    const row = (name: string) => rows.find(([first]) => first === name);
    expect(row('tiny')).toEqual(['tiny', String(queries.length), '100.0 / 100.0', '–', '100.0 / 100.0', '–']);
    expect(row('files')?.at(3)).toMatch(/^\d+\.\d$/u);
    expect([row('deutsch'), row('ranks')]).toEqual([undefined, undefined]);
  });

  it('measures the sets that are named alone', async () => {
    const { out } = await run(['--only', 'plain-short', '--sets', join(folderOf(plainSet), 'data')]);
    expect(out).toMatch(/^plain-short /m);
    expect(out).not.toMatch(/^plain /m);
    await expect(run(['--only', 'plane', '--sets', join(folderOf(plainSet), 'data')])).rejects.toThrow(
      'no set plane; there are plain-short, plain',
    );
  });

  it('tells what each signal gains and fits weights and confidence, the same on every run', async () => {
    const argv = ['--fit', '--ablate', '--sets', join(folderOfSets(), 'data')];
    const { code, out } = await run(argv);
    expect(code).toBe(0);
    for (const name of signalNames) {
      expect(out).toMatch(
        new RegExp(`^${name} +${String(weights[name]).replace('.', '\\.')} +[+−0-9]`, 'mu'),
      );
      expect(out).toMatch(new RegExp(`^ {2}${name}: -?\\d+(?:\\.\\d+)?,$`, 'mu'));
    }
    expect(out).toMatch(
      /^export const logit: … = \{\n {2}intercept: -?[\d.]+,\n(?: {2}\w+: -?[\d.]+,\n)+\};$/mu,
    );
    const losses = [...out.matchAll(/^objective: ([\d.]+) → ([\d.]+)$/gmu)];
    expect(losses).toHaveLength(2);
    for (const [, before, after] of losses) expect(Number(after)).toBeLessThanOrEqual(Number(before));
    expect(out.slice(out.indexOf('Weights fitted'))).toMatch(/^tiny .* \/ .*$/mu);
    expect(out.slice(out.indexOf('Confidence fitted'))).toMatch(/^files +\d/mu);
    expect((await run(argv)).out).toBe(out);
  });

  it('fails when a quote is not verbatim', async () => {
    const folder = folderOfSets();
    const lying = readFileSync(join(folder, 'score.mjs'), 'utf8').replace(
      'let violations = 0',
      'let violations = 1',
    );
    const { code, out } = await run(['--sets', join(folderOfSets({ 'score.mjs': lying }), 'data')]);
    expect(code).toBe(1);
    expect(cellsOf(out, 'tiny', 'Hit@1')[6]).toBe('1');
  });

  it('needs no figures to compare with', async () => {
    const folder = folderOfSets({ 'BASELINES.md': '' });
    const { code, out } = await run(['--sets', join(folder, 'data')]);
    expect(code).toBe(0);
    expect(cellsOf(out, 'tiny', 'Hit@1').slice(4, 6)).toEqual(['–', '–']);
  });

  it('says so, in one line, where the named folder or the scorer is not there', async () => {
    const missing = join(folderOf({}), 'data');
    await expect(run(['--sets', missing])).rejects.toThrow(new FaultyInput(texts.noSets(missing)));
    const alone = folderOf({ 'data/tiny/queries.jsonl': jsonl(queries) });
    await expect(run(['--sets', join(alone, 'data')])).rejects.toThrow('no scorer beside them');
    const empty = folderOfSets();
    await expect(run(['--sets', join(empty, 'data', 'tiny')])).rejects.toThrow('no question sets in');
  });

  it.skipIf(existsSync(resolve(findProjectFolder(), usualSets)))(
    'says so and ends well where the usual sets are not there',
    async () => {
      const { code, out } = await run([]);
      expect(code).toBe(0);
      expect(out).toContain(texts.nameSets(texts.noSets(usualSets)));
      expect(out).toContain('documents/');
    },
  );

  it.each([
    ['queries.jsonl that is broken', 'data/tiny/queries.jsonl', '{', 'tiny/queries.jsonl:1: is not JSON'],
    [
      'a document that is not there',
      'data/tiny/queries.jsonl',
      jsonl([{ ...queries[0], gold: ['x'] }]),
      'not there',
    ],
    [
      'spans that are no numbers',
      'data/tiny/queries.jsonl',
      jsonl([{ id: 'a', text: '', spans: [{}] }]),
      ':1: spans',
    ],
    ['a corpus that is broken', 'data/tiny/corpus.jsonl', '1', 'tiny/corpus.jsonl:1: '],
    ['a kind that is unknown', 'data/tiny/meta.json', '{"kind":"odd"}', 'tiny/meta.json: is not understood'],
    ['a grade that is no number', 'data/ranks/qrels.tsv', 'r1\tlion\tgood\n', 'ranks/qrels.tsv:1: expected'],
    ['a scorer that is none', 'score.mjs', 'export const a = 1;', 'exports no score'],
    ['a scorer that is broken', 'score.mjs', 'export const = ;', 'score.mjs: cannot be loaded'],
  ])('names %s', async (_what, file, text, message) => {
    const fault = run(['--sets', join(folderOfSets({ [file]: text }), 'data')]);
    await expect(fault).rejects.toThrow(FaultyInput);
    await expect(fault).rejects.toThrow(message);
  });

  it.each([
    [['word'], 'takes no words'],
    [['--sets='], '--sets needs a value'],
    [['--fti'], 'did you mean --fit'],
  ])('refuses %j in one line', (argv, message) => {
    expect(() => readQualityArguments(argv)).toThrow(UsageError);
    expect(() => readQualityArguments(argv)).toThrow(message);
  });
});

const realScorer = resolve(dirname(resolve(findProjectFolder(), usualSets)), 'score.mjs');

it.skipIf(!existsSync(realScorer))('gives the scorer of the usual sets what it takes', async () => {
  const scorer = await loadScorer(realScorer);
  if (scorer === undefined) throw new Error('the scorer is gone');
  const folder = join(folderOfSets(), 'data');
  for (const name of ['tiny', 'ranks']) {
    const set = await readSet(setIn(join(folder, name)), async () => []);
    const index = await buildIndex(set.documents, answering.makeEngine());
    const { score, rankOf } = scorer.score(set, await answerAll(set.queries, index, answering));
    expect(score).toMatchObject({ missingQueries: 0, quoteCheck: { violations: 0 } });
    expect(rankOf.size).toBe(name === 'tiny' ? 3 : 0);
    expect(score.qa?.queries ?? score.ranked?.queries).toBe(set.queries.length);
  }
});

describe('figures to compare with', () => {
  it('are read from every table of systems, and from nothing else', () => {
    const figures = parseBaselines(
      '| name | a |\n|--|--|\n| x | 1 |\n\n| system | a | b |\n|---|:-:|---|\n| x | 1 / 2 | – |\n\n| system | c |\n|--|--|\n| x | 3 |\n| y | 4 |',
    );
    expect([...figures].map(([system, bySet]) => [system, Object.fromEntries(bySet)])).toEqual([
      ['x', { a: '1 / 2', c: '3' }],
      ['y', { c: '4' }],
    ]);
  });
});

describe('a target', () => {
  const [atLeast, atMost] = targetsOf('xquad-en-dev-abstain');
  const score = (auroc: number, falseAnswerAt95: number) => ({
    missingQueries: 0,
    quoteCheck: { violations: 0 },
    abstention: { all: { auroc, bestF1: 1, falseAnswerAt95 } },
  });

  it('is reached from its value on, upwards or downwards', () => {
    if (atLeast === undefined || atMost === undefined) throw new Error('no targets');
    expect(isReached(atLeast, score(0.985, 0))).toBe(true);
    expect(isReached(atLeast, score(0.9849, 0))).toBe(false);
    expect(isReached(atMost, score(1, 0.06))).toBe(true);
    expect(isReached(atMost, score(1, 0.0601))).toBe(false);
  });

  it('is not reached by what was not measured, and there is none for a set that nobody named', () => {
    if (atLeast === undefined) throw new Error('no targets');
    expect(isReached(atLeast, { missingQueries: 0, quoteCheck: { violations: 0 } })).toBe(false);
    expect(targetsOf('constructor')).toEqual([]);
  });
});
