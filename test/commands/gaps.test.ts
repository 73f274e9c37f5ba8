import { expect, it } from 'vitest';
import { gapsOff } from '../../src/chat/messages/gaps.js';
import type { GapWord } from '../../src/chat/protocol/gaps.js';
import type { ChatSettings } from '../../src/chat/protocol/settings.js';
import { english } from '../../src/texts/english/index.js';
import { Bot, blocksOf, channel, chatSettings, person, threeDocuments, wordsOf } from '../support/bot.js';
import { documentOf } from '../support/texts.js';

const moderator = person({ id: 'UMOD' });

async function bot(settings: Partial<ChatSettings> = {}) {
  const inForce = { ...chatSettings, notesGaps: true, ...settings };
  return await Bot.with(threeDocuments, { services: { settings: inForce } });
}

async function asked(made: Bot, question: string, count = 3): Promise<void> {
  for (let n = 0; n < count; n++) await made.reply('ask', question, { person: person({ id: `U${n}` }) });
}

const words = async (made: Bot): Promise<readonly GapWord[]> => {
  const { data } = await made.reply('about', 'show:gaps', { person: moderator });
  return (data as { words: readonly GapWord[] }).words;
};

it('shows moderators, in private, the words that three people asked for in vain, and never a question', async () => {
  const made = await bot();
  await asked(made, 'when does the giraffe eat its 17 leaves at ada@example.org', 2);
  expect(await words(made)).toEqual([]);
  await asked(made, 'when does the giraffe eat its 17 leaves at ada@example.org');
  const reply = await made.reply('about', 'show:gaps', { person: moderator });
  expect(reply.visibility).toBe('asker');
  const kept = (await words(made)).map(({ word }) => word);
  expect(kept).toContain('giraffe');
  for (const word of kept) expect(word).toMatch(/^[a-z]+$/u);
  expect(wordsOf(reply)).not.toContain('when does');
  expect(made.log.text).not.toContain('giraffe');
});

it('is refused to others, and says so where the operator wants nothing noted', async () => {
  const made = await bot();
  expect((await made.reply('about', 'show:gaps')).data).toEqual({ error: 'moderators-only' });
  const off = await bot({ notesGaps: false });
  await asked(off, 'when does the giraffe eat');
  expect(await off.reply('about', 'show:gaps', { person: moderator })).toMatchObject(gapsOff(english));
  expect(await off.gaps.words('everywhere')).toEqual([]);
});

it('leaves a word out that stands in a document by now', async () => {
  const made = await bot();
  await asked(made, 'where is the giraffe');
  expect(await words(made)).toMatchObject([{ word: 'giraffe', people: 3 }]);
  made.reader.content = {
    documents: [...threeDocuments, documentOf('giraffe.txt', 'The giraffe is here.')],
    skipped: [],
  };
  await made.library.refresh({ by: 'test' });
  expect(await words(made)).toEqual([]);
});

it('names the documents that are quoted often, never, and found unhelpful', async () => {
  const made = await bot();
  const reply = await made.reply('ask', 'when does the zebra eat grass');
  const answerId = blocksOf(reply, 'actions')[0]?.actions[0]?.answerId ?? '';
  await made.dispatcher.handleButton({
    id: 'p',
    action: 'not-helpful',
    answerId,
    place: channel,
    person: person(),
  });
  const { data } = await made.reply('about', 'show:gaps', { person: moderator });
  const said = wordsOf(await made.reply('about', 'show:gaps', { person: moderator }));
  expect(said).toContain(english.gaps.often(30));
  expect(said).toContain(english.gaps.noneMissing(3, 30));
  expect(data).toMatchObject({
    often: expect.arrayContaining([{ documentId: 'news/zebra.txt', answers: 1 }]),
    never: expect.arrayContaining(['tax.txt']),
    unhelpful: expect.arrayContaining([{ documentId: 'news/zebra.txt', helpful: 0, notHelpful: 1 }]),
  });
});
