import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openLink, type PermalinkParts } from '../../../src/chat/permalink/open-link.js';
import { QuoteLinks } from '../../../src/chat/permalink/quote-links.js';
import type { GivenAnswer } from '../../../src/chat/protocol/given-answers.js';
import type { Grant } from '../../../src/chat/protocol/grants.js';
import type { Location } from '../../../src/chat/protocol/location.js';
import type { ChatSettings } from '../../../src/chat/protocol/settings.js';
import { dayMs } from '../../../src/core/types/day.js';
import type { Document } from '../../../src/core/types/document.js';
import { linkKeyOf } from '../../../src/state/link-keys.js';
import { Bot, blocksOf, channel, chatSettings, person, terminal } from '../../support/bot.js';
import { documentOf } from '../../support/texts.js';

const [oldKey, newKey, foreignKey] = ['old', 'new', 'foreign'].map((name) =>
  linkKeyOf(Buffer.from(name.padEnd(32, '.'))),
) as [ReturnType<typeof linkKeyOf>, ReturnType<typeof linkKeyOf>, ReturnType<typeof linkKeyOf>];

const keysOf = (...keys: (typeof oldKey)[]) => ({
  current: () => keys[0] ?? oldKey,
  find: (id: Buffer) => keys.find((key) => key.id.equals(id)),
});

/** So long that no quote holds two paragraphs. */
const more = ` and on and on it went, over hills and through rivers${', and then some more of it'.repeat(12)}.`;

const savanna: readonly Document[] = [0, 1, 2, 3, 4].map((n) =>
  documentOf(
    `news/${n}.txt`,
    [
      'One',
      'Two',
      'Three',
      'Four',
      `The zebra eats grass at ${n} o’clock, and so it does for hours until the rains come.`,
      'Behind',
    ]
      .map((paragraph) => (paragraph.startsWith('The') ? paragraph : paragraph + more))
      .join('\n\n'),
    { title: `Zebras ${n}`, url: `https://example.org/${n}` },
  ),
);

/** A bot that answers with links, an answer of it, and how its links are opened. */
async function answered(
  over: {
    settings?: Partial<ChatSettings>;
    place?: Location;
    sharing?: Location['sharing'];
    asked?: string;
  } = {},
) {
  const settings: ChatSettings = { ...chatSettings, ...over.settings };
  let keys = keysOf(oldKey);
  const links = new QuoteLinks({
    keys: { current: () => keys.current(), find: (id) => keys.find(id) },
    publicUrl: 'https://bot.example.org',
    linkDays: 7,
    retentionDays: 30,
  });
  const bot = await Bot.with(savanna, {
    services: { links, settings },
  });
  const place = over.place ?? channel;
  const asked = { ...place, ...(over.sharing === undefined ? {} : { sharing: over.sharing }) };
  const reply = await bot.reply('ask', over.asked ?? 'when does the zebra eat grass', { place: asked });
  const quotes = blocksOf(reply, 'quote');
  const tokens = quotes.map(({ link }) => tokenOf(link));
  const parts: PermalinkParts = {
    keys: { current: () => keys.current(), find: (id) => keys.find(id) },
    givenAnswers: bot.answers,
    viewOf: (...asking) => bot.dispatcher.viewOf(...asking),
    placeAgain: (kept) => ({ ...kept, ...(over.sharing === undefined ? {} : { sharing: over.sharing }) }),
    now: () => bot.clock,
    contextParagraphs: 3,
    retentionDays: 30,
  };
  return {
    bot,
    reply,
    quotes,
    tokens,
    token: tokens[0] ?? '',
    open: (token: string, changed: Partial<PermalinkParts> = {}) => openLink(token, { ...parts, ...changed }),
    use: (next: Partial<ChatSettings>) => {
      Object.assign(settings, next);
    },
    sign: (...next: (typeof oldKey)[]) => {
      keys = keysOf(...next);
    },
    nowIndexed: async (documents: readonly Document[]) => {
      bot.reader.content = { documents, skipped: [] };
      await bot.library.refresh({ by: 'start' });
    },
  };
}

