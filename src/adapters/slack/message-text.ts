import { unescapeText } from './mrkdwn.js';

/** The part of a message that says something, as an event or a shortcut brings it. */
export interface MessageBody {
  readonly text?: string | undefined;
  readonly blocks?: readonly unknown[] | undefined;
}

/**
 * What people read of a message: without markup, with characters for entities. Mentions of people, whom an event names by
 * id alone, are left out; links are read by their label.
 */
export function readText({ text, blocks }: MessageBody): string {
  // What people write comes as rich text, in which markup and text cannot be mistaken for one another.
  const rich = (blocks ?? []).filter((block) => typeOf(block) === 'rich_text');
  return (rich.length > 0 ? inLines(rich.map(readPart)) : readMrkdwn(text ?? '')).trim();
}

/**
 * What was typed behind a command: Slack makes links of addresses, and escapes three characters.
 * https://docs.slack.dev/interactivity/implementing-slash-commands#app_command_handling
 */
export function readTyped(text: string): string {
  const typed = text.replace(
    /<((?:https?|mailto|tel):[^<>|\s]+)(?:\|([^<>]*))?>/gu,
    (_, target: string, label: string | undefined) => label || target.replace(/^(?:mailto|tel):/u, ''),
  );
  return unescapeText(typed);
}

/** https://docs.slack.dev/messaging/formatting-message-text#retrieving-messages */
function readMrkdwn(text: string): string {
  return unescapeText(
    text.replace(/<([^<>|]*)(?:\|([^<>]*))?>/gu, (_, target: string, label: string | undefined) => {
      if (/^[@#]/u.test(target)) return label === undefined ? '' : target.charAt(0) + label;
      if (label !== undefined) return label;
      const [, broadcast] = /^!(here|channel|everyone)$/u.exec(target) ?? [];
      if (broadcast !== undefined) return `@${broadcast}`;
      return target.startsWith('!') ? '' : target.replace(/^mailto:/u, '');
    }),
  );
}

/** https://docs.slack.dev/reference/block-kit/blocks/rich-text-block */
function readPart(part: unknown): string {
  const elements = fieldOf(part, 'elements');
  if (!Array.isArray(elements)) return readElement(part);
  const read = elements.map(readPart);
  return isOfLines(typeOf(part)) ? inLines(read) : read.join('');
}

function isOfLines(type: string): boolean {
  return type === 'rich_text' || type === 'rich_text_list';
}

function readElement(element: unknown): string {
  const text = textOf(element, 'text');
  switch (typeOf(element)) {
    case 'text':
      return text;
    case 'link':
      return text === '' ? textOf(element, 'url') : text;
    case 'emoji':
      return readEmoji(element);
    case 'broadcast':
      return `@${textOf(element, 'range')}`;
    case 'date':
      return textOf(element, 'fallback');
    default:
      return '';
  }
}

/** By its code points, "1f468-200d-1f4bb"; one of the workspace's own has only a name. */
function readEmoji(element: unknown): string {
  const points = textOf(element, 'unicode')
    .split('-')
    .map((point) => Number.parseInt(point, 16));
  const isKnown = points.every((point) => point > 0 && point <= 0x10ffff);
  return isKnown ? String.fromCodePoint(...points) : `:${textOf(element, 'name')}:`;
}

function inLines(parts: readonly string[]): string {
  return parts.map((part) => part.replace(/\n$/u, '')).join('\n');
}

function typeOf(value: unknown): string {
  return textOf(value, 'type');
}

function textOf(value: unknown, name: string): string {
  const field = fieldOf(value, name);
  return typeof field === 'string' ? field : '';
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}
