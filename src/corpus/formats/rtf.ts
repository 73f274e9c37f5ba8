import type { Format } from '../format.js';

/** Rich Text: what Word, WordPad and TextEdit write. */
export const rtf: Format = {
  name: 'RTF',
  extensions: ['.rtf'],
  isParsed: true,
  async read(bytes) {
    const { readRtf } = await import('../rtf/read-rtf.js');
    return readRtf(bytes);
  },
};
