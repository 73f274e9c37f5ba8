import { createServer, type Server } from 'node:http';
import express, { Router } from 'express';
import nock from 'nock';
import { SlackAdapter, type SlackMode } from '../../../../src/adapters/slack/adapter.js';
import type { Grant } from '../../../../src/chat/protocol/grants.js';
import type { Installations } from '../../../../src/chat/protocol/installations.js';
import { noOpenRequests, type OpenRequests } from '../../../../src/chat/protocol/open-requests.js';
import { openState, type State } from '../../../../src/state/open-state.js';
import { temporaryFolder } from '../../../corpus/folder.js';
import { Bot, chatSettings, LogLines } from '../../../support/bot.js';
import { newTs, signedRequest, signingSecret } from '../harness.js';

export const tokenKey = 'a key of at least thirty-two bytes';
export const stateSecret = 'a secret that states are signed with';

// biome-ignore lint/suspicious/noExplicitAny: what Slack sends has many shapes.
type Payload = Record<string, any>;

/** A call of the Web API, or of a response_url, as it came. */
interface Call {
  readonly method: string;
  readonly token: string | undefined;
  readonly body: Payload;
}

/** What the far end knows of a token. */
interface Speaker {
  readonly team: string;
  readonly user: string;
}

interface Options {
  readonly keys?: readonly string[];
  readonly grants?: readonly Grant[];
  /** Workspaces that see everything; absent: T1 and T2. */
  readonly workspaces?: readonly string[];
  readonly folder?: string;
  readonly openRequests?: OpenRequests;
}

/** The bot as any workspace may install it: real Bolt, real state, and Slack's far end made of nock. */
export class ManyWorkspaces {
  readonly calls: Call[] = [];
  /** Tokens that work. */
  readonly speakers = new Map<string, Speaker>();
  /** What a code or a refresh token is exchanged for, once. */
  readonly exchanges = new Map<string, Payload>();
  readonly log = new LogLines();
  /** Calls that are held back, by method, each until that resolves. */
  readonly held = new Map<string, Promise<unknown>>();
  /** Channels that another organisation shares. */
  readonly shared = new Set<string>();
  folder!: string;
  bot!: Bot;
  state!: State;
  adapter!: SlackAdapter;
  installations!: Installations;
  #server!: Server;
  #posts = 0;
  #events = 0;

  static async started({
    keys = [tokenKey],
    grants = [],
    workspaces = ['T1', 'T2'],
    folder,
    openRequests = noOpenRequests,
  }: Options = {}) {
    const many = new ManyWorkspaces();
    nock.disableNetConnect();
    nock.enableNetConnect('127.0.0.1');
    many.#answerCalls();
    many.folder = folder ?? (await temporaryFolder());
    many.state = openState({ folder: many.folder, now: Date.now });
    const { givenAnswers, receipts, feedback, watches, gaps, helperCalls, audit } = many.state;
    const access = {
      collections: new Map([['news', ['news']]]),
      grants,
      installable: new Map([['slack', new Set(workspaces)]]),
    };
    const services = { givenAnswers, receipts, feedback, watches, gaps, helperCalls, audit, now: Date.now };
    many.bot = await Bot.with(undefined, {
      services: { ...services, settings: { ...chatSettings, access } },
    });
    const app = express();
    const router = Router();
    app.use(router);
    many.installations = many.state.installations('slack', keys);
    const mode: SlackMode = { kind: 'http', signingSecret, router };
    many.adapter = new SlackAdapter(
      {
        mode,
        openRequests,
        postIntervalMs: 0,
        install: {
          credentials: { clientId: '1.2', clientSecret: 'client secret', stateSecret },
          installations: many.installations,
          router,
          publicUrl: 'https://bot.example.org',
          scopes: ['commands', 'chat:write'],
        },
      },
      many.bot.dispatcher,
      many.log,
    );
    many.state.speaksAs(() => many.adapter.self);
    await many.adapter.start();
    many.#server = createServer(app);
    await new Promise<void>((resolve) => many.#server.listen(0, '127.0.0.1', resolve));
    return many;
  }

  async stop(): Promise<void> {
    await this.adapter.stop(1_000);
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
    this.state.close();
    nock.cleanAll();
    nock.enableNetConnect();
  }

  get address(): string {
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? `http://127.0.0.1:${address.port}` : '';
  }

  /** The first page: where it leads, and the cookie that goes along. */
  async begin() {
    const response = await fetch(`${this.address}/slack/install`, { redirect: 'manual' });
    const to = new URL(response.headers.get('location') ?? '');
    const cookie = (response.headers.get('set-cookie') ?? '').split(';', 1)[0] ?? '';
    return { response, to, state: to.searchParams.get('state') ?? '', cookie };
  }

  finish(query: Readonly<Record<string, string>>, cookie = ''): Promise<Response> {
    const address = `${this.address}/slack/oauth_redirect?${new URLSearchParams(query)}`;
    return fetch(address, { headers: { cookie } });
  }

  /** Somebody agrees to it in a workspace (or for an organisation). */
  async install(team: string, changes: Payload = {}): Promise<Response> {
    const { state, cookie } = await this.begin();
    this.agree(`code-${team}`, team, changes);
    return this.finish({ code: `code-${team}`, state, cookie: '' }, cookie);
  }

  /** What Slack gives for `code`, https://docs.slack.dev/reference/methods/oauth.v2.access. */
  agree(code: string, team: string, changes: Payload = {}): void {
    const token = `xoxb-${team}`;
    this.exchanges.set(code, {
      ok: true,
      access_token: token,
      token_type: 'bot',
      scope: 'commands,chat:write',
      bot_user_id: `UBOT${team}`,
      app_id: 'A1',
      team: { id: team, name: `The ${team}` },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: 'U1' },
      ...changes,
    });
    this.speakers.set(changes['access_token'] ?? token, { team, user: `UBOT${team}` });
  }

