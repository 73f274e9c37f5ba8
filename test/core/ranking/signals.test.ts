import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SignalName, signalNames, signals } from '../../../src/core/ranking/signals.js';
import { weightsByWords, weightsOfTier } from '../../../src/core/ranking/weights.js';
import { anyCorpus, anyText, documentOf } from '../../support/texts.js';
import { build, textOf, windowsFor } from './corpus.js';

const questions = fc.oneof(
  fc.constantFrom(
    'which words had access to Huawei data in 2010',
    'who had the Huawei data',
    'when was it',
    'how many words',
    'why other words',
    'Title of a.txt word',
    '漢字 かな',
  ),
  anyText,
);

describe('every signal', () => {
  it('is a number from 0 to 1, the same whenever it is asked', async () => {
    await fc.assert(
      fc.asyncProperty(anyCorpus, questions, async (corpus, question) => {
        for (const ranked of await windowsFor(question, await build(corpus))) {
          for (const name of signalNames) {
            const value = signals[name](ranked.window, ranked.context);
            expect(value, name).toBeGreaterThanOrEqual(0);
            expect(value, name).toBeLessThanOrEqual(1);
            expect(value, name).toBe(ranked.signals[name]);
            expect(signals[name](ranked.window, ranked.context), name).toBe(value);
          }
        }
      }),
      { numRuns: 120 },
    );
  });

  it('length is at most 1 also for a sentence many times as long as a quote', async () => {
    const [ranked] = await windowsFor('zebra grass', await build([documentOf('a.txt', 'Zebra eats grass.')]));
    if (ranked === undefined) throw new Error('no window');
    const span = { start: 0, end: 3_800 };
    expect(signals.windowLength({ ...ranked.window, span }, ranked.context)).toBe(1);
  });

  it('has a weight, and adds to the score by it', async () => {
    for (const table of Object.values(weightsOfTier))
      expect(Object.keys(table).sort()).toEqual([...signalNames].sort());
    const index = await build([documentOf('a.txt', 'The zebra eats grass. Lions watch.')]);
    for (const { score, signals: values } of await windowsFor('zebra grass', index)) {
      const sum = signalNames.reduce((total, name) => total + weightsByWords[name] * values[name], 0);
      expect(score).toBeCloseTo(sum, 8);
    }
  });
});

/** Longer than what two sentences may have to stand in one window. */
const far = `Of the weather ${'nothing more is known than this, '.repeat(11)}and so on.`;

/** The value of a signal in the best window that says each of two things. */
async function compare(
  signal: SignalName,
  question: string,
  one: string,
  other: string,
  over: { title?: string; other?: string } = {},
): Promise<[number, number]> {
  const titled = over.title === undefined ? {} : ({ title: over.title, titleOrigin: 'heading' } as const);
  const index = await build(
    [documentOf('a.txt', one, titled), documentOf('b.txt', other, { title: over.other ?? 'b' })],
    { language: 'en' },
  );
  const windows = await windowsFor(question, index);
  const valueIn = (id: string) =>
    windows.find(({ window }) => window.forward.id === id)?.signals[signal] ?? Number.NaN;
  return [valueIn('a.txt'), valueIn('b.txt')];
}

