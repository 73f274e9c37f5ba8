import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { Shown } from '../adapters/contract.js';
import { FakeDiscord } from '../adapters/discord/fake-discord.js';
import { FakeSlack, type Payload } from '../adapters/slack/fake-slack.js';
import { commandPayload, pressPayload, signedRequest, signingSecret } from '../adapters/slack/harness.js';
import { buttonsOf, readMessage } from '../adapters/slack/reader.js';
import { corpusCopy, type Environment, launch, type Program, temporaryFolder } from './program.js';

/*
 * The compiled program beside both platforms: the real Bolt and discord.js over real sockets, Slack and Discord
 * themselves played by servers on loopback, which SLACK_API_URL and DISCORD_API_URL name.
 */

const question = 'which companies had access';
const lists = ['as well as to Lenovo, Oppo and TCL', 'Huawei, Lenovo, OPPO, and TCL Communication'];
/** A moderator there; on Discord Ada may manage the server. */
const adaOnSlack = 'U012AB3CD';
const shareLabel = 'Share with channel';
const patience = { timeout: 25_000, interval: 50 };

/** A platform as a person in its channel #general uses it. */
interface Platform {
  type(command: string, options?: Readonly<Record<string, string>>): Promise<void>;
  press(label: string): Promise<void>;
  shown(): readonly Shown[];
}

class Platforms {
  readonly slack = new FakeSlack();
  readonly discord = new FakeDiscord('http');
  readonly corpus = corpusCopy();
  readonly state = temporaryFolder();
  readonly #config = join(temporaryFolder(), 'verbatim.yaml');

  static async open(): Promise<Platforms> {
    const platforms = new Platforms();
    const { slack, discord } = platforms;
    writeFileSync(
      platforms.#config,
      `moderators: { slack: { users: [${adaOnSlack}] } }\nweb: { enabled: true }\nrefresh: { onStart: false }\n`,
    );
    await Promise.all([slack.listen(), discord.listen()]);
    onTestFinished(async () => {
      await Promise.all([slack.close(), discord.close()]);
    });
    return platforms;
  }

  start(changes: Environment = {}): Program {
    return launch(['start'], {
      VERBATIM_CONFIG: this.#config,
      VERBATIM_CORPUS: this.corpus,
      VERBATIM_STATE: this.state,
      PORT: '0',
      LOG_LEVEL: 'trace',
      SLACK_API_URL: this.slack.apiUrl,
      SLACK_BOT_TOKEN: this.slack.botToken,
      SLACK_APP_TOKEN: this.slack.appToken,
      DISCORD_API_URL: this.discord.api,
      DISCORD_TOKEN: this.discord.token,
      ...changes,
    });
  }

  get onSlack(): Platform {
    const { slack } = this;
    return {
      type: (command, options = {}) =>
        slack.send(
          'slash_commands',
          commandPayload(slack, command, Object.values(options).join(' '), { user_id: adaOnSlack }),
        ),
      press: (label) => {
        const button = slack.messages
          .flatMap(({ payload }) => buttonsOf(payload['blocks']))
          .findLast((candidate: Payload) => candidate['text'].text === label);
        if (button === undefined) throw new Error(`Slack shows no button ${label}`);
        return slack.send(
          'interactive',
          pressPayload(slack, button, { user: { id: adaOnSlack, username: 'ada', team_id: 'T1' } }),
        );
      },
      shown: () => slack.messages.map(readMessage),
    };
  }

  get onDiscord(): Platform {
    const { discord } = this;
    return {
      type: async (command, options = {}) =>
        discord.gateway.emit('INTERACTION_CREATE', discord.command(command, options)),
      press: async (label) => discord.gateway.emit('INTERACTION_CREATE', discord.press(label)),
      shown: () => discord.shown(),
    };
  }

  get both(): readonly Platform[] {
    return [this.onSlack, this.onDiscord];
  }
}

/** Waits until the platform shows one message more than `before`, and gives the newest. */
async function newest(platform: Platform, before: number): Promise<Shown> {
  await vi.waitFor(() => expect(platform.shown().length).toBeGreaterThan(before), patience);
  const shown = platform.shown().at(-1);
  if (shown === undefined) throw new Error('nothing is shown');
  return shown;
}

async function said(platform: Platform, words: RegExp): Promise<void> {
  await vi.waitFor(
    () =>
      expect(
        platform
          .shown()
          .map(({ text }) => text)
          .join('\n'),
      ).toMatch(words),
    patience,
  );
}

/** A promise, and what resolves it. */
function gate(): { readonly until: Promise<void>; open(): void } {
  let open = () => {};
  const until = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { until, open: () => open() };
}

