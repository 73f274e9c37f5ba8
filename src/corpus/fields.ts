import { cleanLine, cutAtWord } from './clean.js';
import { normaliseDate } from './dates.js';
import { limits } from './limits.js';

/** What a file, or config/sources.yaml, may say about a document. Values are clean lines; url is http(s). */
export interface DocumentFields {
  readonly title?: string;
  readonly url?: string;
  readonly author?: string;
  readonly date?: string;
  readonly publisher?: string;
}

export const fieldNames = ['title', 'url', 'author', 'date', 'publisher'] as const;
export type FieldName = (typeof fieldNames)[number];

/**
 * The fields among `entries` that can be used, whatever else stands there. A list becomes one line ("Ada, Grace");
 * what is empty, nested or no http(s) address is left out.
 */
export function toFields(entries: Iterable<readonly [string, unknown]>): DocumentFields {
  const fields: { -readonly [K in FieldName]?: string } = {};
  for (const [key, raw] of entries) {
    const name = fieldNames.find((candidate) => candidate === key.trim().toLowerCase());
    if (name === undefined || fields[name] !== undefined) continue;
    const value = toValue(name, raw);
    if (value !== undefined) fields[name] = value;
  }
  return fields;
}

function toValue(name: FieldName, raw: unknown): string | undefined {
  const line = toLine(raw);
  if (line === undefined) return undefined;
  if (name === 'url') return toWebAddress(line);
  return name === 'date' ? normaliseDate(line) : line;
}

function toLine(raw: unknown): string | undefined {
  if (Array.isArray(raw)) {
    const lines = raw.map(toLine).filter((line) => line !== undefined);
    return lines.length === 0 ? undefined : cutAtWord(lines.join(', '), limits.fieldLength);
  }
  if (typeof raw !== 'string' && typeof raw !== 'number') return undefined;
  const line = cleanLine(String(raw).slice(0, limits.urlLength + 1));
  if (line === '' || line === '~' || line === 'null') return undefined;
  return line.startsWith('http') ? line : cutAtWord(line, limits.fieldLength);
}

/** `value` as the address that a browser would open; undefined unless it is http(s), without a password in it. */
export function toWebAddress(value: string): string | undefined {
  if (value.length > limits.urlLength || !URL.canParse(value)) return undefined;
  const url = new URL(value);
  const isOpen = url.username === '' && url.password === '';
  return isOpen && (url.protocol === 'http:' || url.protocol === 'https:') ? url.href : undefined;
}
