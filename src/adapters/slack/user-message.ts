import type { Utterance } from '../../chat/protocol/conversation.js';
import type { Location } from '../../chat/protocol/location.js';
import { defined } from '../../core/types/defined.js';
import { type MessageBody, readText } from './message-text.js';

/** A message as events bring it: `app_mention` and `message` alike. */
export interface MessageEvent extends MessageBody {
  readonly channel: string;
  readonly ts: string;
  readonly thread_ts?: string | undefined;
  readonly user?: string | undefined;
  readonly username?: string | undefined;
  readonly subtype?: string | undefined;
  readonly bot_id?: string | undefined;
  readonly edited?: unknown;
  /** The workspace of whoever wrote. */
  readonly user_team?: string | undefined;
  readonly team?: string | undefined;
}

/** Something that a person wrote. */
export interface UserMessage {
  readonly text: string;
  readonly userId: string;
  readonly userName: string;
  readonly userTeam: string | undefined;
  readonly place: Location;
  readonly utterance: Utterance;
}

/** Kinds of messages that people write; all others tell of edits, deletions, joins, or are a bot's. */
const writtenByPeople = new Set([undefined, 'file_share', 'thread_broadcast']);

/**
 * What a person has newly written; undefined for everything else that events tell. In a channel the answer belongs to the
 * message's thread, in a direct message it stands below it.
 */
export function readUserMessage(event: MessageEvent, workspace: string | undefined): UserMessage | undefined {
  const { channel, ts, thread_ts: threadTs, user, subtype, bot_id: bot, edited } = event;
  if (user === undefined || bot !== undefined || edited !== undefined) return undefined;
  if (!writtenByPeople.has(subtype)) return undefined;
  const isDirect = channel.startsWith('D');
  const thread = threadTs ?? (isDirect ? undefined : ts);
  return {
    text: readText(event),
    userId: user,
    userName: event.username ?? user,
    userTeam: event.user_team ?? event.team,
    place: {
      platform: 'slack',
      kind: isDirect ? 'direct' : 'channel',
      ...defined({ workspace }),
      channel,
      ...defined({ thread }),
    },
    utterance: {
      message: ts,
      ...defined({ thread }),
      ...(threadTs === undefined ? {} : { follows: threadTs, begunAt: millisecondsOf(threadTs) }),
    },
  };
}

/** Whether somebody is mentioned in a message. */
export function mentions({ text, blocks }: MessageBody, userId: string | undefined): boolean {
  if (userId === undefined) return false;
  return (
    new RegExp(`<@${userId}(?:\\||>)`, 'u').test(text ?? '') ||
    JSON.stringify(blocks ?? []).includes(`"user_id":"${userId}"`)
  );
}

/** Slack's `ts` is seconds with a fraction. */
function millisecondsOf(ts: string): number {
  return Math.floor(Number.parseFloat(ts) * 1_000);
}
