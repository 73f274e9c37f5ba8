import { expect, it, onTestFinished } from 'vitest';
import { english } from '../../src/texts/english/index.js';
import { Bot } from '../support/bot.js';
import type { Harness, Shown } from './contract.js';

/** The adapter under test, driven over its platform's real library. */
export interface SharingHarness extends Harness {
  restart(dispatcher: Bot['dispatcher']): Promise<void>;
  press(label: string): Promise<void>;
  /** Runs a command with words and nothing else. */
  run(command: string, words: string): Promise<void>;
}

const share = english.buttons.labels.share;

/** What is typed, and what of the reply is no quote. */
const shareable = [
  ['check', 'They <@U1> say “The zebra eats grasses *only*”.', 'Altered'],
  ['find', 'The zebra eats grass. Each company <!here> pays “a tax”.', 'On “The zebra eats grass.”'],
  ['coverage', 'zebra *grass*', 'say something about it'],
] as const;

/** What /check, /find and /coverage owe to people who want others to see it. */
export function sharingContract(name: string, makeHarness: () => SharingHarness): void {
  it.each(shareable)(
    `${name} shares what /%s says with the channel, whole and once, after a restart, too`,
    async (command, words, said) => {
      const bot = await Bot.with();
      const harness = makeHarness();
      onTestFinished(() => harness.stop());
      await harness.start(bot.dispatcher);
      const last = () => harness.shown().at(-1) as Shown;
      await harness.run(command, words);
      const own = last();
      expect(own).toMatchObject({ visibility: 'asker', pings: false });
      expect(own.text).toContain(said);
      expect(own.buttons).toContain(share);
      await harness.restart(bot.dispatcher);
      await harness.press(share);
      expect(last()).toMatchObject({ visibility: 'channel', quotes: own.quotes, pings: false });
      expect(last().text).toContain(said);
      expect(last().text).toContain(words);
      expect(last().text).toContain(' asked:');
      expect(last().buttons).toContain('Remove');
      expect(last().buttons).not.toContain(share);
      expect(
        JSON.stringify([...bot.answers.saved.values()].map(({ quotes: _, ...kept }) => kept)),
      ).not.toMatch(/zebra|grass|company/u);
    },
  );
}
