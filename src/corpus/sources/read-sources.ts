import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { errorCode } from '../../core/types/error-names.js';
import type { Source } from './source.js';
import { type SourceEntry, SourceList } from './source-list.js';
import { parseSourcesYaml } from './sources-yaml.js';

export interface ReadSources {
  readonly sources: SourceList;
  /** Faults of sources.yaml, a line each with where, what was found and what is expected. */
  readonly problems: readonly string[];
  /** What of sources.csv does not count; the rest of it does. */
  readonly warnings: readonly string[];
}

/**
 * Reads sources.yaml, and sources.csv beside it. A missing file says nothing. Where both say something about the same
 * path, sources.yaml counts.
 * @param file sources.yaml.
 */
export async function readSources(file: string): Promise<ReadSources> {
  const yaml = await contentOf(file);
  if (typeof yaml === 'string') return { sources: new SourceList([]), problems: [yaml], warnings: [] };
  const { entries, problems } =
    yaml === undefined ? { entries: [], problems: [] } : parseSourcesYaml(yaml.toString(), file);
  const table = join(dirname(file), 'sources.csv');
  const rows = await rowsOf(table);
  const byPattern = new Map(entries.map((entry) => [entry.pattern, entry]));
  const conflicts = rows.entries.flatMap((row) => conflictsOf(row, byPattern.get(row.pattern)));
  const merged = rows.entries.map((row) => merge(row, byPattern.get(row.pattern)));
  const inTable = new Set(rows.entries.map(({ pattern }) => pattern));
  return {
    // What is written by hand comes last, and so counts more.
    sources: new SourceList([...merged, ...entries.filter(({ pattern }) => !inTable.has(pattern))]),
    problems,
    warnings: [...rows.warnings, ...conflicts],
  };
}

/** @returns undefined where there is no such file; a line for people where it cannot be read. */
async function contentOf(file: string): Promise<Buffer | string | undefined> {
  try {
    return await readFile(file);
  } catch (error) {
    const code = errorCode(error);
    return code === 'ENOENT' ? undefined : `${file}: cannot be read (${code})`;
  }
}

async function rowsOf(table: string) {
  const content = await contentOf(table);
  if (content === undefined) return { entries: [], warnings: [] };
  if (typeof content === 'string') return { entries: [], warnings: [content] };
  // A parser that only those load who have such a table.
  const { parseSourcesCsv } = await import('./sources-csv.js');
  return parseSourcesCsv(content, table);
}

function merge(row: SourceEntry, entry: SourceEntry | undefined): SourceEntry {
  return entry === undefined ? row : { ...row, ...entry, source: { ...row.source, ...entry.source } };
}

function conflictsOf(row: SourceEntry, entry: SourceEntry | undefined): string[] {
  if (entry === undefined) return [];
  return (Object.keys(row.source) as (keyof Source)[])
    .filter((name) => (entry.source[name] ?? row.source[name]) !== row.source[name])
    .map((name) => `${row.place}: ${name} is another one in ${entry.place}, which counts`);
}
