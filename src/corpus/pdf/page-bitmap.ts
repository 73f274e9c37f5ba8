import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import type { Bitmap } from '../ocr/bitmap.js';

/** Letters are read as well at this resolution as at a finer one. */
const dotsPerInch = 300;
const pointsPerInch = 72;
/** No page is drawn larger, in pixels: half as much again as A4 at that resolution. */
const maxPixels = 13_000_000;
/** A larger picture is left out, in pixels: a page at 800 dots per inch. */
const maxImagePixels = 64_000_000;
/** Of so many pictures is a page put together: strips of a scan, at most. */
const maxImages = 500;

/** A mask is a picture, too, whose ones are holes: paper. */
const painting = ['paintImageXObject', 'paintInlineImageXObject', 'paintImageMaskXObject'];

type Matrix = readonly [number, number, number, number, number, number];

/** A picture as PDF.js decodes it. */
interface Image {
  readonly width: number;
  readonly height: number;
  readonly data?: Uint8Array | Uint8ClampedArray;
}

/** A picture and where it stands on the page: its unit square, whose y grows upwards, in points. */
interface Placed {
  readonly image: Required<Image>;
  readonly toPage: Matrix;
}

/** Numbers of drawing operators by their names. */
type Operators = Readonly<Record<string, number>>;

interface Pages {
  getPage(number: number): Promise<Page>;
}

interface Page {
  readonly objs: Objects;
  readonly commonObjs: Objects;
  getOperatorList(): Promise<{ readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }>;
  getViewport(options: { readonly scale: number }): {
    readonly width: number;
    readonly height: number;
    readonly transform: readonly number[];
  };
  cleanup(): void;
}

interface Objects {
  get(name: string, callback: (image: Image | null) => void): void;
}

/** Puts together what the pictures on a file's pages show, as the page is seen; vectors and text are left out. */
export class PageBitmaps {
  readonly #pdf: Pages;
  readonly #operators: Operators;

  private constructor(pdf: Pages, operators: Operators) {
    this.#pdf = pdf;
    this.#operators = operators;
  }

  static async of(bytes: Uint8Array): Promise<PageBitmaps> {
    const { OPS } = (await getResolvedPDFJS()) as unknown as { readonly OPS: Operators };
    const options = { verbosity: 0, useWorkerFetch: false, maxImageSize: maxImagePixels };
    const pdf = await getDocumentProxy(new Uint8Array(bytes), options);
    return new PageBitmaps(pdf as unknown as Pages, OPS);
  }

  /** undefined where no picture is on it, or none that can be decoded. @param number From 1. */
  async page(number: number): Promise<Bitmap | undefined> {
    const page = await this.#pdf.getPage(number);
    try {
      const placed = await this.#placed(page);
      return placed.length === 0 ? undefined : drawn(placed, page);
    } finally {
      page.cleanup();
    }
  }

  async #placed(page: Page): Promise<readonly Placed[]> {
    const { fnArray, argsArray } = await page.getOperatorList();
    const ops = this.#operators;
    const placed: Placed[] = [];
    const saved: Matrix[] = [];
    let matrix: Matrix = [1, 0, 0, 1, 0, 0];
    for (const [i, operator] of fnArray.entries()) {
      const args = (argsArray[i] ?? []) as readonly unknown[];
      if (operator === ops['save']) saved.push(matrix);
      else if (operator === ops['restore']) matrix = saved.pop() ?? matrix;
      else if (operator === ops['transform']) matrix = times(matrix, args as unknown as Matrix);
      else if (operator === ops['paintFormXObjectBegin']) {
        saved.push(matrix);
        if (args[0] !== null) matrix = times(matrix, args[0] as Matrix);
      } else if (operator === ops['paintFormXObjectEnd']) matrix = saved.pop() ?? matrix;
      else {
        const isImage = painting.some((name) => operator === ops[name]);
        const image = isImage && placed.length < maxImages ? await imageOf(page, args[0]) : undefined;
        if (image !== undefined) placed.push({ image, toPage: matrix });
      }
    }
    return placed;
  }
}

