import { decodeText } from '../decode-text.js';
import type { Format } from '../format.js';

/** Plain text: nothing in it is markup but front matter; its blocks are what is plain to see. */
export const text: Format = {
  name: 'text',
  extensions: ['.txt', '.text', '.log'],
  async read(bytes, _, around) {
    const [{ readFrontMatter }, { leadingHeading }, { textBlocks }] = await Promise.all([
      import('../front-matter.js'),
      import('../heading.js'),
      import('../text/text-blocks.js'),
    ]);
    const { text, ...told } = decodeText(bytes, around?.encoding);
    const { fields, body } = readFrontMatter(text);
    return {
      text,
      body,
      blocks: textBlocks(text, body),
      fields,
      heading: leadingHeading(text, body),
      ...told,
    };
  },
};
