import type { Format } from '../format.js';

/** Books: a chapter is a place. */
export const epub: Format = {
  name: 'EPUB',
  extensions: ['.epub'],
  isParsed: true,
  async read(bytes, { unpackedBytes }) {
    const { readEpub } = await import('../epub/read-epub.js');
    return readEpub(bytes, unpackedBytes);
  },
};
