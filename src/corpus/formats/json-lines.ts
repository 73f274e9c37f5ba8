import { decode } from '../decode.js';
import type { Format } from '../format.js';
import { linesOf } from '../lines.js';
import { type Cell, RowsText } from '../rows-text.js';
import { Unreadable } from '../unreadable.js';

/** A JSON value on each line: a line is a passage, counted as in the file. */
export const jsonLines: Format = {
  name: 'JSON Lines',
  extensions: ['.jsonl', '.ndjson'],
  isParsed: true,
  async read(bytes) {
    const text = new RowsText();
    let number = 0;
    for (const line of linesOf(decode(bytes))) {
      number++;
      if (line.text.trim() !== '') text.add(number, cellsOf(parseLine(line.text, number), ''));
    }
    return text.reading();
  },
};

function parseLine(line: string, number: number): unknown {
  try {
    return JSON.parse(line);
  } catch (cause) {
    throw new Unreadable(`line ${number} is no JSON`, { cause });
  }
}

/** What is nested is named by its path ("author.name"); a list of single values is one value, with commas. */
function* cellsOf(value: unknown, name: string): Generator<Cell> {
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
