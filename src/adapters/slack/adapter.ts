import { setMaxListeners } from 'node:events';
import type { IRouter } from 'express';
import type { Dispatcher } from '../../chat/dispatch/dispatch.js';
import { type Adapter, AdapterError, type AdapterStatus } from '../../chat/protocol/adapter.js';
import type { Location } from '../../chat/protocol/location.js';
import type { Logger } from '../../chat/protocol/logger.js';
import { noOpenRequests, type OpenRequests } from '../../chat/protocol/open-requests.js';
import { RecentEvents, type SeenEvents } from '../../chat/protocol/seen-events.js';
import { withDeadline } from '../../core/types/deadline.js';
import { defined } from '../../core/types/defined.js';
import { errorName } from '../../core/types/error-names.js';
import { HelperNames } from '../helper-names.js';
import { attempt } from './attempts.js';
import { ChannelSharing, type Locations } from './channel-sharing.js';
import { clientOptions, defaultApiUrl } from './client-options.js';
import { Corrections } from './corrections.js';
import { type Credential, explain, isRefusedToken } from './explain.js';
import { type Fault, faultOf } from './faults.js';
import { SlackForms } from './forms.js';
import { helperName } from './helpers.js';
import { mountReceiver } from './http.js';
import { type Identity, type InstallOptions, installedIdentity, tokenIdentity } from './identity.js';
import { mountInstallation } from './install/routes.js';
import { Uninstalls } from './install/uninstalls.js';
import { Interactions, newRequestId } from './interactions.js';
import { InterruptedRequests } from './interrupted-requests.js';
import { patience } from './limits.js';
import { acknowledged, listen, type Take } from './listeners.js';
import { Messages } from './messages.js';
import { ProactiveMessages } from './proactive-messages.js';
import { Responder } from './responder.js';
import { SlackSocket } from './socket.js';

/** How Slack's events arrive. */
export type SlackMode =
  | { readonly kind: 'socket'; readonly appToken: string }
  /** `router` gets the route at once, in the constructor: no body parser may stand before it. */
  | { readonly kind: 'http'; readonly signingSecret: string; readonly router: IRouter };

/** With one token, or with one of each workspace that installs the bot. */
export type SlackOptions = SlackParts &
  ({ readonly botToken: string } | { readonly install: InstallOptions });

interface SlackParts {
  readonly mode: SlackMode;
  /** Ends in `/api/`; absent: Slack's own. */
  readonly apiUrl?: string;
  /** Milliseconds since 1970, for the age of a response_url; absent: the clock. */
  readonly now?: () => number;
  /** What was taken before, so that each event is answered once; absent: what this adapter took. */
  readonly seen?: SeenEvents;
  /** What the next process is to know of; absent: nothing. */
  readonly openRequests?: OpenRequests;
  /** Least time between two public posts in a channel, in milliseconds; absent: what Slack takes. */
  readonly postIntervalMs?: number;
  /** How long `start` tries, in milliseconds; absent: 30 s. */
  readonly startPatienceMs?: number;
}

/** Slack: commands, mentions, messages and buttons in, rich text out. A start that failed is final: a new adapter may try again. */
export class SlackAdapter implements Adapter {
  readonly #options: SlackOptions;
  readonly #log: Logger;
  readonly #identity: Identity;
  readonly #socket: SlackSocket | undefined;
  readonly #sharing: ChannelSharing;
  self: string | undefined;
  readonly corrector: Corrections;
  readonly messenger: ProactiveMessages;
  readonly #interactions: Interactions;
  readonly #messages: Messages;
  readonly #inFlight = new Set<Promise<unknown>>();
  readonly #giveUp = new AbortController();
  readonly #tellLeft: () => Promise<void>;
  #status: AdapterStatus = { name: 'slack', state: 'starting' };
  #isStopping = false;

