import { toFields } from '../fields.js';
import type { FormatReading } from '../format.js';
import { type ChatMessage, chatText, minuteOf } from './chat-text.js';
import { type Json, listOf, objectOf, stringOf } from './json.js';

/** A channel as DiscordChatExporter writes it as JSON; undefined for anything else. */
export function discordExport(value: unknown): FormatReading | undefined {
  const { guild, channel, messages } = objectOf(value);
  const all = listOf(messages).map(objectOf);
  const isExport = objectOf(channel)['name'] !== undefined && all.length > 0 && all.every(isMessage);
  if (!isExport) return undefined;
  const speakers = new Map(all.map((message) => [stringOf(message['id']), speakerOf(message)]));
  const name = stringOf(objectOf(channel)['name']);
  const server = stringOf(objectOf(guild)['name']);
  return {
    ...chatText(all.map((message) => messageOf(message, speakers))),
    fields: toFields([
      ['title', [`#${name}`, server].filter(Boolean).join(', ')],
      ['date', stringOf(all.at(-1)?.['timestamp']).slice(0, 10)],
    ]),
  };
}

function isMessage(message: Json): boolean {
  return typeof message['timestamp'] === 'string' && 'author' in message && 'content' in message;
}

function messageOf(message: Json, speakers: ReadonlyMap<string, string>): ChatMessage {
  const answered = stringOf(objectOf(message['reference'])['messageId']);
  const files = listOf(message['attachments']).map((file) => stringOf(objectOf(file)['fileName']));
  const embeds = listOf(message['embeds']).map(objectOf);
  const embedded = embeds.flatMap(({ title, description }) => [stringOf(title), stringOf(description)]);
  const kind = stringOf(message['type']);
  return {
    speaker: speakerOf(message),
    when: minuteOf(message['timestamp']),
    text: [
      stringOf(message['content']),
      ...embedded,
      ...files.filter(Boolean).map((file) => `[file: ${file}]`),
    ].join('\n'),
    reply: answered === '' ? undefined : `reply to ${speakers.get(answered) ?? 'an earlier message'}`,
    isNotice: kind !== '' && !['Default', 'Reply', 'ThreadStarterMessage'].includes(kind),
  };
}

function speakerOf(message: Json): string {
  const { nickname, name } = objectOf(message['author']);
  return stringOf(nickname) || stringOf(name);
}
