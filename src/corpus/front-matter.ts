import { parse } from 'yaml';
import type { Span } from '../core/types/document.js';
import { type DocumentFields, toFields } from './fields.js';
import { limits } from './limits.js';
import { linesOf } from './lines.js';

interface FrontMatter {
  readonly fields: DocumentFields;
  /** What follows the front matter. */
  readonly body: Span;
}

/**
 * YAML between `---` lines at the very start of a text, where it names at least one of title, url, author, date and
 * publisher. Anything else that looks alike (a rule under which text stands, YAML that cannot be read) is text: it
 * stays searchable, and undefined is returned.
 */
export function readFrontMatter(text: string): FrontMatter | undefined {
  if (!text.startsWith('---')) return undefined;
  let blockStart: number | undefined;
  for (const line of linesOf(text, 0, Math.min(text.length, limits.frontMatterLength))) {
    if (blockStart === undefined) {
      if (line.text.trimEnd() !== '---') return undefined;
      blockStart = line.next;
    } else if (/^(?:---|\.\.\.)\s*$/.test(line.text)) {
      const fields = toFields(readBlock(text.slice(blockStart, line.start)));
      if (Object.keys(fields).length === 0) return undefined;
      return { fields, body: { start: line.next, end: text.length } };
    }
  }
  return undefined;
}

function readBlock(block: string): Iterable<readonly [string, unknown]> {
  try {
    // failsafe: every value stays the text that was written, so "007" and "2018-06-05" are not reinterpreted.
    const value: unknown = parse(block, {
      schema: 'failsafe',
      mapAsMap: true,
      maxAliasCount: 0,
      // Not 'silent', which would also keep quiet about errors.
      logLevel: 'error',
      prettyErrors: false,
    });
    return value instanceof Map ? value : [];
  } catch {
    return readPlainLines(block);
  }
}

/** `title: Facebook: the story` is no YAML, yet it is what people write: lines of "name: value", with no YAML in them. */
function readPlainLines(block: string): readonly (readonly [string, string])[] {
  const entries: [string, string][] = [];
  for (const line of linesOf(block)) {
    if (line.text.trim() === '' || line.text.startsWith('#')) continue;
    const match = /^([A-Za-z][\w-]*):\s+([^\s[\]{}&*!|>%@`,].*)$/.exec(line.text);
    if (match === null) return [];
    entries.push([match[1] ?? '', (match[2] ?? '').trimEnd().replace(/^(["'])(.*)\1$/, '$2')]);
  }
  return entries;
}
