import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { DatabaseSync } from '../../src/state/sqlite.js';
import { english } from '../../src/texts/english/index.js';
import type { Shown } from '../adapters/contract.js';
import { gate } from '../support/gate.js';
import {
  expectNothingPrivateIn,
  type Platform,
  Platforms,
  patience,
  question,
  said,
} from './both-platforms.js';
import { run } from './program.js';

const { mark } = english.notices;

/** The seeds' lists, each in one of the documents, and a word of each. */
const inOne = { file: '000_f2fb10b7c3e32bff.txt', was: 'telecommunications', is: 'furniture' };
const inOther = { file: '004_53e2a7249fa19d72.txt', was: 'watchers', is: 'observers' };

type Edit = typeof inOne;

function edit({ corpus }: Platforms, { file, was, is }: Edit): void {
  const path = join(corpus, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(was);
  writeFileSync(path, text.replaceAll(was, is));
}

/** From the terminal, while the bot runs and follows. */
async function refresh({ corpus, state }: Platforms): Promise<void> {
  const { code } = await run(['index'], { VERBATIM_CORPUS: corpus, VERBATIM_STATE: state });
  expect(code).toBe(0);
}

async function askPublicly(platforms: Platforms): Promise<void> {
  await platforms.onSlack.type('ask', { question, public: 'public:yes' });
  const { discord } = platforms;
  discord.gateway.emit('INTERACTION_CREATE', discord.command('ask', { question, public: true }));
  for (const platform of platforms.both)
    await vi.waitFor(
      () =>
        expect(platform.shown()[0]).toMatchObject({
          visibility: 'channel',
          buttons: expect.arrayContaining(['Remove']),
        }),
      patience,
    );
  await vi.waitFor(() => expect(platforms.onDiscord.shown()[0]?.quotes.length).toBe(3), patience);
  // The bot learns a message's id after the platform shows it. Killed before that, it has no message to correct.
  await vi.waitFor(() => expect(postedAnswers(platforms)).toBe(2), patience);
}

/** Answers whose message the bot on these platforms has kept. */
function postedAnswers({ state }: Platforms): number {
  const database = new DatabaseSync(join(state, 'state.db'), { timeout: 5_000 });
  try {
    const row = database
      .prepare('SELECT count(*) AS posted FROM given_answer WHERE message_id IS NOT NULL')
      .get();
    return Number(row?.['posted']);
  } finally {
    database.close();
  }
}

const noticesOf = (platform: Platform): readonly Shown[] =>
  platform.shown().filter(({ text }) => text.startsWith('Correction:'));

async function noticesCome(platform: Platform, count: number): Promise<void> {
  await vi.waitFor(() => expect(noticesOf(platform)).toHaveLength(count), patience);
}

function answerOn(platforms: Platforms, platform: 'slack' | 'discord'): string | undefined {
  return platform === 'slack' ? platforms.slack.messages[0]?.ts : platforms.discord.messages[0]?.id;
}

const comparing = ({ was, is }: Edit) => new RegExp(`\\[-${was},?-\\] \\{\\+${is},?\\+\\}`, 'u');

describe('start, after a word of a quoted document was changed', () => {
  it('corrects the public answer once on each platform, with before and after, and not again after a restart', async () => {
    const platforms = await Platforms.open();
    const first = platforms.start();
    await first.ready();
    await askPublicly(platforms);
    const before = platforms.both.map((platform) => platform.shown()[0]);
    edit(platforms, inOther);
    await refresh(platforms);
    for (const [i, platform] of platforms.both.entries()) {
      await noticesCome(platform, 1);
      const [notice] = noticesOf(platform);
      const repliesTo = answerOn(platforms, i === 0 ? 'slack' : 'discord');
      expect(notice).toMatchObject({ visibility: 'channel', pings: false, repliesTo, buttons: ['Remove'] });
      expect(notice?.text).toMatch(comparing(inOther));
      const quoted = before[i]?.quotes.find((quote) => quote.includes(inOther.was)) ?? '';
      expect(notice?.quotes).toEqual([quoted, quoted.replaceAll(inOther.was, inOther.is)]);
      const marked = platform.shown()[0];
      expect(marked?.text).toContain(mark);
      expect(marked?.text).toContain(question);
      expect(marked).toMatchObject({ quotes: before[i]?.quotes, buttons: before[i]?.buttons, pings: false });
    }
    expect((await first.stop()).code).toBe(0);
    expectNothingPrivateIn(first, platforms);

    const second = platforms.start();
    await second.ready();
    await refresh(platforms);
    edit(platforms, inOne);
    await platforms.onSlack.type('refresh');
    for (const platform of platforms.both) {
      await noticesCome(platform, 2);
      expect(noticesOf(platform)[1]?.text).toMatch(comparing(inOne));
      expect(noticesOf(platform)[1]?.text).not.toContain(inOther.was);
    }
    await platforms.onSlack.type('about', { show: 'show:audit' });
    await said(platforms.onSlack, /Correction: 1 quote of message 17\d+\.\d+: posted/u);
    expect((await second.stop()).code).toBe(0);
    for (const platform of platforms.both) expect(noticesOf(platform)).toHaveLength(2);
  });

  it('tells at its next start what changed while it did not run', async () => {
    const platforms = await Platforms.open();
    const first = platforms.start();
    await first.ready();
    await askPublicly(platforms);
    await first.kill();
    edit(platforms, inOther);
    await refresh(platforms);
    const second = platforms.start();
    await second.ready();
    for (const platform of platforms.both) await noticesCome(platform, 1);
    expect((await second.stop()).code).toBe(0);
  });
});

describe('start, killed while it corrects', () => {
  /** A bot that is killed once both platforms are being told, as `hold` has them told. */
  async function killed(hold: (platforms: Platforms) => () => boolean) {
    const platforms = await Platforms.open();
    const first = platforms.start();
    await first.ready();
    await askPublicly(platforms);
    const isThere = hold(platforms);
    edit(platforms, inOther);
    await refresh(platforms);
    await vi.waitFor(() => expect(isThere()).toBe(true), patience);
    await first.kill();
    const second = platforms.start();
    await second.ready();
    return { platforms, second };
  }

  const called = ({ slack }: Platforms, method: string, before: number) =>
    slack.calls.filter((call) => call.method === method).length > before;
  const posts = ({ slack }: Platforms) =>
    slack.calls.filter(({ method }) => method === 'chat.postMessage').length;

  it('with the replies on their way: Slack’s is listed as perhaps sent, Discord’s is sent again and stands once', async () => {
    const { platforms, second } = await killed((held) => {
      const before = posts(held);
      held.slack.misbehave('chat.postMessage', { kind: 'silence' });
      held.discord.fail(/^POST \/channels\/\d+\/messages/, { until: gate().passed });
      return () =>
        called(held, 'chat.postMessage', before) &&
        held.discord.calls.some(({ method, path }) => method === 'POST' && path.endsWith('/messages'));
    });
    await noticesCome(platforms.onDiscord, 1);
    const nonces = platforms.discord.calls.flatMap(({ body }) => ('nonce' in body ? [body['nonce']] : []));
    expect(nonces).toHaveLength(2);
    expect(new Set(nonces).size).toBe(1);
    await vi.waitFor(async () => {
      await platforms.onSlack.type('about', { show: 'show:audit' });
      expect(platforms.onSlack.shown().at(-1)?.text).toMatch(/1 quote of message 17\d+\.\d+: perhaps sent/u);
    }, patience);
    expect(noticesOf(platforms.onSlack)).toEqual([]);
    // What changes next is told on both, and nothing is made up for.
    edit(platforms, inOne);
    await refresh(platforms);
    await noticesCome(platforms.onSlack, 1);
    await noticesCome(platforms.onDiscord, 2);
    expect((await second.stop()).code).toBe(0);
    expect(noticesOf(platforms.onSlack)[0]?.text).toMatch(comparing(inOne));
  });

  it('with the messages about to be marked: the same, and nothing stands there twice', async () => {
    const { platforms, second } = await killed((held) => {
      held.slack.misbehave('chat.update', { kind: 'silence' });
      held.discord.fail(/^PATCH \/channels\/\d+\/messages/, { until: gate().passed });
      return () =>
        called(held, 'chat.update', 0) &&
        held.discord.calls.some(({ method, path }) => method === 'PATCH' && path.startsWith('/channels/'));
    });
    await noticesCome(platforms.onDiscord, 1);
    await vi.waitFor(() => expect(platforms.onDiscord.shown()[0]?.text).toContain(mark), patience);
    await vi.waitFor(async () => {
      await platforms.onSlack.type('about', { show: 'show:audit' });
      expect(platforms.onSlack.shown().at(-1)?.text).toMatch(/perhaps sent/u);
    }, patience);
    expect(noticesOf(platforms.onSlack)).toEqual([]);
    expect((await second.stop()).code).toBe(0);
  });
});
