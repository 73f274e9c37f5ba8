import { toFields } from '../fields.js';
import type { FormatContext, FormatReading } from '../format.js';
import { type ChatMessage, chatText, minuteOf } from './chat-text.js';
import { type Json, listOf, objectOf, stringOf } from './json.js';
import { nameOf } from './people.js';

/**
 * A day of a channel as Slack exports it: a list of messages, oldest first; undefined for anything else.
 * @param around The channel's name and its people's, which stand beside it.
 */
export function slackExport(value: unknown, around?: FormatContext): FormatReading | undefined {
  const messages = listOf(value).map(objectOf);
  if (messages.length === 0 || !messages.every(isMessage)) return undefined;
  const people = new Map([...writersOf(messages), ...Object.entries(around?.people ?? {})]);
  const day = whenOf(messages[0] ?? {}).slice(0, 10);
  const byTime = new Map(messages.map((message) => [stringOf(message['ts']), message]));
  return {
    ...chatText(messages.map((message) => messageOf(message, byTime, people))),
    fields: toFields([
      ['title', around?.channel ? `#${around.channel}, ${day}` : ''],
      ['date', day],
    ]),
  };
}

function isMessage(message: Json): boolean {
  return message['type'] === 'message' && /^\d{1,12}(?:\.\d{1,9})?$/.test(stringOf(message['ts']));
}

/** Names by ids, as far as the messages bring the profiles of who wrote them. */
function writersOf(messages: readonly Json[]): ReadonlyMap<string, string> {
  const people = new Map<string, string>();
  for (const message of messages) {
    const known = nameOf(objectOf(message['user_profile']));
    if (known !== '') people.set(stringOf(message['user']), known);
  }
  return people;
}

function messageOf(
  message: Json,
  byTime: ReadonlyMap<string, Json>,
  people: ReadonlyMap<string, string>,
): ChatMessage {
  const thread = stringOf(message['thread_ts']);
  const isReply = thread !== '' && thread !== stringOf(message['ts']);
  const first = byTime.get(thread);
  const attached = listOf(message['attachments']).map(objectOf);
  const files = listOf(message['files']).map((file) => stringOf(objectOf(file)['name']));
  return {
    speaker: speakerOf(message, people),
    when: whenOf(message),
    text: [
      readable(stringOf(message['text']), people),
      ...attached.map(({ text, fallback }) => readable(stringOf(text) || stringOf(fallback), people)),
      ...files.filter(Boolean).map((file) => `[file: ${file}]`),
    ].join('\n'),
    reply: isReply
      ? `reply to ${first === undefined ? 'an earlier message' : speakerOf(first, people)}`
      : undefined,
    isNotice: /_(?:join|leave|topic|purpose|name|archive|unarchive)$/.test(stringOf(message['subtype'])),
  };
}

function speakerOf(message: Json, people: ReadonlyMap<string, string>): string {
  const user = stringOf(message['user']);
  const { name } = objectOf(message['bot_profile']);
  return people.get(user) || stringOf(message['username']) || stringOf(name) || user;
}

function whenOf(message: Json): string {
  return minuteOf(new Date(Number(message['ts']) * 1_000).toISOString());
}

/** Slack's markup as it reads. https://docs.slack.dev/messaging/formatting-message-text */
function readable(text: string, people: ReadonlyMap<string, string>): string {
  return text
    .replace(
      /<([@#!]?)([^<>|]{1,2000})(?:\|([^<>]{0,2000}))?>/g,
      (_, sign: string, id: string, label?: string) => {
        if (sign === '@') return `@${people.get(id) ?? label ?? id}`;
        if (sign === '#') return `#${label ?? id}`;
        if (sign === '!') return `@${label ?? id}`;
        return label === undefined || label === id ? id : `${label} (${id})`;
      },
    )
    .replace(/&(lt|gt|amp);/g, (_, name: string) => ({ lt: '<', gt: '>', amp: '&' })[name] ?? '');
}
