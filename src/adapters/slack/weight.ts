import { limits } from './limits.js';
import { escapeText } from './mrkdwn.js';

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
