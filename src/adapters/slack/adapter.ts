import { randomBytes } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { App, type BlockAction, type MessageShortcut, type SlashCommand } from '@slack/bolt';
import type { IRouter } from 'express';
import { type Adapter, AdapterError, type AdapterStatus } from '../../chat/adapter.js';
import type { Dispatcher } from '../../chat/dispatch.js';
import type { Outcome, Prepared } from '../../chat/invocation.js';
import type { Logger } from '../../chat/logger.js';
import type { Person, Place } from '../../chat/place.js';
import { RecentEvents, type SeenEvents } from '../../chat/seen-events.js';
import { notRemoved } from '../../chat/words/delivery.js';
import { attempt } from './attempts.js';
import { readButtonValue } from './button.js';
import { ChannelSharing } from './channel-sharing.js';
import { clientOptions, defaultApiUrl } from './client-options.js';
import { Conversations } from './conversations.js';
import { type Credential, explain, isRefusedToken } from './explain.js';
import { type Fault, faultOf } from './fault.js';
import { mountReceiver } from './http.js';
import { patience } from './limits.js';
import { Messenger, type Origin } from './messenger.js';
import { unescapeText } from './mrkdwn.js';
import { personOf } from './people.js';
import { ProgressPosts } from './progress-posts.js';
import {
  buttonOf,
  chosenMessage,
  messageOfPress,
  type OwnIds,
  placeOfCommand,
  placeOfPress,
  placeOfShortcut,
} from './requests.js';
import { ResponseUrl } from './response-url.js';
import { SlackSocket } from './socket.js';
import type { MessageEvent } from './spoken.js';

/** How Slack's events arrive. */
export type SlackMode =
  | { readonly kind: 'socket'; readonly appToken: string }
  /** `router` gets the route at once, in the constructor: no body parser may stand before it. */
  | { readonly kind: 'http'; readonly signingSecret: string; readonly router: IRouter };

export interface SlackOptions {
  readonly botToken: string;
  readonly mode: SlackMode;
  /** Ends in `/api/`; absent: Slack's own. */
  readonly apiUrl?: string;
  /** Milliseconds since 1970, for the age of a response_url; absent: the clock. */
  readonly now?: () => number;
  /** What was taken before, so that each event is answered once; absent: what this adapter took. */
  readonly seen?: SeenEvents;
  /** Least time between two public posts in a channel, in milliseconds; absent: what Slack takes. */
  readonly postIntervalMs?: number;
  /** How long `start` tries, in milliseconds; absent: 30 s. */
  readonly startPatienceMs?: number;
}

/** Slack: commands, mentions, messages and buttons in, rich text out. A start that failed is final: a new adapter may try again. */
export class SlackAdapter implements Adapter {
  readonly #options: SlackOptions;
  readonly #dispatcher: Dispatcher;
  readonly #log: Logger;
  readonly #app: App;
  readonly #socket: SlackSocket | undefined;
  readonly #messenger: Messenger;
  readonly #sharing: ChannelSharing;
  readonly #conversations: Conversations;
  readonly #seen: SeenEvents;
  readonly #inFlight = new Set<Promise<void>>();
  readonly #giveUp = new AbortController();
  #status: AdapterStatus = { name: 'slack', state: 'starting' };
  #isStopping = false;

