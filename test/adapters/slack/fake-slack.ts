import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type WebSocket, WebSocketServer } from 'ws';

/** A message as it stands in Slack now. */
export interface ShownMessage {
  readonly ts: string;
  readonly visibility: 'asker' | 'channel' | 'direct';
  readonly channel: string;
  readonly via: 'chat.postMessage' | 'chat.postEphemeral' | 'response_url';
  readonly payload: Payload;
}

// biome-ignore lint/suspicious/noExplicitAny: payloads come off the wire
export type Payload = Record<string, any>;

/** What the server does with a call instead of answering it as usual. */
export type Misbehaviour =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers?: Record<string, string>;
      readonly body?: string;
    }
  /** Takes the request and never answers. */
  | { readonly kind: 'silence' }
  /** Does what was asked, and answers, only once that has resolved. */
  | { readonly kind: 'held'; readonly until: Promise<void> }
  /** Does what was asked, then breaks the connection off. */
  | { readonly kind: 'done-but-cut' };

interface ResponseAddress {
  readonly channel: string;
  uses: number;
  /** The message that this address posted last. */
  lastTs?: string;
}

/**
 * Slack's far end on loopback: the Web API methods that the bot uses, response_urls with their five uses, and a Socket
 * Mode server. It refuses what Slack refuses, and keeps what a person would see.
 */
export class FakeSlack {
  readonly messages: ShownMessage[] = [];
  readonly calls: {
    readonly method: string;
    readonly payload: Payload;
    readonly headers: IncomingMessage['headers'];
  }[] = [];
  readonly acknowledged = new Map<string, number>();
  /** What was said with an acknowledgement, by envelope. */
  readonly answered = new Map<string, Payload>();
  /** Forms that were opened, with the id that Slack gives each. */
  readonly forms: Payload[] = [];
  /** Channels whose member the bot is. */
  readonly channels = new Set(['C1']);
  /** What conversations.info tells of a channel beside its id; it knows no other channel. */
  readonly known = new Map<string, Payload>([['C1', { is_ext_shared: false, is_shared: false }]]);
  /** Threads that were deleted, by their first message. */
  readonly goneThreads = new Set<string>();
  /** The bot's own page, by user. */
  readonly homes = new Map<string, Payload>();
  readonly groups = new Map<string, readonly string[]>();
  /** Users of the workspace, by id. */
  readonly people = new Map<string, Payload>();
  /** Groups that are not disabled. */
  readonly userGroups: Payload[] = [];
  /** Whether this workspace takes small buttons. */
  takesSmallButtons = true;
  /** Whether this workspace takes table blocks. */
  takesTables = true;
  botToken = 'xoxb-right';
  appToken = 'xapp-right';
  scopes: string | undefined = 'app_mentions:read,chat:write,commands,im:history';
  readonly #misbehaviours = new Map<string, Misbehaviour[]>();
  readonly #addresses = new Map<string, ResponseAddress>();
  readonly #sockets = new Set<WebSocket>();
  readonly #waiting: (() => void)[] = [];
  #server: Server | undefined;
  #socketServer: WebSocketServer | undefined;
  #counter = 0;
  connections = 0;
  /** Whether a new socket gets Slack's hello. */
  greets = true;

  async listen(): Promise<void> {
    const server = createServer((request, response) => {
      void this.#onRequest(request, response);
    });
    this.#server = server;
    this.#socketServer = new WebSocketServer({ server, path: '/link' });
    this.#socketServer.on('connection', (socket) => {
      this.connections++;
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
      socket.on('message', (data) => {
        const { envelope_id: id, payload } = JSON.parse(String(data));
        if (payload !== undefined) this.answered.set(id, payload);
        this.acknowledged.set(id, (this.acknowledged.get(id) ?? 0) + 1);
        this.#changed();
      });
      if (this.greets) socket.send(JSON.stringify({ type: 'hello', num_connections: 1 }));
      this.#changed();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) socket.terminate();
    this.#socketServer?.close();
    this.#server?.closeAllConnections();
    const server = this.#server;
    if (server?.listening) await new Promise((resolve) => server.close(resolve));
  }

