import { joined, type Unit } from '../blocks/joined.js';
import { type Json, listOf, objectOf, stringOf } from '../chat-exports/json.js';
import { decode } from '../decode.js';
import type { FormatReading } from '../format.js';
import { markdownHeading } from '../heading.js';
import { markdownBlocks } from '../markdown/markdown-blocks.js';
import { Unreadable } from '../unreadable.js';

/** What colours the output of a terminal. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they begin with the escape
const colours = /\u001b\[[\d;]{0,20}m/g;

/** A notebook, cell by cell: its Markdown as it is written, its code, and what that printed. @throws {Unreadable} */
export function readNotebook(bytes: Uint8Array): FormatReading {
  const cells = cellsOf(decode(bytes));
  const reading = joined(
    cells.flatMap((cell, i) => unitsOf(cell, `cell ${i + 1}`)),
    false,
  );
  if (reading.text === '') throw new Unreadable('holds no text');
  const [first] = cells.filter(isMarkdown).map((cell) => {
    const text = sourceOf(cell);
    return markdownHeading(text, { start: 0, end: text.length });
  });
  return { ...reading, fields: {}, heading: first };
}

/** Those of version 4, and of version 3 before it. */
function cellsOf(source: string): readonly Json[] {
  let notebook: Json;
  try {
    notebook = objectOf(JSON.parse(source));
  } catch (cause) {
    throw new Unreadable('is no notebook: it is no JSON', { cause });
  }
  const sheets = listOf(notebook['worksheets']).map(objectOf);
  const cells = [notebook, ...sheets].flatMap((part) => listOf(part['cells']));
  if (cells.length === 0) throw new Unreadable('is no notebook: it holds no cells');
  return cells.map(objectOf);
}

function isMarkdown(cell: Json): boolean {
  return cell['cell_type'] === 'markdown' || cell['cell_type'] === 'heading';
}

function sourceOf(cell: Json): string {
  return textOf(cell['source'] ?? cell['input']).trimEnd();
}

function unitsOf(cell: Json, label: string): Unit[] {
  const text = sourceOf(cell);
  const whole = { start: 0, end: text.length };
  if (isMarkdown(cell)) return [{ label, text, blocks: markdownBlocks(text, whole) }];
  if (cell['cell_type'] !== 'code') return [unitOf(label, text, 'paragraph')];
  const printed = listOf(cell['outputs']).map((output) => printedBy(objectOf(output)));
  return [
    unitOf(label, text, 'code'),
    unitOf(`${label}, output`, printed.filter((part) => part.trim() !== '').join('\n'), 'code'),
  ];
}

function unitOf(label: string, raw: string, kind: 'code' | 'paragraph'): Unit {
  const text = raw.trim();
  return { label, text, blocks: text === '' ? [] : [{ kind, start: 0, end: text.length }] };
}

/** What an output says in plain text. */
function printedBy(output: Json): string {
  const plain = output['text'] ?? objectOf(output['data'])['text/plain'];
  const fault = [stringOf(output['ename']), stringOf(output['evalue'])].filter(Boolean).join(': ');
  return (plain === undefined ? fault : textOf(plain)).replace(colours, '').trimEnd();
}

/** Notebooks write text as a list of lines, or as one. */
function textOf(value: unknown): string {
  return Array.isArray(value) ? value.map(stringOf).join('') : stringOf(value);
}
