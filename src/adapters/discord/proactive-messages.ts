import { type APIGuildMember, DiscordAPIError, Routes } from 'discord.js';
import { anybody, type Location, type Person } from '../../chat/protocol/location.js';
import type { Delivered, ProactiveMessenger, Recipient } from '../../chat/protocol/proactive-messenger.js';
import type { ReplyContent } from '../../chat/protocol/reply.js';
import { describe, errorCodes } from './faults.js';
import { limits } from './limits.js';
import { type PostingParts, postOnce } from './post-once.js';
import { proactiveDeliveryAfter } from './proactive-delivery.js';

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
  readonly #parts: PostingParts;

  constructor(parts: PostingParts) {
    this.#parts = parts;
  }

  async send(to: Recipient, content: ReplyContent, nonce: string): Promise<Delivered> {
    const told = this.#post(to, content, nonce).catch((error: unknown) => {
      this.#parts.log.warn({ error: describe(error) }, 'Discord did not take a message to somebody');
      return proactiveDeliveryAfter(error);
    });
    this.#parts.inFlight.add(told.then(() => {}));
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
      const { roles } = (await this.#parts.rest.get(Routes.guildMember(workspace, id))) as APIGuildMember;
      return { ...person, roles };
    } catch (error) {
      this.#parts.log.info({ error: describe(error) }, 'Discord does not tell of a member');
      return error instanceof DiscordAPIError && left.includes(error.code) ? 'gone' : 'unknown';
    }
  }

  async #post(to: Recipient, content: ReplyContent, nonce: string): Promise<Delivered> {
    const channel = to.kind === 'person' ? await this.#directChannel(to.personId) : channelOf(to.place);
    if (channel === undefined) return { kind: 'gone', code: 'no_channel' };
    const messageId = await postOnce(this.#parts, channel, { content, nonce });
    return { kind: 'posted', messageId, channel };
  }

  async #directChannel(personId: string): Promise<string> {
    const channel = await this.#parts.rest.post(Routes.userChannels(), { body: { recipient_id: personId } });
    return (channel as { readonly id: string }).id;
  }
}

function channelOf({ channel, thread }: Location): string | undefined {
  return thread ?? channel;
}
