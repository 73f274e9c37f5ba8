import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import express, { Router } from 'express';
import { SlackAdapter, type SlackOptions } from '../../../src/adapters/slack/adapter.js';
import type { Dispatcher } from '../../../src/chat/dispatch.js';
import { silent } from '../../../src/chat/logger.js';
import type { Harness, Shown } from '../contract.js';
import { FakeSlack, type Payload, type StandingMessage } from './fake-slack.js';
import { buttonsOf, readMessage } from './reader.js';

export const signingSecret = '0123456789abcdef0123456789abcdef';

let triggers = 0;

/** A slash command as Slack sends it, typed by Ada in #general; Slack escapes the text. */
export function commandPayload(
  slack: FakeSlack,
  command: string,
  text: string,
  changes: Payload = {},
): Payload {
  const channel = changes['channel_id'] ?? 'C1';
  return {
    token: 'legacy',
    command: `/${command}`,
    text: text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;'),
    response_url: slack.responseUrl(channel),
    trigger_id: `trigger.${++triggers}`,
    user_id: 'U1',
    user_name: 'ada',
    team_id: 'T1',
    team_domain: 'newsroom',
    channel_id: channel,
    channel_name: 'general',
    api_app_id: 'A1',
    ...changes,
  };
}

/** A pressed button: of a private message without the message, as Slack sends it. */
export function pressPayload(
  slack: FakeSlack,
  button: Payload,
  changes: Payload = {},
  message?: StandingMessage,
): Payload {
  const channel = changes['channel']?.id ?? message?.channel ?? 'C1';
  const isPrivate = message === undefined || message.visibility === 'asker';
  const thread = isPrivate ? undefined : message.payload['thread_ts'];
  return {
    type: 'block_actions',
    team: { id: 'T1', domain: 'newsroom' },
    user: { id: 'U1', username: 'ada', team_id: 'T1' },
    channel: { id: channel, name: 'general' },
    container: {
      type: 'message',
      message_ts: isPrivate ? '1' : message.ts,
      channel_id: channel,
      is_ephemeral: isPrivate,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    },
    api_app_id: 'A1',
    token: 'legacy',
    trigger_id: `trigger.${++triggers}`,
    response_url: slack.responseUrl(channel, isPrivate ? undefined : message.ts),
    actions: [{ ...button, block_id: 'b', action_ts: '1' }],
    ...changes,
  };
}

interface Signing {
  readonly timestamp?: number;
  readonly secret?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One HTTP request as Slack signs it. */
export function signedRequest(
  address: string,
  body: string,
  { timestamp = Math.floor(Date.now() / 1000), secret = signingSecret, headers = {} }: Signing = {},
): Promise<Response> {
  const signature = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return fetch(`${address}/slack/events`, {
    method: 'POST',
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      'x-slack-request-timestamp': String(timestamp),
      'x-slack-signature': `v0=${signature}`,
      ...headers,
    },
    body,
  });
}

/** The adapter over Bolt, with Slack's far end on loopback. */
export abstract class SlackHarness implements Harness {
  readonly slack = new FakeSlack();
  protected last: (() => Promise<void>) | undefined;
  protected running: SlackAdapter | undefined;

  get adapter(): SlackAdapter {
    if (this.running === undefined) throw new Error('not started');
    return this.running;
  }

  abstract start(dispatcher: Dispatcher, changes?: Partial<SlackOptions>): Promise<void>;
  protected abstract deliver(kind: 'slash_commands' | 'interactive', payload: Payload): Promise<void>;

  async stop(graceMs = 1_000): Promise<void> {
    await this.running?.stop(graceMs);
    await this.slack.close();
  }

  async type(command: string, input: string, changes: Payload = {}): Promise<void> {
    const payload = commandPayload(this.slack, command, input, changes);
    this.last = () => this.deliver('slash_commands', payload);
    await this.last();
    await this.adapter.settled();
  }

  async redeliver(): Promise<void> {
    await this.last?.();
    await this.adapter.settled();
  }

  async press(label: string, changes: Payload = {}): Promise<void> {
    await this.pressThat(...this.button(label), changes);
  }

  async pressThat(button: Payload, message: StandingMessage, changes: Payload = {}): Promise<void> {
    const payload = pressPayload(this.slack, button, changes, message);
    this.last = () => this.deliver('interactive', payload);
    await this.last();
    await this.adapter.settled();
  }

  /** The newest button with this label, and its message. */
  button(label: string): [Payload, StandingMessage] {
    for (const message of this.slack.messages.toReversed()) {
      const found = buttonsOf(message.payload['blocks']).find(({ text }) => text.text === label);
      if (found !== undefined) return [found, message];
    }
    throw new Error(`no button ${label}`);
  }

  shown(): readonly Shown[] {
    return this.slack.messages.map(readMessage);
  }
}

export class SocketHarness extends SlackHarness {
  #envelopes = 0;
  #lastPayload: Payload | undefined;

  async start(dispatcher: Dispatcher, changes: Partial<SlackOptions> = {}): Promise<void> {
    await this.slack.listen();
    await this.reconnect(dispatcher, changes);
  }

  /** A new process with the same Slack: nothing is left in memory. */
  async reconnect(dispatcher: Dispatcher, changes: Partial<SlackOptions> = {}): Promise<void> {
    this.running = new SlackAdapter(
      {
        botToken: 'xoxb-right',
        mode: { kind: 'socket', appToken: 'xapp-right' },
        apiUrl: this.slack.apiUrl,
        ...changes,
      },
      dispatcher,
      silent,
    );
    await this.running.start();
  }

  protected async deliver(kind: 'slash_commands' | 'interactive', payload: Payload): Promise<void> {
    if (payload !== this.#lastPayload) this.#envelopes++;
    this.#lastPayload = payload;
    await this.slack.send(kind, payload, `envelope-${this.#envelopes}`);
  }
}

export class HttpHarness extends SlackHarness {
  readonly app = express();
  readonly router = Router();
  #server: Server | undefined;

  async start(dispatcher: Dispatcher, changes: Partial<SlackOptions> = {}): Promise<void> {
    await this.slack.listen();
    this.running = new SlackAdapter(
      {
        botToken: 'xoxb-right',
        mode: { kind: 'http', signingSecret, router: this.router },
        apiUrl: this.slack.apiUrl,
        ...changes,
      },
      dispatcher,
      silent,
    );
    await this.running.start();
    await this.listen();
  }

  async listen(): Promise<void> {
    this.app.use(this.router);
    const server = createServer(this.app);
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  }

  get address(): string {
    const address = this.#server?.address();
    if (typeof address !== 'object' || address === null) throw new Error('not listening');
    return `http://127.0.0.1:${address.port}`;
  }

  override async stop(graceMs = 1_000): Promise<void> {
    await super.stop(graceMs);
    this.#server?.closeAllConnections();
    const server = this.#server;
    if (server?.listening) await new Promise((resolve) => server.close(resolve));
  }

  request(body: string, signing?: Signing): Promise<Response> {
    return signedRequest(this.address, body, signing);
  }

  /** The same payload under a new signature each time, as a platform delivers again. */
  protected async deliver(kind: 'slash_commands' | 'interactive', payload: Payload): Promise<void> {
    const form = kind === 'interactive' ? { payload: JSON.stringify(payload) } : payload;
    this.#deliveries++;
    const body = new URLSearchParams({ ...form, delivery: String(this.#deliveries) }).toString();
    const response = await this.request(body);
    if (response.status !== 200) throw new Error(`Slack was answered ${response.status}`);
  }

  #deliveries = 0;
}
