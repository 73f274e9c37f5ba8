import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ChatSettings } from '../../../src/chat/protocol/settings.js';
import { LibraryBusyError } from '../../../src/core/types/library.js';
import { Bot, chatSettings } from '../../support/bot.js';
import { documentOf } from '../../support/texts.js';
import { guildId } from './fake-discord.js';
import { DiscordHarness } from './harness.js';

let harness: DiscordHarness;
beforeEach(() => {
  harness = new DiscordHarness();
});
afterEach(() => harness.stop());

const documents = [
  documentOf('news/one.txt', 'They met Mark Zuckerberg there. He spoke of Huawei.'),
  documentOf('news/two.txt', 'We saw Mark Zuckerberg again.'),
  documentOf('board/three.txt', 'A letter to Mark Zuckerberg of late. It names Zurich as well.'),
  documentOf('board/many.txt', Array.from({ length: 40 }, (_, i) => `It was Somebody${i} then.`).join(' ')),
];

async function started(settings: ChatSettings = chatSettings): Promise<Bot> {
  const bot = await Bot.with(documents, { services: { settings } });
  await harness.start(bot.dispatcher);
  return bot;
}

/** What is offered while that is typed as the question. */
async function offered(typed: string) {
  const typing = harness.discord.typing('ask', 'question', typed);
  harness.deliver(typing);
  for (;;) {
    const found = harness.discord.offered.get(typing.id);
    if (found !== undefined) return found;
    await harness.discord.gateway.roundTrip();
  }
}

describe('while a question is typed', () => {
  it('names of the documents are offered with the number of documents, as Discord was told when registering', async () => {
    await started();
    const [commands] = [...harness.discord.registered.values()] as { name: string; options: object[] }[][];
    const ask = commands?.find(({ name }) => name === 'ask');
    expect(ask?.options[0]).toMatchObject({ name: 'question', autocomplete: true, required: true });
    expect(await offered('zuck')).toEqual([
      { name: 'Mark Zuckerberg — 3 documents', value: 'Mark Zuckerberg' },
    ]);
    expect(await offered('zür')).toEqual([{ name: 'Zurich — 1 document', value: 'Zurich' }]);
  });

  it('the last words are completed and those before them kept', async () => {
    await started();
    expect(await offered('which companies hua')).toEqual([
      { name: 'which companies Huawei — 1 document', value: 'which companies Huawei' },
    ]);
  });

  it('at most 25 are offered, and none where nothing fits', async () => {
    await started();
    expect(await offered('somebody')).toHaveLength(25);
    expect(await offered('')).toHaveLength(25);
    expect(await offered('xyzzy')).toEqual([]);
  });

  it('none is offered that would make more of a question than Discord takes', async () => {
    await started();
    const long = 'word '.repeat(18);
    const [choice] = await offered(`${long}hua`);
    expect(choice?.value).toBe(`${long}Huawei`);
    expect(choice?.name).toMatch(/^….*Huawei — 1 document$/u);
    expect(choice?.name.length).toBeLessThanOrEqual(100);
    expect(await offered(`${long}word word hua`)).toEqual([]);
  });

  it('only what stands in documents that may be seen there is offered, and counted', async () => {
    await started({
      ...chatSettings,
      access: {
        collections: new Map([['news', ['news']]]),
        grants: [{ platform: 'discord', to: 'workspace', workspace: guildId, collections: ['news'] }],
      },
    });
    expect(await offered('zuck')).toEqual([
      { name: 'Mark Zuckerberg — 2 documents', value: 'Mark Zuckerberg' },
    ]);
    expect(await offered('zur')).toEqual([]);
    expect(await offered('some')).toEqual([]);
  });

  it('what a refresh brought is offered, what it took is not', async () => {
    const bot = await started();
    expect(await offered('zur')).toHaveLength(1);
    bot.reader.content = {
      documents: [documentOf('new.txt', 'They met Ada Lovelace there.')],
      skipped: [],
    };
    await bot.library.refresh({ by: 'test' });
    expect(await offered('zur')).toEqual([]);
    expect(await offered('lov')).toEqual([{ name: 'Ada Lovelace — 1 document', value: 'Ada Lovelace' }]);
  });

  it('nothing is offered, and nothing said, while the library is busy or does not answer', async () => {
    const bot = await started();
    const { phrases } = bot.library;
    bot.library.phrases = () => Promise.reject(new LibraryBusyError('busy'));
    expect(await offered('zuck')).toEqual([]);
    bot.library.phrases = () => new Promise(() => {});
    expect(await offered('zuck')).toEqual([]);
    bot.library.phrases = phrases;
    expect(await offered('zuck')).toHaveLength(1);
    expect(bot.log.lines.filter(({ level }) => level !== 'info' && level !== 'debug')).toEqual([]);
    expect(harness.shown()).toEqual([]);
  });
});