  get origin(): string {
    const address = this.#server?.address();
    if (typeof address !== 'object' || address === null) throw new Error('not listening');
    return `127.0.0.1:${address.port}`;
  }

  get apiUrl(): string {
    return `http://${this.origin}/api/`;
  }

  /** The next calls of `method` ("response_url" for any of those) go wrong like this, in this order. */
  misbehave(method: string, ...ways: Misbehaviour[]): void {
    this.#misbehaviours.set(method, [...(this.#misbehaviours.get(method) ?? []), ...ways]);
  }

  /** @param lastTs The message that a press came from, which `delete_original` and `replace_original` then mean. */
  responseUrl(channel: string, lastTs?: string): string {
    const id = `r${++this.#counter}`;
    this.#addresses.set(id, { channel, uses: 0, ...(lastTs === undefined ? {} : { lastTs }) });
    return `http://${this.origin}/response/${id}`;
  }

  /** Sends an envelope over the newest socket and waits for its acknowledgement. */
  async send(
    type: 'slash_commands' | 'interactive' | 'events_api',
    payload: Payload,
    id = `e${++this.#counter}`,
  ): Promise<void> {
    const before = this.acknowledged.get(id) ?? 0;
    const socket = [...this.#sockets].at(-1);
    if (socket === undefined) throw new Error('no socket is connected');
    socket.send(JSON.stringify({ envelope_id: id, type, payload, accepts_response_payload: true }));
    await this.until(() => (this.acknowledged.get(id) ?? 0) > before);
  }

  /** Says goodbye as Slack does when it moves a connection. */
  sendDisconnect(reason: string): void {
    for (const socket of this.#sockets) socket.send(JSON.stringify({ type: 'disconnect', reason }));
  }

  dropSockets(): void {
    for (const socket of this.#sockets) socket.terminate();
  }

  async until(condition: () => boolean): Promise<void> {
    while (!condition()) await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #changed(): void {
    for (const resume of this.#waiting.splice(0)) resume();
  }

  async #onRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const path = request.url ?? '';
    const isResponse = path.startsWith('/response/');
    const method = isResponse ? 'response_url' : path.replace('/api/', '');
    const payload: Payload = isResponse ? JSON.parse(body) : formOf(body);
    this.calls.push({ method, payload, headers: request.headers });
    const wrong = this.#misbehaviours.get(method)?.shift();
    this.#changed();
    if (wrong?.kind === 'silence') return;
    if (wrong?.kind === 'held') await wrong.until;
    if (wrong?.kind === 'answer') {
      response.writeHead(wrong.status, wrong.headers).end(wrong.body ?? '');
      return;
    }
    const answer = isResponse
      ? this.#respond(path.slice('/response/'.length), payload)
      : this.#api(method, payload, request.headers.authorization ?? '');
    this.#changed();
    if (wrong?.kind === 'done-but-cut') {
      request.socket.destroy();
      return;
    }
    response.writeHead(answer.status, {
      'content-type': 'application/json',
      ...(this.scopes === undefined ? {} : { 'x-oauth-scopes': this.scopes }),
    });
    response.end(JSON.stringify(answer.body));
  }

  #api(method: string, payload: Payload, authorization: string): { status: number; body: Payload } {
    if (method === 'oauth.v2.access') return { status: 200, body: this.#installed(payload) };
    const token = payload['token'] ?? authorization.replace('Bearer ', '');
    const expected = method === 'apps.connections.open' ? this.appToken : this.botToken;
    if (token !== expected) return { status: 200, body: { ok: false, error: 'invalid_auth' } };
    switch (method) {
      case 'auth.test':
        return {
          status: 200,
          body: {
            ok: true,
            user_id: 'UBOT',
            bot_id: 'BBOT',
            team_id: 'T1',
            team: 'Newsroom',
            user: 'verbatim',
          },
        };
      case 'apps.connections.open':
        return { status: 200, body: { ok: true, url: `ws://${this.origin}/link` } };
      case 'conversations.info': {
        const told = this.known.get(payload['channel']);
        return {
          status: 200,
          body:
            told === undefined
              ? { ok: false, error: 'channel_not_found' }
              : { ok: true, channel: { id: payload['channel'], ...told } },
        };
      }
      case 'users.info': {
        const user = this.people.get(payload['user']);
        return {
          status: 200,
          body:
            user === undefined
              ? { ok: false, error: 'user_not_found' }
              : { ok: true, user: { id: payload['user'], ...user } },
        };
      }
      case 'usergroups.list':
        return { status: 200, body: { ok: true, usergroups: this.userGroups } };
      case 'usergroups.users.list': {
        const users = this.groups.get(payload['usergroup']);
        return {
          status: 200,
          body: users === undefined ? { ok: false, error: 'no_such_subteam' } : { ok: true, users },
        };
      }
      case 'chat.postMessage': {
        const channel = String(payload['channel']);
        const error = this.#refusal(payload);
        if (error !== undefined) return { status: 200, body: { ok: false, error } };
        const isDirect = /^[UD]/u.test(channel);
        if (!isDirect && !this.channels.has(channel)) {
          return { status: 200, body: { ok: false, error: 'not_in_channel' } };
        }
        if (this.goneThreads.has(payload['thread_ts'])) {
          return { status: 200, body: { ok: false, error: 'thread_not_found' } };
        }
        const ts = this.#stand(isDirect ? 'direct' : 'channel', channel, 'chat.postMessage', payload);
        return { status: 200, body: { ok: true, ts, channel } };
      }
      case 'chat.delete': {
        const at = this.messages.findIndex(
          (message) =>
            message.ts === payload['ts'] &&
            message.channel === payload['channel'] &&
            message.visibility !== 'asker',
        );
        if (at < 0) return { status: 200, body: { ok: false, error: 'message_not_found' } };
        this.messages.splice(at, 1);
        return { status: 200, body: { ok: true } };
      }
      case 'chat.postEphemeral': {
        const channel = String(payload['channel']);
        const error =
          this.#refusal(payload) ?? (this.channels.has(channel) ? undefined : 'channel_not_found');
        if (error !== undefined) return { status: 200, body: { ok: false, error } };
        const message_ts = this.#stand('asker', channel, 'chat.postEphemeral', payload);
        return { status: 200, body: { ok: true, message_ts } };
      }
      case 'chat.update': {
        const at = this.messages.findIndex(
          ({ ts, channel, visibility }) =>
            ts === payload['ts'] && channel === payload['channel'] && visibility !== 'asker',
        );
        const old = this.messages[at];
        if (old === undefined) return { status: 200, body: { ok: false, error: 'message_not_found' } };
        const { text, blocks, attachments } = payload;
        if (text === undefined && attachments !== undefined && blocks === undefined) {
          // What is not named stays as it is, the message in its place.
          this.messages[at] = { ...old, payload: { ...old.payload, attachments } };
          return { status: 200, body: { ok: true, ts: old.ts } };
        }
        this.messages.splice(at, 1);
        this.messages.push({ ...old, payload });
        return { status: 200, body: { ok: true, ts: old.ts } };
      }
      case 'views.open': {
        const view = JSON.parse(payload['view']);
        const error = refusalOfForm(view, this.calls, payload['trigger_id']);
        if (error !== undefined) return { status: 200, body: { ok: false, error } };
        this.forms.push({ ...view, id: `V${++this.#counter}` });
        return { status: 200, body: { ok: true, view: this.forms.at(-1) } };
      }
      case 'views.publish': {
        const view = JSON.parse(payload['view']);
        if (view.blocks.length > 100 || view.blocks.some((block: Payload) => block['type'] === 'table')) {
          return { status: 200, body: { ok: false, error: 'invalid_arguments' } };
        }
        this.homes.set(payload['user_id'], view);
        return { status: 200, body: { ok: true } };
      }
      default:
        return { status: 200, body: { ok: false, error: 'unknown_method' } };
    }
  }

  /** What somebody's agreeing in the workspace is exchanged for. */
  #installed({ code }: Payload): Payload {
    if (code !== 'right-code') return { ok: false, error: 'invalid_code' };
    return {
      ok: true,
      access_token: this.botToken,
      token_type: 'bot',
      scope: 'commands,chat:write',
      bot_user_id: 'UBOT',
      app_id: 'A1',
      team: { id: 'T012AB3CD', name: 'Newsroom' },
      enterprise: null,
      is_enterprise_install: false,
      authed_user: { id: 'U1' },
    };
  }

  #respond(id: string, payload: Payload): { status: number; body: Payload } {
    const address = this.#addresses.get(id);
    if (address === undefined) return { status: 404, body: { ok: false, error: 'expired_url' } };
    if (++address.uses > 5) return { status: 404, body: { ok: false, error: 'used_url' } };
    const old = this.messages.findIndex((message) => message.ts === address.lastTs);
    if (payload['delete_original']) {
      if (old >= 0) this.messages.splice(old, 1);
      return { status: 200, body: { ok: true } };
    }
    const error = this.#refusal(payload);
    if (error !== undefined) return { status: 400, body: { ok: false, error } };
    const [replaced] = payload['replace_original'] && old >= 0 ? this.messages.splice(old, 1) : [];
    if (replaced !== undefined) {
      this.messages.push({ ...replaced, via: 'response_url', payload });
      return { status: 200, body: { ok: true } };
    }
    const visibility = payload['response_type'] === 'in_channel' ? 'channel' : 'asker';
    address.lastTs = this.#stand(visibility, address.channel, 'response_url', payload);
    return { status: 200, body: { ok: true } };
  }

  #stand(
    visibility: ShownMessage['visibility'],
    channel: string,
    via: ShownMessage['via'],
    payload: Payload,
  ): string {
    const ts = `1700000000.${String(++this.#counter).padStart(6, '0')}`;
    this.messages.push({ ts, visibility, channel, via, payload });
    return ts;
  }

