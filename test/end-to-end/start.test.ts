import { once } from 'node:events';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { openState } from '../../src/state/open-state.js';
import { english } from '../../src/texts/english/index.js';
import { ReadPage } from '../adapters/web/read-page.js';
import { forAllTests } from '../support/clean-up.js';
import { corpusCopy, launch, launchInProcess, runInProcess, temporaryFolder } from './program.js';

const patience = { timeout: 100_000, interval: 100 };

async function ask(address: string, question: string): Promise<string> {
  const response = await fetch(address, {
    method: 'POST',
    headers: { origin: address },
    body: new URLSearchParams({ question }),
  });
  expect(response.status).toBe(200);
  return response.text();
}

describe('start, with no token set', () => {
  const running = forAllTests(async () => {
    const env = { PORT: '0', VERBATIM_STATE: temporaryFolder(), VERBATIM_CORPUS: corpusCopy() };
    const program = launch(['start'], { ...env, LOG_LEVEL: 'trace' });
    return { env, program, address: await program.ready() };
  });

  it('says in one line that it is ready, answers on its page, and tells its health', async () => {
    const { program, address } = running();
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/u);
    expect(program.stdout).toMatch(/^Verbatim is ready at .*Slack or Discord.*README\.md\.\n$/u);

    // The examples are made out once the program is ready.
    await vi.waitFor(
      async () => expect(await (await fetch(address)).text()).toContain('who is Ben Kepes'),
      patience,
    );
    const page = await ask(address, 'which companies had access');
    for (const column of ['answer', 'slack', 'discord'])
      expect(new ReadPage(page, column).texts('blockquote').join('')).toContain(
        'as well as to Lenovo, Oppo and TCL',
      );
    // The one script is the page's own, which the policy of web.test.ts lets run by its hash.
    expect(page.match(/<script/gu)).toHaveLength(1);
    expect(page).toContain('<script>');
    expect(await (await fetch(`${address}/healthz`)).json()).toEqual({ live: true });
    expect(await (await fetch(`${address}/readyz`)).json()).toEqual({ ready: true, adapters: [] });
  });

  it('swaps in an index that another process has made meanwhile', async () => {
    const { env, address } = running();
    const question = 'when does the lighthouse at Brienz open';
    expect(await ask(address, question)).toContain(english.answer.nothingFound);
    writeFileSync(
      join(env.VERBATIM_CORPUS, 'lighthouse.txt'),
      'The lighthouse at Brienz opens at nine on Sundays.\n',
    );
    expect((await runInProcess(['index'], env)).code).toBe(0);
    await vi.waitFor(async () => expect(await ask(address, question)).toContain('lighthouse.txt'), patience);
  });

  it('stops at SIGTERM with 0, with a log of what was done and no word of what was asked', async () => {
    const { code, stdout, stderr } = await running().program.stop();
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('"command":"ask"');
    expect(stderr).not.toContain('lighthouse at');
  });

  it('serves no page to ask on once others can reach it, unless web.ask says so', async () => {
    const env = { PORT: '0', PUBLIC_URL: 'https://bot.example.org' };
    const without = launchInProcess(['start'], env);
    const address = await without.ready();
    expect(without.stdout).toContain('no page to ask on unless config/verbatim.yaml says web.ask: true');
    expect((await fetch(address)).status).toBe(404);
    expect((await fetch(`${address}/healthz`)).status).toBe(200);
    await without.stop();

    const config = join(temporaryFolder(), 'verbatim.yaml');
    writeFileSync(config, 'web: { ask: true }\n');
    const program = launchInProcess(['start'], { ...env, VERBATIM_CONFIG: config });
    const page = await ask(await program.ready(), 'which companies had access');
    expect(program.stdout).not.toContain('web.ask');
    expect(page).toContain('as well as to Lenovo, Oppo and TCL');
    // A proxy brings the public address to this port; the page is not for whoever comes through it.
    const proxied = { headers: { 'x-forwarded-for': '192.0.2.1' } };
    expect((await fetch(await program.ready(), proxied)).status).toBe(403);
  }, 90_000);

  it('goes on from the latest time that it has seen where the clock went back, until it is told to trust the clock', async () => {
    const state = temporaryFolder();
    const env = { PORT: '0', VERBATIM_STATE: state };
    const kept = openState({ folder: state, now: Date.now });
    kept.latestTime.note(Date.UTC(2099, 0, 1));
    kept.close();
    const behind = launchInProcess(['start'], env);
    await behind.ready();
    expect((await behind.stop()).stderr).toContain('this machine’s clock went back');
    expect((await runInProcess(['trust-clock'], env)).code).toBe(0);
    const trusting = launchInProcess(['start'], env);
    await trusting.ready();
    expect((await trusting.stop()).stderr).not.toContain('went back');
  }, 90_000);

  it('lets workspaces install it where slack.install says so, and starts without nothing that this takes', async () => {
    const config = join(temporaryFolder(), 'verbatim.yaml');
    writeFileSync(config, 'slack: { install: true }\n');
    const env = { PORT: '0', VERBATIM_CONFIG: config, VERBATIM_STATE: temporaryFolder() };
    const lacking = await runInProcess(['start'], env);
    expect(lacking.code).toBe(2);
    const named = ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_STATE_SECRET', 'VERBATIM_TOKEN_KEY'];
    for (const name of named) expect(lacking.stderr).toContain(`${name} is missing`);
    const doctor = await runInProcess(['doctor'], env);
    expect(doctor.code).toBe(1);
    for (const name of named) expect(doctor.stdout).toMatch(new RegExp(`PROBLEM .*${name} is missing`));

    const whole = {
      ...env,
      SLACK_CLIENT_ID: '1.2',
      SLACK_CLIENT_SECRET: 'client-secret',
      SLACK_STATE_SECRET: 'state-secret'.repeat(3),
      SLACK_SIGNING_SECRET: '0123456789abcdef0123456789abcdef',
      VERBATIM_TOKEN_KEY: 'token-key'.repeat(4),
      PUBLIC_URL: 'https://bot.example.org',
    };
    const program = launchInProcess(['start'], whole);
    const first = await fetch(`${await program.ready()}/slack/install`, { redirect: 'manual' });
    expect(first.status).toBe(302);
    expect(first.headers.get('location')).toContain('https://slack.com/oauth/v2/authorize?');
    expect(program.stdout).toContain('ready in slack');
    const forged = await fetch(`${await program.ready()}/slack/oauth_redirect?code=c&state=s`);
    expect(forged.status).toBe(400);
    const { stderr } = await program.stop();
    expect(stderr).not.toMatch(/client-secret|state-secret|token-key/);
    const healthy = await runInProcess(['doctor'], whole);
    expect(healthy.stdout).toContain('workspaces install the bot at /slack/install; none has yet');
  }, 120_000);

  it('says in one line that its port is taken, exit 1', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const taken = other.address();
    const port = typeof taken === 'object' ? String(taken?.port) : '';
    const { code, stdout, stderr } = await runInProcess(['start'], { PORT: port, LOG_LEVEL: 'silent' });
    expect(code).toBe(1);
    expect(stdout).toBe('');
    expect(stderr).toBe(`port ${port} on 127.0.0.1 is taken: set PORT to another\n`);
  });

  it('starts a new state beside a damaged one, and /about says so', async () => {
    const state = temporaryFolder();
    mkdirSync(state, { recursive: true });
    writeFileSync(
      join(state, 'state.db'),
      'this is no database, but it is long enough to look at\n'.repeat(100),
    );
    const program = launchInProcess(['start'], { PORT: '0', VERBATIM_STATE: state });
    const about = await ask(await program.ready(), '/about');
    expect(about).toMatch(/Problem: .*state\.db is damaged: it is kept as state\.db\.damaged-/u);
    expect(readdirSync(state).filter((file) => file.startsWith('state.db.damaged-'))).toHaveLength(1);
    expect((await program.stop()).code).toBe(0);
  });

  it('with watch: true answers from a changed file without being told, and records what the watch did', async () => {
    const config = join(temporaryFolder(), 'verbatim.yaml');
    writeFileSync(config, 'watch: true\n');
    const env = {
      PORT: '0',
      VERBATIM_CONFIG: config,
      VERBATIM_STATE: temporaryFolder(),
      VERBATIM_CORPUS: corpusCopy(),
    };
    const program = launchInProcess(['start'], env);
    const address = await program.ready();
    const file = join(env.VERBATIM_CORPUS, 'lighthouse.txt');
    writeFileSync(file, 'The lighthouse at Brienz opens at nine on Sundays.\n');
    await program.says(/"added":1,.*"msg":"indexed changed files"/u);
    expect(await ask(address, 'when does the lighthouse at Brienz open')).toContain('lighthouse.txt');
    expect((await program.stop()).code).toBe(0);
    const history = JSON.parse((await runInProcess(['refresh', 'history', '--json'], env)).stdout);
    expect(history.refreshes[0]).toMatchObject({ by: 'watch', added: ['lighthouse.txt'] });
  });
});
