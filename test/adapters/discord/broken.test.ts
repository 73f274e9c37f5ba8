import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { DiscordAdapter } from '../../../src/adapters/discord/adapter.js';
import type { Dispatcher } from '../../../src/chat/dispatch/dispatch.js';
import { silent } from '../../../src/chat/protocol/logger.js';
import type { OpenRequests } from '../../../src/chat/protocol/open-requests.js';
import { says } from '../../../src/chat/protocol/reply.js';
import { openState } from '../../../src/state/open-state.js';
import { english } from '../../../src/texts/english/index.js';
import { temporaryFolder } from '../../corpus/folder.js';
import { gate } from '../../support/gate.js';
import { hostileTexts, scriptedDispatcher } from '../contract.js';
import { makeRequest, token } from './fake-discord.js';
import { DiscordHarness } from './harness.js';
import { keptLog } from './kept-log.js';

/** How a request breaks: before Discord has it, after Discord has done it, or with no answer for as long as one waits. */
type Break = 'cut' | 'done-but-cut' | 'hangs';

/** Breaks the next requests that fit, one way after the other; the others go through. */
class Breaking {
  readonly #ways: { readonly on: RegExp; readonly way: Break }[] = [];
  readonly requests: string[] = [];

  next(on: RegExp, ...ways: Break[]): void {
    this.#ways.push(...ways.map((way) => ({ on, way })));
  }

  /** As undici tells of a connection that the other side has closed. */
  readonly makeRequest = (async (url: string, init: RequestInit) => {
    const asked = `${init.method} ${new URL(url).pathname.replace('/api/v10', '')}`;
    this.requests.push(asked);
    const at = this.#ways.findIndex(({ on }) => on.test(asked));
    const [broken] = at < 0 ? [] : this.#ways.splice(at, 1);
    if (broken?.way === 'hangs') {
      await new Promise((_, reject) => {
        init.signal?.addEventListener('abort', () => reject(new DOMException('gone', 'AbortError')));
      });
    }
    if (broken?.way === 'done-but-cut') await globalThis.fetch(url, init);
    if (broken !== undefined) {
      const cause = Object.assign(new Error('other side closed'), { code: 'UND_ERR_SOCKET' });
      throw new TypeError('fetch failed', { cause });
    }
    return await globalThis.fetch(url, init);
  }) as never;
}

async function started(
  options: ConstructorParameters<typeof DiscordHarness>[0] = {},
  dispatcher?: Dispatcher,
) {
  const breaking = new Breaking();
  const log = keptLog();
  const { makeRequest } = breaking;
  const harness = new DiscordHarness({ makeRequest, timeoutMs: 300, ...options }, log);
  onTestFinished(() => harness.stop());
  await harness.start(dispatcher ?? scriptedDispatcher());
  return { harness, breaking, log };
}

const callback = /callback$/;
const followUp = /^POST \/webhooks/;

describe('a connection to Discord that breaks or hangs', () => {
  it.each<readonly Break[]>([
    ['cut'],
    ['done-but-cut'],
    ['hangs'],
    ['hangs', 'hangs'],
    ['done-but-cut', 'cut'],
  ])(
    'while it acknowledges (%s, then %s): the acknowledgement is repeated, and the answer stands there once',
    async (...ways) => {
      const { harness, breaking } = await started();
      breaking.next(callback, ...ways.filter((way) => way !== undefined));
      await harness.type('ask', '1');
      expect(harness.shown()).toMatchObject([{ quotes: [hostileTexts[1]] }]);
      expect(harness.deliveries).toMatchObject([{ kind: 'posted' }]);
    },
  );

  it('acknowledges within the three seconds that Discord waits, or not at all', async () => {
    vi.spyOn(AbortSignal, 'timeout');
    const { harness, breaking } = await started({ timeoutMs: 60_000 });
    breaking.next(callback, 'cut', 'cut', 'cut');
    await harness.type('ask', '1');
    const waits = vi.mocked(AbortSignal.timeout).mock.calls.map(([ms]) => ms);
    expect(waits).toHaveLength(3);
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(3_000);
  });

  it.each(['cut', 'done-but-cut', 'hangs'] as const)(
    'while it shows the answer (%s): it is edited in again',
    async (way) => {
      const { harness, breaking } = await started();
      breaking.next(/^PATCH/, way);
      await harness.type('ask', '1');
      expect(harness.shown()).toMatchObject([{ quotes: [hostileTexts[1]] }]);
    },
  );

  it.each(['cut', 'done-but-cut'] as const)(
    'while it posts for all (%s): the post is looked for, and stands there once',
    async (way) => {
      const { harness, breaking } = await started();
      await harness.type('ask', '1');
      breaking.next(followUp, way);
      await harness.press(english.buttons.labels.share);
      expect(harness.shown().filter(({ visibility }) => visibility === 'channel')).toHaveLength(1);
      expect(harness.deliveries.at(-1)).toMatchObject({ kind: 'posted', messageId: expect.any(String) });
      const posts = breaking.requests.filter((asked) => followUp.test(asked));
      expect(posts).toHaveLength(way === 'cut' ? 2 : 1);
      await harness.press('Remove');
      expect(harness.shown().filter(({ visibility }) => visibility === 'channel')).toHaveLength(0);
    },
  );

  it('takes no other post of the bot’s for the one that it looks for', async () => {
    const { harness, breaking } = await started();
    await harness.type('ask', '1 public:yes');
    await harness.type('ask', '1');
    breaking.next(followUp, 'cut');
    await harness.press(english.buttons.labels.share);
    expect(harness.shown().filter(({ visibility }) => visibility === 'channel')).toHaveLength(2);
  });

  it.each(['cut', 'hangs'] as const)(
    'while it tells the presser alone (%s): it is told again',
    async (way) => {
      const { harness, breaking } = await started();
      await harness.type('ask', '1');
      breaking.next(followUp, way);
      await harness.press('Context');
      expect(harness.shown()).toHaveLength(2);
      expect(harness.deliveries.at(-1)).toMatchObject({ kind: 'posted' });
    },
  );
});

