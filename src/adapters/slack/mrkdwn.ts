import { beginningOf } from '../../core/types/cut.js';
import { limits } from './limits.js';

/** Escapes the three characters that Slack reads as markup. https://docs.slack.dev/messaging/formatting-message-text#escaping */
export function escapeText(text: string): string {
  return text.replace(/[&<>]/gu, (character) =>
    character === '&' ? '&amp;' : character === '<' ? '&lt;' : '&gt;',
  );
}

/** Undoes what Slack did to a command's text; once, so that a typed "&amp;lt;" stays what it was. */
export function unescapeText(text: string): string {
  return text.replace(/&(amp|lt|gt);/gu, (_, name: string) =>
    name === 'amp' ? '&' : name === 'lt' ? '<' : '>',
  );
}

/** The longest prefix of escaped text within `limit` that cuts neither an entity nor a character. */
export function cutEscaped(escaped: string, limit: number): string {
  if (escaped.length <= limit) return escaped;
  return `${beginningOf(escaped, limit - 1).replace(/&[a-z]*$/u, '')}…`;
}

/** At most `limit` code units of the bot's or a person's own words, "…" included; never for a quote. */
export function cutText(text: string, limit: number): string {
  return text.length <= limit ? text : `${beginningOf(text, limit - 1)}…`;
}

const counted = new Set(['text', 'url', 'value']);

/**
 * How much of a message's room blocks take: every text, address and button value with `&<>` counted as escaped, and
 * something for each element. Slack does not say how it counts; this is never less than the characters shown.
 */
export function weigh(value: unknown, key = ''): number {
  if (typeof value === 'string') return counted.has(key) ? escapeText(value).length : 0;
  if (Array.isArray(value)) return value.reduce((sum: number, item) => sum + weigh(item, key), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [name, item]) => sum + weigh(item, name),
    'type' in value ? limits.elementWeight : 0,
  );
}
