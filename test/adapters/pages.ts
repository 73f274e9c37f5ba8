import { expect, it, onTestFinished } from 'vitest';
import type { Document } from '../../src/core/types/document.js';
import { english } from '../../src/texts/english/index.js';
import { Bot } from '../support/bot.js';
import { documentOf } from '../support/texts.js';
import type { Harness, Shown } from './contract.js';

/** Nine documents that say something of it, by date three pages, and one that does not. */
const savanna: readonly Document[] = [
  ...Array.from({ length: 9 }, (_, i) =>
    documentOf(`${i}.txt`, `The zebra ${i} eats *grass* <@U1> in the morning.`, {
      title: `Zebras ${i}`,
      date: `201${i}-01-01`,
      publisher: i % 2 === 0 ? 'Savanna Weekly' : 'Herald',
    }),
  ),
  documentOf('tax.txt', 'Each company pays a tax.', { title: 'Taxes' }),
];

/** The adapter under test, driven over its platform's real library. */
export interface PagesHarness extends Harness {
  restart(dispatcher: Bot['dispatcher']): Promise<void>;
  press(label: string): Promise<void>;
  /** Runs `/coverage` with these options. */
  cover(options: Readonly<Record<string, string | boolean>>): Promise<void>;
  /** The newest button with this label, to be pressed later, by Ada or by Bob. */
  hold(label: string): (who?: 'Bob') => Promise<void>;
}

const numbersIn = ({ quotes }: Shown) => quotes.map((quote) => Number(/zebra (\d)/u.exec(quote)?.[1]));
const pageOf = ({ text }: Shown) => /page (\d) of (\d)/u.exec(text)?.slice(1).map(Number);

/** What `/coverage` owes to people on a platform. */
export function coverageContract(name: string, makeHarness: () => PagesHarness): void {
  async function started() {
    const bot = await Bot.with(savanna);
    const harness = makeHarness();
    onTestFinished(() => harness.stop());
    await harness.start(bot.dispatcher);
    return { bot, harness, shown: () => harness.shown(), last: () => harness.shown().at(-1) as Shown };
  }

  it(`${name} shows the documents side by side, by date, and lets a private answer’s pages be turned where it stands`, async () => {
    const { harness, shown, last } = await started();
    await harness.cover({ topic: 'zebra grass' });
    expect(numbersIn(last())).toEqual([0, 1, 2, 3]);
    for (const said of [
      '9 of 10 documents say something about it',
      'Zebras 0',
      'Savanna Weekly',
      '2010-01-01',
    ])
      expect(last().text).toContain(said);
    expect(last().buttons).toContain('Next page');
    expect(last().buttons).not.toContain('Previous page');
    await harness.press('Next page');
    expect([numbersIn(last()), pageOf(last())]).toEqual([
      [4, 5, 6, 7],
      [2, 3],
    ]);
    await harness.press('Next page');
    expect(numbersIn(last())).toEqual([8]);
    expect(last().text).toContain('No matching passage found in: Taxes');
    expect(last().buttons).not.toContain('Next page');
    await harness.press('Previous page');
    expect(numbersIn(last())).toEqual([4, 5, 6, 7]);
    expect(shown()).toHaveLength(1);
    expect(last()).toMatchObject({ visibility: 'asker', pings: false });
    expect(last().buttons).toContain(english.buttons.labels.share);
    await harness.press(english.buttons.labels.share);
    expect(numbersIn(last())).toEqual([4, 5, 6, 7]);
    expect(last()).toMatchObject({ visibility: 'channel', pings: false });
  });

  it(`${name} turns pages after a restart, to the same one however often a button is pressed`, async () => {
    const { bot, harness, shown, last } = await started();
    await harness.cover({ topic: 'zebra grass' });
    const next = harness.hold('Next page');
    await harness.restart(bot.dispatcher);
    await next();
    expect(numbersIn(last())).toEqual([4, 5, 6, 7]);
    await next();
    expect(shown().map(pageOf)).toEqual([[2, 3]]);
    await harness.press('Next page');
    expect(shown().map(pageOf)).toEqual([[3, 3]]);
  });

  it(`${name} shows a public answer’s next page to whoever presses alone, and leaves it as it is`, async () => {
    const { harness, shown, last } = await started();
    await harness.cover({ topic: 'zebra grass', public: true });
    const next = harness.hold('Next page');
    await next('Bob');
    expect(shown().map(({ visibility }) => visibility)).toEqual(['channel', 'asker']);
    expect(shown().map(numbersIn)).toEqual([
      [0, 1, 2, 3],
      [4, 5, 6, 7],
    ]);
    const turn = harness.hold('Next page');
    await turn('Bob');
    expect(shown().map(pageOf)).toEqual([
      [1, 3],
      [3, 3],
    ]);
    expect(last().pings).toBe(false);
  });

  it(`${name} turns no page of a private answer for somebody else, nor of one that is not kept any more`, async () => {
    const { bot, harness, shown, last } = await started();
    await harness.cover({ topic: 'zebra grass' });
    const next = harness.hold('Next page');
    await next('Bob');
    expect(last()).toMatchObject({ visibility: 'asker', quotes: [] });
    expect(last().text).toContain('I no longer have that answer');
    bot.clock += 31 * 86_400_000;
    await next();
    expect(last().quotes).toEqual([]);
    expect(shown().map(pageOf)[0]).toEqual([1, 3]);
  });

  it(`${name} keeps to the source that was asked for, and the topic’s words out of the state`, async () => {
    const { bot, harness, last } = await started();
    await harness.cover({ topic: 'zebra “grass” & <@U1>', source: 'Savanna Weekly' });
    expect(numbersIn(last())).toEqual([0, 2, 4, 6]);
    await harness.press('Next page');
    expect(numbersIn(last())).toEqual([8]);
    expect(last().text).toContain('zebra “grass” & <@U1> source:"Savanna Weekly"');
    const kept = JSON.stringify([...bot.answers.saved.values()].map(({ quotes: _, ...answer }) => answer));
    expect(bot.answers.saved.size).toBe(2);
    expect(kept).not.toMatch(/grass|zebra|Savanna/u);
  });

  it(`${name} sets two documents, publishers or dates beside each other`, async () => {
    const { harness, last } = await started();
    await harness.cover({ topic: 'zebra grass', between: 'Zebras 3,2010..2012' });
    expect(numbersIn(last())).toContain(3);
    expect(last().text).toContain('Zebras 3 – 1 document, 1 passage');
    expect(last().text).toContain('2010..2012 – 3 documents, 3 passages');
    expect(last().buttons).not.toContain('Next page');
    await harness.cover({ topic: 'zebra', between: 'Zebras' });
    expect(last().text).toContain('Between which two?');
  });
}
