import type { Format } from '../format.js';
import { Unreadable } from '../unreadable.js';

/** Pictures of text, where OCR is on: a scan, a photograph of a page, a fax of several. */
export const picture: Format = {
  name: 'picture',
  extensions: ['.png', '.jpg', '.jpeg', '.tif', '.tiff'],
  isParsed: true,
  isReadAlone: true,
  async read(bytes, _limits, beside) {
    if (beside?.pictures === undefined) throw new Unreadable('is a picture, and no OCR is set');
    const { readPicture } = await import('../ocr/read-picture.js');
    return readPicture(bytes, beside.pictures);
  },
};
