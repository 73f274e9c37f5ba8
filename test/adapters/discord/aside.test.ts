import { describe, expect, it, onTestFinished } from 'vitest';
import { Bot, chatSettings, threeDocuments } from '../../support/bot.js';
import { asideContract } from '../aside.js';
import { guildId } from './fake-discord.js';
import { DiscordHarness } from './harness.js';

describe('Discord, a public answer of which a part is private', () => {
  asideContract(() => new DiscordHarness());

  it('follows from the roles of whoever asks', async () => {
    const grant = { platform: 'discord', workspace: guildId } as const;
    const access = {
      collections: new Map([
        ['news', ['news']],
        ['rest', ['tax.txt']],
      ]),
      grants: [
        { ...grant, to: 'workspace', collections: ['news'] },
        { ...grant, to: 'role', role: '1100000000000000005', collections: ['rest'] },
      ] as const,
    };
    const bot = await Bot.with(threeDocuments, { services: { settings: { ...chatSettings, access } } });
    const harness = new DiscordHarness();
    onTestFinished(() => harness.stop());
    await harness.start(bot.dispatcher);
    await harness.type('ask', 'which tax does each company pay public:yes');
    await expect.poll(() => harness.shown().length).toBe(2);
    const [all, own] = harness.shown();
    expect(all?.visibility).toBe('channel');
    expect(all?.quotes.join()).not.toContain('20 percent');
    expect(own).toMatchObject({ visibility: 'asker', quotes: [threeDocuments[2]?.text] });
  });
});
