import type { Format } from '../format.js';

/** Jupyter notebooks: a cell is a place, and so is what it printed. */
export const notebook: Format = {
  name: 'notebook',
  extensions: ['.ipynb'],
  isParsed: true,
  async read(bytes) {
    const { readNotebook } = await import('../notebook/read-notebook.js');
    return readNotebook(bytes);
  },
};
