import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { english } from '../../src/texts/english/index.js';
import { commandPayload, signedRequest, signingSecret } from '../adapters/slack/harness.js';
import { forAllTests } from '../support/clean-up.js';
import { gate } from '../support/gate.js';
import {
  adaOnSlack,
  expectNothingPrivateIn,
  newest,
  Platforms,
  patience,
  question,
  said,
} from './both-platforms.js';

const lists = ['as well as to Lenovo, Oppo and TCL', 'Huawei, Lenovo, OPPO, and TCL Communication'];
const shareLabel = english.buttons.labels.share;

describe('start, with Slack and Discord', () => {
  it('is ready only when both are connected', async () => {
    const platforms = await Platforms.open();
    const slackOpens = gate();
    const discordRegisters = gate();
    platforms.slack.misbehave('apps.connections.open', { kind: 'held', until: slackOpens.passed });
    platforms.discord.fail(/PUT .*commands/, { until: discordRegisters.passed });
    const program = platforms.startInProcess();
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
    const first = platforms.startInProcess();
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
        /— Huawei is winding down its data-sharing partnership with .*\n004_53e2a7249fa19d72\.txt:1 · receipt [0-9A-Z-]{19}/mu,
      );
    }
    expect(platforms.slack.acknowledged.size).toBe(1);
    expect((await first.stop()).code).toBe(0);
    expectNothingPrivateIn(first, platforms);

    const second = platforms.startInProcess();
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
});

describe('start, with Slack and Discord, once it is ready', () => {
  const running = forAllTests(() => Platforms.running());

  it('refreshes for a moderator while it runs, and answers from the new index', async () => {
    const { platforms } = running();
    for (const [i, platform] of platforms.both.entries()) {
      const file = `lighthouse-${i}.txt`;
      writeFileSync(join(platforms.corpus, file), `Lighthouse keeper number ${i} is called Eulalia.\n`);
      await platform.type('refresh');
      await said(platform, new RegExp(`The index is up to date[^]*Added: ${file.replace('-', '.*-')}`, 'u'));
      await platform.type('ask', { question: 'who is called Eulalia' });
      await said(platform, /is called Eulalia\./u);
    }
  });

  it('finishes the answers in flight when it is told to stop', async () => {
    const { platforms, program } = running();
    const { slack, discord } = platforms;
    const before = platforms.both.map((platform) => platform.shown().length);
    const [posted, called] = [slack.calls.length, discord.calls.length];
    const slackPosts = gate();
    const discordAcknowledges = gate();
    slack.misbehave('response_url', { kind: 'held', until: slackPosts.passed });
    discord.fail(/callback/, { until: discordAcknowledges.passed });
    for (const platform of platforms.both) await platform.type('ask', { question });
    await vi.waitFor(() => {
      expect(slack.calls.slice(posted).map(({ method }) => method)).toContain('response_url');
      expect(discord.calls.slice(called).some(({ path }) => path.endsWith('/callback'))).toBe(true);
    }, patience);
    program.signal('SIGTERM');
    await program.says(/stopping/u);
    expect(platforms.both.map((platform) => platform.shown().length)).toEqual(before);
    slackPosts.open();
    discordAcknowledges.open();
    expect((await program.ended).code).toBe(0);
    for (const [i, platform] of platforms.both.entries()) {
      const answers = platform.shown().slice(before[i]);
      expect(answers.map(({ quotes }) => quotes.join('\n'))).toEqual([
        expect.stringContaining(lists[0] ?? ''),
      ]);
    }
  });
});

describe('start, with a token that is refused', () => {
  it('says so in one line that names Slack, and serves Discord, whose /about names what is down', async () => {
    const platforms = await Platforms.open();
    const program = platforms.startInProcess({ SLACK_BOT_TOKEN: 'xoxb-stale', LOG_LEVEL: 'silent' });
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
    const { code, stdout, stderr } = await platforms.startInProcess({ ...tokens, LOG_LEVEL: 'silent' }).ended;
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
    const program = platforms.startInProcess({ LOG_LEVEL: 'info' });
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
    const slackIsThere = gate();
    slack.misbehave(
      'auth.test',
      { kind: 'answer', status: 429, headers: { 'retry-after': '600' } },
      { kind: 'held', until: slackIsThere.passed },
    );
    const program = platforms.startInProcess({ SLACK_APP_TOKEN: '', SLACK_SIGNING_SECRET: signingSecret });
    const address = await program.ready();
    expect(program.stdout).toMatch(/^Verbatim is ready in discord, without slack, at /u);
    const ask = () => {
      const payload = commandPayload(slack, 'ask', question, { user_id: adaOnSlack });
      return signedRequest(address, new URLSearchParams(payload).toString());
    };
    expect((await ask()).status).toBe(503);
    slackIsThere.open();
    await vi.waitFor(async () => expect((await ask()).status).toBe(200), patience);
    expect((await newest(platforms.onSlack, 0)).quotes.join('\n')).toContain(lists[1]);
    expect((await fetch(`${address}/no-such-page`)).status).toBe(404);
    expect((await program.stop()).code).toBe(0);
  });

  it('exits 1 when there is no other', async () => {
    const platforms = await Platforms.open();
    platforms.discord.fail(/GET \/gateway/, { status: 503 }, 99);
    const { code, stdout, stderr } = await platforms.startInProcess({
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
