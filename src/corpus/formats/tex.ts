import { decode } from '../decode.js';
import type { Format } from '../format.js';

/** LaTeX: its words, without commands. */
export const tex: Format = {
  name: 'LaTeX',
  extensions: ['.tex'],
  isParsed: true,
  async read(bytes) {
    const { readTex } = await import('../tex/read-tex.js');
    return readTex(decode(bytes));
  },
};
