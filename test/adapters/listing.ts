import { expect, it, onTestFinished } from 'vitest';
import type { Document } from '../../src/core/types/document.js';
import { Bot } from '../support/bot.js';
import { documentOf } from '../support/texts.js';
import type { Harness, Shown } from './contract.js';

/** As many documents as a folder of some size has, with titles that a platform could take for its own markup. */
const shelf: readonly Document[] = Array.from({ length: 325 }, (_, i) => {
  const number = String(i).padStart(3, '0');
  return documentOf(`${number}.txt`, `The zebra ${i} eats grass.`, {
    title: `Report ${number} *on* <@U1> & ${'grass_land '.repeat(8)}`,
    ...(i % 3 === 0 ? { publisher: 'Savanna Weekly' } : {}),
  });
});

/** The adapter under test, driven over its platform's real library. */
export interface ListingHarness extends Harness {
  restart(dispatcher: Bot['dispatcher']): Promise<void>;
  press(label: string): Promise<void>;
  /** Runs `/sources`. */
  list(options: Readonly<Record<string, string>>): Promise<void>;
  /** The newest button with this label, to be pressed later, by Ada or by Bob. */
  hold(label: string): (who?: 'Bob') => Promise<void>;
}

const numbersIn = ({ text }: Shown) =>
  [...text.matchAll(/Report (\d{3})/gu)].map(([, number]) => Number(number));
const upTo = (from: number, count: number, step = 1) =>
  Array.from({ length: count }, (_, i) => from + step * i);

/** What `/sources` owes to people on a platform. */
export function listingContract(name: string, makeHarness: () => ListingHarness): void {
  async function started() {
    const bot = await Bot.with(shelf);
    const harness = makeHarness();
    onTestFinished(() => harness.stop());
    await harness.start(bot.dispatcher);
    return { bot, harness, shown: () => harness.shown(), last: () => harness.shown().at(-1) as Shown };
  }

  it(`${name} lists 325 documents in pages, each document once, and turns them where they stand`, async () => {
    const { harness, shown, last } = await started();
    await harness.list({});
    expect(last().text).toContain('325 documents:');
    expect(last().text).toContain('1–15 of 325; page 1 of 22.');
    const seen = numbersIn(last());
    expect(last().buttons).toEqual(['Next page']);
    for (let page = 2; page <= 22; page++) {
      await harness.press('Next page');
      seen.push(...numbersIn(last()));
    }
    expect(seen).toEqual(upTo(0, 325));
    expect(last().buttons).toEqual(['Previous page']);
    expect(last().text).not.toContain('left out');
    await harness.press('Previous page');
    expect(numbersIn(last())).toEqual(upTo(300, 15));
    expect(shown()).toHaveLength(1);
    expect(last()).toMatchObject({ visibility: 'asker', pings: false });
  });

  it(`${name} turns a list's pages after a restart, for whoever asked alone, and keeps to its filter`, async () => {
    const { bot, harness, shown, last } = await started();
    await harness.list({ filter: 'savanna weekly' });
    expect(last().text).toContain('109 documents:');
    expect(numbersIn(last())).toEqual(upTo(0, 15, 3));
    const next = harness.hold('Next page');
    await harness.restart(bot.dispatcher);
    await next('Bob');
    expect(numbersIn(last())).toEqual([]);
    await next();
    await next();
    expect(shown().map(numbersIn)).toContainEqual(upTo(45, 15, 3));
    const kept = JSON.stringify([...bot.answers.saved.values()]);
    expect(kept).not.toMatch(/savanna/iu);
  });

  it(`${name} shows the page that was typed, and says which there are`, async () => {
    const { harness, last } = await started();
    await harness.list({ page: '22' });
    expect(numbersIn(last())).toEqual(upTo(315, 10));
    await harness.list({ page: '23' });
    expect(last().text).toContain('There is no page “23”. There are 22 pages.');
    await harness.list({ filter: 'Report 007' });
    expect(numbersIn(last())).toEqual([7]);
    expect(last().buttons).toEqual([]);
  });
}
