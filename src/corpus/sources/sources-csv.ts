import { decodeText } from '../decode-text.js';
import { linesNamed } from '../lines.js';
import { delimiterOf } from '../tables/delimiter.js';
import { rowsOf } from '../tables/records.js';
import { reasonOf } from '../unreadable.js';
import { entryNames, expectedOf, expectedPath, toEntry, toPattern } from './entry-fields.js';
import type { SourceEntry } from './source-list.js';

/** More faults of one table are counted. */
const maxNamed = 20;

/**
 * The entries of sources.csv, a row a path: the column `file` names it, others what is known of it. An empty value says
 * nothing. A row that is wrong costs itself, a value that is wrong itself.
 * @param file For messages.
 */
export function parseSourcesCsv(
  bytes: Uint8Array,
  file: string,
): { readonly entries: readonly SourceEntry[]; readonly warnings: readonly string[] } {
  try {
    return entriesIn(decodeText(bytes).text, file);
  } catch (error) {
    return { entries: [], warnings: [`${file}: ${reasonOf(error)}`] };
  }
}

function entriesIn(source: string, file: string): ReturnType<typeof parseSourcesCsv> {
  const { delimiter, from } = delimiterOf(source);
  const { rows, broken } = rowsOf(source.slice(from), delimiter);
  const [head, ...filled] = rows.filter(({ values }) => values.some((value) => value.trim() !== ''));
  if (head === undefined) return { entries: [], warnings: [] };
  const columns = head.values.map(columnOf);
  if (!columns.includes('file')) {
    const expected = `expected a row of column names with "file" among them, then any of ${entryNames.join(', ')}`;
    return { entries: [], warnings: [`${file}: ${expected}`] };
  }
  const warnings = head.values
    .filter((_, i) => columns[i] === undefined)
    .map((name) => `${file}: the column ${JSON.stringify(name.trim())} is none of ${entryNames.join(', ')}`);
  if (broken.length > 0) warnings.push(`${file}: the quotation marks do not match in ${linesNamed(broken)}`);
  const entries = new Map<string, SourceEntry>();
  for (const { number, values } of filled) {
    const place = `${file}, row ${number}`;
    const given = columns.flatMap((name, i) => {
      const value = values[i]?.trim() ?? '';
      return name === undefined || value === '' ? [] : [[name, value] as const];
    });
    const { file: path = '', ...said } = Object.fromEntries(given);
    const pattern = toPattern(path);
    if (pattern === undefined) {
      warnings.push(`${place}: found ${JSON.stringify(path)}, expected ${expectedPath}`);
      continue;
    }
    const right = Object.entries(said).filter(([name, value]) => {
      const expected = expectedOf(name, value);
      if (expected !== undefined)
        warnings.push(`${place}: ${name}: found ${JSON.stringify(value)}, expected ${expected}`);
      return expected === undefined;
    });
    const before = entries.get(pattern);
    const entry = toEntry(pattern, place, Object.fromEntries(right));
    if (before === undefined) entries.set(pattern, entry);
    else warnings.push(`${place}: ${JSON.stringify(path)} stands in ${before.place} already, which counts`);
  }
  return { entries: [...entries.values()], warnings: shortened(warnings, file) };
}

/** 'file', one of `entryNames`, or undefined; "URL prefix" is urlPrefix. */
function columnOf(written: string): string | undefined {
  const plain = (name: string) => name.toLowerCase().replace(/[\s_-]/g, '');
  return ['file', ...entryNames].find((name) => plain(name) === plain(written.trim()));
}

function shortened(warnings: readonly string[], file: string): string[] {
  const more = warnings.length - maxNamed;
  return more > 0
    ? [...warnings.slice(0, maxNamed), `${file}: ${more} more faults like these`]
    : [...warnings];
}
