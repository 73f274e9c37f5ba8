import { describe, expect, it } from 'vitest';
import { maxKeptQuotes } from '../../../src/chat/protocol/given-answers.js';
import { blocksOf, channel, person, quotesOf, wordsOf } from '../../support/bot.js';
import { documentOf } from '../../support/texts.js';
import { buttonsOf, givenTo, question, rewritten } from './given.js';

describe('pressing More quotes', () => {
  it('shows the next ones in order, each once, until there are none left', async () => {
    const { bot, reply, pressOn } = await givenTo();
    const seen = [...quotesOf(reply)];
    let last = reply;
    while (buttonsOf(last).includes('more')) {
      const outcome = await pressOn(last, 'more');
      await outcome.delivered({ kind: 'posted' });
      last = outcome.reply;
      expect(last.visibility).toBe('asker');
      seen.push(...quotesOf(last));
    }
    const whole = await bot.library.answer(question, { scope: { kind: 'all' }, limit: maxKeptQuotes });
    expect(seen).toEqual(whole.quotes.map(({ text }) => text));
    expect(seen).toHaveLength(8);
  });

  it('is private for a private answer, and public for a public one, whoever presses', async () => {
    const bob = { person: person({ id: 'U2' }) };
    expect((await (await givenTo()).press('more')).reply.visibility).toBe('asker');
    const { press } = await givenTo(`${question} public:yes`);
    expect((await press('more', bob)).reply.visibility).toBe('channel');
  });

  it('keeps at most twenty quotes', async () => {
    const many = Array.from({ length: 30 }, (_, i) =>
      documentOf(`${i}.txt`, `The zebra eats grass at ${i}.`),
    );
    const { bot } = await givenTo(question, many);
    expect(bot.answers.saved.get('ID1')).toMatchObject({ shown: 3 });
    expect(bot.answers.saved.get('ID1')?.quotes).toHaveLength(20);
  });

  it('twice, even at once, shows them once; again when the first was surely refused', async () => {
    const { bot, press, done } = await givenTo(`${question} public:yes`);
    await done('more', {}, { kind: 'refused' });
    expect(bot.answers.saved.size).toBe(1);
    const outcomes = await Promise.all([press('more'), press('more')]);
    expect(outcomes.map(({ reply }) => quotesOf(reply).length).sort()).toEqual([0, 3]);
    const again = (await press('more')).reply;
    expect(again.visibility).toBe('asker');
    expect(wordsOf(again)).toContain('are already here');
  });

  it('has buttons of its own: what is shared from there is what stands there', async () => {
    const { press, pressOn } = await givenTo();
    const { reply: more } = await press('more');
    expect(buttonsOf(more)).toContain('share');
    const { reply: shared } = await pressOn(more, 'share');
    expect(shared.visibility).toBe('channel');
    expect(quotesOf(shared)).toEqual(quotesOf(more));
    expect(blocksOf(shared, 'question')).toEqual([{ kind: 'question', text: question, askedBy: 'Ada' }]);
  });

  it('works without the question, which it then neither restates nor shares', async () => {
    const { bot, press } = await givenTo();
    const bare = { id: 'p', action: 'more', answerId: 'ID1', place: channel, person: person() };
    const { reply: more } = await bot.dispatcher.handleButton(bare);
    expect(quotesOf(more)).toHaveLength(3);
    expect(blocksOf(more, 'question')).toEqual([]);
    expect(buttonsOf(more)).not.toContain('share');
    expect(quotesOf((await press('more')).reply)).toEqual([]);
  });

  it('shows quotes of changed documents as they were, marked', async () => {
    const { press, nowIndexed } = await givenTo();
    await nowIndexed(rewritten);
    const { reply } = await press('more');
    expect(quotesOf(reply)).toHaveLength(3);
    expect(wordsOf(reply).match(/The document has changed since/gu)).toHaveLength(3);
  });

  it('says so when nothing is left of what could be shown', async () => {
    const { press, nowIndexed } = await givenTo();
    await nowIndexed([documentOf('other.txt', 'Something else.')]);
    expect(wordsOf((await press('more')).reply)).toContain('no more quotes');
  });
});
