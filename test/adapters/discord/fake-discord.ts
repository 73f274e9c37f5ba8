import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  type APIMessageTopLevelComponent,
  type APIModalInteractionResponseCallbackData,
  ApplicationCommandOptionType,
  ComponentType,
  InteractionResponseType,
  MessageFlags,
} from 'discord.js';
import nock from 'nock';
import type { Shown } from '../contract.js';
import { Gateway } from './gateway.js';
import { type Read, read } from './reader.js';

export const token = 'test-token.of-nobody';
/** For discord.js, whose own requests no server of a test sees; its type is undici's, which is fetch in all but name. */
export const makeRequest = ((url: string, init: RequestInit) => globalThis.fetch(url, init)) as never;
export const applicationId = '1100000000000000001';
export const guildId = '1100000000000000002';
export const channelId = '1100000000000000003';
export const userId = '1100000000000000004';
export const directChannelId = '1100000000000000008';

/** A message as it stands in a channel. */
export interface Message {
  readonly id: string;
  readonly visibility: 'asker' | 'channel';
  readonly where: 'interaction' | 'direct message' | 'channel';
  /** The message that it replies to. */
  readonly repliesTo?: string;
  isThinking: boolean;
  components: readonly APIMessageTopLevelComponent[];
  flags: number;
  allowedMentions: unknown;
  /** By which it is not posted a second time. */
  nonce?: string;
}

export interface Call {
  readonly method: string;
  readonly path: string;
  readonly body: Record<string, unknown>;
}

/** Answers one request in place of Discord: a status with a body, or nothing at all. */
export type Fault =
  | { readonly status: number; readonly body?: object; readonly headers?: Record<string, string> }
  | 'nothing'
  /** Does what was asked, and answers, only once that has resolved. */
  | { readonly until: Promise<void> };

/** A status, a body, headers; what nock takes too. */
type Answered = readonly [number, string, Record<string, string>];

interface Opened {
  isAcknowledged: boolean;
  original?: Message;
}

/** What every message has, as Discord tells it. */
const plainMessage = {
  timestamp: '2026-01-01T00:00:00.000Z',
  edited_timestamp: null,
  tts: false,
  mention_everyone: false,
  mentions: [],
  mention_roles: [],
  attachments: [],
  embeds: [],
  pinned: false,
};

/**
 * Discord's far end: its REST API behind nock, or for another process on loopback, and a gateway on loopback. Refuses
 * what Discord refuses.
 */
export class FakeDiscord {
  api = 'https://discord.test/api';
  /** The token that is let in. */
  readonly token = token;
  readonly gateway = new Gateway(token, applicationId);
  readonly messages: Message[] = [];
  readonly calls: Call[] = [];
  /** Choices that were offered, by interaction id. */
  readonly offered = new Map<string, readonly { name: string; value: string }[]>();
  /** Forms that were opened. */
  readonly forms: APIModalInteractionResponseCallbackData[] = [];
  /** Commands as registered, by path. */
  readonly registered = new Map<string, unknown>();
  /** What comes of the next requests whose method and path match, once each. */
  readonly faults: { readonly on: RegExp; readonly fault: Fault; times: number }[] = [];
  startsLeft = 1_000;
  /** Messages that were deleted, and channels that are gone. */
  readonly gone = new Set<string>();
  /** Roles of the server's members, by id. */
  readonly rolesOf = new Map<string, readonly string[]>();
  /** Names of the server's members, by id. */
  readonly namesOf = new Map<string, string>();
  /** Whether people take direct messages. */
  takesDirectMessages = true;
  /** The application's flags: which privileged intents are on. */
  applicationFlags = 0;
  /** Guilds and channels that the bot sees, by path. */
  readonly seen = new Map<string, object>();

  readonly #interactions = new Map<string, Opened>();
  #lastId = 0;
  readonly #open: (() => void)[] = [];
  #server: Server | undefined;

  /** @param over Where its REST API stands; over http once `listen` has resolved. */
  constructor(over: 'nock' | 'http' = 'nock') {
    if (over === 'http') return;
    nock.disableNetConnect();
    nock.enableNetConnect('127.0.0.1');
    const scope = nock('https://discord.test').persist();
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const) {
      const answer = (uri: string, body: unknown) => this.#answer(method, uri, body);
      scope.intercept(/^\/api\//, method).reply(async (uri, body) => await answer(uri, body));
    }
  }