function tokenOf(link: string | undefined): string {
  return /^https:\/\/bot\.example\.org\/read\/([\w-]+)#quote$/.exec(link ?? '')?.[1] ?? '';
}

describe('a link to a quote', () => {
  it('opens the passage with the quote marked and three paragraphs on each side, word for word', async () => {
    const { quotes, token, open } = await answered();
    const opened = await open(token);
    if (opened.kind !== 'open') throw new Error(opened.kind);
    const { context, language, textFragment } = opened.reading;
    const [mark] = context.highlights;
    expect(context.text.slice(mark?.start, mark?.end)).toBe(quotes[0]?.quote.text);
    expect(savanna.some(({ text }) => text.includes(context.text))).toBe(true);
    expect(context.text.startsWith('One')).toBe(false);
    expect(context.text.startsWith('Two')).toBe(true);
    expect(language).toMatch(/^(en|und)$/);
    expect(textFragment).toMatch(/^text=The%20zebra%20eats.*rains%20come\.$/);
  });

  it('leads on to the other quotes that its answer showed, and to no other', async () => {
    const { bot, quotes, token, tokens, open } = await answered();
    expect(quotes).toHaveLength(3);
    expect([...bot.answers.saved.values()][0]?.quotes.length).toBeGreaterThan(3);
    const opened = await open(token);
    if (opened.kind !== 'open') throw new Error(opened.kind);
    expect(opened.others.map((other) => other.token)).toEqual(tokens.slice(1));
    for (const other of opened.others) expect((await open(other.token)).kind).toBe('open');
  });

  it('opens nothing when any character of it is altered, left out or added', async () => {
    const { token, open } = await answered();
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    await fc.assert(
      fc.asyncProperty(
        fc.nat(token.length - 1),
        fc.nat(63),
        fc.constantFrom('alter', 'leave', 'add'),
        async (at, n, how) => {
          const letter = alphabet.charAt(n);
          if (how === 'alter' && token[at] === letter) return;
          const altered =
            token.slice(0, at) + (how === 'leave' ? '' : letter) + token.slice(how === 'add' ? at : at + 1);
          if (altered === token) return;
          expect(await open(altered)).toEqual({ kind: 'unknown' });
        },
      ),
      { numRuns: 400 },
    );
    for (let at = 0; at < token.length; at++) {
      const swapped = token[at] === 'A' ? 'B' : 'A';
      expect(await open(token.slice(0, at) + swapped + token.slice(at + 1))).toEqual({ kind: 'unknown' });
    }
    for (const other of [
      '',
      `${token}=`,
      `${token} `,
      'A'.repeat(10_000),
      '../../etc/passwd',
      token.slice(0, -1),
    ])
      expect(await open(other)).toEqual({ kind: 'unknown' });
  });

  it('opens nothing when anything that it was signed over is another', async () => {
    const { bot, token, open } = await answered();
    const [given] = [...bot.answers.saved.values()] as [GivenAnswer];
    const [quote, ...rest] = given.quotes as [GivenAnswer['quotes'][0]];
    const { citation } = quote;
    const { start, end } = citation.span;
    const cite = (over: Partial<typeof citation>) => ({
      quotes: [{ ...quote, citation: { ...citation, ...over } }, ...rest],
    });
    const others: readonly Partial<GivenAnswer>[] = [
      { place: { ...channel, channel: 'C2' } },
      { place: { ...channel, workspace: 'T2' } },
      { place: { ...channel, thread: '1.1' } },
      { place: { ...channel, kind: 'direct' } },
      { place: { platform: 'discord', kind: 'channel', workspace: 'T1', channel: 'C1' } },
      cite({ documentId: 'news/4.txt' }),
      cite({ span: { start: start - 1, end } }),
      cite({ span: { start, end: end + 1 } }),
      { quotes: [{ ...quote, documentHash: '0'.repeat(64) }, ...rest] },
      { quotes: rest },
      { shown: 0 },
    ];
    for (const over of others) {
      await bot.answers.save({ ...given, ...over });
      expect(await open(token), JSON.stringify(over)).toEqual({ kind: 'unknown' });
    }
    await bot.answers.save(given);
    expect((await open(token)).kind).toBe('open');
  });

  it('ends with its days, and opens nothing when its answer is not kept any more', async () => {
    const { bot, token, open } = await answered();
    bot.clock += 7 * dayMs - 1000;
    expect((await open(token)).kind).toBe('open');
    bot.clock += 1000;
    expect(await open(token)).toEqual({ kind: 'ended' });
    bot.clock += 30 * dayMs;
    expect(await open(token)).toEqual({ kind: 'unknown' });
    bot.clock -= 36 * dayMs;
    const [id = ''] = bot.answers.saved.keys();
    await bot.answers.forget(id);
    expect(await open(token)).toEqual({ kind: 'unknown' });
  });

  it('still opens when a newer key signs, and not with a key that is not known', async () => {
    const { token, open, sign } = await answered();
    sign(newKey, oldKey);
    const opened = await open(token);
    if (opened.kind !== 'open') throw new Error(opened.kind);
    sign(newKey);
    expect(await open(token)).toEqual({ kind: 'unknown' });
    expect((await open(opened.others[0]?.token ?? '')).kind).toBe('open');
    sign(foreignKey);
    expect(await open(opened.others[0]?.token ?? '')).toEqual({ kind: 'unknown' });
  });

  it('shows the quoted words of a document that has changed, and nothing of one that is gone', async () => {
    const { quotes, token, open, nowIndexed } = await answered();
    const id = quotes[0]?.quote.citation.documentId;
    await nowIndexed(savanna.map((document) => ({ ...document, text: `New. ${document.text}` })));
    expect(await open(token)).toMatchObject({ kind: 'changed', quote: { text: quotes[0]?.quote.text } });
    await nowIndexed(savanna.filter((document) => document.id !== id));
    expect(await open(token)).toEqual({ kind: 'removed' });
    await nowIndexed(savanna);
    expect((await open(token)).kind).toBe('open');
  });

  it('is closed when the grant of its place has ended, also for a document that has changed or is gone', async () => {
    const bot = await answered();
    const grant: Grant = {
      platform: 'slack',
      to: 'channel',
      workspace: 'T1',
      channel: 'C1',
      shared: true,
      collections: ['news'],
      endsAt: bot.bot.clock + dayMs,
    };
    bot.use({ access: { collections: new Map([['news', ['news']]]), grants: [grant] } });
    expect((await bot.open(bot.token)).kind).toBe('open');
    bot.bot.clock += dayMs;
    expect(await bot.open(bot.token)).toEqual({ kind: 'closed' });
    await bot.nowIndexed(savanna.map((document) => ({ ...document, text: `New. ${document.text}` })));
    expect(await bot.open(bot.token)).toEqual({ kind: 'closed' });
    await bot.nowIndexed([documentOf('other.txt', 'Other words.')]);
    expect(await bot.open(bot.token)).toEqual({ kind: 'closed' });
  });

  it('is closed when others share its channel by now, or nobody tells', async () => {
    const access = {
      collections: new Map([['news', ['news']]]),
      grants: [{ platform: 'slack', to: 'workspace', workspace: 'T1', collections: ['news'] }] as const,
    };
    let shared: 'own' | 'outside' | 'unknown' = 'own';
    const { token, open } = await answered({ settings: { access }, sharing: async () => shared });
    expect((await open(token)).kind).toBe('open');
    shared = 'outside';
    expect(await open(token)).toEqual({ kind: 'closed' });
    shared = 'unknown';
    expect(await open(token)).toEqual({ kind: 'closed' });
  });

  it('does not lead to what only a role may see', async () => {
    const place: Location = { platform: 'discord', kind: 'channel', workspace: '1', channel: '2' };
    const access = {
      collections: new Map([['news', ['news']]]),
      grants: [
        { platform: 'discord', to: 'role', workspace: '1', role: '9', collections: ['news'] },
      ] as const,
    };
    const { bot } = await answered({ settings: { access } });
    const reply = await bot.reply('ask', 'when does the zebra eat grass', {
      place,
      person: person({ roles: ['9'] }),
    });
    expect(blocksOf(reply, 'quote').map(({ link }) => link)).toEqual([undefined, undefined, undefined]);
    expect(reply.visibility).toBe('asker');
  });

  it('opens the same for a hundred readers at once, while the index is read again', async () => {
    const { quotes, token, open, nowIndexed } = await answered();
    const [, ...opened] = await Promise.all([
      nowIndexed([...savanna, documentOf('more.txt', 'More of it.')]),
      ...Array.from({ length: 100 }, () => open(token)),
    ]);
    expect(new Set(opened.map((one) => (one.kind === 'open' ? one.quote.text : one.kind)))).toEqual(
      new Set([quotes[0]?.quote.text]),
    );
  });
});

