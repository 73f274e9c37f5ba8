import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import express, { Router } from 'express';
import { SlackAdapter, type SlackOptions } from '../../../src/adapters/slack/adapter.js';
import type { Dispatcher } from '../../../src/chat/dispatch/dispatch.js';
import { silent } from '../../../src/chat/protocol/logger.js';
import type { Harness, Shown } from '../contract.js';
import { FakeSlack, type Payload, type ShownMessage } from './fake-slack.js';
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
    text: escaped(text),
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
  message?: ShownMessage,
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
    response_url: slack.responseUrl(channel, message?.ts),
    actions: [{ ...button, block_id: 'b', action_ts: '1' }],
    ...changes,
  };
}

let events = 0;

/** A message as the Events API tells of it, written by Ada in #general unless `changes` say otherwise. */
export function eventPayload(event: Payload): Payload {
  const ts = newTs();
  return {
    type: 'event_callback',
    token: 'legacy',
    team_id: 'T1',
    api_app_id: 'A1',
    event_id: `Ev${++events}`,
    event_time: Math.floor(Number(ts)),
    authorizations: [
      { team_id: 'T1', enterprise_id: null, user_id: 'UBOT', is_bot: true, is_enterprise_install: false },
    ],
    event: {
      type: 'app_mention',
      user: 'U1',
      ts,
      event_ts: ts,
      channel: 'C1',
      team: 'T1',
      text: '',
      ...event,
    },
  };
}