  constructor(options: SlackOptions, dispatcher: Dispatcher, log: Logger) {
    this.#options = options;
    this.#log = log;
    // Slack delivers an event again for up to an hour. https://docs.slack.dev/apis/events-api/#retries
    const seen = options.seen ?? new RecentEvents();
    const { mode, apiUrl } = options;
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
        ? mountReceiver(mode.router, mode.signingSecret, () => this.#takesWork, seen, log)
        : this.#socket?.receiver;
    const web = clientOptions(apiUrl, log);
    const bolt = {
      ...defined({ receiver, logger: web.logger }),
      clientOptions: web,
      deferInitialization: true,
      convoStore: false,
    } as const;
    const identity =
      'install' in options
        ? installedIdentity(options.install, bolt, apiUrl, log)
        : tokenIdentity(options.botToken, bolt);
    this.#identity = identity;
    const { app, workspaces } = identity;
    const now = options.now ?? Date.now;
    const { signal } = this.#giveUp;
    this.#sharing = new ChannelSharing(workspaces, log, now);
    const names = new HelperNames(
      (helper, { workspace }) => helperName(workspaces.clientIn(workspace), helper, log),
      now,
    );
    const places: Locations = { of: (place, team) => names.of(this.#sharing.of(place, team)) };
    const responder = new Responder(workspaces, dispatcher, log, signal, options.postIntervalMs);
    const shared = { workspaces, dispatcher, log, places, seen, signal };
    const forms = new SlackForms(identity.secret);
    const left = new InterruptedRequests(options.openRequests ?? noOpenRequests, now);
    this.#tellLeft = () => this.#during(left.tell(responder, workspaces, dispatcher.texts));
    const interactions = new Interactions({ ...shared, responder, forms, left, now });
    this.#interactions = interactions;
    const during = <T>(work: Promise<T>) => this.#during(work);
    const posting = { workspaces, responder, signal, during };
    this.corrector = new Corrections(posting);
    this.messenger = new ProactiveMessages(posting);
    this.#messages = new Messages({
      ...shared,
      newRequestId,
      answer: (prepared, origin) => interactions.answer(prepared, origin),
      show: (outcome, origin) => interactions.show(outcome, origin),
    });
    const take: Take = (acknowledge, work) => this.#take(acknowledge, work);
    listen(app, { workspaces, interactions, messages: this.#messages, texts: dispatcher.texts, take, log });
    if ('install' in options && identity.installed !== undefined) {
      const { installations, router, publicUrl, scopes } = options.install;
      const { texts } = dispatcher;
      const isReady = () => this.#takesWork;
      mountInstallation(router, {
        workspaces: identity.installed,
        ...defined({ publicUrl }),
        ...{ scopes, texts, log, isReady, now },
      });
      const underWay = () => [...this.#inFlight];
      const clientIn = (workspace: string) => workspaces.clientIn(workspace);
      const uninstalls = new Uninstalls({ installations, clientIn, underWay, during, log });
      uninstalls.listen(app, (work) => take(acknowledged, work));
    }
  }

  get status(): AdapterStatus {
    return this.#status;
  }

  /** Resolves when no request is being worked on. */
  async settled(): Promise<void> {
    while (this.#inFlight.size > 0) await Promise.allSettled(this.#inFlight);
  }

  placeAgain(place: Location): Location {
    return place.platform === 'slack' ? this.#sharing.of(place) : place;
  }

  async start(): Promise<void> {
    this.#setStatus('starting');
    const deadline = Date.now() + (this.#options.startPatienceMs ?? patience.start);
    await this.#connect('bot', () => this.#introduce(), deadline);
    const socket = this.#socket;
    if (socket === undefined) this.#setStatus('up');
    else await this.#connect('app', () => socket.open(), deadline);
    void this.#tellLeft();
  }

  /** Lets what is under way finish; towards the end of the grace, whoever still waits is told to ask again. */
  async stop(graceMs: number): Promise<void> {
    this.#isStopping = true;
    this.#setStatus('down', 'stopped');
    this.#socket?.close();
    const farewellMs = Math.min(patience.farewell, graceMs / 4);
    await withDeadline(this.settled(), graceMs - farewellMs, undefined);
    if (this.#inFlight.size > 0) {
      this.#log.warn({ requests: this.#inFlight.size }, 'stopped before every reply was shown');
      await withDeadline(this.#interactions.dismiss(), farewellMs, undefined);
    }
    this.#giveUp.abort();
  }

  get #takesWork(): boolean {
    return this.#status.state === 'up' && !this.#isStopping;
  }

  async #introduce(): Promise<void> {
    this.self = await this.#identity.introduce();
  }

  /** Tries until it works, Slack refuses, or the deadline passes; then says why in one line. */
  async #connect(credential: Credential, call: () => Promise<unknown>, deadline: number): Promise<void> {
    const waiting = new AbortController();
    const options = { repeatable: true, deadline, signal: waiting.signal };
    const fault = await withDeadline<Fault | undefined, Fault>(
      attempt(call, options).then((done) => (done.ok ? undefined : done.fault)),
      Math.max(0, deadline - Date.now()),
      { kind: 'uncertain', code: 'no_answer' },
    );
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
    this.#status = { name: 'slack', state, ...defined({ reason }) };
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
        this.#log.error({ error: errorName(error) }, 'a request failed'),
      );
    })();
    await this.#during(task);
  }

  /** Holds a stop up until that has settled. */
  async #during<T>(work: Promise<T>): Promise<T> {
    this.#inFlight.add(work);
    try {
      return await work;
    } finally {
      this.#inFlight.delete(work);
    }
  }
}