describe('a token that Discord does not know', () => {
  const invalid = { status: 401, body: { code: 50027, message: 'Invalid Webhook Token' } };

  it('for a moment: the answer is shown all the same', async () => {
    const { harness } = await started();
    harness.discord.fail(/^PATCH/, invalid, 2);
    await harness.type('ask', '1');
    expect(harness.shown()).toMatchObject([{ quotes: [hostileTexts[1]] }]);
  });

  it('for good: a direct message says that there is no answer, and holds nothing of it', async () => {
    const { harness } = await started();
    harness.discord.fail(/^PATCH/, invalid, 99);
    await harness.type('ask', '1');
    const written = harness.discord.messages.filter(({ where }) => where === 'direct message');
    expect(written).toHaveLength(1);
    const [said] = says(english.delivery.notShown).blocks;
    expect(harness.shown().at(-1)?.text).toBe(said?.kind === 'text' ? said.inlines.join('') : '');
    expect(harness.deliveries).toEqual([{ kind: 'refused' }]);
  });

  it('for good, where no direct message is taken either: a line stands in the log', async () => {
    const { harness, log } = await started();
    harness.discord.takesDirectMessages = false;
    harness.discord.fail(/^PATCH/, invalid, 99);
    await harness.type('ask', '1');
    expect(log.lines.join('\n')).toContain('a reply could not be shown, nor whoever waits for it told');
  });
});

describe('a process that is no more', () => {
  /** A bot that is asked by command and by mention, and another one on the same state, as if the first were killed meanwhile. */
  async function killed(isAnswered: boolean) {
    const folder = await temporaryFolder();
    const states = [openState({ folder, now: Date.now }), openState({ folder, now: Date.now })] as const;
    const { passed: held, open: release } = gate();
    onTestFinished(() => {
      release();
      for (const state of states) state.close();
    });
    const [{ openRequests }, { openRequests: later }] = states;
    // Killed before it answers, or right before it notes that it has.
    const noting = isAnswered ? { ...methodsOf(openRequests), end() {} } : openRequests;
    const answered = isAnswered ? Promise.resolve() : held;
    const { harness } = await started({ openRequests: noting }, scriptedDispatcher(answered));
    const { discord } = harness;
    harness.deliver(discord.command('ask', { question: 'wait' }));
    if (!isAnswered) harness.deliver(discord.mention('wait'), 'MESSAGE_CREATE');
    const done = isAnswered ? /^PATCH/ : /typing$/;
    await vi.waitFor(() =>
      expect(discord.calls.some(({ method, path }) => done.test(`${method} ${path}`))).toBe(true),
    );
    await discord.gateway.roundTrip();
    const options = {
      token,
      apiUrl: discord.api,
      makeRequest,
      moderatorPermissions: [],
      openRequests: later,
    };
    const next = new DiscordAdapter({ ...options, listening: false }, scriptedDispatcher(), silent);
    await next.start();
    await next.stop(5_000);
    return { harness, later, folder };
  }
  const methodsOf = (open: OpenRequests): OpenRequests => ({
    begin: (request) => open.begin(request),
    end: (id) => open.end(id),
    takeLeft: (platform) => open.takeLeft(platform),
  });

  it('has those told, once, who wait for it: in place of “thinking…”, and below what was said', async () => {
    const { harness, later } = await killed(false);
    const told = harness.shown().filter(({ text }) => text === english.delivery.restarted);
    expect(told.map(({ visibility, pings }) => [visibility, pings]).sort()).toEqual([
      ['asker', false],
      ['channel', false],
    ]);
    expect(later.takeLeft('discord')).toEqual([]);
  });

  it('leaves an answer that stands there as it is', async () => {
    const { harness, later } = await killed(true);
    expect(harness.shown().filter(({ text }) => text.includes(english.delivery.restarted))).toEqual([]);
    expect(harness.shown()).toHaveLength(1);
    expect(later.takeLeft('discord')).toEqual([]);
  });
});
