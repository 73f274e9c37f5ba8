import type { Format } from '../format.js';

/** OpenDocument texts: headings, lists, tables, notes and formulas. */
export const odt: Format = {
  name: 'OpenDocument text',
  extensions: ['.odt'],
  isParsed: true,
  async read(bytes, { unpackedBytes }) {
    const { readOdt } = await import('../odf/read-odf.js');
    return readOdt(bytes, unpackedBytes);
  },
};

/** OpenDocument presentations: a slide is a place, and so are its notes. */
export const odp: Format = {
  name: 'OpenDocument presentation',
  extensions: ['.odp'],
  isParsed: true,
  async read(bytes, { unpackedBytes }) {
    const { readOdp } = await import('../odf/read-odf.js');
    return readOdp(bytes, unpackedBytes);
  },
};

/** PowerPoint presentations, likewise. */
export const pptx: Format = {
  name: 'PowerPoint',
  extensions: ['.pptx', '.pptm'],
  isParsed: true,
  async read(bytes, { unpackedBytes }) {
    const { readPptx } = await import('../slides/read-pptx.js');
    return readPptx(bytes, unpackedBytes);
  },
};
