import type { Document } from '../core/types/document.js';
import type { DraftRow } from '../core/types/draft.js';
import { anchorAt } from '../core/types/places.js';

/** What a column of statements is called, where it has a name that says so. */
const names =
  /^(?:sentences?|statements?|claims?|texts?|quotes?|quotations?|answers?|s[äa]tze?|aussagen?|zitate?|phrases?|frases?|citations?)$/iu;
/** `name: value`, as tables are read. */
const cell = /^([^:\r\n]{1,60}): (?=\S)/u;

/**
 * What each row of a table of statements says: of the column that is called so, else of the one with the longest values.
 * [] for what is no table.
 */
export function statementsOf({ text, blocks = [], places }: Document): DraftRow[] {
  const rows = blocks.filter(({ kind }) => kind === 'table-row');
  if (rows.length === 0 || rows.length < blocks.length) return [];
  const lines = rows.map(({ start, end }) => text.slice(start, end).split('\n'));
  const column = columnOf(lines);
  return rows.flatMap(({ start }, i) => {
    const words = column === undefined ? (lines[i] ?? []).join('\n') : valueIn(lines[i] ?? [], column);
    const place = anchorAt(places?.anchors ?? [], start)?.label ?? `row ${i + 1}`;
    return words.trim() === '' ? [] : [{ text: words.trim(), place }];
  });
}

interface Column {
  readonly name: string;
  readonly all: ReadonlySet<string>;
}

/** The column of statements; undefined for a table whose columns have no names. */
function columnOf(rows: readonly (readonly string[])[]): Column | undefined {
  const lengths = new Map<string, { rows: number; letters: number }>();
  for (const lines of rows) {
    for (const line of lines) {
      const name = cell.exec(line)?.[1];
      if (name === undefined) continue;
      const sum = lengths.get(name) ?? { rows: 0, letters: 0 };
      lengths.set(name, { rows: sum.rows + 1, letters: sum.letters + line.length - name.length });
    }
  }
  // What only some rows begin with is a part of what they say.
  const usual = [...lengths].filter(([, sum]) => sum.rows * 2 >= rows.length);
  const all = new Set(usual.map(([name]) => name));
  const [longest] = usual.toSorted(([, a], [, b]) => b.letters - a.letters);
  const named = usual.find(([name]) => names.test(name.trim()));
  const name = (named ?? longest)?.[0];
  return name === undefined ? undefined : { name, all };
}

/** A row's value of the column, with the lines that follow it up to the next value. */
function valueIn(lines: readonly string[], { name, all }: Column): string {
  const nameOf = (line: string) => {
    const found = cell.exec(line)?.[1];
    return found !== undefined && all.has(found) ? found : undefined;
  };
  const first = lines.findIndex((line) => nameOf(line) === name);
  if (first < 0) return '';
  const next = lines.findIndex((line, i) => i > first && nameOf(line) !== undefined);
  const value = lines.slice(first, next < 0 ? undefined : next);
  return [value[0]?.slice(name.length + 2) ?? '', ...value.slice(1)].join('\n');
}
