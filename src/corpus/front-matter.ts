import { parse as parseToml, TomlDate } from 'smol-toml';
import { parse } from 'yaml';
import type { Span } from '../core/types/span.js';
import { type DocumentFields, toFields } from './fields.js';
import { limits } from './limits.js';
import { linesOf } from './lines.js';

interface FrontMatter {
  readonly fields: DocumentFields;
  /** What follows the front matter; all of the text where there is none. */
  readonly body: Span;
}

/** What opens and ends front matter, and how what stands between is read. */
const kinds = [
  { opens: /^---\s*$/, ends: /^(?:---|\.\.\.)\s*$/, read: readYaml },
  { opens: /^\+\+\+\s*$/, ends: /^\+\+\+\s*$/, read: readToml },
];

/**
 * YAML between `---` lines or TOML between `+++` lines at the very start of a text, where it names at least one of
 * title, url, author, date and publisher. Anything else that looks alike (a rule under which text stands, a block that
 * cannot be read) is text: it stays searchable, and there are no fields.
 */
export function readFrontMatter(text: string): FrontMatter {
  const block = openingBlock(text);
  const fields = toFields(block?.entries ?? []);
  const start = block === undefined || Object.keys(fields).length === 0 ? 0 : block.end;
  return { fields, body: { start, end: text.length } };
}

/**
 * Front matter that names none of those fields, but other things, as generators of sites take them (`layout: post`): in
 * Markdown it is no text for readers, though it stays searchable.
 */
export function settingsBlock(text: string): Span | undefined {
  const block = openingBlock(text);
  const isNamed = block !== undefined && [...block.entries].some(([name]) => /^[a-z][\w-]*$/i.test(name));
  return isNamed ? { start: 0, end: block.end } : undefined;
}

interface OpeningBlock {
  readonly entries: Iterable<readonly [string, unknown]>;
  /** Where what follows begins. */
  readonly end: number;
}

function openingBlock(text: string): OpeningBlock | undefined {
  if (!text.startsWith('---') && !text.startsWith('+++')) return undefined;
  let kind: (typeof kinds)[number] | undefined;
  let blockStart = 0;
  for (const line of linesOf(text, 0, Math.min(text.length, limits.frontMatterLength))) {
    if (kind === undefined) {
      kind = kinds.find(({ opens }) => opens.test(line.text));
      if (kind === undefined) return undefined;
      blockStart = line.next;
    } else if (kind.ends.test(line.text)) {
      return { entries: kind.read(text.slice(blockStart, line.start)), end: line.next };
    }
  }
  return undefined;
}

function readToml(block: string): Iterable<readonly [string, unknown]> {
  try {
    // Dates come as objects; as text they read as they were written.
    return Object.entries(parseToml(block)).map(([name, value]) => [
      name,
      value instanceof TomlDate ? value.toISOString() : value,
    ]);
  } catch {
    return [];
  }
}

function readYaml(block: string): Iterable<readonly [string, unknown]> {
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
