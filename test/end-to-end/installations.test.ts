import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { FakeSlack } from '../adapters/slack/fake-slack.js';
import { commandPayload, eventPayload, signedRequest, signingSecret } from '../adapters/slack/harness.js';
import { readMessage } from '../adapters/slack/reader.js';
import { whenDone } from '../support/clean-up.js';
import { launchInProcess, runInProcess, temporaryFolder } from './program.js';

const patience = { timeout: 100_000 };
const question = 'which companies had access';
const workspace = 'T012AB3CD';
const words = 'as well as to Lenovo, Oppo and TCL';

it('a workspace installs the bot, is answered, also after a restart, and uninstalls it', async () => {
  const slack = new FakeSlack();
  await slack.listen();
  whenDone(() => slack.close());
  const config = join(temporaryFolder(), 'verbatim.yaml');
  writeFileSync(config, 'slack: { install: true, workspaces: [T012AB3CD] }\n');
  const env = {
    PORT: '0',
    PUBLIC_URL: 'https://bot.example.org',
    VERBATIM_CONFIG: config,
    VERBATIM_STATE: temporaryFolder(),
    VERBATIM_TOKEN_KEY: 'token-key'.repeat(4),
    SLACK_API_URL: slack.apiUrl,
    SLACK_CLIENT_ID: '1.2',
    SLACK_CLIENT_SECRET: 'client-secret',
    SLACK_STATE_SECRET: 'state-secret'.repeat(3),
    SLACK_SIGNING_SECRET: signingSecret,
  };
  const first = launchInProcess(['start'], env);
  const address = await first.ready();
  const begun = await fetch(`${address}/slack/install`, { redirect: 'manual' });
  const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state') ?? '';
  const cookie = (begun.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
  const query = new URLSearchParams({ code: 'right-code', state });
  const done = await fetch(`${address}/slack/oauth_redirect?${query}`, { headers: { cookie } });
  expect(done.status).toBe(200);
  expect(await done.text()).toContain('Newsroom');

  const asked = async (at: string) => {
    const before = slack.messages.length;
    const body = new URLSearchParams(
      commandPayload(slack, 'ask', question, { team_id: workspace }),
    ).toString();
    expect((await signedRequest(at, body)).status).toBe(200);
    await vi.waitFor(() => expect(slack.messages.length).toBeGreaterThan(before), patience);
    return slack.messages.slice(before).map((message) => readMessage(message).quotes.join());
  };
  expect((await asked(address)).join()).toContain(words);
  await first.stop();

  const second = launchInProcess(['start'], env);
  const again = await second.ready();
  expect((await asked(again)).join()).toContain(words);
  expect((await runInProcess(['doctor'], env)).stdout).toContain('installed in Newsroom (T012AB3CD)');
  const gone = JSON.stringify({
    ...eventPayload({ type: 'app_uninstalled' }),
    team_id: workspace,
    authorizations: [{ team_id: workspace, enterprise_id: null, is_enterprise_install: false }],
  });
  await signedRequest(again, gone, { headers: { 'content-type': 'application/json' } });
  await vi.waitFor(() => expect(second.stderr).toContain('the bot was uninstalled'), patience);
  expect((await asked(again)).join()).not.toContain(words);
  const { stderr } = await second.stop();
  expect(stderr).not.toMatch(/xoxb-right|client-secret|state-secret|token-key/);
  expect((await runInProcess(['doctor'], env)).stdout).toContain('none has yet');
}, 180_000);
