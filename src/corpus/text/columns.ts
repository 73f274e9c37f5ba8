import type { Line } from '../lines.js';

/** So many lines make a table of what stands below each other. */
const minRows = 3;
/** In a longer line columns are chance. */
const maxRowLength = 300;

/** Whether lines are rows of a table: set apart by tabs, or by gaps of two blanks or more that stand below each other. */
export function areColumns(lines: readonly Line[]): boolean {
  if (lines.length < minRows || lines.some(({ text }) => text.length > maxRowLength)) return false;
  const bare = lines.filter(({ text }) => !isRule(text));
  if (bare.length < minRows) return false;
  const tabs = bare.filter(({ text }) => /\S\t+\S/.test(text)).length;
  if (tabs === bare.length) return true;
  const starts = bare.map(({ text }) => columnStarts(text));
  if (starts.filter((columns) => columns.length > 0).length * 10 < bare.length * 9) return false;
  const counts = new Map<number, number>();
  for (const columns of starts) for (const at of columns) counts.set(at, (counts.get(at) ?? 0) + 1);
  return Math.max(0, ...counts.values()) * 10 >= bare.length * 7;
}

/** A line of dashes under a table's names, or of a table's frame. */
export function isRule(text: string): boolean {
  return /^[\s|+:=_-]*$/.test(text) && /[-=_]{2}/.test(text);
}

/** Whether the first line names the columns of the others: it holds no figure where they do. */
export function namesColumns([first, ...others]: readonly Line[]): boolean {
  if (first === undefined || /\d/.test(first.text)) return false;
  const figures = others.filter(({ text }) => /\d/.test(text)).length;
  return others.some(({ text }) => isRule(text)) || figures * 2 > others.length;
}

function columnStarts(text: string): readonly number[] {
  return Array.from(text.matchAll(/\S(?: {2,}|\t+)(?=\S)/g), ({ index, 0: gap }) => index + gap.length);
}