  constructor(options: SlackOptions, dispatcher: Dispatcher, log: Logger) {
    this.#options = options;
    this.#dispatcher = dispatcher;
    this.#log = log;
    this.#seen = options.seen ?? new RecentEvents();
    const { botToken, mode, apiUrl } = options;
    // Every reply that waits listens to it.
    setMaxListeners(0, this.#giveUp.signal);
    this.#socket =
      mode.kind === 'socket'
        ? new SlackSocket(
            mode.appToken,
            clientOptions(apiUrl, log),
            { onUp: () => this.#setStatus('up'), onDown: (fault) => this.#onSocketDown(fault) },
            log,
          )
        : undefined;
    const receiver =
      mode.kind === 'http'
        ? mountReceiver(mode.router, mode.signingSecret, () => this.#takesWork, this.#seen, log)
        : this.#socket?.receiver;
    const web = clientOptions(apiUrl, log);
    this.#app = new App({
      token: botToken,
      ...(receiver === undefined ? {} : { receiver }),
      ...(web.logger === undefined ? {} : { logger: web.logger }),
      clientOptions: web,
      deferInitialization: true,
      convoStore: false,
    });
    this.#messenger = new Messenger(this.#app.client, log, this.#giveUp.signal, options.postIntervalMs);
    this.#sharing = new ChannelSharing(this.#app.client, log, options.now ?? Date.now);
    this.#conversations = new Conversations({
      client: this.#app.client,
      dispatcher,
      log,
      sharing: this.#sharing,
      seen: this.#seen,
      signal: this.#giveUp.signal,
      newRequestId,
      answer: (prepared, origin) => this.#answer(prepared, origin),
      show: (outcome, origin) => this.#show(outcome, origin),
    });
    this.#listen();
  }

  get status(): AdapterStatus {
    return this.#status;
  }

  /** Resolves when no request is being worked on. */
  async settled(): Promise<void> {
    while (this.#inFlight.size > 0) await Promise.allSettled(this.#inFlight);
  }

  placeAgain(place: Place): Place {
    return place.platform === 'slack' ? this.#sharing.of(place) : place;
  }

  async start(): Promise<void> {
    this.#setStatus('starting');
    const deadline = Date.now() + (this.#options.startPatienceMs ?? patience.start);
    await this.#connect('bot', () => this.#app.init(), deadline);
    const socket = this.#socket;
    if (socket === undefined) this.#setStatus('up');
    else await this.#connect('app', () => socket.open(), deadline);
  }

  async stop(graceMs: number): Promise<void> {
    this.#isStopping = true;
    this.#setStatus('down', 'stopped');
    this.#socket?.close();
    const waiting = new AbortController();
    const grace = delay(graceMs, undefined, { signal: waiting.signal }).catch(() => {});
    await Promise.race([this.settled(), grace]);
    waiting.abort();
    if (this.#inFlight.size > 0) {
      this.#log.warn({ requests: this.#inFlight.size }, 'stopped before every reply was shown');
    }
    this.#giveUp.abort();
  }

  get #takesWork(): boolean {
    return this.#status.state === 'up' && !this.#isStopping;
  }

  /** Tries until it works, Slack refuses, or the deadline passes; then says why in one line. */
  async #connect(credential: Credential, call: () => Promise<unknown>, deadline: number): Promise<void> {
    const waiting = new AbortController();
    const silence = delay(Math.max(0, deadline - Date.now()), undefined, { signal: waiting.signal })
      .then((): Fault => ({ kind: 'uncertain', code: 'no_answer' }))
      .catch((): Fault => ({ kind: 'uncertain', code: 'no_answer' }));
    const options = { repeatable: true, deadline, signal: waiting.signal };
    const fault = await Promise.race([
      attempt(call, options).then((done) => (done.ok ? undefined : done.fault)),
      silence,
    ]);
    waiting.abort();
    if (fault === undefined) return;
    const reason = explain(fault, credential, this.#apiUrl);
    this.#setStatus('down', reason);
    this.#socket?.close();
    throw new AdapterError(reason, isRefusedToken(fault) ? 'refused' : 'unreachable');
  }

  get #apiUrl(): string {
    return this.#options.apiUrl ?? defaultApiUrl;
  }

  #onSocketDown(fault: Fault): void {
    if (isRefusedToken(fault)) this.#setStatus('down', explain(fault, 'app', this.#apiUrl));
    else this.#setStatus('starting', `the connection to Slack dropped (${fault.code}); connecting again`);
  }

  #setStatus(state: AdapterStatus['state'], reason?: string): void {
    if (this.#isStopping && state !== 'down') return;
    this.#status = { name: 'slack', state, ...(reason === undefined ? {} : { reason }) };
  }

  /** Every command and every button: which there are is the dispatcher's to know, and it answers an old one too. */
  #listen(): void {
    this.#app.command(/^\//u, ({ body, ack }) =>
      this.#take(
        () => ack(),
        () => this.#onCommand(body),
      ),
    );
    this.#app.action(/.*/su, ({ body, ack }) =>
      this.#take(
        () => ack(),
        async () => {
          if (body.type === 'block_actions') await this.#onPress(body);
        },
      ),
    );
    this.#app.shortcut({ type: 'message_action', callback_id: /.*/su }, ({ shortcut, ack, context }) =>
      this.#take(
        () => ack(),
        () => this.#onMessageCommand(shortcut, context),
      ),
    );
    // Bolt acknowledges events before it hands them on.
    this.#app.event('app_mention', ({ event, body }) =>
      this.#take(acknowledged, () => this.#conversations.onMention(event, body.event_id, body.team_id)),
    );
    this.#app.event('message', ({ event, body, context }) =>
      this.#take(acknowledged, () =>
        this.#conversations.onMessage(event as MessageEvent, body.event_id, body.team_id, context.botUserId),
      ),
    );
    this.#app.event('app_home_opened', ({ event, body }) =>
      this.#take(acknowledged, async () => {
        if (event.tab === 'home') await this.#conversations.onHome(event.user, body.event_id, body.team_id);
      }),
    );
    this.#app.error(async (error) => {
      this.#log.error({ fault: faultOf(error).code, error: error.name }, 'an event of Slack failed');
    });
  }

  /** Acknowledges before any work, then works; never throws. */
  async #take(acknowledge: () => Promise<void>, work: () => Promise<void>): Promise<void> {
    if (this.#isStopping) return;
    const task = (async () => {
      // Without an acknowledgement Slack tells the person of a time-out; the answer still comes.
      await acknowledge().catch((error: unknown) =>
        this.#log.warn({ fault: faultOf(error).code }, 'an event of Slack could not be acknowledged'),
      );
      await work().catch((error: unknown) =>
        this.#log.error({ error: error instanceof Error ? error.name : typeof error }, 'a request failed'),
      );
    })();
    this.#inFlight.add(task);
    await task;
    this.#inFlight.delete(task);
  }

  async #onCommand(body: SlashCommand): Promise<void> {
    if (!this.#isNew(body.trigger_id, body.response_url)) return;
    const place = this.#sharing.of(placeOfCommand(body));
    const origin = this.#origin(body.response_url, body.channel_id, body.user_id);
    const prepared = this.#dispatcher.prepare({
      id: origin.requestId,
      command: body.command.replace(/^\//u, ''),
      input: { kind: 'text', text: unescapeText(body.text ?? '') },
      place,
      person: this.#person(body.user_id, body.user_name),
    });
    await this.#answer(prepared, origin);
  }

  async #onMessageCommand(shortcut: MessageShortcut, own: OwnIds): Promise<void> {
    if (!this.#isNew(shortcut.trigger_id, shortcut.response_url)) return;
    const place = this.#sharing.of(placeOfShortcut(shortcut), shortcut.user.team_id);
    const origin = this.#origin(shortcut.response_url, place.channel, shortcut.user.id);
    const prepared = this.#dispatcher.prepareOnMessage({
      id: origin.requestId,
      command: shortcut.callback_id,
      message: chosenMessage(shortcut, own),
      place,
      person: this.#person(shortcut.user.id, shortcut.user.name),
    });
    await this.#answer(prepared, origin);
  }

  /** Runs a request and shows its reply, and before that how far long work is. */
  async #answer(prepared: Prepared, origin: Origin): Promise<void> {
    const { signal } = this.#giveUp;
    if (prepared.effort === 'quick') {
      await this.#show(await prepared.run({ signal }), origin);
      return;
    }
    const progress = new ProgressPosts(origin.outlet, origin.requestId, this.#log);
    const outcome = await prepared.run({ signal, onProgress: (step) => progress.report(step) });
    await progress.finish();
    await this.#show(outcome, origin, progress.stands);
    if (outcome.reply.visibility === 'channel') await progress.remove();
  }

  async #onPress(body: BlockAction): Promise<void> {
    const button = buttonOf(body);
    if (button === undefined || !this.#isNew(body.trigger_id, body.response_url)) return;
    const place = this.#sharing.of(placeOfPress(body), body.user.team_id);
    const origin = this.#origin(body.response_url, place.channel, body.user.id, place.thread);
    const value = readButtonValue(button.value);
    const messageId = messageOfPress(body);
    const outcome = await this.#dispatcher.press({
      id: origin.requestId,
      action: button.action_id.split(':', 1)[0] ?? '',
      answerId: value?.answerId ?? '',
      ...(value?.question === undefined ? {} : { question: value.question }),
      ...(messageId === undefined ? {} : { messageId }),
      place,
      person: this.#person(body.user.id, body.user.name ?? body.user.username),
    });
    if (outcome.removes === undefined) await this.#show(outcome, origin);
    else await this.#remove(outcome, outcome.removes.messageId ?? messageId, origin);
  }

  /** Deletes the message with the button, and says so to whoever pressed it. */
  async #remove(outcome: Outcome, messageId: string | undefined, origin: Origin): Promise<void> {
    const delivery = await this.#messenger.remove(messageId, origin);
    await outcome.delivered(delivery);
    const reply =
      delivery.kind === 'posted' ? outcome.reply : { ...notRemoved(), visibility: 'asker' as const };
    await this.#messenger.show(reply, origin);
  }

  async #show(outcome: Outcome, origin: Origin, replaces = false): Promise<void> {
    await outcome.delivered(await this.#messenger.show(outcome.reply, origin, replaces));
  }

  #isNew(trigger: string | undefined, responseUrl: string | undefined): boolean {
    return this.#seen.add(`slack ${trigger ?? responseUrl ?? ''}`);
  }

  #person(id: string, name: string): Person {
    return personOf(id, name, this.#app.client, this.#log);
  }

  #origin(
    responseUrl: string | undefined,
    channel: string | undefined,
    userId: string,
    thread?: string,
  ): Origin {
    return {
      ...(thread === undefined ? {} : { thread }),
      requestId: newRequestId(),
      outlet: new ResponseUrl(responseUrl ?? '', this.#options.now ?? Date.now),
      channel,
      userId,
    };
  }
}

function newRequestId(): string {
  return randomBytes(6).toString('hex');
}

async function acknowledged(): Promise<void> {}