describe('a signal speaks for', () => {
  it.each([
    [
      'bm25',
      'a window that repeats the question’s words',
      'zebra',
      'The zebra saw a zebra.',
      'The zebra saw a lion.',
    ],
    [
      'coverage',
      'one that holds all of them',
      'zebra grass',
      'The zebra eats. It is grass.',
      'The zebra eats.',
    ],
    [
      'sentenceCoverage',
      'words in one sentence',
      'zebra grass',
      'A zebra eats grass.',
      'A zebra eats. Lions sleep in grass.',
    ],
    [
      'cooccurrence',
      'several words in one sentence, before the same words apart',
      'zebra grass night',
      'A zebra eats grass at night.',
      'A zebra eats grass. It is night.',
    ],
    [
      'proximity',
      'words side by side',
      'open letter',
      'An open letter came.',
      'The letter that is there was left lying open.',
    ],
    [
      'answerType',
      'a number where an amount is asked for',
      'how many zebras came',
      'The zebras that came were 40.',
      'The zebras came.',
    ],
    [
      'answerType',
      'a date where a time is asked for',
      'when did zebras come',
      'Zebras came on Monday.',
      'Zebras came by themselves.',
    ],
    [
      'answerType',
      'a year where a time is asked for',
      'when did zebras come',
      'Zebras came in 1998.',
      'Zebras came in 40 herds.',
    ],
    [
      'answerType',
      'a name where a person is asked for',
      'who saw zebras',
      'Zebras saw Ruth Meier.',
      'Zebras saw nobody.',
    ],
    [
      'answerType',
      'a reason where one is asked for',
      'why did zebras come',
      'Zebras came because of rain.',
      'Zebras came with rain.',
    ],
    [
      'windowLength',
      'nothing but is larger for a longer window',
      'zebra',
      'The zebra and the lion are animals here.',
      'The zebra.',
    ],
    [
      'nonStatement',
      'nothing but tells a question from a statement',
      'zebra grass',
      'Does a zebra eat grass?',
      'A zebra eats grass.',
    ],
    [
      'nonStatement',
      'nothing but tells a heading from a statement',
      'zebra grass',
      'Zebra grass\n',
      'A zebra eats grass.',
    ],
    [
      'list',
      'an enumeration where several are asked for',
      'which animals came',
      'The animals that came were Leo, Rex and Max.',
      'The animals that came were Leo.',
    ],
    [
      'names',
      'the names asked about',
      'what does Zara eat',
      'It is Zara who eats grass.',
      'It is Leo who eats grass.',
    ],
  ] as const)('%s: %s', async (signal, _what, question, one, other) => {
    const [more, less] = await compare(signal, question, one, other);
    expect(more).toBeGreaterThan(less);
  });

  it('numbers: the clause, version or code that is asked for, not one beside it', async () => {
    const text =
      'Subject to clause 5.1 this ends. Clause 5.2 names the fee. Release 4.2.1 came late. Error E1042 is rare. Page 12 is torn.';
    const index = await build([documentOf('a.txt', text.split('. ').join('.\n\n'))]);
    const held = async (question: string) =>
      new Map(
        (await windowsFor(question, index)).map((one) => [
          textOf(one, index),
          signals.numbers(one.window, one.context),
        ]),
      );
    for (const [question, right] of [
      ['what is in clause 5.2', 'Clause 5.2 names the fee.'],
      ['release 4.2.1 clause', 'Release 4.2.1 came late.'],
      ['error E1042 or clause', 'Error E1042 is rare.'],
    ] as const) {
      const values = await held(question);
      for (const [window, value] of values) expect(value, window).toBe(window.includes(right) ? 1 : 0);
      expect([...values.values()]).toContain(1);
    }
    for (const value of (await held('page 12 clause')).values()) expect(value).toBe(0);
  });

  it('documentScore: the place in the right document', async () => {
    const [right, wrong] = await compare(
      'documentScore',
      'zebra grass',
      'A zebra eats grass.',
      'A zebra. So it is.',
    );
    expect(right).toBe(1);
    expect(wrong).toBeLessThan(1);
  });

  it('titleCoverage: what the title has said already', async () => {
    const text = 'It eats grass at night.';
    const [titled, not] = await compare('titleCoverage', 'zebra grass', text, text, { title: 'The zebra' });
    expect(titled).toBeGreaterThan(0);
    expect(not).toBe(0);
    const [twice] = await compare('titleCoverage', 'zebra grass', `The zebra. ${text}`, text, {
      title: 'The zebra',
    });
    expect(twice).toBe(0);
  });

  it('lead: the beginning of the document about what is asked', async () => {
    const text = `It is an animal that eats grass.\n\n${far}\n\nIt is eaten with grass.`;
    const index = await build([documentOf('a.txt', text, { title: 'Zebra', titleOrigin: 'heading' })], {
      language: 'en',
    });
    const windows = await windowsFor('what is a zebra that eats grass', index);
    const leads = windows.map((ranked) => [ranked.window.first === 0, ranked.signals.lead > 0]);
    expect(leads).toContainEqual([true, true]);
    expect(leads).toContainEqual([false, false]);
    for (const [first, led] of leads) expect(led).toBe(first);
  });

  it('contextCoverage: what the neighbouring sentences name', async () => {
    const long = 'was seen by all, '.repeat(21);
    const [near, alone] = await compare(
      'contextCoverage',
      'zebra grass',
      `The zebra ${long}here. It ate grass, and ${long}there.`,
      `Grass ${long}here. It ate, and ${long}there.`,
    );
    expect(near).toBeGreaterThan(0);
    expect(alone).toBe(0);
  });

  it('topicCoverage: what the paragraph’s opening names further up', async () => {
    const subject = 'The zebra is known here.';
    const [same, other] = await compare(
      'topicCoverage',
      'zebra grass',
      `${subject} ${far} It eats grass.`,
      `${subject}\n\n${far} It eats grass.`,
    );
    expect(same).toBeGreaterThan(0);
    expect(other).toBe(0);
  });

  it('topicCoverage: the heading of the section further up, not that of the section before', async () => {
    const [same, other] = await compare(
      'topicCoverage',
      'zebra eats much grass',
      `The zebra\n\nSo it is. ${far} It eats grass.`,
      `The zebra\n\nSo it is. ${far}\n\nThe lion\n\nSo it is. ${far} It eats grass.`,
    );
    expect(same).toBeGreaterThan(0);
    expect(other).toBe(0);
  });

  it('paragraphOpening: a paragraph that begins with what was asked, and what it goes on to say', async () => {
    const subject = 'The zebra eats grass.';
    const [opens, inside] = await compare(
      'paragraphOpening',
      'zebra grass',
      `${subject} It does so at night.`,
      `It is so. ${subject} It does so at night.`,
    );
    expect([opens, inside]).toEqual([1, 0]);
    const [last] = await compare('paragraphOpening', 'zebra grass', `${far}\n\n${subject}`, subject);
    expect(last).toBe(0);
  });

  it('cutOff: nothing but is set where what matters most stands last, and the document goes on', async () => {
    const subject = 'The zebra eats grass.';
    const idle = `It ${'was seen by all, '.repeat(14)}once.`;
    const [cut, whole] = await compare(
      'cutOff',
      'zebra grass',
      `${idle} ${subject} ${far}`,
      `${subject} ${idle} ${far}`,
    );
    expect([cut, whole]).toEqual([1, 0]);
    const [, last] = await compare('cutOff', 'zebra grass', idle, `${idle} ${subject}`);
    expect(last).toBe(0);
  });

  it('list: most where what is asked for stands with the names', async () => {
    const [named, bare] = await compare(
      'list',
      'which animals came to town',
      'The animals were Leo, Rex and Max.',
      'To town came Leo, Rex and Max.',
    );
    expect(named).toBeGreaterThan(bare);
    expect(bare).toBeGreaterThan(0);
  });
});

describe('windows of the right kind come first', () => {
  it.each([
    [
      'a statement before the question itself',
      'Why did the ferry sink?',
      `Why did the ferry sink?\n\n${far}\n\nThe ferry sank because of a leak.`,
      /because of a leak/,
    ],
    [
      'an enumeration where several are asked for',
      'which companies had access',
      `The companies had access.\n\n${far}\n\nThe companies that had access are Lenovo, Oppo and TCL.`,
      /Lenovo, Oppo and TCL/,
    ],
  ])('%s', async (_what, question, text, wanted) => {
    const corpus = await build([documentOf('a.txt', text)]);
    const [best] = await windowsFor(question, corpus);
    expect(best && textOf(best, corpus)).toMatch(wanted);
  });
});
