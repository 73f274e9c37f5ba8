import { ChannelType, type Message, MessageType, SnowflakeUtil } from 'discord.js';
import type { Utterance } from '../../chat/protocol/conversation.js';
import type { Location, Person } from '../../chat/protocol/location.js';
import { readText } from './message-text.js';

/** Something that a person wrote. */
export interface UserMessage {
  /** The message's own id. */
  readonly id: string;
  readonly text: string;
  readonly channelId: string;
  /** Whether it is said to the bot: it is mentioned, replied to with a ping, or nobody else is there. */
  readonly isToBot: boolean;
  readonly place: Location;
  readonly person: Person;
  /** Whether it is the first message of a post in a forum. */
  readonly isPost: boolean;
  readonly utterance: Utterance;
}

/** What a person has newly written; undefined for what bots, webhooks and the system write. */
export function readUserMessage(message: Message, ownId: string): UserMessage | undefined {
  const { id, author, channel, channelId, guildId, webhookId, type } = message;
  if (author.bot || author.system || webhookId !== null) return undefined;
  if (type !== MessageType.Default && type !== MessageType.Reply) return undefined;
  const thread = channel.isThread() ? channel : undefined;
  const title = thread?.id === id && isForum(thread.parent) ? thread.name : undefined;
  const text = readText(message, ownId);
  return {
    id,
    text: title === undefined ? text : postedText(title, text),
    isPost: title !== undefined,
    channelId,
    // A reply with its ping on mentions whoever it replies to.
    isToBot: guildId === null || message.mentions.users.has(ownId),
    place: {
      platform: 'discord',
      kind: guildId === null ? 'direct' : 'channel',
      ...(guildId === null ? {} : { workspace: guildId }),
      channel: thread?.parentId ?? channelId,
      ...(thread === undefined ? {} : { thread: thread.id }),
    },
    person: personOf(message),
    utterance: { message: id, ...earlierThan(message, ownId) },
  };
}

/** https://discord.com/developers/docs/resources/channel#channel-object-channel-types: the first message of a post has its id. */
function isForum(channel: { readonly type: ChannelType } | null): boolean {
  return channel?.type === ChannelType.GuildForum || channel?.type === ChannelType.GuildMedia;
}

/** A post whose text is longer is asked by its title: what it tells beside is no question. In UTF-16 code units. */
const maxPostLength = 300;

function postedText(title: string, text: string): string {
  return title.length + text.length < maxPostLength ? `${title}\n${text}`.trim() : title;
}

/** What a message goes on from: the thread that it stands in, or the bot's message that it replies to. */
function earlierThan(message: Message, ownId: string): Omit<Utterance, 'message'> {
  const { channel, mentions, reference } = message;
  if (channel.isThread()) {
    return {
      thread: channel.id,
      follows: channel.id,
      begunAt: SnowflakeUtil.timestampFrom(channel.id),
    };
  }
  const replied = mentions.repliedUser?.id === ownId ? reference?.messageId : undefined;
  return replied === undefined ? {} : { follows: replied };
}

function personOf({ author, member }: Message): Person {
  return {
    id: author.id,
    name: member?.nickname ?? author.globalName ?? author.username,
    roles: member === null ? [] : [...member.roles.cache.keys()],
    permissions: member?.permissions.toArray() ?? [],
    memberOf: async () => false,
  };
}