  /** A slash command, typed by Ada there. */
  async type(team: string, text: string, changes: Payload = {}, command = 'ask'): Promise<void> {
    await this.deliver(team, text, changes, command);
    await this.adapter.settled();
  }

  /** The same, not waiting for its answer. */
  async deliver(team: string, text: string, changes: Payload = {}, command = 'ask'): Promise<void> {
    this.#events++;
    const body = new URLSearchParams({
      command: `/${command}`,
      text,
      response_url: `https://hooks.slack.com/commands/${team}/${this.#events}`,
      trigger_id: `trigger.${this.#events}`,
      user_id: 'U1',
      user_name: 'ada',
      team_id: team,
      channel_id: 'C1',
      channel_name: 'general',
      is_enterprise_install: 'false',
      ...changes,
    });
    await this.#send(body.toString(), 'application/x-www-form-urlencoded');
  }

  /** An event there. */
  async event(team: string, event: Payload, changes: Payload = {}): Promise<void> {
    await this.deliverEvent(team, event, changes);
    await this.adapter.settled();
  }

  /** The same, not waiting for what comes of it. */
  async deliverEvent(team: string, event: Payload, changes: Payload = {}): Promise<void> {
    const ts = newTs();
    const body = {
      type: 'event_callback',
      team_id: team,
      event_id: `Ev${team}${++this.#events}`,
      event_time: Math.floor(Date.now() / 1_000),
      authorizations: [{ team_id: team, enterprise_id: null, is_enterprise_install: false }],
      event: { user: 'U1', channel: 'C1', ts, event_ts: ts, team, ...event },
      ...changes,
    };
    await this.#send(JSON.stringify(body), 'application/json');
  }

  /** What was shown there: calls by tokens of the workspace, and its response_urls. */
  shownIn(team: string): readonly Call[] {
    return this.calls.filter(
      ({ method, token }) =>
        method === `response_url ${team}` ||
        (method.startsWith('chat.') && this.speakers.get(token ?? '')?.team === team),
    );
  }

  async #send(body: string, type: string): Promise<void> {
    const response = await signedRequest(this.address, body, { headers: { 'content-type': type } });
    if (response.status !== 200) throw new Error(`Slack was answered ${response.status}`);
  }

  #answerCalls(): void {
    const many = this;
    nock('https://hooks.slack.com')
      .persist()
      .post(/.*/u)
      .reply(200, (uri, body) => {
        many.calls.push({
          method: `response_url ${uri.split('/')[2]}`,
          token: undefined,
          body: body as Payload,
        });
        return 'ok';
      });
    nock('https://slack.com')
      .persist()
      .post(/^\/api\//u)
      .reply(async function (uri, sent) {
        const method = uri.replace('/api/', '');
        const body: Payload = Object.fromEntries(new URLSearchParams(sent as string));
        const token = String(this.req.headers['authorization'] ?? '').replace('Bearer ', '') || undefined;
        many.calls.push({ method, token, body });
        await many.held.get(method);
        return [200, many.#answer(method, token, body), { 'content-type': 'application/json' }];
      });
  }

  #answer(method: string, token: string | undefined, body: Payload): Payload {
    if (method === 'oauth.v2.access') {
      const key = body['code'] ?? body['refresh_token'];
      const given = body['client_secret'] === 'client secret' ? this.exchanges.get(key) : undefined;
      this.exchanges.delete(key);
      return given ?? { ok: false, error: 'invalid_code' };
    }
    const speaker = this.speakers.get(token ?? '');
    if (speaker === undefined) return { ok: false, error: 'account_inactive' };
    switch (method) {
      case 'auth.test':
        return {
          ok: true,
          bot_id: `B${speaker.team}`,
          user_id: speaker.user,
          team_id: speaker.team,
          url: 'https://x.slack.com/',
        };
      case 'conversations.info':
        return {
          ok: true,
          channel: { id: body['channel'], is_ext_shared: this.shared.has(body['channel']), is_shared: false },
        };
      case 'chat.postMessage':
        return { ok: true, ts: `17.${++this.#posts}`, channel: body['channel'] };
      default:
        return { ok: true };
    }
  }
}
