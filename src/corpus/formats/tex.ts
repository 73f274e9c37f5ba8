import { decodeText } from '../decode-text.js';
import type { Format } from '../format.js';

/** LaTeX: its words, without commands. */
export const tex: Format = {
  name: 'LaTeX',
  extensions: ['.tex'],
  isParsed: true,
  async read(bytes, _, around) {
    const { readTex } = await import('../tex/read-tex.js');
    const { text, ...told } = decodeText(bytes, around?.encoding);
    return { ...readTex(text), ...told };
  },
};
