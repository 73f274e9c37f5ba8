import type { Cell } from '../rows-text.js';

/** A record of a JSON file, and what people call it. */
export interface JsonRecord {
  readonly label: string;
  readonly cells: Iterable<Cell>;
}

/**
 * What a JSON file holds, record by record: the items of a list, or of each list of objects that an object holds, with
 * what else that object says as a record of its own.
 */
export function* recordsOf(value: unknown): Generator<JsonRecord> {
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) yield { label: `record ${i + 1}`, cells: cellsOf(item) };
    return;
  }
  if (typeof value !== 'object' || value === null) {
    yield { label: 'record 1', cells: cellsOf(value) };
    return;
  }
  const entries = Object.entries(value);
  const lists = entries.filter(([, inner]) => isListOfObjects(inner));
  const rest = entries.filter(([, inner]) => !isListOfObjects(inner));
  if (rest.length > 0) yield { label: 'record 1', cells: cellsOf(Object.fromEntries(rest)) };
  for (const [name, list] of lists) {
    for (const [i, item] of (list as readonly unknown[]).entries())
      yield { label: `${name}, record ${i + 1}`, cells: cellsOf(item) };
  }
}

/** What is nested is named by its path ("author.name"); a list of single values is one value, with commas. */
export function* cellsOf(value: unknown, name = ''): Generator<Cell> {
  if (value === null) return;
  if (typeof value !== 'object') yield [name, String(value)];
  else if (Array.isArray(value) && value.every((item) => typeof item !== 'object')) {
    yield [name, value.join(', ')];
  } else {
    for (const [key, inner] of Object.entries(value)) {
      yield* cellsOf(inner, name === '' ? key : `${name}.${key}`);
    }
  }
}

function isListOfObjects(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'object');
}
