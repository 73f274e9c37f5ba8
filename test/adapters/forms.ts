import { expect, it, onTestFinished } from 'vitest';
import type { Dispatcher } from '../../src/chat/dispatch/dispatch.js';
import type { Services } from '../../src/chat/protocol/services.js';
import { english } from '../../src/texts/english/index.js';
import { Bot, chatSettings } from '../support/bot.js';
import type { Harness, Shown } from './contract.js';

/** A form as a person sees it. */
export interface ShownForm {
  readonly title: string;
  readonly labels: readonly string[];
}

/** The adapter under test, driven over its platform's real library. */
export interface FormsHarness extends Harness {
  press(label: string): Promise<void>;
  redeliver(): Promise<void>;
  restart(dispatcher: Dispatcher): Promise<void>;
  /** Types a command of which a form is to come. */
  open(command: string, isPublic?: boolean): Promise<void>;
  forms(): readonly ShownForm[];
  /** Sends the newest form with this text. */
  fill(text: string): Promise<void>;
  /** Sends a form that the bot has not made, or not for this person; what is said then. */
  forge(): Promise<string>;
}

/** A text of eleven quotations, one of them altered. */
const article = [
  'They say “The lion eats the zebra in the morning”.',
  ...Array.from({ length: 9 }, () => 'And “The zebra eats grass” again.'),
  'Also “Each company pays a tax”.',
].join('\n');

/** What a command without words owes to people on a platform. */
export function formsContract(name: string, makeHarness: () => FormsHarness): void {
  async function started(services: Partial<Services> = {}) {
    const bot = await Bot.with(undefined, { services });
    const harness = makeHarness();
    onTestFinished(() => harness.stop());
    await harness.start(bot.dispatcher);
    return { bot, harness, shown: () => harness.shown(), last: () => harness.shown().at(-1) as Shown };
  }

  it(`${name} opens a form for /check and /find without words, and shows nothing else`, async () => {
    const { harness, shown } = await started();
    await harness.open('check');
    await harness.open('find');
    expect(harness.forms()).toMatchObject([
      {
        title: 'Check quotations',
        labels: expect.arrayContaining([english.commands.check.form.label]),
      },
      {
        title: 'Find the sources',
        labels: expect.arrayContaining([english.commands.find.form.label]),
      },
    ]);
    expect(shown()).toEqual([]);
  });

  it(`${name} answers a form with a report in pages, which turn where it stands`, async () => {
    const { harness, shown, last } = await started();
    await harness.open('check');
    await harness.fill(article);
    expect(last()).toMatchObject({ visibility: 'asker', pings: false });
    for (const said of ['11 quotations in your text', '1 altered', '10 pass', 'line 1', 'Page 1 of 3'])
      expect(last().text).toContain(said);
    expect(last().text.indexOf('Altered')).toBeLessThan(last().text.indexOf('Exact'));
    expect(last().buttons).toEqual(expect.arrayContaining(['Next page', 'Verify']));
    await harness.press('Next page');
    expect(last().text).toContain('Page 2 of 3');
    await harness.press('Next page');
    expect(last().text).toContain('Each company pays a tax');
    expect(last().buttons).not.toContain('Next page');
    await harness.press('Previous page');
    expect(last().text).toContain('Page 2 of 3');
    expect(shown()).toHaveLength(1);
  });

  it(`${name} answers a form that is sent twice once`, async () => {
    const { bot, harness, shown } = await started();
    await harness.open('check');
    await harness.fill('“The zebra eats grass”');
    await harness.redeliver();
    expect(shown()).toHaveLength(1);
    expect(bot.log.lines.filter(({ message }) => message === 'answered')).toHaveLength(1);
  });

  it(`${name} answers a form that was opened before a restart`, async () => {
    const { bot, harness, last } = await started();
    await harness.open('find');
    await harness.restart(bot.dispatcher);
    await harness.fill('The zebra eats grass. Dolphins sing in choirs.');
    expect(last().text).toContain('I found a passage about 1 of them, and none about 1.');
  });

  it(`${name} takes a text without marks for one quotation, and one without words for none`, async () => {
    const { harness, last } = await started();
    await harness.open('check');
    await harness.fill('The zebra eats grass');
    expect(last().text).toContain('There are no quotation marks, so the text was checked as a whole.');
    await harness.open('check');
    await harness.fill('');
    expect(last().text).toContain('There is nothing to check.');
  });

  it(`${name} shows a report to all where that was asked for with the command`, async () => {
    const { harness, last } = await started();
    await harness.open('check', true);
    await harness.fill(article);
    expect(last()).toMatchObject({ visibility: 'channel', pings: false });
  });

  it(`${name} refuses a form that is not the bot’s, and shows nothing of it`, async () => {
    const { bot, harness, shown } = await started();
    await harness.open('check');
    expect(await harness.forge()).toBe(english.forms.unknown);
    expect(shown().every(({ quotes }) => quotes.length === 0)).toBe(true);
    expect(bot.log.lines.filter(({ message }) => message === 'answered')).toEqual([]);
  });

  it(`${name} tells of a report whose time is over that it is gone`, async () => {
    const { bot, harness, last } = await started();
    await harness.open('check');
    await harness.fill(article);
    bot.clock += 60 * 60_000 + 1;
    await harness.press('Next page');
    expect(last().text).toContain('I keep the pages of a report for an hour');
  });

  it(`${name} counts a form towards the limits on use when it is sent`, async () => {
    const limits = { perUser: { questions: 1, seconds: 60 }, perChannel: { questions: 0, seconds: 60 } };
    const { harness, last } = await started({ settings: { ...chatSettings, limits } });
    for (const text of ['“The zebra eats grass”', '“The lion”']) {
      await harness.open('check');
      await harness.fill(text);
    }
    expect(last().text).toContain('You have asked as much as I take from one person');
  });
}