/** A fresh message id: seconds, with a fraction that tells messages of one second apart. */
export function newTs(): string {
  return `${Math.floor(Date.now() / 1_000)}.${String(++events).padStart(6, '0')}`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

type Kind = 'slash_commands' | 'interactive' | 'events_api';

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
  /** Events whose acknowledgement has come. */
  eventsAcknowledged = 0;
  protected last: (() => Promise<void>) | undefined;
  protected running: SlackAdapter | undefined;

  get adapter(): SlackAdapter {
    if (this.running === undefined) throw new Error('not started');
    return this.running;
  }

  abstract start(dispatcher: Dispatcher, changes?: Partial<SlackOptions>): Promise<void>;
  /** An adapter on the same Slack, connected. */
  protected async connect(dispatcher: Dispatcher, changes: Partial<SlackOptions>): Promise<void> {
    this.running = new SlackAdapter(
      {
        botToken: 'xoxb-right',
        mode: this.mode,
        apiUrl: this.slack.apiUrl,
        postIntervalMs: 0,
        ...changes,
      },
      dispatcher,
      silent,
    );
    await this.running.start();
  }

  protected abstract get mode(): SlackOptions['mode'];
  protected abstract deliver(kind: Kind, payload: Payload): Promise<void>;

  async stop(graceMs = 1_000): Promise<void> {
    await this.running?.stop(graceMs);
    await this.slack.close();
  }

  async restart(dispatcher: Dispatcher): Promise<void> {
    await this.running?.stop(0);
    await this.connect(dispatcher, {});
  }

  /** Another process on the same Slack, beside one that answers no more. */
  async again(dispatcher: Dispatcher, changes: Partial<SlackOptions>): Promise<void> {
    await this.connect(dispatcher, changes);
  }

  async type(command: string, input: string, changes: Payload = {}): Promise<void> {
    const payload = commandPayload(this.slack, command, input, changes);
    this.last = () => this.deliver('slash_commands', payload);
    await this.last();
    await this.adapter.settled();
  }

  async mention(text: string, thread?: string): Promise<string> {
    const ts = newTs();
    await this.event({
      ts,
      text: `<@UBOT> ${escaped(text)}`,
      ...(thread === undefined ? {} : { thread_ts: thread }),
    });
    return thread ?? ts;
  }

  /** Delivers an event; resolves when it has reached its final state. */
  async event(event: Payload): Promise<void> {
    const payload = eventPayload(event);
    this.last = () => this.deliver('events_api', payload);
    await this.last();
    this.eventsAcknowledged++;
    await this.adapter.settled();
  }

  /** Chooses a command for a message. */
  async choose(callbackId: string, message: Payload, changes: Payload = {}): Promise<void> {
    const payload = {
      type: 'message_action',
      callback_id: callbackId,
      token: 'legacy',
      action_ts: '1',
      trigger_id: `trigger.${++triggers}`,
      response_url: this.slack.responseUrl('C1'),
      team: { id: 'T1', domain: 'newsroom' },
      user: { id: 'U1', name: 'ada', team_id: 'T1' },
      channel: { id: 'C1', name: 'general' },
      message_ts: '1700000000.000001',
      message: { type: 'message', user: 'U2', ts: '1700000000.000001', ...message },
      ...changes,
    };
    this.last = () => this.deliver('interactive', payload);
    await this.last();
    await this.adapter.settled();
  }

  /** Sends the newest form, or `view`, as Ada unless `changes` say otherwise. */
  async submit(
    text: string,
    changes: Payload = {},
    view: Payload | undefined = this.slack.forms.at(-1),
  ): Promise<void> {
    const payload = {
      type: 'view_submission',
      team: { id: 'T1', domain: 'newsroom' },
      user: { id: 'U1', name: 'ada', username: 'ada', team_id: 'T1' },
      api_app_id: 'A1',
      token: 'legacy',
      trigger_id: `trigger.${++triggers}`,
      response_urls: [],
      is_enterprise_install: false,
      view: { ...view, state: { values: { draft: { text: { type: 'plain_text_input', value: text } } } } },
      ...changes,
    };
    this.last = () => this.deliver('interactive', payload);
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

  async pressThat(button: Payload, message: ShownMessage, changes: Payload = {}): Promise<void> {
    const payload = pressPayload(this.slack, button, changes, message);
    this.last = () => this.deliver('interactive', payload);
    await this.last();
    await this.adapter.settled();
  }

  /** The newest button with this label, and its message. */
  button(label: string): [Payload, ShownMessage] {
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
    await this.connect(dispatcher, changes);
  }

  protected get mode(): SlackOptions['mode'] {
    return { kind: 'socket', appToken: 'xapp-right' };
  }

  protected async deliver(kind: Kind, payload: Payload): Promise<void> {
    if (payload !== this.#lastPayload) this.#envelopes++;
    this.#lastPayload = payload;
    await this.slack.send(kind, payload, `envelope-${this.#envelopes}`);
  }
}

export class HttpHarness extends SlackHarness {
  readonly app = express();
  router = Router();
  #server: Server | undefined;

  async start(dispatcher: Dispatcher, changes: Partial<SlackOptions> = {}): Promise<void> {
    await this.slack.listen();
    await this.connect(dispatcher, changes);
    await this.listen();
  }

  protected get mode(): SlackOptions['mode'] {
    return { kind: 'http', signingSecret, router: this.router };
  }

  override async restart(dispatcher: Dispatcher): Promise<void> {
    this.router = Router();
    await super.restart(dispatcher);
  }

  async listen(): Promise<void> {
    this.app.use((request, response, next) => this.router(request, response, next));
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
  protected async deliver(kind: Kind, payload: Payload): Promise<void> {
    if (kind === 'events_api') return await this.#deliverEvent(payload);
    const form = kind === 'interactive' ? { payload: JSON.stringify(payload) } : payload;
    this.#deliveries++;
    const body = new URLSearchParams({ ...form, delivery: String(this.#deliveries) }).toString();
    const response = await this.request(body);
    if (response.status !== 200) throw new Error(`Slack was answered ${response.status}`);
  }

  /** Slack says on each further delivery how many there were before. */
  async #deliverEvent(payload: Payload): Promise<void> {
    const retries = this.#delivered.get(payload['event_id']) ?? 0;
    this.#delivered.set(payload['event_id'], retries + 1);
    const response = await this.request(JSON.stringify({ ...payload, delivery: retries }), {
      headers: {
        'content-type': 'application/json',
        ...(retries === 0
          ? {}
          : { 'x-slack-retry-num': String(retries), 'x-slack-retry-reason': 'http_timeout' }),
      },
    });
    if (response.status !== 200) throw new Error(`Slack was answered ${response.status}`);
  }

  readonly #delivered = new Map<string, number>();
  #deliveries = 0;
}
