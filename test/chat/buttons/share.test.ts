import { describe, expect, it } from 'vitest';
import { blocksOf, channel, person, quotesOf, wordsOf } from '../../support/bot.js';
import { buttonsOf, givenTo, question, rewritten, savanna } from './given.js';

describe('pressing Share', () => {
  it('posts the same quotes to the channel, the question restated and the asker named as text', async () => {
    const { reply, press } = await givenTo();
    const { reply: shared } = await press('share');
    expect(shared.visibility).toBe('channel');
    expect(blocksOf(shared, 'question')).toEqual([{ kind: 'question', text: question, askedBy: 'Ada' }]);
    expect(
      blocksOf(shared, 'quote').map(({ quote }) => [quote.text, quote.citation, quote.highlights]),
    ).toEqual(blocksOf(reply, 'quote').map(({ quote }) => [quote.text, quote.citation, quote.highlights]));
  });

  it('gives the shared answer buttons of its own, for everybody there', async () => {
    const { press, pressOn } = await givenTo();
    const { reply: shared } = await press('share');
    expect(buttonsOf(shared)).toEqual(['more', 'context', 'verify', 'remove', 'helpful', 'not-helpful']);
    const bob = { person: person({ id: 'U2', name: 'Bob' }) };
    const more = (await pressOn(shared, 'more', bob)).reply;
    expect(more.visibility).toBe('channel');
    expect(quotesOf(more)).toHaveLength(3);
  });

  it('by two at once, or twice, posts once', async () => {
    const { press } = await givenTo();
    const outcomes = await Promise.all([press('share'), press('share'), press('share')]);
    expect(outcomes.map(({ reply }) => reply.visibility).sort()).toEqual(['asker', 'asker', 'channel']);
    const again = (await press('share')).reply;
    expect(again.visibility).toBe('asker');
    expect(wordsOf(again)).toContain('already been shared');
  });

  it.each([
    ['posted', false],
    ['uncertain', false],
    ['refused', true],
  ] as const)('a second time, when the first was %s, posts: %s', async (kind, posts) => {
    const { bot, done, press } = await givenTo();
    await done('share', {}, { kind });
    expect(bot.answers.saved.size).toBe(posts ? 1 : 2);
    expect((await press('share')).reply.visibility).toBe(posts ? 'channel' : 'asker');
  });

  it('is entered in the audit log once it is posted, with who, where and when, and never what was asked', async () => {
    const { bot, done } = await givenTo();
    await done('share', {}, { kind: 'refused' });
    expect(bot.audit.entries).toEqual([]);
    await done('share', {}, { kind: 'posted', messageId: '17.1' });
    expect(bot.audit.entries).toMatchObject([
      {
        at: bot.clock,
        place: channel,
        person: { id: 'U1', name: 'Ada' },
        action: 'share',
        detail: 'answer ID3',
      },
    ]);
    expect(JSON.stringify(bot.audit.entries)).not.toMatch(/zebra|grass/u);
  });

  it('where it may have been posted, is audited as such', async () => {
    const { bot, done } = await givenTo();
    await done('share', {}, { kind: 'uncertain' });
    expect(bot.audit.entries).toMatchObject([{ detail: 'answer ID2, perhaps not posted' }]);
  });

  it('shares nothing where the question could not be read back, and no public answer again', async () => {
    const { bot } = await givenTo();
    const press = { id: 'p', action: 'share', answerId: 'ID1', place: channel, person: person() };
    expect((await bot.dispatcher.handleButton(press)).reply.visibility).toBe('asker');
    await bot.reply('ask', `${question} public:yes`);
    const forged = await bot.dispatcher.handleButton({ ...press, answerId: 'ID2', question });
    expect(forged.reply.visibility).toBe('asker');
    expect(bot.answers.claimed.size).toBe(0);
  });

  it('shows quotes of a document that has changed since as they were, and marks them', async () => {
    const { reply, press, nowIndexed } = await givenTo();
    await nowIndexed(rewritten);
    const { reply: shared } = await press('share');
    expect(shared.visibility).toBe('channel');
    expect(quotesOf(shared)).toEqual(quotesOf(reply));
    expect(blocksOf(shared, 'quote').every(({ quote }) => quote.highlights.length === 0)).toBe(true);
    expect(wordsOf(shared).match(/The document has changed since/gu)).toHaveLength(3);
  });

  it('quotes no document that was taken out of the folder, and may share again when it is back', async () => {
    const { bot, reply, press, nowIndexed } = await givenTo();
    const first = blocksOf(reply, 'quote')[0]?.quote.citation.documentId;
    await nowIndexed(savanna.slice(7));
    const gone = (await press('share')).reply;
    expect([gone.visibility, quotesOf(gone)]).toEqual(['asker', []]);
    expect(bot.answers.claimed.size).toBe(0);
    await nowIndexed(savanna.filter(({ id }) => id !== first));
    const { reply: shared } = await press('share');
    expect(quotesOf(shared)).toEqual(quotesOf(reply).slice(1));
  });

  it('gives its claim back when what it posts cannot be kept', async () => {
    const { bot, press } = await givenTo();
    bot.answers.save = async () => {
      throw new Error('disk full');
    };
    expect((await press('share')).reply.data).toMatchObject({ error: 'failed' });
    expect(bot.answers.claimed.size).toBe(0);
  });

  it('survives a state that fails while the delivery is noted', async () => {
    const { bot, press } = await givenTo();
    const { delivered } = await press('share');
    bot.answers.release = async () => {
      throw new Error(question);
    };
    await expect(delivered({ kind: 'refused' })).resolves.toBeUndefined();
    expect(bot.log.lines.filter(({ level }) => level === 'error')).toHaveLength(1);
    expect(bot.log.text).not.toContain(question);
  });
});
