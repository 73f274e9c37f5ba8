import { parse, YAMLError } from 'yaml';
import { entryNames, expectedOf, expectedPath, toEntry, toPattern } from './entry-fields.js';
import type { SourceEntry } from './source-list.js';

/**
 * The entries of sources.yaml: a mapping from paths, folders and globs below the corpus folder to what is known of them.
 * @param file For messages.
 * @returns `problems`, all at once, a line each with where, what was found and what is expected. What is right beside
 *   them is in `entries`.
 */
export function parseSourcesYaml(
  yaml: string,
  file: string,
): { readonly entries: readonly SourceEntry[]; readonly problems: readonly string[] } {
  const entries = new Map<string, SourceEntry>();
  const none = { entries: [], problems: [] };
  let content: unknown;
  try {
    // failsafe: "title: 1984" is the text it looks like; maps, because a file may be called __proto__.
    content = parse(yaml, { schema: 'failsafe', mapAsMap: true, maxAliasCount: 100, logLevel: 'error' });
  } catch (error) {
    const what = error instanceof YAMLError ? error.message.split('\n')[0] : 'it cannot be read';
    return { ...none, problems: [`${file}: is not YAML: ${what}`] };
  }
  if (content === null || content === '') return none;
  if (!(content instanceof Map)) {
    const expected = "a file's path on each line, then its fields";
    return { ...none, problems: [`${file}: found ${kindOf(content)}, expected ${expected}`] };
  }
  const problems: string[] = [];
  for (const [key, raw] of content as Map<unknown, unknown>) {
    const pattern = typeof key === 'string' ? toPattern(key) : undefined;
    const found = problemsIn(raw).map((text) => `${file}: ${show(key)}${text}`);
    if (pattern === undefined) found.unshift(`${file}: found ${show(key)}, expected ${expectedPath}`);
    else if (entries.has(pattern))
      found.unshift(`${file}: found ${show(key)} twice, expected each path once`);
    problems.push(...found);
    if (pattern === undefined || found.length > 0) continue;
    entries.set(
      pattern,
      toEntry(pattern, `${file}: ${show(key)}`, Object.fromEntries(raw as Map<string, string>)),
    );
  }
  return { entries: [...entries.values()], problems };
}

/** What is wrong in one entry; each goes on behind its path. */
function problemsIn(entry: unknown): string[] {
  if (!(entry instanceof Map)) return [`: found ${show(entry)}, expected a list of "name: value" lines`];
  const wrong: string[] = [];
  const unknown: string[] = [];
  for (const [name, value] of entry as Map<unknown, unknown>) {
    if (!entryNames.some((known) => known === name))
      unknown.push(`: found ${show(name)}, expected one of ${entryNames.join(', ')}`);
    else {
      const expected =
        typeof value === 'string' ? expectedOf(String(name), value) : ('a line of text' as const);
      if (expected !== undefined) wrong.push(`.${String(name)}: found ${show(value)}, expected ${expected}`);
    }
  }
  return [...wrong, ...unknown];
}

function show(value: unknown): string {
  return typeof value === 'string' && value !== '' ? JSON.stringify(value.slice(0, 100)) : kindOf(value);
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (value instanceof Map || (typeof value === 'object' && value !== null)) return 'a mapping';
  return value === '' || value === null || value === undefined ? 'nothing' : 'a single value';
}