/** @param named The picture itself, or the name under which PDF.js keeps it, alone or in a description. */
async function imageOf(page: Page, named: unknown): Promise<Required<Image> | undefined> {
  const description = (typeof named === 'object' && named !== null ? named : {}) as Image & {
    data?: unknown;
  };
  const name = typeof named === 'string' ? named : description.data;
  const image =
    typeof name !== 'string'
      ? description
      : await new Promise<Image | null>((resolve) =>
          (name.startsWith('g_') ? page.commonObjs : page.objs).get(name, resolve),
        );
  if (image?.data === undefined || !(image.width > 0) || !(image.height > 0)) return undefined;
  return { width: image.width, height: image.height, data: image.data };
}

/** `inner`, then `outer`. */
function times(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

function inverse([a, b, c, d, e, f]: Matrix): Matrix | undefined {
  const determinant = a * d - b * c;
  if (Math.abs(determinant) < 1e-9) return undefined;
  const n = 1 / determinant;
  return [d * n, -b * n, -c * n, a * n, (c * f - d * e) * n, (b * e - a * f) * n];
}

function drawn(placed: readonly Placed[], page: Page): Bitmap {
  const viewport = page.getViewport({ scale: 1 });
  const finest = Math.max(...placed.map(resolutionOf));
  const max = Math.sqrt(maxPixels / (viewport.width * viewport.height));
  const scale = Math.min(finest, dotsPerInch / pointsPerInch, max);
  const width = Math.max(1, Math.round(viewport.width * scale));
  const height = Math.max(1, Math.round(viewport.height * scale));
  const grey = new Uint8Array(width * height).fill(255);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = viewport.transform;
  const toPixels: Matrix = [a * scale, b * scale, c * scale, d * scale, e * scale, f * scale];
  for (const one of placed) draw(one, times(toPixels, one.toPage), { width, height, grey });
  return { width, height, grey };
}

/** Of a picture on its page: pixels a point. */
function resolutionOf({ image, toPage: [a, b, c, d] }: Placed): number {
  const across = image.width / (Math.hypot(a, b) || 1);
  const down = image.height / (Math.hypot(c, d) || 1);
  return Math.max(across, down);
}

/** Draws a picture where it stands, from its pixels that are nearest to each of the page's; of finer ones their mean. */
function draw({ image }: Placed, toPixels: Matrix, { width, height, grey }: Bitmap): void {
  const back = inverse(toPixels);
  const shade = shadesOf(image);
  if (back === undefined || shade === undefined) return;
  const [a, b, c, d, e, f] = toPixels;
  const xs = [e, e + a, e + c, e + a + c];
  const ys = [f, f + b, f + d, f + b + d];
  const from = { x: Math.max(0, Math.floor(Math.min(...xs))), y: Math.max(0, Math.floor(Math.min(...ys))) };
  const to = {
    x: Math.min(width, Math.ceil(Math.max(...xs))),
    y: Math.min(height, Math.ceil(Math.max(...ys))),
  };
  // How many of its pixels stand in one of the page's, in each direction.
  const finer = Math.hypot(back[0], back[1]) * Math.max(image.width, image.height);
  const samples = Math.min(4, Math.max(1, Math.round(finer)));
  for (let y = from.y; y < to.y; y++) {
    for (let x = from.x; x < to.x; x++) {
      let [sum, count] = [0, 0];
      for (let n = 0; n < samples * samples; n++) {
        const px = x + ((n % samples) + 0.5) / samples;
        const py = y + (Math.floor(n / samples) + 0.5) / samples;
        const column = Math.floor((back[0] * px + back[2] * py + back[4]) * image.width);
        const row = Math.floor((1 - (back[1] * px + back[3] * py + back[5])) * image.height);
        if (column < 0 || row < 0 || column >= image.width || row >= image.height) continue;
        sum += shade(column, row);
        count++;
      }
      if (count > 0) grey[y * width + x] = sum / count;
    }
  }
}

/** How bright a pixel is, 0..255; undefined where the picture's data are of a form that is not known. */
function shadesOf({
  width,
  height,
  data,
}: Required<Image>): ((column: number, row: number) => number) | undefined {
  const channels = data.length / (width * height);
  const at = (index: number) => data[index] ?? 255;
  if (channels === 3 || channels === 4) {
    return (column, row) => {
      const i = (row * width + column) * channels;
      return 0.299 * at(i) + 0.587 * at(i + 1) + 0.114 * at(i + 2);
    };
  }
  const bytesARow = (width + 7) >> 3;
  if (data.length < bytesARow * height) return undefined;
  return (column, row) => {
    const bit = (at(row * bytesARow + (column >> 3)) >> (7 - (column & 7))) & 1;
    return bit === 1 ? 255 : 0;
  };
}
