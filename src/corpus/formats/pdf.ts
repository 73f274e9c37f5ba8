import type { Format } from '../format.js';

/** PDF: the text in the order in which it is read, a page a place. */
export const pdf: Format = {
  name: 'PDF',
  extensions: ['.pdf'],
  isParsed: true,
  async read(bytes, _limits, beside) {
    const { readPdf } = await import('../pdf/read-pdf.js');
    return readPdf(bytes, beside?.pictures);
  },
};