/** Neither the question nor a token stands in what the program printed, or in any file of its state. */
function expectNothingPrivateIn({ output }: Program, { slack, discord, state }: Platforms): void {
  const files = readdirSync(state, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  expect(files.map(({ name }) => name)).toContain('state.db');
  const kept = files.map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'));
  for (const written of [output, ...kept]) {
    expect(written).not.toContain(question);
    for (const secret of [slack.botToken, slack.appToken, discord.token])
      expect(written).not.toContain(secret);
  }
}

describe('start, with Slack and Discord', () => {
  it('is ready only when both are connected', async () => {
    const platforms = await Platforms.open();
    const slackOpens = gate();
    const discordRegisters = gate();
    platforms.slack.misbehave('apps.connections.open', { kind: 'held', until: slackOpens.until });
    platforms.discord.fail(/PUT .*commands/, { until: discordRegisters.until });
    const program = platforms.start();
    const { calls } = platforms.slack;
    await vi.waitFor(() => {
      expect(calls.map(({ method }) => method)).toContain('apps.connections.open');
      expect(platforms.discord.calls.map(({ method }) => method)).toContain('PUT');
    }, patience);
    expect(program.stdout).toBe('');
    discordRegisters.open();
    await vi.waitFor(() => expect(platforms.discord.registered.size).toBe(1), patience);
    expect(program.stdout).toBe('');
    slackOpens.open();
    const address = await program.ready();
    expect(program.stdout).toMatch(/^Verbatim is ready in slack and discord, at \S+ \(2 documents\)\.\n$/u);
    expect(await (await fetch(`${address}/readyz`)).json()).toMatchObject({ ready: true });
    expect((await program.stop()).code).toBe(0);
    expect(program.stdout.trim().split('\n')).toHaveLength(1);
  });

  it('answers the asker alone, and shares once, also after a restart in between', async () => {
    const platforms = await Platforms.open();
    const first = platforms.start();
    await first.ready();
    for (const platform of platforms.both) {
      await platform.type('ask', { question });
      const answer = await newest(platform, 0);
      expect(answer).toMatchObject({ visibility: 'asker', pings: false });
      expect(answer.buttons).toEqual([
        'More quotes',
        'Context',
        'Verify',
        shareLabel,
        'Helpful',
        'Not helpful',
      ]);
      for (const list of lists) expect(answer.quotes.join('\n')).toContain(list);
      expect(answer.text).toMatch(
        /— Huawei is winding down its data-sharing partnership with .*· 004_53e2a7249fa19d72\.txt:1 · receipt [0-9A-Z-]{19}$/mu,
      );
    }
    expect(platforms.slack.acknowledged.size).toBe(1);
    expect((await first.stop()).code).toBe(0);
    expectNothingPrivateIn(first, platforms);

    const second = platforms.start();
    await second.ready();
    for (const platform of platforms.both) {
      const answer = platform.shown()[0];
      await platform.press(shareLabel);
      const shared = await newest(platform, 1);
      expect(shared).toMatchObject({
        visibility: 'channel',
        quotes: answer?.quotes,
        buttons: ['More quotes', 'Context', 'Verify', 'Remove', 'Helpful', 'Not helpful'],
        pings: false,
      });
      expect(shared.text).toContain(question);
      expect(shared.text).toMatch(/ada/iu);
      await platform.press(shareLabel);
      const refused = await newest(platform, 2);
      expect(refused).toMatchObject({ visibility: 'asker', quotes: [] });
      expect(refused.text).toContain('already been shared');
      await platform.press('Remove');
      await said(platform, /The answer has been removed\./u);
      expect(platform.shown().filter(({ visibility }) => visibility === 'channel')).toEqual([]);
    }
    expect((await second.stop()).code).toBe(0);
    expectNothingPrivateIn(second, platforms);
  });

  it('refreshes for a moderator while it runs, and answers from the new index', async () => {
    const platforms = await Platforms.open();
    const program = platforms.start();
    await program.ready();
    for (const [i, platform] of platforms.both.entries()) {
      const file = `lighthouse-${i}.txt`;
      writeFileSync(join(platforms.corpus, file), `Lighthouse keeper number ${i} is called Eulalia.\n`);
      await platform.type('refresh');
      await said(platform, new RegExp(`The index is fresh[^]*Added: ${file.replace('-', '.*-')}`, 'u'));
      await platform.type('ask', { question: 'who is called Eulalia' });
      await said(platform, /is called Eulalia\./u);
    }
    expect((await program.stop()).code).toBe(0);
  });

  it('finishes the answers in flight when it is told to stop', async () => {
    const platforms = await Platforms.open();
    const { slack, discord } = platforms;
    const program = platforms.start();
    await program.ready();
    const slackPosts = gate();
    const discordAcknowledges = gate();
    slack.misbehave('response_url', { kind: 'held', until: slackPosts.until });
    discord.fail(/callback/, { until: discordAcknowledges.until });
    for (const platform of platforms.both) await platform.type('ask', { question });
    await vi.waitFor(() => {
      expect(slack.calls.map(({ method }) => method)).toContain('response_url');
      expect(discord.calls.some(({ path }) => path.endsWith('/callback'))).toBe(true);
    }, patience);
    program.signal('SIGTERM');
    await program.says(/stopping/u);
    expect(platforms.both.flatMap((platform) => platform.shown())).toEqual([]);
    slackPosts.open();
    discordAcknowledges.open();
    expect((await program.ended).code).toBe(0);
    for (const platform of platforms.both) {
      expect(platform.shown().map(({ quotes }) => quotes.join('\n'))).toEqual([
        expect.stringContaining(lists[0] ?? ''),
      ]);
    }
  });
});

describe('start, with a token that is refused', () => {
  it('says so in one line that names Slack, and serves Discord, whose /about names what is down', async () => {
    const platforms = await Platforms.open();
    const program = platforms.start({ SLACK_BOT_TOKEN: 'xoxb-stale', LOG_LEVEL: 'silent' });
    const address = await program.ready();
    expect(program.stderr).toMatch(/^Slack refuses SLACK_BOT_TOKEN \(invalid_auth\): [^\n]*\n$/u);
    expect(program.stdout).toMatch(/^Verbatim is ready in discord, without slack, at /u);

    const ready = await fetch(`${address}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      ready: false,
      adapters: [
        { name: 'slack', state: 'down', reason: expect.stringContaining('SLACK_BOT_TOKEN') },
        { name: 'discord', state: 'up' },
      ],
    });
    await platforms.onDiscord.type('ask', { question });
    expect((await newest(platforms.onDiscord, 0)).quotes.join('\n')).toContain(lists[1]);
    await platforms.onDiscord.type('about');
    await said(platforms.onDiscord, /slack down/u);
    expect((await program.stop()).code).toBe(0);
    expect(program.output).not.toContain('xoxb-stale');
  });

  it('exits 1 when neither platform lets it in, a line each', async () => {
    const platforms = await Platforms.open();
    const tokens = { SLACK_BOT_TOKEN: 'xoxb-stale', DISCORD_TOKEN: 'stale.discord.token' };
    const { code, stdout, stderr } = await platforms.start({ ...tokens, LOG_LEVEL: 'silent' }).ended;
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n').sort()).toEqual([
      expect.stringMatching(/^Discord refused the token/u),
      expect.stringMatching(/^Slack refuses SLACK_BOT_TOKEN/u),
    ]);
    for (const token of Object.values(tokens)) expect(stderr).not.toContain(token);
  });
});

describe('start, with a platform that cannot be reached', () => {
  it('serves the other one, and that one too once it is there', async () => {
    const platforms = await Platforms.open();
    const { discord } = platforms;
    // Every attempt fails until nothing is left of these.
    discord.fail(/GET \/gateway/, { status: 503 }, 99);
    const program = platforms.start({ LOG_LEVEL: 'info' });
    const address = await program.ready();
    expect(program.stdout).toMatch(/^Verbatim is ready in slack, without discord, at /u);
    expect(program.stderr).toMatch(/^Discord could not be reached at [^\n]*\(503\)/mu);
    const ready = await fetch(`${address}/readyz`);
    expect(ready.status).toBe(503);
    expect(await ready.json()).toMatchObject({
      adapters: [
        { name: 'slack', state: 'up' },
        { name: 'discord', state: 'down', reason: expect.stringContaining('could not be reached') },
      ],
    });
    await platforms.onSlack.type('about');
    await said(platforms.onSlack, /discord down \(Discord could not be reached/u);

    discord.faults.length = 0;
    await vi.waitFor(async () => expect((await fetch(`${address}/readyz`)).status).toBe(200), patience);
    await platforms.onDiscord.type('ask', { question });
    expect((await newest(platforms.onDiscord, 0)).quotes.join('\n')).toContain(lists[1]);
    expect((await program.stop()).code).toBe(0);
    expect(program.stderr.match(/cannot be reached; it is tried again/gu)).toHaveLength(1);
    expect(program.stderr.match(/that could not be reached is connected/gu)).toHaveLength(1);
  });

  it('takes Slack’s requests over HTTP as soon as Slack is there', async () => {
    const platforms = await Platforms.open();
    const { slack } = platforms;
    // So long a wait is no use to a start, which gives up at once.
    slack.misbehave('auth.test', { kind: 'answer', status: 429, headers: { 'retry-after': '600' } });
    const program = platforms.start({ SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: signingSecret });
    const address = await program.ready();
    expect(program.stdout).toMatch(/^Verbatim is ready in discord, without slack, at /u);
    const ask = () => {
      const payload = commandPayload(slack, 'ask', question, { user_id: adaOnSlack });
      return signedRequest(address, new URLSearchParams(payload).toString());
    };
    expect((await ask()).status).toBe(503);
    await vi.waitFor(async () => expect((await ask()).status).toBe(200), patience);
    expect((await newest(platforms.onSlack, 0)).quotes.join('\n')).toContain(lists[1]);
    expect((await fetch(`${address}/no-such-page`)).status).toBe(404);
    expect((await program.stop()).code).toBe(0);
  });

  it('exits 1 when there is no other', async () => {
    const platforms = await Platforms.open();
    platforms.discord.fail(/GET \/gateway/, { status: 503 }, 99);
    const { code, stdout, stderr } = await platforms.start({
      SLACK_BOT_TOKEN: 'xoxb-stale',
      LOG_LEVEL: 'silent',
    }).ended;
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr.trim().split('\n').sort()).toEqual([
      expect.stringMatching(/^Discord could not be reached/u),
      expect.stringMatching(/^Slack refuses SLACK_BOT_TOKEN/u),
    ]);
  });
});