  /** Serves the REST API on loopback; `api` is then its address. */
  async listen(): Promise<void> {
    const server = createServer((request, response) => void this.#onRequest(request, response));
    this.#server = server;
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    this.api = `http://127.0.0.1:${(server.address() as AddressInfo).port}/api`;
  }

  async close(): Promise<void> {
    for (const release of this.#open) release();
    if (this.#server === undefined) {
      nock.cleanAll();
      nock.enableNetConnect();
    }
    this.#server?.closeAllConnections();
    this.#server?.close();
    await this.gateway.close();
  }

  fail(on: RegExp, fault: Fault, times = 1): void {
    this.faults.push({ on, fault, times });
  }

  newId(): string {
    this.#lastId++;
    return (1_200_000_000_000_000_000n + BigInt(this.#lastId)).toString();
  }

  /** A slash command as the gateway tells it. */
  command(
    name: string,
    options: Readonly<Record<string, string | boolean>>,
    changes: Record<string, unknown> = {},
  ): Record<string, unknown> & { id: string; token: string } {
    return this.#interaction({
      type: 2,
      data: {
        id: '1100000000000000009',
        type: 1,
        name,
        options: Object.entries(options).map(([option, value]) => ({
          name: option,
          type:
            typeof value === 'boolean'
              ? ApplicationCommandOptionType.Boolean
              : ApplicationCommandOptionType.String,
          value,
        })),
      },
      ...changes,
    });
  }

  /** A press of the button with `label` on the newest message that has one. */
  press(label: string, changes: Record<string, unknown> = {}) {
    return this.held(label)(changes);
  }

  /** The same button, to be pressed later, whatever has become of its message by then. */
  held(label: string) {
    const message = this.messages.findLast(({ components }) =>
      buttonsOf(components).some((b) => b.label === label),
    );
    const button = buttonsOf(message?.components ?? []).find((candidate) => candidate.label === label);
    if (message === undefined || button === undefined) throw new Error(`no button ${label}`);
    const body = this.messageBody({ ...message });
    return (changes: Record<string, unknown> = {}) => {
      const interaction = this.#interaction({
        type: 3,
        data: { component_type: ComponentType.Button, custom_id: button.custom_id, id: 9 },
        message: body,
        ...changes,
      });
      // What its token calls the original is the message with the button.
      this.#interactions.set(interaction.token, { isAcknowledged: false, original: message });
      return interaction;
    };
  }

  typing(name: string, option: string, typed: string) {
    return this.command(
      name,
      {},
      {
        type: 4,
        data: {
          id: '1100000000000000009',
          type: 1,
          name,
          options: [{ name: option, type: ApplicationCommandOptionType.String, value: typed, focused: true }],
        },
      },
    );
  }

  /** A message that somebody wrote, Ada in #general unless `changes` say otherwise. */
  written(content: string, changes: Record<string, unknown> = {}): Record<string, unknown> & { id: string } {
    return {
      id: this.newId(),
      type: 0,
      channel_id: channelId,
      channel_type: 0,
      guild_id: guildId,
      author: { id: userId, username: 'ada', global_name: 'Ada *L*', discriminator: '0', avatar: null },
      member: {
        nick: null,
        roles: ['1100000000000000005'],
        joined_at: '2026-01-01T00:00:00.000Z',
        deaf: false,
        mute: false,
        flags: 0,
      },
      content,
      ...plainMessage,
      components: [],
      flags: 0,
      ...changes,
    };
  }

  /** A message that says `text` to the bot; a reply to the bot's `earlier` message mentions it by its ping. */
  mention(text: string, earlier?: string): Record<string, unknown> & { id: string } {
    const self = { id: applicationId, username: 'verbatim', discriminator: '0', bot: true };
    if (earlier === undefined) return this.written(`<@${applicationId}> ${text}`, { mentions: [self] });
    return this.written(text, {
      type: 19,
      mentions: [self],
      message_reference: { type: 0, message_id: earlier, channel_id: channelId, guild_id: guildId },
      referenced_message: { id: earlier, channel_id: channelId, author: self, content: '', mentions: [] },
    });
  }

