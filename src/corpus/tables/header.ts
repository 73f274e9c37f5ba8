import type { Row } from './records.js';

export interface Header {
  /** Of the columns, in order; '' where one has none. */
  readonly names: readonly string[];
  /** Which of the rows it is, from 0. */
  readonly index: number;
}

/** A title and notes above a table are not longer than so many rows. */
const maxAbove = 10;
/** So many rows below tell whether a year names a column or stands in it. */
const rowsLooked = 20;

/** The row that names the columns: the first one that is as wide as the table; undefined where there is none. */
export function headerOf(rows: readonly Row[]): Header | undefined {
  const filled = rows.slice(0, 200).map(({ values }) => values.filter((value) => value.trim() !== '').length);
  const isTable = filled.filter((count) => count > 1).length * 2 > filled.length;
  const index = isTable ? filled.findIndex((count) => count > 1) : 0;
  if (index === -1 || index > maxAbove) return undefined;
  const names = (rows[index]?.values ?? []).map((name) => name.replace(/\s+/g, ' ').trim());
  if (!isTable && isSentence(names[0] ?? '')) return undefined;
  return areNames(names, rows.slice(index + 1, index + 1 + rowsLooked)) ? { names, index } : undefined;
}

/** A longer name of a table's only column is what its first row says; in UTF-16 code units. */
const maxOnlyNameLength = 40;

/** What stands first in a list of sentences names nothing. */
function isSentence(words: string): boolean {
  return words.length > maxOnlyNameLength || /[.!?…。！？]["'”’»]?$/u.test(words);
}

/**
 * Each is there once and holds a letter, or is a year above what are no years. One may be empty: that of a column of
 * numbers or names in front, which programs write without a name, or of a last one.
 */
function areNames(names: readonly string[], below: readonly Row[]): boolean {
  const given = names.filter((name) => name !== '');
  if (given.length === 0 || new Set(given).size < given.length || given.length < names.length - 1)
    return false;
  return names.every(
    (name, column) =>
      name === '' ||
      /\p{L}/u.test(name) ||
      (isYear(name) && !isColumnOfYears(below, column) && below.length > 0),
  );
}

function isYear(value: string): boolean {
  return /^(?:1[5-9]|20|21)\d{2}$/.test(value.trim());
}

function isColumnOfYears(rows: readonly Row[], column: number): boolean {
  const values = rows.map(({ values }) => values[column]?.trim() ?? '').filter((value) => value !== '');
  return values.length > 0 && values.filter(isYear).length * 2 > values.length;
}
