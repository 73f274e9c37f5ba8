import { decode } from '../decode.js';
import type { Format } from '../format.js';
import { RowsText } from '../rows-text.js';
import { Unreadable } from '../unreadable.js';

/** JSON: its records as those of JSON Lines; a channel that a chat program has exported as who said what when. */
export const json: Format = {
  name: 'JSON',
  extensions: ['.json'],
  isParsed: true,
  async read(bytes, _, around) {
    const [{ recordsOf }, { chatExport }] = await Promise.all([
      import('../json/records.js'),
      import('../chat-exports/readers.js'),
    ]);
    const value = parsed(decode(bytes));
    const chat = chatExport(value, around);
    if (chat !== undefined) return chat;
    const text = new RowsText();
    for (const { label, cells } of recordsOf(value)) text.add(label, cells);
    return text.reading();
  },
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Unreadable('is no JSON', { cause });
  }
}
