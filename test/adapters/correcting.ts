import { expect, it, onTestFinished } from 'vitest';
import { correction } from '../../src/chat/messages/notices.js';
import type { Corrector, PublicMessage } from '../../src/chat/protocol/corrector.js';
import { quoteAt } from '../../src/core/types/quote.js';
import { english } from '../../src/texts/english/index.js';
import { documentOf, type Harness, hostileTexts, scriptedDispatcher } from './contract.js';

const { mark } = english.notices;

/** An adapter that corrects what it has posted. */
export interface Correcting {
  readonly harness: Harness;
  readonly corrector: () => Corrector;
  /** The newest message that all can read, as the state would name it. */
  message(): PublicMessage;
  /** Deletes a message behind the bot's back. */
  deleteMessage(messageId: string): void;
  /** The same for the channel. */
  deleteChannel(): void;
}

const cited = (body: string) => {
  const quote = quoteAt(documentOf(body), { start: 0, end: body.length });
  return { text: body, citation: quote.citation, quote };
};

/** A notice that a quote of one text became another. */
export function noticeOf(was: string, is: string) {
  const verification = {
    kind: 'changed',
    quote: cited(is).quote,
    comparison: [{ kind: 'changed', was, is }],
    differences: [],
  } as const;
  const { blocks } = correction(
    english,
    [
      {
        receipt: '7K2M-9QXR-4F0T-WB8N',
        given: cited(was),
        givenAt: 0,
        news: { kind: 'changed', verification, parts: [] },
      },
    ],
    0,
  );
  const actions = [{ name: 'remove', label: 'Remove', answerId: 'NOTICE' }] as const;
  return { blocks: [...blocks, { kind: 'actions' as const, actions }] };
}

/** The cases that every adapter passes which corrects what it has posted. */
export function correctingContract(started: () => Promise<Correcting>): void {
  const asked = async (typed = '1 public:yes') => {
    const correcting = await started();
    onTestFinished(() => correcting.harness.stop());
    await correcting.harness.start(scriptedDispatcher());
    await correcting.harness.type('ask', typed);
    return correcting;
  };
  const lines = (text: string) => text.replace(/\r\n?/gu, '\n');

  it.each([1, 4, 8])(
    'a marked message says all that it said, the question too, and the mark, once (%i)',
    async (number) => {
      const { harness, corrector, message } = await asked(`${number} public:yes`);
      const there = message();
      const [before] = harness.shown();
      for (let i = 0; i < 2; i++)
        expect(await corrector().mark(there, mark)).toMatchObject({ kind: 'posted' });
      expect(harness.shown()).toHaveLength(1);
      const [marked] = harness.shown();
      expect(marked).toMatchObject({
        visibility: 'channel',
        quotes: before?.quotes,
        buttons: before?.buttons,
        links: before?.links,
        pings: false,
      });
      const without = (text = '') => text.replace(mark, '').replace(/\n+/gu, '\n').trim();
      expect(marked?.text.split(mark)).toHaveLength(2);
      expect(without(marked?.text)).toBe(without(before?.text));
      expect(await corrector().mark(there, undefined)).toMatchObject({ kind: 'posted' });
      expect(harness.shown()).toEqual([before]);
    },
  );

  it('the buttons of a marked message do what they did', async () => {
    const { harness, corrector, message } = await asked();
    await corrector().mark(message(), mark);
    await harness.press?.('More quotes');
    expect(harness.shown().at(-1)).toMatchObject({
      visibility: 'channel',
      quotes: [lines(hostileTexts[2] ?? '')],
    });
    expect(harness.shown().at(-1)?.text).toContain('1');
  });

  it('a reply belongs to the message, shows both quotes as they are, and pings nobody', async () => {
    const { harness, corrector, message } = await asked();
    const there = message();
    for (const [i, was] of hostileTexts.entries()) {
      const is = hostileTexts[(i + 1) % hostileTexts.length] ?? '';
      const reply = await corrector().reply(there, noticeOf(was, is), `NONCE${i}`);
      expect(reply).toMatchObject({ kind: 'posted', messageId: expect.any(String) });
      const shown = harness.shown().at(-1);
      expect(shown).toMatchObject({
        visibility: 'channel',
        quotes: [was, is].map(lines),
        buttons: ['Remove'],
        pings: false,
        repliesTo: there.messageId,
      });
      expect(shown?.text).toContain('7K2M-9QXR-4F0T-WB8N');
    }
    expect(harness.shown()).toHaveLength(hostileTexts.length + 1);
  });

  it('a message that was deleted is gone, and takes no reply in another place', async () => {
    const { corrector, message, deleteMessage } = await asked();
    const there = message();
    deleteMessage(there.messageId);
    expect(await corrector().mark(there, mark)).toMatchObject({ kind: 'gone' });
    expect(await corrector().reply(there, noticeOf('a', 'b'), 'N')).toMatchObject({ kind: 'refused' });
  });

  it('a channel that is not there any more is gone', async () => {
    const { corrector, message, deleteChannel } = await asked();
    const there = message();
    deleteChannel();
    expect(await corrector().mark(there, mark)).toMatchObject({ kind: 'gone' });
    const { channel: _, ...nowhere } = there.place;
    for (const attempt of [
      corrector().mark({ ...there, place: nowhere }, mark),
      corrector().reply({ ...there, place: nowhere }, noticeOf('a', 'b'), 'N'),
    ])
      expect(await attempt).toMatchObject({ kind: 'gone' });
  });
}