  /** A command chosen for a message. */
  chosen(name: string, message: (Record<string, unknown> & { id: string }) | undefined) {
    const target = message?.id ?? this.newId();
    return this.#interaction({
      type: 2,
      data: {
        id: '1100000000000000009',
        type: 3,
        name,
        target_id: target,
        resolved: { messages: message === undefined ? {} : { [target]: message } },
      },
    });
  }

  /** The newest form with what somebody put into it, or one that is not the bot's. */
  submitted(
    { text, file }: { text?: string; file?: { name: string; size: number; url: string } },
    changes: Record<string, unknown> = {},
    customId = this.forms.at(-1)?.custom_id,
  ) {
    const id = this.newId();
    const attachments =
      file === undefined ? {} : { [id]: { id, filename: file.name, proxy_url: file.url, ...file } };
    return this.#interaction({
      type: 5,
      data: {
        custom_id: customId,
        components: [
          { type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'text', value: text ?? '' } },
          {
            type: 18,
            id: 3,
            component: { type: 19, id: 4, custom_id: 'file', values: file === undefined ? [] : [id] },
          },
        ],
        resolved: { attachments },
      },
      ...changes,
    });
  }

  /** The newest form, which a button of the newest message that has one with `label` has opened, sent with a line. */
  sentLine(line: string, label: string, changes: Record<string, unknown> = {}) {
    const message = this.messages.findLast(({ components }) =>
      buttonsOf(components).some((button) => button.label === label),
    );
    if (message === undefined) throw new Error(`no button ${label}`);
    const interaction = this.#interaction({
      type: 5,
      data: {
        custom_id: this.forms.at(-1)?.custom_id,
        components: [{ type: 18, id: 1, component: { type: 4, id: 2, custom_id: 'text', value: line } }],
        resolved: {},
      },
      message: this.messageBody({ ...message }),
      ...changes,
    });
    // What its token calls the original is the message with the button.
    this.#interactions.set(interaction.token, { isAcknowledged: false, original: message });
    return interaction;
  }

  messageBody({ id, components, flags, isThinking }: Message): object {
    return {
      id,
      application_id: applicationId,
      type: 20,
      channel_id: channelId,
      author: { id: applicationId, username: 'verbatim', discriminator: '0', bot: true },
      content: '',
      ...plainMessage,
      components,
      flags: flags | (isThinking ? MessageFlags.Loading : 0),
    };
  }

  /** As a person sees the channel now. */
  shown(): Shown[] {
    return this.messages
      .filter(({ isThinking }) => !isThinking)
      .map((message) => {
        const reads = textsOf(message.components).map(read);
        return {
          visibility: message.visibility,
          quotes: reads.flatMap(({ quotes }) => quotes),
          text: reads.map(({ text }) => text).join('\n'),
          links: reads.flatMap(({ links }) => links.map(({ target }) => target)),
          buttons: buttonsOf(message.components).map(({ label }) => label),
          pings: pings(message, reads),
          ...(message.repliesTo === undefined ? {} : { repliesTo: message.repliesTo }),
        };
      });
  }

  #interaction(fields: Record<string, unknown>): Record<string, unknown> & { id: string; token: string } {
    const id = this.newId();
    this.#interactions.set(`token-${id}`, { isAcknowledged: false });
    return {
      id,
      application_id: applicationId,
      token: `token-${id}`,
      version: 1,
      guild_id: guildId,
      channel_id: channelId,
      channel: { id: channelId, type: 0, guild_id: guildId, name: 'general', permissions: '0' },
      member: {
        user: { id: userId, username: 'ada', global_name: 'Ada *L*', discriminator: '0', avatar: null },
        nick: null,
        roles: ['1100000000000000005'],
        permissions: String(1n << 5n),
        joined_at: '2026-01-01T00:00:00.000Z',
        deaf: false,
        mute: false,
        flags: 0,
      },
      app_permissions: '0',
      locale: 'en-US',
      guild_locale: 'en-US',
      entitlements: [],
      authorizing_integration_owners: { '0': guildId },
      context: 0,
      attachment_size_limit: 10_000_000,
      ...fields,
    };
  }

  async #onRequest(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = chunks.length === 0 ? undefined : JSON.parse(Buffer.concat(chunks).toString());
    if (
      request.headers.authorization !== undefined &&
      request.headers.authorization !== `Bot ${this.token}`
    ) {
      response.writeHead(401, json).end(JSON.stringify({ code: 0, message: '401: Unauthorized' }));
      return;
    }
    const [status, answer, headers] = await this.#answer(request.method ?? '', request.url ?? '', body);
    response.writeHead(status, headers).end(answer);
  }

  async #answer(method: string, uri: string, body: unknown): Promise<Answered> {
    const path = decodeURIComponent(new URL(uri, this.api).pathname).replace('/api/v10', '');
    this.calls.push({ method, path, body: (body ?? {}) as Record<string, unknown> });
    const failing = this.faults.find(({ on, times }) => times > 0 && on.test(`${method} ${path}`));
    if (failing !== undefined) {
      failing.times--;
      if (failing.fault !== 'nothing' && 'until' in failing.fault) await failing.fault.until;
      else if (failing.fault !== 'nothing') {
        return [
          failing.fault.status,
          JSON.stringify(failing.fault.body ?? {}),
          { ...json, ...failing.fault.headers },
        ];
      } else await new Promise<void>((resolve) => this.#open.push(resolve));
    }
    const [status, answer] = await this.#handle(method, path, body as Record<string, unknown>);
    return answer === undefined ? [status, '', {}] : [status, JSON.stringify(answer), json];
  }

  async #handle(method: string, path: string, body: Record<string, unknown>): Promise<[number, unknown?]> {
    if (path === '/gateway/bot') {
      return [
        200,
        {
          url: await this.gateway.address(),
          shards: this.gateway.shards,
          session_start_limit: {
            total: 1_000,
            remaining: this.startsLeft,
            reset_after: 60_000,
            max_concurrency: 16,
          },
        },
      ];
    }
    if (path === '/users/@me') return [200, { id: applicationId, username: 'verbatim' }];
    if (path === '/applications/@me')
      return [200, { id: applicationId, name: 'Verbatim', flags: this.applicationFlags }];
    if (method === 'GET' && /^\/(?:guilds|channels)\/\d+$/.test(path)) {
      const seen = this.seen.get(path);
      return seen === undefined ? [404, { code: 10004, message: 'Unknown' }] : [200, seen];
    }
    if (path.endsWith('/commands')) {
      if (method === 'PUT') this.registered.set(path, body);
      return [200, this.registered.get(path) ?? []];
    }
    const [, memberId] = /^\/guilds\/\d+\/members\/(\d+)$/.exec(path) ?? [];
    if (memberId !== undefined) {
      if (this.gone.has(memberId)) return [404, { code: 10007, message: 'Unknown Member' }];
      const user = { id: memberId, username: this.namesOf.get(memberId) ?? 'somebody', global_name: null };
      return [200, { user, nick: null, roles: this.rolesOf.get(memberId) ?? [] }];
    }
    if (path === '/users/@me/channels') return [200, { id: directChannelId, type: 1 }];
    const [, typingIn] = /^\/channels\/(\d+)\/typing$/.exec(path) ?? [];
    if (typingIn !== undefined)
      return this.gone.has(typingIn) ? [404, { code: 10003, message: 'Unknown Channel' }] : [204];
    const [, channel, messageId] = /^\/channels\/(\d+)\/messages(?:\/(\d+))?$/.exec(path) ?? [];
    if (channel !== undefined) return this.#inChannel(method, channel, messageId, body);

    const [, callbackToken] = /^\/interactions\/\d+\/([^/]+)\/callback$/.exec(path) ?? [];
    if (callbackToken !== undefined) return this.#callback(callbackToken, body);
    const [, webhookToken, original] = /^\/webhooks\/\d+\/([^/]+)(\/messages\/@original)?$/.exec(path) ?? [];
    const opened = this.#interactions.get(webhookToken ?? '');
    if (opened === undefined || !opened.isAcknowledged)
      return [404, { code: 10015, message: 'Unknown Webhook' }];
    if (original === undefined) {
      const isPrivate = (Number(body['flags']) & MessageFlags.Ephemeral) !== 0;
      return this.#post(body, isPrivate ? 'asker' : 'channel', 'interaction');
    }
    if (opened.original === undefined) return [404, { code: 10008, message: 'Unknown Message' }];
    if (method === 'DELETE') {
      const at = this.messages.indexOf(opened.original);
      if (at < 0) return [404, { code: 10008, message: 'Unknown Message' }];
      this.messages.splice(at, 1);
      return [204];
    }
    if (method === 'GET') return [200, this.messageBody(opened.original)];
    return this.#fill(opened.original, body);
  }

  #callback(callbackToken: string, body: Record<string, unknown>): [number, unknown?] {
    const opened = this.#interactions.get(callbackToken);
    if (opened === undefined) return [404, { code: 10062, message: 'Unknown interaction' }];
    if (opened.isAcknowledged)
      return [400, { code: 40060, message: 'Interaction has already been acknowledged.' }];
    opened.isAcknowledged = true;
    const data = (body['data'] ?? {}) as Record<string, unknown>;
    const isPrivate = (Number(data['flags'] ?? 0) & MessageFlags.Ephemeral) !== 0;
    if (body['type'] === InteractionResponseType.ApplicationCommandAutocompleteResult) {
      this.offered.set(
        callbackToken.replace('token-', ''),
        data['choices'] as { name: string; value: string }[],
      );
    }
    if (body['type'] === InteractionResponseType.Modal) {
      const form = data as unknown as APIModalInteractionResponseCallbackData;
      const wrong = invalidForm(form);
      if (wrong !== undefined) return [400, { code: 50035, message: `Invalid Form Body: ${wrong}` }];
      this.forms.push(form);
    }
    if (body['type'] === InteractionResponseType.DeferredChannelMessageWithSource) {
      opened.original = this.#newMessage(isPrivate ? 'asker' : 'channel', 'interaction');
    }
    if (body['type'] === InteractionResponseType.ChannelMessageWithSource) {
      opened.original = this.#newMessage(isPrivate ? 'asker' : 'channel', 'interaction');
      const [status, answer] = this.#fill(opened.original, data);
      if (status !== 200) return [status, answer];
    }
    return [204];
  }

  #inChannel(
    method: string,
    channel: string,
    messageId: string | undefined,
    body: Record<string, unknown>,
  ): [number, unknown?] {
    if (this.gone.has(channel)) return [404, { code: 10003, message: 'Unknown Channel' }];
    if (messageId !== undefined) {
      const message = this.gone.has(messageId) ? undefined : this.messages.find(({ id }) => id === messageId);
      if (message === undefined) return [404, { code: 10008, message: 'Unknown Message' }];
      return method === 'GET' ? [200, this.messageBody(message)] : this.#fill(message, body);
    }
    if (method === 'GET')
      return [
        200,
        this.messages
          .filter(({ visibility, id }) => visibility === 'channel' && !this.gone.has(id))
          .map((message) => this.messageBody(message)),
      ];
    const nonce = body['enforce_nonce'] === true ? String(body['nonce']) : undefined;
    const before = this.messages.find(({ nonce: its }) => nonce !== undefined && its === nonce);
    if (before !== undefined) return [200, this.messageBody(before)];
    const isDirect = channel === directChannelId;
    if (isDirect && !this.takesDirectMessages)
      return [403, { code: 50007, message: 'Cannot send messages to this user' }];
    const reference = body['message_reference'] as
      | { message_id: string; fail_if_not_exists: boolean }
      | undefined;
    if (reference?.fail_if_not_exists && this.gone.has(reference.message_id))
      return [400, { code: 50035, message: 'Invalid Form Body: Unknown message' }];
    const result = isDirect
      ? this.#post(body, 'asker', 'direct message', reference?.message_id)
      : this.#post(body, 'channel', 'channel', reference?.message_id);
    const posted = this.messages.at(-1);
    if (posted !== undefined && nonce !== undefined && result[0] === 200) posted.nonce = nonce;
    return result;
  }

  #post(
    body: Record<string, unknown>,
    visibility: Message['visibility'],
    where: Message['where'],
    repliesTo?: string,
  ): [number, unknown] {
    const message = this.#newMessage(visibility, where, repliesTo);
    const result = this.#fill(message, body);
    if (result[0] !== 200) this.messages.splice(this.messages.indexOf(message), 1);
    return result;
  }

  #newMessage(visibility: Message['visibility'], where: Message['where'], repliesTo?: string): Message {
    const message = {
      id: this.newId(),
      visibility,
      where,
      ...(repliesTo === undefined ? {} : { repliesTo }),
      isThinking: true,
      components: [],
      flags: 0,
      allowedMentions: undefined,
    };
    this.messages.push(message);
    return message;
  }

  #fill(message: Message, body: Record<string, unknown>): [number, unknown] {
    const components = (body['components'] ?? []) as APIMessageTopLevelComponent[];
    const flags = Number(body['flags'] ?? 0);
    const wrong = invalid(components, flags, body);
    if (wrong !== undefined) return [400, { code: 50035, message: `Invalid Form Body: ${wrong}` }];
    message.isThinking = false;
    message.components = components;
    message.flags = flags;
    message.allowedMentions = body['allowed_mentions'];
    return [200, this.messageBody(message)];
  }
}

