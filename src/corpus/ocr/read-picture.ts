import { joined, type Unit } from '../blocks/joined.js';
import type { FormatReading } from '../format.js';
import { pagesNamed } from '../pdf/page-faults.js';
import { textBlocks } from '../text/text-blocks.js';
import { Unreadable } from '../unreadable.js';
import type { Pictures } from './pictures.js';
import { opensAt, tiffPages } from './tiff-pages.js';

/** The words of a picture, of each of its pages where it is a TIFF file of several. @throws {Unreadable} */
export async function readPicture(bytes: Uint8Array, pictures: Pictures): Promise<FormatReading> {
  // One more than may be read, so that it can be said that there are more.
  const pages = tiffPages(bytes, pictures.max + 1);
  const units: Unit[] = [];
  const wordless: number[] = [];
  for (let i = 0; i < Math.max(1, pages.length) && !pictures.isFull; i++) {
    const page = await pictures.read(pages.length < 2 ? bytes : opensAt(bytes, pages[i] ?? 0));
    if (page === undefined) wordless.push(i + 1);
    else {
      const { text, ...recognised } = page;
      const label = pages.length < 2 ? 'picture' : `page ${i + 1}`;
      const blocks = textBlocks(text, { start: 0, end: text.length });
      units.push({ anchors: [{ offset: 0, label, recognised }], text, blocks });
    }
  }
  if (units.length === 0) throw new Unreadable('is a picture in which no words were found');
  const faults = [
    ...(wordless.length === 0 ? [] : [`no words were found on ${pagesNamed(wordless)}`]),
    ...(pages.length > pictures.max ? [`has more than the ${pictures.max} pages that are read by OCR`] : []),
  ];
  return {
    ...joined(units, false),
    fields: {},
    ...(faults.length === 0 ? {} : { fault: faults.join(', ') }),
  };
}
