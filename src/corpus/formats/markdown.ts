import { decodeText } from '../decode-text.js';
import type { Format } from '../format.js';

/** Markdown, quoted as it is written; its blocks are those of CommonMark. */
export const markdown: Format = {
  name: 'Markdown',
  extensions: ['.md', '.markdown'],
  isParsed: true,
  async read(bytes, _, around) {
    const [{ readFrontMatter }, { markdownHeading }, { markdownBlocks }] = await Promise.all([
      import('../front-matter.js'),
      import('../heading.js'),
      import('../markdown/markdown-blocks.js'),
    ]);
    const { text, ...told } = decodeText(bytes, around?.encoding);
    const { fields, body } = readFrontMatter(text);
    return {
      text,
      body,
      blocks: markdownBlocks(text, body),
      fields,
      heading: markdownHeading(text, body),
      ...told,
    };
  },
};