const json = { 'content-type': 'application/json' };

export function textsOf(components: readonly APIMessageTopLevelComponent[]): string[] {
  return components.flatMap((component) =>
    component.type === ComponentType.TextDisplay ? [component.content] : [],
  );
}

export function buttonsOf(
  components: readonly APIMessageTopLevelComponent[],
): { label: string; custom_id: string }[] {
  return components.flatMap((component) =>
    component.type === ComponentType.ActionRow
      ? component.components.flatMap((child) =>
          child.type === ComponentType.Button && 'custom_id' in child && 'label' in child
            ? [{ label: child.label ?? '', custom_id: child.custom_id }]
            : [],
        )
      : [],
  );
}

/** Why Discord would refuse a message, by its documentation of components; undefined if it would not. */
function invalid(
  components: readonly APIMessageTopLevelComponent[],
  flags: number,
  body: Record<string, unknown>,
): string | undefined {
  if ((flags & MessageFlags.IsComponentsV2) === 0) return 'no components V2';
  if (body['content'] !== undefined || body['embeds'] !== undefined) return 'content beside components';
  const texts = textsOf(components);
  const nested = components.flatMap<unknown>((component) =>
    'components' in component ? component.components : [],
  );
  if (components.length === 0 || components.length + nested.length > 40) return 'number of components';
  if (texts.some((text) => text.trim() === '')) return 'an empty text';
  if ([...texts.join('')].length > 4_000) return 'too much text';
  if (buttonsOf(components).some((b) => b.custom_id.length > 100 || b.label.length > 80))
    return 'a button too long';
  const ids = components.flatMap(({ id }) => (id === undefined ? [] : [id]));
  return new Set(ids).size === ids.length ? undefined : 'an id twice';
}

