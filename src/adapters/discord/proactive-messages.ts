import { type APIGuildMember, DiscordAPIError, type REST, Routes } from 'discord.js';
import type { Dispatcher } from '../../chat/dispatch/dispatch.js';
import { anybody, type Location, type Person } from '../../chat/protocol/location.js';
import type { Logger } from '../../chat/protocol/logger.js';
import type { Delivered, ProactiveMessenger, Recipient } from '../../chat/protocol/proactive-messenger.js';
import type { ReplyContent } from '../../chat/protocol/reply.js';
import { describe, errorCodes } from './faults.js';
import type { InFlight } from './in-flight.js';
import { limits } from './limits.js';
import { postOnce } from './post-once.js';
import { showingAfter } from './showing.js';

/** Codes for somebody who is not in a server any more, or a server that the bot is not in. */
const left: readonly (number | string)[] = [
  errorCodes.unknownGuild,
  errorCodes.unknownMember,
  errorCodes.unknownUser,
  errorCodes.missingAccess,
];

/** Tells people what they wanted to be told of: by direct message, or in a channel. */
export class ProactiveMessages implements ProactiveMessenger {
  readonly repeatableMs = limits.nonceMs;
  readonly #rest: REST;
  readonly #dispatcher: Pick<Dispatcher, 'texts'>;
  readonly #inFlight: InFlight;
  readonly #log: Logger;

  /** @param rest For what does no harm when it is repeated. @param inFlight Told of what a stop is to wait for. */
  constructor(rest: REST, dispatcher: Pick<Dispatcher, 'texts'>, inFlight: InFlight, log: Logger) {
    this.#dispatcher = dispatcher;
    this.#rest = rest;
    this.#inFlight = inFlight;
    this.#log = log;
  }

  async send(to: Recipient, content: ReplyContent, nonce: string): Promise<Delivered> {
    const told = this.#post(to, content, nonce).catch((error: unknown) => {
      this.#log.warn({ error: describe(error) }, 'Discord did not take a message to somebody');
      return showingAfter(error);
    });
    this.#inFlight.add(told.then(() => {}));
    return told;
  }

  /** With the roles that they have there now. */
  async personIn(
    { workspace }: Location,
    { id, name }: Pick<Person, 'id' | 'name'>,
  ): Promise<Person | 'gone' | 'unknown'> {
    const person = { ...anybody(id), name };
    if (workspace === undefined) return person;
    try {
      const { roles } = (await this.#rest.get(Routes.guildMember(workspace, id))) as APIGuildMember;
      return { ...person, roles };
    } catch (error) {
      this.#log.info({ error: describe(error) }, 'Discord does not tell of a member');
      return error instanceof DiscordAPIError && left.includes(error.code) ? 'gone' : 'unknown';
    }
  }

  async #post(to: Recipient, content: ReplyContent, nonce: string): Promise<Delivered> {
    const channel = to.kind === 'person' ? await this.#directChannel(to.personId) : channelOf(to.place);
    if (channel === undefined) return { kind: 'gone', code: 'no_channel' };
    const messageId = await postOnce(this.#rest, this.#dispatcher.texts, channel, { content, nonce });
    return { kind: 'posted', messageId, channel };
  }

  async #directChannel(personId: string): Promise<string> {
    const channel = await this.#rest.post(Routes.userChannels(), { body: { recipient_id: personId } });
    return (channel as { readonly id: string }).id;
  }
}

function channelOf({ channel, thread }: Location): string | undefined {
  return thread ?? channel;
}
