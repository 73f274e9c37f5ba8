import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Examples, examplesFor, sampleDocuments } from '../../../src/chat/dispatch/examples.js';
import type { ChatSettings } from '../../../src/chat/protocol/settings.js';
import { findProjectFolder } from '../../../src/config/config.js';
import type { Document } from '../../../src/core/types/document.js';
import { everything } from '../../../src/core/types/scope.js';
import { Bot, channel, chatSettings, person } from '../../support/bot.js';
import { documentOf } from '../../support/texts.js';

const here = { platform: 'web', kind: 'local' } as const;

async function examplesOver(documents: readonly Document[], settings: ChatSettings = chatSettings) {
  const bot = await Bot.with(documents, { services: { settings } });
  const view = await bot.dispatcher.viewOf(here, person(), 'asker');
  return { bot, examples: await examplesFor(view, bot.dispatcher.commands) };
}

const linesOf = ({ commands }: Examples) => commands.flatMap(({ lines }) => lines);

/** Their phrases are frequent enough to be offered. */
const lighthouses = [0, 1, 2].map((i) =>
  documentOf(
    `${i}.txt`,
    `The Brienz Lighthouse opens at ${i} o’clock. Martha Vogel keeps the Brienz Lighthouse. Martha Vogel sleeps by day.`,
  ),
);

describe('examples', () => {
  const [first = '', second = ''] = sampleDocuments;
  const companies = 'These companies had access to user data: Huawei and Lenovo. They had private access.';
  const letter = 'Senators wrote an open letter to the company about access to some user data.';

  it('are the commands’ own over the documents that ship, each with an answer', async () => {
    const { bot, examples } = await examplesOver([documentOf(first, companies), documentOf(second, letter)]);
    expect(examples.answered).toContain('which companies had access');
    expect(examples.unanswered).toBe('who won the world cup');
    for (const question of examples.answered) {
      const reply = await bot.reply('ask', question);
      expect(reply.blocks.some(({ kind }) => kind === 'quote')).toBe(true);
    }
    expect(examples.answered.concat(linesOf(examples)).join('\n')).not.toMatch(
      /public:|between:|source:|7K2M/,
    );
  });

  it('are never about the documents that ship where others are searched, though these would answer', async () => {
    const { examples } = await examplesOver([documentOf('a.txt', companies), documentOf('b.txt', letter)]);
    expect(examples.answered).not.toContain('which companies had access');
    expect(examples).not.toHaveProperty('unanswered');
    expect(linesOf(examples).join('\n')).not.toContain('which companies had access');
  });

  it('name those documents as they are in seeds/', () => {
    expect(readdirSync(join(findProjectFolder(), 'seeds')).sort()).toEqual([...sampleDocuments].sort());
  });

  it('ask about names and phrases of other documents, each with an answer', async () => {
    const { bot, examples } = await examplesOver(lighthouses);
    expect(examples.answered.length).toBeGreaterThan(0);
    expect(examples.answered.length).toBeLessThanOrEqual(5);
    const topics = (await bot.library.suggestions(everything)).map(({ topic }) => topic);
    for (const topic of topics) expect(lighthouses.some(({ text }) => text.includes(topic))).toBe(true);
    for (const question of examples.answered) {
      const reply = await bot.reply('ask', question);
      expect(reply.blocks.some(({ kind }) => kind === 'quote')).toBe(true);
    }
    const [phrase] = topics;
    expect(linesOf(examples)).toEqual(
      expect.arrayContaining([`/check ${phrase}`, `/coverage ${phrase}`, '/sources', '/about']),
    );
  });

  it('are titles in scripts without blanks, in which no phrases are collected', async () => {
    const { examples } = await examplesOver([
      documentOf('a.txt', '长城位于中国北方。长城很长。', { title: '长城' }),
      documentOf('b.txt', '故宫位于北京。故宫很大。', { title: '故宫' }),
    ]);
    expect(examples.answered).toEqual(['长城', '故宫']);
    expect(linesOf(examples)).toContain('/coverage 长城');
  });

  it('name every command that everyone may use, and none of moderators', async () => {
    const { bot, examples } = await examplesOver(lighthouses);
    const names = bot.dispatcher.commands
      .filter(({ access }) => access === 'everyone')
      .map(({ name }) => name);
    expect(['ask', ...examples.commands.map(({ command }) => command.name)].sort()).toEqual(names.sort());
  });

  it('promise nothing where there are no documents', async () => {
    const { examples } = await examplesOver([]);
    expect(examples).toMatchObject({ holdings: { documents: 0, passages: 0 }, answered: [] });
    expect(examples).not.toHaveProperty('unanswered');
    expect(linesOf(examples)).toEqual(['/sources', '/about']);
  });

  it('hold nothing that may not be seen there', async () => {
    const settings: ChatSettings = {
      ...chatSettings,
      access: {
        collections: new Map([['open', ['open']]]),
        grants: [
          { platform: 'slack', to: 'workspace', workspace: channel.workspace ?? '', collections: ['open'] },
        ],
      },
    };
    const bot = await Bot.with(
      [
        documentOf('closed/a.txt', 'These companies had access: Huawei.'),
        documentOf('open/b.txt', 'Zebras eat grass.'),
      ],
      { services: { settings } },
    );
    const view = await bot.dispatcher.viewOf({ ...channel, sharing: async () => 'own' }, person(), 'asker');
    const examples = await examplesFor(view, bot.dispatcher.commands);
    expect(examples.holdings?.documents).toBe(1);
    expect(examples.answered).not.toContain('which companies had access');
  });
});
