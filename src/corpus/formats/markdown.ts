import { decode } from '../decode.js';
import type { Format } from '../format.js';
import { readFrontMatter } from '../front-matter.js';
import { markdownHeading } from '../heading.js';

/** Markdown, quoted as it is written. */
export const markdown: Format = {
  name: 'Markdown',
  extensions: ['.md'],
  async read(bytes) {
    const text = decode(bytes);
    const { fields, body } = readFrontMatter(text) ?? { fields: {}, body: { start: 0, end: text.length } };
    return { text, body, fields, heading: markdownHeading(text, body) };
  },
};
