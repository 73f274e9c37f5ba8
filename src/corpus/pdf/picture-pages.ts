import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';

/** A larger picture on a page without text is what the page shows, in pixels; a smaller one is a mark or an ornament. */
const minPixels = 10_000;
/** A page of more lines and shapes is drawn; a few are rules. */
const maxShapes = 40;

interface Drawing {
  getPage(number: number): Promise<{
    getOperatorList(): Promise<{ readonly fnArray: readonly number[] }>;
    cleanup(): void;
  }>;
}

/**
 * Those of the pages that show something, none of which has any text: scans, photographs, drawings. The others are blank.
 * No picture is decoded: PDF.js leaves out one that is larger than it may be. Where it is strict, it gives up the page
 * there: what such a page lacks beside the other was a picture.
 */
export async function picturePages(bytes: Uint8Array, pages: readonly number[]): Promise<number[]> {
  if (pages.length === 0) return [];
  const { OPS } = (await getResolvedPDFJS()) as unknown as { readonly OPS: Readonly<Record<string, number>> };
  const shapes = new Set([OPS['constructPath'], OPS['shadingFill'], OPS['paintImageXObject']]);
  const [lenient, strict] = [await opened(bytes, false), await opened(bytes, true)];
  const found: number[] = [];
  for (const number of pages) {
    const all = await operatorsOf(lenient, number);
    const drawn = all.filter((operator) => shapes.has(operator)).length;
    if (drawn > maxShapes || (await operatorsOf(strict, number)).length < all.length) found.push(number);
  }
  return found;
}

async function opened(bytes: Uint8Array, stopAtErrors: boolean): Promise<Drawing> {
  const options = { verbosity: 0, useWorkerFetch: false, maxImageSize: minPixels, stopAtErrors };
  return (await getDocumentProxy(new Uint8Array(bytes), options)) as unknown as Drawing;
}

/** None where the page cannot be drawn. */
async function operatorsOf(pdf: Drawing, number: number): Promise<readonly number[]> {
  try {
    const page = await pdf.getPage(number);
    const { fnArray } = await page.getOperatorList();
    page.cleanup();
    return fnArray;
  } catch {
    return [];
  }
}
