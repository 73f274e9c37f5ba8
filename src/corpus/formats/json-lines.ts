import { decode } from '../decode.js';
import type { Format } from '../format.js';
import { cellsOf } from '../json/records.js';
import { linesOf, namedLines } from '../lines.js';
import { RowsText } from '../rows-text.js';
import { Unreadable } from '../unreadable.js';

/** A JSON value on each line: a line is a passage, counted as in the file. */
export const jsonLines: Format = {
  name: 'JSON Lines',
  extensions: ['.jsonl', '.ndjson'],
  isParsed: true,
  async read(bytes) {
    const text = new RowsText();
    const broken: number[] = [];
    let number = 0;
    for (const line of linesOf(decode(bytes))) {
      number++;
      if (line.text.trim() === '') continue;
      const value = parsed(line.text);
      if (value === undefined) broken.push(number);
      else text.add(`row ${number}`, cellsOf(value));
    }
    if (broken.length === 0) return text.reading();
    const fault = `${namedLines(broken)} no JSON`;
    if (text.isEmpty) throw new Unreadable(fault);
    return { ...text.reading(), fault };
  },
};

/** @returns undefined where the line is no JSON. */
function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
