import { describe, expect, it } from 'vitest';
import type { Outcome, Press } from '../../src/chat/invocation.js';
import { Bot, blocksOf, channel, person, quotesOf, threeDocuments, wordsOf } from '../support/bot.js';
import { documentOf } from '../support/texts.js';

const question = 'when does the zebra eat grass';

/** A bot that has given Ada a private answer, and how she presses its button. */
async function given() {
  const bot = await Bot.with();
  const reply = await bot.reply('ask', question);
  const [actions] = blocksOf(reply, 'actions');
  const [action] = actions?.actions ?? [];
  if (action === undefined) throw new Error('no button on the answer');
  const press = (over: Partial<Press> = {}): Promise<Outcome> =>
    bot.dispatcher.press({
      id: 'press-1',
      action: 'share',
      answerId: action.answerId,
      question: action.question,
      place: channel,
      person: person(),
      ...over,
    });
  return { bot, reply, press };
}

describe('pressing Share', () => {
  it('posts the same quotes to the channel, the question restated and the asker named as text', async () => {
    const { reply, press } = await given();
    const { reply: shared } = await press();
    expect(shared.visibility).toBe('channel');
    expect(blocksOf(shared, 'question')).toEqual([{ kind: 'question', text: question, askedBy: 'Ada' }]);
    expect(quotesOf(shared)).toEqual(quotesOf(reply));
    expect(blocksOf(shared, 'quote').map(({ quote }) => [quote.citation, quote.highlights])).toEqual(
      blocksOf(reply, 'quote').map(({ quote }) => [quote.citation, quote.highlights]),
    );
    expect(blocksOf(shared, 'actions')).toEqual([]);
  });

  it('twice, even at once, posts once', async () => {
    const { press } = await given();
    const outcomes = await Promise.all([press(), press()]);
    expect(outcomes.map(({ reply }) => reply.visibility).sort()).toEqual(['asker', 'channel']);
    const again = (await press()).reply;
    expect(again.visibility).toBe('asker');
    expect(wordsOf(again)).toContain('already been shared');
  });

  it.each([
    ['posted', false],
    ['uncertain', false],
    ['refused', true],
  ] as const)('a second time, when the first was %s, posts: %s', async (kind, posts) => {
    const { press } = await given();
    await (await press()).delivered({ kind });
    expect((await press()).reply.visibility).toBe(posts ? 'channel' : 'asker');
  });

  it.each<[string, Partial<Press>]>([
    ['by another person', { person: person({ id: 'U2' }) }],
    ['in another channel', { place: { ...channel, channel: 'C2' } }],
    ['in another workspace', { place: { ...channel, workspace: 'T2' } }],
    ['on another platform', { place: { ...channel, platform: 'discord' } }],
    ['of an answer that nobody gave', { answerId: 'ID99' }],
  ])('%s shares nothing, and takes no claim', async (_what, over) => {
    const { bot, press } = await given();
    const { reply } = await press(over);
    expect(reply.visibility).toBe('asker');
    expect(quotesOf(reply)).toEqual([]);
    expect(wordsOf(reply)).toContain('ask again');
    expect(bot.answers.claimed.size).toBe(0);
  });

  it('in a thread of the channel shares there', async () => {
    const { press } = await given();
    expect((await press({ place: { ...channel, thread: '1.2' } })).reply.visibility).toBe('channel');
  });

  it('shares nothing where the question could not be read back', async () => {
    const { bot } = await given();
    const { reply } = await bot.dispatcher.press({
      id: 'p',
      action: 'share',
      answerId: 'ID1',
      place: channel,
      person: person(),
    });
    expect(reply.visibility).toBe('asker');
    expect(bot.answers.claimed.size).toBe(0);
  });

  it('shares nothing after the answer’s days are over', async () => {
    const { bot, press } = await given();
    await bot.answers.purge(bot.clock + 1);
    expect((await press()).reply.visibility).toBe('asker');
  });

  it('shares nothing once a quoted document has changed or gone, and may again when it is back', async () => {
    const { bot, reply, press } = await given();
    const quoted = new Set(blocksOf(reply, 'quote').map(({ quote }) => quote.citation.documentId));
    const changed = threeDocuments.map((document) =>
      quoted.has(document.id) ? { ...document, text: `${document.text} New.` } : document,
    );
    for (const documents of [changed, [documentOf('other.txt', 'Something else.')]]) {
      bot.reader.content = { documents, skipped: [] };
      await bot.library.refresh({ by: 'start' });
      const outdated = (await press()).reply;
      expect(outdated.visibility).toBe('asker');
      expect(wordsOf(outdated)).toContain('changed since');
      expect(bot.answers.claimed.size).toBe(0);
    }
    bot.reader.content = { documents: threeDocuments, skipped: [] };
    await bot.library.refresh({ by: 'start' });
    expect((await press()).reply.visibility).toBe('channel');
  });

  it('becomes one private reply when the state fails, and noting a delivery never throws', async () => {
    const { bot, press } = await given();
    const { delivered } = await press();
    bot.answers.releaseShare = async () => {
      throw new Error(question);
    };
    await expect(delivered({ kind: 'refused' })).resolves.toBeUndefined();
    bot.answers.find = async () => {
      throw new Error(question);
    };
    const { reply } = await press();
    expect(reply).toMatchObject({ visibility: 'asker', data: { error: 'failed', requestId: 'press-1' } });
    expect(bot.log.lines.filter(({ level }) => level === 'error')).toHaveLength(2);
    expect(bot.log.text).not.toContain(question);
  });
});
