import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { FaultyInput, reasonOf } from './faulty-input.js';

/**
 * The rows of a JSONL file in order, checked; blank lines are passed over.
 * @throws {FaultyInput} that names the first faulty line as `file:line`, and how many others there are: no JSON, not
 *   of the schema, an id that an earlier line has. Also for a file that cannot be read or holds no row.
 */
export function readJsonLines<Row extends { readonly id: string }>(
  file: string,
  schema: z.ZodType<Row>,
): Row[] {
  const rows: Row[] = [];
  const lineOf = new Map<string, number>();
  const faults: string[] = [];
  for (const [i, line] of readText(file).split('\n').entries()) {
    if (line.trim() === '') continue;
    const row = readRow(line, schema);
    if (typeof row === 'string') {
      faults.push(`${file}:${i + 1}: ${row}`);
      continue;
    }
    const earlier = lineOf.get(row.id);
    if (earlier !== undefined) {
      faults.push(`${file}:${i + 1}: id: the same as on line ${earlier}`);
      continue;
    }
    lineOf.set(row.id, i + 1);
    rows.push(row);
  }
  const [first] = faults;
  if (first !== undefined) {
    throw new FaultyInput(faults.length === 1 ? first : `${first} (and ${faults.length - 1} more faulty)`);
  }
  if (rows.length === 0) throw new FaultyInput(`${file}: holds no line`);
  return rows;
}

/** @throws {FaultyInput} if it cannot be read, or is no UTF-8. */
export function readText(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    throw new FaultyInput(`${file}: cannot be read: ${reasonOf(error)}`, { cause: error });
  }
  try {
    // Takes a byte order mark away, which JSON does not know.
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (error) {
    throw new FaultyInput(`${file}: is not UTF-8`, { cause: error });
  }
}

/** The row, or what is wrong with it. */
function readRow<Row>(line: string, schema: z.ZodType<Row>): Row | string {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return 'is not JSON';
  }
  const { data, error } = schema.safeParse(value);
  if (error === undefined) return data;
  const [issue] = error.issues;
  const key = issue?.path.join('.') ?? '';
  return `${key === '' ? '' : `${key}: `}${issue?.message ?? 'is not understood'}`;
}
