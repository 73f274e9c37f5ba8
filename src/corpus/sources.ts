import { readFile } from 'node:fs/promises';
import { parse, YAMLError } from 'yaml';
import { z } from 'zod';
import { errorCode } from '../core/types/error-names.js';
import { type DocumentFields, fieldNames, toFields, toWebAddress } from './fields.js';

/** What the operator says about documents that do not say it themselves; by document id. */
export type Sources = ReadonlyMap<string, DocumentFields>;

const line = z.string('a line of text').exactOptional();
const entrySchema = z.strictObject(
  {
    title: line,
    url: z
      .string('an http or https address')
      .refine((value) => toWebAddress(value) !== undefined, 'an http or https address')
      .exactOptional(),
    author: line,
    date: line,
    publisher: line,
  },
  'a list of "name: value" lines',
);

/**
 * Reads config/sources.yaml: a mapping from paths below the corpus folder to title, url, author, date and publisher.
 * A missing file means that there are none.
 * @returns `problems`, all at once, a line each with where, what was found and what is expected. What is right beside
 *   them is in `sources`.
 */
export async function readSources(
  file: string,
): Promise<{ readonly sources: Sources; readonly problems: readonly string[] }> {
  let yaml: string;
  try {
    yaml = await readFile(file, 'utf8');
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') return { sources: new Map(), problems: [] };
    return { sources: new Map(), problems: [`${file}: cannot be read (${code})`] };
  }
  return parseSources(yaml, file);
}

function parseSources(yaml: string, file: string): { sources: Sources; problems: string[] } {
  const sources = new Map<string, DocumentFields>();
  let content: unknown;
  try {
    // failsafe: "title: 1984" is the text it looks like; maps, because a file may be called __proto__.
    content = parse(yaml, { schema: 'failsafe', mapAsMap: true, maxAliasCount: 100, logLevel: 'error' });
  } catch (error) {
    const what = error instanceof YAMLError ? error.message.split('\n')[0] : 'it cannot be read';
    return { sources, problems: [`${file}: is not YAML: ${what}`] };
  }
  if (content === null || content === '') return { sources, problems: [] };
  if (!(content instanceof Map)) {
    return {
      sources,
      problems: [`${file}: found ${kindOf(content)}, expected a file's path on each line, then its fields`],
    };
  }
  const problems: string[] = [];
  for (const [key, raw] of content as Map<unknown, unknown>) {
    const id = typeof key === 'string' ? key.normalize() : '';
    const before = problems.length;
    if (id === '' || /^\/|\\|(?:^|\/)\.{1,2}(?:\/|$)/.test(id)) {
      problems.push(`${file}: found ${show(key)}, expected a path below the corpus folder, with /`);
    } else if (sources.has(id)) {
      problems.push(`${file}: found ${show(key)} twice, expected each path once`);
    }
    const entry = raw instanceof Map ? Object.fromEntries(raw) : raw;
    for (const issue of entrySchema.safeParse(entry).error?.issues ?? []) {
      problems.push(...describe(issue, entry).map((text) => `${file}: ${show(key)}${text}`));
    }
    if (problems.length === before) sources.set(id, toFields(Object.entries(entry)));
  }
  return { sources, problems };
}

function describe(issue: z.core.$ZodIssue, entry: unknown): string[] {
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `: found ${show(key)}, expected one of ${fieldNames.join(', ')}`);
  }
  const name = issue.path[0];
  const found = name === undefined ? entry : (entry as Record<PropertyKey, unknown>)[name];
  return [`${name === undefined ? '' : `.${String(name)}`}: found ${show(found)}, expected ${issue.message}`];
}

function show(value: unknown): string {
  return typeof value === 'string' && value !== '' ? JSON.stringify(value.slice(0, 100)) : kindOf(value);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Map || (typeof value === 'object' && value !== null)) return 'a mapping';
  return value === '' || value === null || value === undefined ? 'nothing' : 'a single value';
}