  /** What Slack refuses a message for, as far as its pages tell. */
  #refusal({ blocks = [], text }: Payload): string | undefined {
    const json = JSON.stringify(blocks);
    if (typeof text !== 'string' || text === '') return 'no_text';
    if (blocks.length > 50) return 'invalid_blocks';
    if (/"text":""/u.test(json)) return 'invalid_blocks';
    const small = blocks.filter((block: Payload) => block['type'] === 'context_actions');
    if (small.some((block: Payload) => block['elements'].length > (this.takesSmallButtons ? 5 : 0)))
      return 'invalid_blocks';
    const tables = blocks.filter((block: Payload) => block['type'] === 'table');
    if (tables.length > (this.takesTables ? 1 : 0)) return 'invalid_blocks';
    if (tables.some((table: Payload) => table['rows'].length > 100)) return 'invalid_blocks';
    let shown = 0;
    const walk = (value: unknown): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [key, item] of Object.entries(value)) {
        if (typeof item !== 'string') walk(item);
        else if (key === 'text') shown += item.length;
        else if (key === 'value' && item.length > 2000) shown = Number.POSITIVE_INFINITY;
      }
    };
    walk(blocks);
    return shown > 13_000 ? 'msg_blocks_too_long' : undefined;
  }
}

/** What Slack refuses a modal for, as far as its pages tell. */
function refusalOfForm(view: Payload, calls: FakeSlack['calls'], trigger: string): string | undefined {
  const opened = calls.filter(
    ({ method, payload }) => method === 'views.open' && payload['trigger_id'] === trigger,
  );
  if (opened.length > 1) return 'exchanged_trigger_id';
  const labels = [view['title'], view['submit'], view['close']].map((label) => label.text.length);
  const isRight =
    view['type'] === 'modal' &&
    labels.every((length) => length > 0 && length <= 24) &&
    view['private_metadata'].length <= 3000 &&
    view['blocks'].length <= 100;
  return isRight ? undefined : 'invalid_arguments';
}

function formOf(body: string): Payload {
  const form: Payload = Object.fromEntries(new URLSearchParams(body));
  for (const key of ['blocks', 'attachments'])
    if (typeof form[key] === 'string') form[key] = JSON.parse(form[key]);
  return form;
}
