import type { Format } from '../format.js';

/** Word files: the text with its headings, lists, tables and notes, and what the file says about itself. */
export const word: Format = {
  name: 'Word',
  extensions: ['.docx', '.docm'],
  isParsed: true,
  async read(bytes, { unpackedBytes }) {
    const { readWord } = await import('../word/read-word.js');
    return readWord(bytes, unpackedBytes);
  },
};
