import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config/config.js';
import { confidenceOf } from '../../../src/core/ranking/confidence.js';
import { confidenceFeatures } from '../../../src/core/ranking/confidence-features.js';
import { rank } from '../../../src/core/ranking/rank.js';
import { everything } from '../../../src/core/types/scope.js';
import { ShippedEncoder } from '../../../src/meaning/shipped-encoder.js';
import { defaultConfiguration } from '../../support/default-configuration.js';
import { anyCorpus, anyText, documentOf } from '../../support/texts.js';
import { build, read, windowsFor } from './corpus.js';

async function confidence(question: string, text: string): Promise<number> {
  const filler = documentOf('z.txt', 'The weather of the valley was mild, and it was known to all of us.');
  const index = await build([documentOf('a.txt', text), filler], { language: 'en' });
  return confidenceOf((await windowsFor(question, index))[0]);
}

describe('confidence', () => {
  it('is from 0 to 1, as all that it rests on', async () => {
    await fc.assert(
      fc.asyncProperty(anyCorpus, anyText, async (corpus, question) => {
        for (const ranked of await windowsFor(`word ${question}`, await build(corpus))) {
          for (const value of [confidenceOf(ranked), ...Object.values(confidenceFeatures(ranked))]) {
            expect(value).toBeGreaterThanOrEqual(0);
            expect(value).toBeLessThanOrEqual(1);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('rests on shares of at most 1 also where the same numbers add up to a last bit more', async () => {
    const corpus = ['word ', 'かな。éสวัสดีword ', 'word ', ''].map((text, i) => documentOf(`${i}.txt`, text));
    for (const ranked of await windowsFor('word éかな。', await build(corpus)))
      for (const value of Object.values(confidenceFeatures(ranked))) expect(value).toBeLessThanOrEqual(1);
  });

  it('is 0 where nothing was found', () => {
    expect(confidenceOf(undefined)).toBe(0);
  });

  it('grows with how much of the question is found', async () => {
    const question = 'which ferry sank near the northern harbour';
    const values = [];
    for (const text of [
      'The harbour is old and was closed for years, it is said.',
      'The northern harbour is old and was closed for years.',
      'The ferry left the northern harbour and was not seen for years.',
      'The ferry that sank near the northern harbour was not seen for years.',
    ]) {
      values.push(await confidence(question, text));
    }
    expect(values).toEqual([...values].sort((a, b) => a - b));
    expect(new Set(values).size).toBe(values.length);
    expect(values[0]).toBeLessThan(0.5);
    expect(values.at(-1)).toBeGreaterThan(0.5);
  });

  it('is less where what was asked for is of a kind that the passage has not got', async () => {
    const question = 'when did the ferry sink in the harbour';
    const told = await confidence(question, 'The ferry did sink in the harbour in May.');
    const untold = await confidence(question, 'The ferry did sink in the harbour in fog.');
    expect(told).toBeGreaterThan(untold);
  });

  it('is more where the words stand together than apart', async () => {
    const together = await confidence('open letter mayor', 'The open letter of the mayor was read.');
    const apart = await confidence('open letter mayor', 'A letter was read. The shop is open. A mayor came.');
    expect(together).toBeGreaterThan(apart);
  });

  it('is less where another passage of the same document says as much', async () => {
    const question = 'open letter mayor';
    const answer = 'The open letter of the mayor was read.';
    const between = 'It rained all day. '.repeat(40);
    expect(await confidence(question, `${answer} ${between}The mayor got an open letter.`)).toBeLessThan(
      await confidence(question, `${answer} ${between}The choir sang.`),
    );
  });

  it('is not less for the same words elsewhere', async () => {
    const texts = ['The open letter of the mayor was read.', 'It rained all day.', 'The choir sang.'];
    const index = (copies: number) =>
      build(
        texts.flatMap((text, i) =>
          Array.from({ length: i === 0 ? copies : 1 }, (_, copy) => documentOf(`${i}${copy}.txt`, text)),
        ),
        { language: 'en' },
      );
    const [once, twice] = await Promise.all(
      [1, 2].map(async (copies) => (await windowsFor('open letter mayor', await index(copies)))[0]),
    );
    expect(twice?.margin).toBe(once?.margin);
  });

  it('is less where a word of the question stands nowhere', async () => {
    const text = 'The open letter of the mayor was read.';
    expect(await confidence('open letter mayor quagga', text)).toBeLessThan(
      await confidence('open letter mayor', text),
    );
  });

  it('is more where the heading above asks nearly the same in other words', async () => {
    const shipped = new ShippedEncoder(readConfig(defaultConfiguration).meaning.table);
    const answer = 'The valve needs oil, and whoever opens it by hand should wear gloves.';
    const under = async (heading: string) => {
      const page = documentOf('a.md', `# ${heading}\n\n${answer}`);
      const index = await build([page, documentOf('z.md', 'The weather of the valley was mild.')], {
        language: 'en',
      });
      const asked = await read('why is the kettle so noisy in winter', index, everything, 'en');
      const { windows } = await rank(asked, index.reader, everything, { encoder: shipped });
      return confidenceOf(windows[0]);
    };
    const asking = await under('Why does my kettle make noise when it is cold?');
    const telling = await under('My kettle makes noise when it is cold');
    expect(asking).toBeGreaterThan(1.5 * telling);
  });
});
