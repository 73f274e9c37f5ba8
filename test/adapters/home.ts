import { describe, expect, it, onTestFinished } from 'vitest';
import type { Grant } from '../../src/chat/protocol/grants.js';
import type { ChatSettings } from '../../src/chat/protocol/settings.js';
import { english } from '../../src/texts/english/index.js';
import { Bot, chatSettings, threeDocuments } from '../support/bot.js';
import type { Harness, Shown } from './contract.js';

/** The adapter under test, driven over its platform's real library by a moderator. */
export interface HomeHarness extends Harness {
  readonly platform: 'slack' | 'discord';
  /** The workspace or guild that everything happens in. */
  readonly workspace: string;
  readonly channel: string;
  press(label: string): Promise<void>;
  /** Runs a command with these options; `words` stands for what the command takes. */
  run(command: string, words: string, options?: Readonly<Record<string, string | boolean>>): Promise<void>;
  /** Chooses a command for a message with this text. */
  chooseOn(command: string, text: string): Promise<void>;
  /** Presses the newest button with this label, whose hidden value somebody has changed. */
  forge(label: string, answerId: string): Promise<void>;
}

/** Every command and button of a channel's daily life, over the real commands, on a platform. */
export function homeContract(name: string, makeHarness: () => HomeHarness): void {
  const moderators: ChatSettings['moderators'] = {
    slack: { users: ['U1'], userGroups: [] },
    discord: { permissions: ['ManageGuild'], roles: [] },
  };

  async function started(over: (harness: HomeHarness) => Partial<ChatSettings> = () => ({})) {
    const harness = makeHarness();
    const settings = { ...chatSettings, moderators, ...over(harness) };
    const bot = await Bot.with(threeDocuments, { services: { settings } });
    onTestFinished(() => harness.stop());
    await harness.start(bot.dispatcher);
    const last = () => harness.shown().at(-1) as Shown;
    return { bot, harness, last, shown: () => harness.shown() };
  }

  describe(`on ${name}`, () => {
    const message = 'They wrote “The lion eats the zebra in the evening”, and “Nobody eats a lion”.';

    it('/check and “Check this quote” on a message say for each quote whether it is exact, privately', async () => {
      const { harness, shown } = await started();
      await harness.run('check', message);
      await harness.chooseOn(english.commands.check.onMessage, message);
      for (const { text, visibility, pings } of shown()) {
        expect([visibility, pings]).toEqual(['asker', false]);
        expect(text).toContain('Exact: “The lion eats the zebra in the evening”');
        expect(text).toContain('Altered: “Nobody eats a lion”');
        expect(text).toContain('Nobody eats [-the-] {+a+} lion');
        expect(text).toContain('news/lion.txt:1');
      }
      expect(shown()).toHaveLength(2);
    });

    it('/find and “Find the source” on a message show what bears on it, sentence by sentence', async () => {
      const { harness, shown } = await started();
      const text = 'A zebra eats grass. Companies pay a tax of 20 percent. The moon is made of cheese.';
      await harness.run('find', text);
      await harness.chooseOn(english.commands.find.onMessage, text);
      expect(shown()).toHaveLength(2);
      for (const found of shown()) {
        expect(found.text).toContain('On “A zebra eats grass.”');
        expect(found.text).toContain('On “Companies pay a tax of 20 percent.”');
        expect(found.text).not.toContain('On “The moon');
        expect(found.quotes).toContain('Each company pays a tax of 20 percent by the end of March.');
      }
    });

    it('/about tells moderators the votes, show:audit what was shared and removed, and never what was asked', async () => {
      const { harness, last } = await started();
      await harness.run('ask', 'when does the zebra eat grass');
      await harness.press('Helpful');
      await harness.press(english.buttons.labels.share);
      await harness.press('Remove');
      await harness.run('refresh', '');
      await harness.run('about', '');
      expect(last()).toMatchObject({ visibility: 'asker', pings: false });
      expect(last().text).toMatch(/All about zebras.*1/u);
      await harness.run('about', '', { show: 'audit' });
      expect(last().visibility).toBe('asker');
      for (const done of ['Shared: answer', 'Removed: answer', 'Refreshed: index'])
        expect(last().text).toContain(done);
      expect(last().text).not.toMatch(/grass|zebra/u);
    });

    it('/about show:access tells moderators who may ask what until when, and who may not is told so politely', async () => {
      const { harness, bot, last } = await started(({ platform, workspace, channel }) => {
        const grants: readonly Grant[] = [
          { platform, to: 'workspace', workspace, collections: ['news'], endsAt: Date.UTC(2026, 0, 9) },
          { platform, to: 'channel', workspace, channel, shared: false, collections: ['tax'] },
          { platform, to: 'workspace', workspace: '999', collections: ['news'] },
        ];
        const collections = new Map([
          ['news', ['news']],
          ['tax', ['tax.txt']],
        ]);
        return { access: { collections, grants } };
      });
      await harness.run('about', '', { show: 'access' });
      expect(last()).toMatchObject({ visibility: 'asker' });
      expect(last().text).toContain('Jan 8, 2026 – ends in 8 days');
      expect(last().text).toContain('tax');
      expect(last().text).not.toContain('999');
      bot.clock = Date.UTC(2026, 0, 9);
      await harness.run('ask', 'when does the zebra eat grass');
      expect(last().quotes).toEqual([]);
      await harness.run('about', '', { show: 'access' });
      expect(last().text).toContain('ENDED');
    });

    it('a channel’s own settings say who sees answers, how many quotes and of which collections', async () => {
      const { harness, last } = await started(({ platform, channel }) => ({
        access: { collections: new Map([['lions', ['news/lion.txt']]]), grants: [] },
        channels: new Map([
          [
            `${platform}:${channel}`,
            { visibility: 'channel', maxQuotes: 1, collections: ['lions'], listens: false } as const,
          ],
        ]),
      }));
      await harness.run('ask', 'who eats the zebra');
      expect(last()).toMatchObject({
        visibility: 'channel',
        quotes: [expect.stringContaining('The lion eats the zebra')],
      });
      expect(last().text).not.toContain('news/zebra.txt');
    });

    it('whoever asks more than is taken is told privately when to ask again', async () => {
      const { bot, harness, last } = await started(() => ({
        limits: { ...chatSettings.limits, perUser: { questions: 1, seconds: 60 } },
      }));
      await harness.run('ask', 'when does the zebra eat grass', { public: true });
      await harness.run('ask', 'when does the zebra eat grass', { public: true });
      expect(last()).toMatchObject({ visibility: 'asker', quotes: [] });
      expect(last().text).toContain('1 question in 1 minute. Please ask again in 1 minute.');
      bot.clock += 60_000;
      await harness.run('ask', 'when does the zebra eat grass', { public: true });
      expect(last().quotes).not.toEqual([]);
    });

    it('a button of an answer older than the index shows the quote as it was, marked; past its days nothing', async () => {
      const { bot, harness, last } = await started();
      await harness.run('ask', 'when does the zebra eat grass');
      const { quotes } = last();
      const changed = threeDocuments.map((one) => ({ ...one, text: `News. ${one.text}` }));
      bot.reader.content = { documents: changed, skipped: [] };
      await bot.library.refresh({ by: 'start' });
      await harness.press(english.buttons.labels.share);
      expect(last()).toMatchObject({ visibility: 'channel', quotes });
      expect(last().text).toContain(english.buttons.changedSince);
      bot.clock += 31 * 86_400_000;
      await harness.press('Context');
      expect(last()).toMatchObject({ visibility: 'asker', quotes: [] });
      expect(last().text).toContain('I no longer have that answer');
    });

    it('a button whose value is forged, altered or another’s gives nothing', async () => {
      const { bot, harness, last } = await started();
      await harness.run('ask', 'when does the zebra eat grass');
      const [own = ''] = [...bot.answers.saved.keys()];
      const foreign = bot.answers.saved.get(own);
      if (foreign !== undefined)
        bot.answers.saved.set('FOREIGN', { ...foreign, id: 'FOREIGN', personId: 'somebody else' });
      for (const answerId of ['FOREIGN', `${own}0`, '__proto__', "'; DROP TABLE given_answer"]) {
        await harness.forge('Context', answerId);
        expect(last()).toMatchObject({ visibility: 'asker', quotes: [] });
        expect(last().text).toContain('I no longer have that answer');
      }
    });

    it('Share pressed twice at once posts once', async () => {
      const { harness, shown } = await started();
      await harness.run('ask', 'when does the zebra eat grass');
      await Promise.all([
        harness.press(english.buttons.labels.share),
        harness.press(english.buttons.labels.share),
      ]);
      expect(shown().filter(({ visibility }) => visibility === 'channel')).toHaveLength(1);
      expect(shown().some(({ text }) => text.includes('already been shared'))).toBe(true);
    });
  });
}
