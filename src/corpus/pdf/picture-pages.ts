import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import type { Pdf } from './pdf.js';

/** A larger picture on a page without text is what the page shows, in pixels; a smaller one is a mark or an ornament. */
const minPixels = 10_000;
/** A page of more lines and shapes is drawn; a few are rules. */
const maxShapes = 40;

/** How a file is opened of which no picture is to be decoded: PDF.js leaves out one that is larger than it may be. */
export const withoutPictures = { verbosity: 0, useWorkerFetch: false, maxImageSize: minPixels } as const;

/**
 * Those of the pages that show something, none of which has any text: scans, photographs, drawings. The others are blank.
 * Where PDF.js is strict, it gives up a page at a picture that is larger than it may be: what such a page lacks beside the
 * other was one.
 * @param lenient The same file, opened `withoutPictures`.
 */
export async function picturePages(
  lenient: Pdf,
  bytes: Uint8Array,
  pages: readonly number[],
): Promise<number[]> {
  if (pages.length === 0) return [];
  const { OPS } = (await getResolvedPDFJS()) as unknown as { readonly OPS: Readonly<Record<string, number>> };
  const shapes = new Set([OPS['constructPath'], OPS['shadingFill'], OPS['paintImageXObject']]);
  const options = { ...withoutPictures, stopAtErrors: true };
  const strict = (await getDocumentProxy(new Uint8Array(bytes), options)) as unknown as Pdf;
  const found: number[] = [];
  for (const number of pages) {
    const all = await operatorsOf(lenient, number);
    const drawn = all.filter((operator) => shapes.has(operator)).length;
    if (drawn > maxShapes || (await operatorsOf(strict, number)).length < all.length) found.push(number);
  }
  return found;
}

/** None where the page cannot be drawn. */
async function operatorsOf(pdf: Pdf, number: number): Promise<readonly number[]> {
  try {
    const page = await pdf.getPage(number);
    const { fnArray } = await page.getOperatorList();
    page.cleanup();
    return fnArray;
  } catch {
    return [];
  }
}
