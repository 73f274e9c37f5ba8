import { afterEach, describe, expect, it } from 'vitest';
import { SlackAdapter } from '../../../src/adapters/slack/adapter.js';
import { AdapterError } from '../../../src/chat/protocol/adapter.js';
import { type Logger, silent } from '../../../src/chat/protocol/logger.js';
import { english } from '../../../src/texts/english/index.js';
import { LogLines } from '../../support/bot.js';
import { gate } from '../../support/gate.js';
import { hostileTexts, scriptedDispatcher } from '../contract.js';
import type { FakeSlack } from './fake-slack.js';
import { commandPayload, eventPayload, pressPayload, SocketHarness } from './harness.js';

let harness = new SocketHarness();
afterEach(async () => {
  await harness.stop();
  harness = new SocketHarness();
});

async function whenUp(adapter: SlackAdapter, slack: FakeSlack, connections: number): Promise<void> {
  await slack.until(() => slack.connections >= connections);
  while (adapter.status.state !== 'up') await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('Slack over Socket Mode', () => {
  it('goes from a slash command to an acknowledgement, a cited answer and its share', async () => {
    await harness.start(scriptedDispatcher());
    expect(harness.adapter.status).toEqual({ name: 'slack', state: 'up' });
    await harness.type('ask', '4 who & <what>');
    expect([...harness.slack.acknowledged.values()]).toEqual([1]);
    expect(harness.shown()[0]).toMatchObject({ visibility: 'asker', quotes: [hostileTexts[4]] });
    expect(harness.shown()[0]?.text).toMatch(/^\S+:1 · receipt /mu);
    expect(harness.shown()[0]?.text).toContain('4 who & <what>');
    await harness.press(english.buttons.labels.share);
    const shared = harness.shown().at(-1);
    expect(shared).toMatchObject({ visibility: 'channel', quotes: [hostileTexts[4]], pings: false });
    expect(shared?.text).toContain('ada asked: 4 who & <what>');
    expect(harness.slack.messages.at(-1)?.via).toBe('chat.postMessage');
  });

  it('shares by response_url where the bot is no member, leaving the private answer', async () => {
    await harness.start(scriptedDispatcher());
    await harness.type('ask', '1', { channel_id: 'C9' });
    await harness.press(english.buttons.labels.share, { channel: { id: 'C9', name: 'elsewhere' } });
    expect(harness.shown().map(({ visibility }) => visibility)).toEqual(['asker', 'channel']);
    expect(harness.slack.messages.at(-1)?.via).toBe('response_url');
  });

  it('lets a share be pressed again after a post that surely failed, and not after an uncertain one', async () => {
    await harness.start(scriptedDispatcher());
    await harness.type('ask', '1');
    const inChannel = () => harness.shown().filter(({ visibility }) => visibility === 'channel');
    harness.slack.misbehave('chat.postMessage', {
      kind: 'answer',
      status: 200,
      body: '{"ok":false,"error":"is_archived"}',
    });
    await harness.press(english.buttons.labels.share);
    expect(inChannel()).toHaveLength(0);
    harness.slack.misbehave('chat.postMessage', { kind: 'done-but-cut' });
    await harness.press(english.buttons.labels.share);
    expect(inChannel()).toHaveLength(1);
    await harness.press(english.buttons.labels.share);
    expect(inChannel()).toHaveLength(1);
  });

  it('says so when a button’s answer is unknown or its value unreadable', async () => {
    await harness.start(scriptedDispatcher());
    await harness.type('ask', '1');
    await harness.press(english.buttons.labels.share, {
      actions: [
        { type: 'button', action_id: 'share:0', value: 'garbled', text: {}, block_id: 'b', action_ts: '1' },
      ],
    });
    expect(harness.shown().at(-1)?.text).toContain('no longer have that answer');
  });

  it('answers a command that it no longer knows', async () => {
    await harness.start(scriptedDispatcher());
    await harness.type('retired', 'anything');
    expect(harness.shown()[0]?.text).toContain('do not know that command');
  });

  it('acknowledges before any work', async () => {
    let open = () => {};
    await harness.start(
      scriptedDispatcher(
        new Promise((resolve) => {
          open = resolve;
        }),
      ),
    );
    const payload = commandPayload(harness.slack, 'ask', 'wait');
    await harness.slack.send('slash_commands', payload, 'early');
    expect(harness.slack.acknowledged.get('early')).toBe(1);
    expect(harness.shown()).toEqual([]);
    open();
    await harness.adapter.settled();
    expect(harness.shown()).toHaveLength(1);
  });

  it('treats a direct message as a place without a channel to share with', async () => {
    await harness.start(scriptedDispatcher());
    await harness.type('ask', '1 public:yes', { channel_id: 'D5', channel_name: 'directmessage' });
    expect(harness.shown().map(({ visibility }) => visibility)).toEqual(['asker']);
  });

  it('connects again by itself when the socket drops, and says so meanwhile', async () => {
    await harness.start(scriptedDispatcher());
    harness.slack.misbehave('apps.connections.open', { kind: 'answer', status: 500 });
    harness.slack.dropSockets();
    await harness.slack.until(
      () => harness.slack.calls.filter((c) => c.method === 'apps.connections.open').length > 1,
    );
    expect(harness.adapter.status.state).toBe('starting');
    expect(harness.adapter.status.reason).toContain('connecting again');
    await whenUp(harness.adapter, harness.slack, 2);
    expect(harness.adapter.status).toEqual({ name: 'slack', state: 'up' });
    await harness.type('ask', '1');
    expect(harness.shown()).toHaveLength(1);
  });

  it('connects again when Slack asks it to', async () => {
    await harness.start(scriptedDispatcher());
    harness.slack.sendDisconnect('refresh_requested');
    await whenUp(harness.adapter, harness.slack, 2);
    await harness.type('ask', '1');
    expect(harness.shown()).toHaveLength(1);
  });

  it('is down with a reason while Slack refuses the app token of a dropped connection', async () => {
    await harness.start(scriptedDispatcher());
    harness.slack.appToken = 'xapp-new';
    harness.slack.dropSockets();
    while (harness.adapter.status.state !== 'down') await new Promise((resolve) => setTimeout(resolve, 5));
    expect(harness.adapter.status.reason).toContain('SLACK_APP_TOKEN (invalid_auth)');
    harness.slack.appToken = 'xapp-right';
    await whenUp(harness.adapter, harness.slack, 2);
  });

  it('shows an answer although the socket dropped while it was worked on', async () => {
    let open = () => {};
    await harness.start(
      scriptedDispatcher(
        new Promise((resolve) => {
          open = resolve;
        }),
      ),
    );
    await harness.slack.send('slash_commands', commandPayload(harness.slack, 'ask', 'wait'));
    harness.slack.dropSockets();
    open();
    await harness.adapter.settled();
    expect(harness.shown()).toHaveLength(1);
  });

  it('takes no new work while it stops, and tells who still waits when the grace is over to ask again, once', async () => {
    const { passed: held, open } = gate();
    await harness.start(scriptedDispatcher(held));
    await harness.slack.send('slash_commands', commandPayload(harness.slack, 'ask', 'wait public:yes'));
    const said = eventPayload({ text: '<@UBOT> wait' });
    await harness.slack.send('events_api', said);
    await harness.adapter.stop(2_000);
    expect(harness.adapter.status).toEqual({ name: 'slack', state: 'down', reason: 'stopped' });
    const told = { visibility: 'asker', text: 'I am restarting. Please ask again in a moment.' };
    expect(harness.shown()).toMatchObject([told, told]);
    open();
    await harness.adapter.settled();
    expect(harness.shown()).toHaveLength(2);
    await harness.adapter.stop(50);
  });

  it('tells who pressed a button that it was not done, so that it can be pressed again', async () => {
    const dispatcher = scriptedDispatcher();
    await harness.start(dispatcher);
    await harness.type('ask', '1');
    const { passed: held, open } = gate();
    const press = dispatcher.handleButton.bind(dispatcher);
    dispatcher.handleButton = async (given) => {
      await held;
      return press(given);
    };
    const [button, message] = harness.button(english.buttons.labels.share);
    await harness.slack.send('interactive', pressPayload(harness.slack, button, {}, message));
    await harness.adapter.stop(2_000);
    expect(harness.shown().at(-1)?.text).toContain('I am restarting');
    open();
    await harness.adapter.settled();
    expect(harness.shown().filter(({ visibility }) => visibility === 'channel')).toEqual([]);
    dispatcher.handleButton = press;
    await harness.restart(dispatcher);
    await harness.pressThat(button, message);
    expect(harness.shown().filter(({ visibility }) => visibility === 'channel')).toHaveLength(1);
  });
});

describe('starting', () => {
  function adapterOn(
    slack: FakeSlack,
    changes: { botToken?: string; appToken?: string } = {},
    log: Logger = silent,
  ): SlackAdapter {
    const { botToken = 'xoxb-right', appToken = 'xapp-right' } = changes;
    return new SlackAdapter(
      {
        botToken,
        mode: { kind: 'socket', appToken },
        apiUrl: slack.apiUrl,
        startPatienceMs: 400,
      },
      scriptedDispatcher(),
      log,
    );
  }

  async function failureOf(adapter: SlackAdapter, kind: AdapterError['kind']): Promise<string> {
    const error: unknown = await adapter.start().then(
      () => undefined,
      (reason) => reason,
    );
    expect(error).toBeInstanceOf(AdapterError);
    const { message } = error as AdapterError;
    expect((error as AdapterError).kind).toBe(kind);
    expect(message).not.toContain('\n');
    expect(message).not.toMatch(/xoxb-right|xapp-right/u);
    expect(adapter.status).toEqual({ name: 'slack', state: 'down', reason: message });
    await adapter.stop(0);
    return message;
  }

  it('fails in one clear line when Slack refuses the bot token', async () => {
    await harness.slack.listen();
    harness.slack.botToken = 'xoxb-another';
    const message = await failureOf(adapterOn(harness.slack, { botToken: 'wrong-secret-token' }), 'refused');
    expect(message).toContain('SLACK_BOT_TOKEN (invalid_auth)');
    expect(message).not.toContain('wrong-secret-token');
  });

  it('fails in one clear line when Slack refuses the app token', async () => {
    await harness.slack.listen();
    const message = await failureOf(adapterOn(harness.slack, { appToken: 'wrong-secret-token' }), 'refused');
    expect(message).toContain('SLACK_APP_TOKEN (invalid_auth)');
    expect(message).not.toContain('wrong-secret-token');
  });

  it('gives up when Slack answers nothing', async () => {
    await harness.slack.listen();
    harness.slack.misbehave('auth.test', { kind: 'silence' });
    expect(await failureOf(adapterOn(harness.slack), 'unreachable')).toContain('gave no usable answer');
  });

  it('gives up when the socket brings no hello', async () => {
    await harness.slack.listen();
    harness.slack.greets = false;
    expect(await failureOf(adapterOn(harness.slack), 'unreachable')).toContain('gave no usable answer');
  });

  it('gives up when nobody listens at the address', async () => {
    await harness.slack.listen();
    const adapter = adapterOn(harness.slack);
    const { origin } = harness.slack;
    await harness.slack.close();
    const message = await failureOf(adapter, 'unreachable');
    expect(message).toContain(`cannot be reached at http://${origin}/api/ (ECONNREFUSED)`);
  });

  it('logs nothing above debug of the attempts that a start makes: its error tells', async () => {
    const log = new LogLines();
    await harness.slack.listen();
    const adapter = adapterOn(harness.slack, {}, log);
    await harness.slack.close();
    await failureOf(adapter, 'unreachable');
    expect(log.lines.map(({ level }) => level)).toEqual(log.lines.map(() => 'debug'));
    expect(log.text).toContain('http request failed');
  });

  it('connects all the same after 429 and 500', async () => {
    harness.slack.misbehave(
      'auth.test',
      { kind: 'answer', status: 429, headers: { 'retry-after': '0' } },
      { kind: 'answer', status: 500 },
    );
    harness.slack.misbehave('apps.connections.open', { kind: 'answer', status: 503 });
    await harness.start(scriptedDispatcher());
    expect(harness.adapter.status.state).toBe('up');
  });
});

describe('what is logged', () => {
  it('holds no question, no token and no text of a document', async () => {
    const lines: string[] = [];
    const write = (fields: object, message: string) => void lines.push(JSON.stringify(fields) + message);
    const log: Logger = { debug: write, info: write, warn: write, error: write };
    await harness.slack.listen();
    const adapter = new SlackAdapter(
      {
        botToken: 'xoxb-right',
        mode: { kind: 'socket', appToken: 'xapp-right' },
        apiUrl: harness.slack.apiUrl,
      },
      scriptedDispatcher(),
      log,
    );
    await adapter.start();
    harness.slack.misbehave('response_url', { kind: 'answer', status: 400, body: 'no_text' });
    harness.slack.misbehave('chat.postMessage', { kind: 'answer', status: 500 });
    await harness.slack.send('slash_commands', commandPayload(harness.slack, 'ask', '0 my secret question'));
    await harness.slack.send(
      'slash_commands',
      commandPayload(harness.slack, 'ask', '0 my secret question public:yes'),
    );
    await adapter.settled();
    harness.slack.appToken = 'xapp-new';
    harness.slack.dropSockets();
    while (adapter.status.state !== 'down') await new Promise((resolve) => setTimeout(resolve, 5));
    await adapter.stop(0);
    expect(lines.length).toBeGreaterThan(2);
    for (const line of lines) {
      expect(line).not.toMatch(/secret question|xoxb-|xapp-|nothing else|\/response\//u);
    }
  });
});