/** Why Discord would refuse a form, by its documentation of modals; undefined if it would not. */
function invalidForm({
  custom_id,
  title,
  components,
}: APIModalInteractionResponseCallbackData): string | undefined {
  if (custom_id.length === 0 || custom_id.length > 100) return 'custom_id';
  if (title.length === 0 || title.length > 45) return 'title';
  if (components.length === 0 || components.length > 5) return 'number of components';
  const labels = components.map((component) => ('label' in component ? component.label.length : 0));
  return labels.every((length) => length > 0 && length <= 45) ? undefined : 'label';
}

const meantLinks = new Set(['open', 'in context', 'original']);

/** Whether a message notified someone, linked, embedded or previewed what the bot did not mean to. */
function pings(message: Message, reads: readonly Read[]): boolean {
  const raw = textsOf(message.components).join('\n');
  // Within code everything is shown as it is.
  const addresses = raw.replace(/\]\(<https?:\/\/[^\s<>]+>\)|(?<!\\)`[^`\n]*`/g, '');
  return (
    JSON.stringify(message.allowedMentions) !== '{"parse":[]}' ||
    (message.flags & MessageFlags.SuppressEmbeds) === 0 ||
    reads.some(
      ({ unwanted, links }) =>
        unwanted.length > 0 || links.some(({ text, isCitation }) => !isCitation && !meantLinks.has(text)),
    ) ||
    /https?:\/\/|discord\.(gg|com)\/|<[@#:/a]|@everyone/.test(addresses.replace(/\\./g, ''))
  );
}

/** The guild as discord.js is told of it. */
export function knownGuild(): { id: string } {
  return {
    id: guildId,
    name: 'Newsroom',
    channels: [
      { id: channelId, type: 0, name: 'general', guild_id: guildId, position: 0, permission_overwrites: [] },
    ],
    roles: [
      { id: guildId, name: '@everyone', permissions: '0', position: 0 },
      { id: '1100000000000000005', name: 'Editors', permissions: '0', position: 1 },
    ],
    members: [],
    threads: [],
    emojis: [],
    stickers: [],
    features: [],
    member_count: 2,
  } as { id: string };
}