describe('links in an answer', () => {
  it('are not there where there is no public address, nor in the terminal', async () => {
    const bot = await Bot.with(savanna);
    const reply = await bot.reply('ask', 'when does the zebra eat grass');
    expect(JSON.stringify([reply.blocks, reply.data])).not.toContain('link');
    const there = await bot.reply('ask', 'when does the zebra eat grass', { place: terminal });
    expect(JSON.stringify([there.blocks, there.data])).not.toContain('link');
    const local = new QuoteLinks({ keys: keysOf(oldKey), linkDays: 7, retentionDays: 30 });
    expect(local.reaches('slack')).toBe(false);
    expect(local.reaches('web')).toBe(true);
  });

  it('are in the data too, and in the terminal, where there are no buttons', async () => {
    const { bot } = await answered();
    const reply = await bot.reply('ask', 'when does the zebra eat grass', { place: terminal });
    const links = blocksOf(reply, 'quote').map(({ link }) => link);
    expect((reply.data as { quotes: { link: string }[] }).quotes.map(({ link }) => link)).toEqual(links);
    expect(links.map(tokenOf).every((token) => token !== '')).toBe(true);
    expect(blocksOf(reply, 'actions')).toEqual([]);
  });

  it('are with shared and further quotes as well, each of an answer of its own', async () => {
    const { bot, reply, open } = await answered();
    const [button] = blocksOf(reply, 'actions').flatMap(({ actions }) => actions);
    for (const action of ['more', 'share'] as const) {
      const pressed = await bot.dispatcher.handleButton({
        id: 'p',
        action,
        answerId: button?.answerId ?? '',
        question: 'when does the zebra eat grass',
        place: channel,
        person: person(),
      });
      const blocks = blocksOf(pressed.reply, 'quote');
      expect(blocks.length).toBeGreaterThan(0);
      for (const { quote, link } of blocks) {
        expect(await open(tokenOf(link))).toMatchObject({ kind: 'open', quote: { text: quote.text } });
      }
    }
  });

  it('end no later than their answer is kept', async () => {
    const given: GivenAnswer = {
      id: 'A1',
      quotes: [],
      shown: 0,
      visibility: 'asker',
      place: channel,
      personId: 'U1',
      fingerprint: 'f',
      givenAt: 0,
    };
    const citation = { documentId: 'a.txt', title: 'A', span: { start: 0, end: 1 }, line: 1 };
    const answer = {
      ...given,
      shown: 1,
      quotes: [{ receiptId: '7K2M9QXR4F0TWB8N', text: 'x', citation, documentHash: 'h' }],
    };
    const links = new QuoteLinks({
      keys: keysOf(oldKey),
      publicUrl: 'https://x',
      linkDays: 90,
      retentionDays: 2,
    });
    const [link = ''] = links.of(answer, () => true).values();
    const bytes = Buffer.from(link.slice('https://x/read/'.length, link.indexOf('#')), 'base64url');
    expect(bytes.readUInt32BE(5)).toBe((2 * dayMs) / 1000);
    expect(links.of(answer, () => false).size).toBe(0);
  });
});
