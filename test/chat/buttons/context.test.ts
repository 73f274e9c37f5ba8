import { describe, expect, it } from 'vitest';
import type { Reply } from '../../../src/chat/protocol/reply.js';
import { blocksOf, channel, person, quotesOf, wordsOf } from '../../support/bot.js';
import { documentOf } from '../../support/texts.js';
import { givenTo, question, rewritten, savanna } from './given.js';

describe('pressing Context', () => {
  it('shows each quote with the paragraphs around it, word for word, the quote itself highlighted', async () => {
    const { reply, press } = await givenTo();
    const { reply: context } = await press('context');
    const shown = blocksOf(reply, 'quote').map(({ quote }) => quote);
    const wider = blocksOf(context, 'quote').map(({ quote }) => quote);
    expect(wider).toHaveLength(3);
    for (const [i, quote] of wider.entries()) {
      const document = savanna.find(({ id }) => id === quote.citation.documentId);
      expect(quote.text).toBe(document?.text);
      expect(quote.highlights.map(({ start, end }) => quote.text.slice(start, end))).toEqual([
        shown[i]?.text,
      ]);
    }
  });

  it('shows under each context the receipts of what is quoted in it', async () => {
    const receiptsOf = (reply: Reply) => blocksOf(reply, 'quote').map(({ receipt }) => receipt);
    const { reply, press } = await givenTo();
    expect(receiptsOf((await press('context')).reply)).toEqual(receiptsOf(reply));
    expect(receiptsOf(reply)).toHaveLength(3);
    const two = documentOf(
      'b.txt',
      `The zebra eats grass.${' So it goes.'.repeat(40)}\n\nA zebra, too, eats grass.`,
    );
    const both = await givenTo(question, [two]);
    expect(receiptsOf(both.reply)).toHaveLength(2);
    expect(receiptsOf((await both.press('context')).reply)).toEqual([receiptsOf(both.reply).join(', ')]);
    both.bot.answers.lasts = false;
    expect(receiptsOf((await both.press('context')).reply)).toEqual([undefined]);
  });

  it('answers whoever presses alone, also under a public answer, and as often as they like', async () => {
    const { press } = await givenTo(`${question} public:yes`);
    for (const id of ['U1', 'U2', 'U2']) {
      const { reply } = await press('context', { person: person({ id }) });
      expect([reply.visibility, quotesOf(reply).length]).toEqual(['asker', 3]);
    }
  });

  it('shows a passage once where two quotes stand in it, and no more than a message holds', async () => {
    const sentence = (i: number) => `The zebra eats grass ${'and more '.repeat(20)} at ${i}.`;
    const one = documentOf('a.txt', Array.from({ length: 40 }, (_, i) => sentence(i)).join(' '));
    const { press } = await givenTo(question, [one]);
    const texts = quotesOf((await press('context')).reply);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.join('').length).toBeLessThanOrEqual(3_000);
    for (const text of texts) expect(one.text).toContain(text);
    const two = documentOf('b.txt', 'The zebra eats grass.\n\nA zebra, too, eats grass.');
    const { reply, press: pressTwo } = await givenTo(question, [two]);
    expect(quotesOf(reply).length).toBeGreaterThan(0);
    expect(quotesOf((await pressTwo('context')).reply)).toEqual([two.text]);
  });

  it('shows quotes of changed documents as they were, marked, and those of lost ones not at all', async () => {
    const { reply, press, nowIndexed } = await givenTo();
    await nowIndexed(rewritten);
    const outdated = (await press('context')).reply;
    expect(quotesOf(outdated)).toEqual(quotesOf(reply));
    expect(wordsOf(outdated).match(/The document has changed since/gu)).toHaveLength(3);
    await nowIndexed([documentOf('other.txt', 'Something else.')]);
    const gone = (await press('context')).reply;
    expect(quotesOf(gone)).toEqual([]);
    expect(wordsOf(gone)).toContain('no longer in the folder');
  });

  it('needs no question', async () => {
    const { bot } = await givenTo();
    const press = { id: 'p', action: 'context', answerId: 'ID1', place: channel, person: person() };
    expect(quotesOf((await bot.dispatcher.handleButton(press)).reply)).toHaveLength(3);
  });
});
