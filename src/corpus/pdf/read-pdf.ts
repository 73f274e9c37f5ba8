import { getDocumentProxy } from 'unpdf';
import { defined } from '../../core/types/defined.js';
import type { FormatReading } from '../format.js';
import { toPgm } from '../ocr/bitmap.js';
import type { Pictures } from '../ocr/pictures.js';
import type { RecognisedPage } from '../ocr/recognised-page.js';
import { Unreadable } from '../unreadable.js';
import { annotated, type Note } from './annotations.js';
import { columnsOf } from './columns.js';
import { flowText, type Page } from './flow.js';
import { FontWeights } from './font-weights.js';
import type { Fragment } from './fragment.js';
import { fragmentsOf, type TextItem } from './fragments.js';
import { PageBitmaps } from './page-bitmap.js';
import { isGarbled, pagesNamed } from './page-faults.js';
import type { Pdf } from './pdf.js';
import { withMargin } from './pdf-blocks.js';
import { pdfFields } from './pdf-fields.js';
import { picturePages, withoutPictures } from './picture-pages.js';
import { textOf } from './rows.js';
import { partHeads } from './running-heads.js';
import { largestWords } from './title-words.js';

interface DrawnPage {
  readonly number: number;
  readonly notes: readonly Note[];
  readonly fragments: readonly Fragment[];
  readonly aside: readonly Fragment[];
  /** Whether its fonts do not say what its characters are: then it has no fragments. */
  readonly isGarbled: boolean;
}

interface DrawnPages {
  readonly pages: readonly DrawnPage[];
  /** Numbers of those that cannot be read. */
  readonly broken: readonly number[];
}

function isWithoutText({ fragments, aside }: DrawnPage): boolean {
  return fragments.length + aside.length === 0;
}

/**
 * @param ocr Reads pages that are pictures; absent: they are named.
 * @throws {Unreadable} if it is no PDF, or one whose text cannot be read.
 */
export async function readPdf(bytes: Uint8Array, ocr?: Pictures): Promise<FormatReading> {
  refuseCutOff(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const missing = new Set<string>();
  const pdf = await opened(bytes, missing);
  const drawn = await drawnPages(pdf);
  const { pages, broken } = drawn;
  const shown = await picturesOf(pdf, bytes, pages, ocr);
  const labels = await labelsOf(pdf);
  const parted = partHeads(pages.map(({ fragments }) => fragments));
  const hasText = (page: DrawnPage) => !isWithoutText(page) || shown.recognised.has(page.number);
  const main = flowText(
    pages.map(({ number, aside }, i): Page => {
      const { body = [] } = parted[i] ?? {};
      const before = pages[i - 1];
      return {
        label: labels[number - 1] ?? `page ${number}`,
        isBehindGap: i > 0 && (before?.number !== number - 1 || !hasText(before)),
        columns: [...columnsOf(body), ...columnsOf(aside)],
        recognised: shown.recognised.get(number),
      };
    }),
  );
  const { text, anchors, blocks } = withMargin(
    main,
    pages.flatMap(({ number, notes }, i) => {
      const label = labels[number - 1] ?? `page ${number}`;
      return [
        ...(parted[i]?.heads ?? []).map((row) => ({ kind: 'margin' as const, words: textOf(row), label })),
        ...notes.map(({ words, by }) => ({
          kind: 'comment' as const,
          words,
          label,
          ...(by === '' ? {} : { speaker: by }),
        })),
      ];
    }),
  );
  const faults = [...brokenPages(broken, pdf.numPages), ...wordless(drawn, shown), ...missingTables(missing)];
  const fault = faults.length === 0 ? undefined : faults.join(', ');
  if (text.trim() === '') throw new Unreadable(fault ?? 'holds no text: its pages are empty');
  return {
    text,
    blocks,
    fields: await pdfFields(pdf),
    heading: largestWords(parted[0]?.body ?? []),
    places: { anchors, areSeparate: false },
    ...defined({ fault }),
  };
}

/** Looked for at both ends, since PDF.js makes something out of every ruin. @throws {Unreadable} */
function refuseCutOff(bytes: Buffer): void {
  if (!bytes.subarray(0, 1024).includes('%PDF-')) throw new Unreadable('is no PDF');
  const isWhole = bytes.lastIndexOf('%%EOF') > bytes.lastIndexOf('endobj');
  if (!isWhole) throw new Unreadable('is cut off: its end is missing');
}

/** @param missing Gets the names of tables of characters that the file refers to, and that do not come with unpdf. */
async function opened(bytes: Uint8Array, missing: Set<string>): Promise<Pdf> {
  class NoTables {
    async fetch({ name }: { readonly name: string }): Promise<never> {
      missing.add(name);
      throw new Error(`there is no table ${name}`);
    }
  }
  try {
    // A copy: PDF.js takes the buffer away.
    const data = new Uint8Array(bytes);
    return await getDocumentProxy(data, { ...withoutPictures, CMapReaderFactory: NoTables });
  } catch (cause) {
    const isEncrypted = cause instanceof Error && cause.name === 'PasswordException';
    throw new Unreadable(
      isEncrypted ? 'is encrypted: it opens only with a password' : 'is damaged: it cannot be opened',
      { cause },
    );
  }
}

async function drawnPages(pdf: Pdf): Promise<DrawnPages> {
  const pages: DrawnPage[] = [];
  const broken: number[] = [];
  const weights = new FontWeights();
  for (let number = 1; number <= pdf.numPages; number++) {
    try {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const drawn = items.filter((item): item is TextItem => 'str' in item);
      const { transform } = page.getViewport({ scale: 1 });
      const fonts = new Set(drawn.flatMap(({ fontName }) => fontName ?? []));
      const { fragments, aside } = fragmentsOf(drawn, transform, await weights.boldAmong(fonts, page));
      const added = annotated(await page.getAnnotations().catch(() => []), transform);
      const shown = [...fragments, ...added.fragments];
      const garbled = isGarbled([...shown, ...aside].map(({ text }) => text).join(' '));
      pages.push({
        number,
        notes: added.notes,
        fragments: garbled ? [] : shown,
        aside: garbled ? [] : aside,
        isGarbled: garbled,
      });
      page.cleanup();
    } catch {
      broken.push(number);
    }
  }
  return { pages, broken };
}

/** As viewers show them: the page's own number, where it has another one than its place. */
async function labelsOf(pdf: Pdf): Promise<readonly string[]> {
  const labels = await pdf.getPageLabels().catch(() => null);
  return Array.from({ length: pdf.numPages }, (_, i) => {
    const [number, label] = [String(i + 1), labels?.[i]?.trim() ?? ''];
    return label === '' || label === number
      ? `page ${number}`
      : `page ${label} (${number} of ${pdf.numPages})`;
  });
}

function brokenPages(broken: readonly number[], pages: number): readonly string[] {
  if (broken.length === 0) return [];
  return [
    broken.length === pages
      ? 'is damaged: no page of it can be read'
      : `${pagesNamed(broken)} cannot be read`,
  ];
}

/** Clauses about pages that have no text, or none that can be read. */
function wordless({ pages, broken }: DrawnPages, { pictures, beyond }: PagePictures): readonly string[] {
  const garbled = pages.filter(({ isGarbled }) => isGarbled).map(({ number }) => number);
  const isAll = pictures.length === pages.length && broken.length === 0;
  return [
    ...(pictures.length === 0
      ? []
      : [
          isAll
            ? 'holds no text: its pages are pictures'
            : `${pagesNamed(pictures)} ${pictures.length === 1 ? 'is a picture' : 'are pictures'}`,
        ]),
    ...(beyond === undefined ? [] : [`no more than ${beyond} pages of a file are read by OCR`]),
    ...(garbled.length === 0
      ? []
      : [
          garbled.length === pages.length
            ? garbledFonts
            : `the fonts of ${pagesNamed(garbled)} do not say what their characters are`,
        ]),
  ];
}

/** What became of the pages that show something, and have no text. */
interface PagePictures {
  /** Their words, as far as they were read. */
  readonly recognised: ReadonlyMap<number, RecognisedPage>;
  /** Those that were not. */
  readonly pictures: readonly number[];
  /** How many may be read, where there are more. */
  readonly beyond?: number;
}

async function picturesOf(
  pdf: Pdf,
  bytes: Uint8Array,
  pages: readonly DrawnPage[],
  ocr: Pictures | undefined,
): Promise<PagePictures> {
  const empty = pages.filter((page) => isWithoutText(page) && !page.isGarbled);
  const shown = await picturePages(
    pdf,
    bytes,
    empty.map(({ number }) => number),
  );
  const recognised = new Map<number, RecognisedPage>();
  if (shown.length === 0 || ocr === undefined) return { recognised, pictures: shown };
  const bitmaps = await PageBitmaps.of(bytes);
  let isBeyond = false;
  for (const number of shown) {
    if (ocr.isFull) {
      isBeyond = true;
      break;
    }
    const page = await readPicture(bitmaps, number, ocr);
    if (page !== undefined) recognised.set(number, page);
  }
  const pictures = shown.filter((number) => !recognised.has(number));
  return { recognised, pictures, ...(isBeyond ? { beyond: ocr.max } : {}) };
}

/** undefined where it has no words, or none that can be read. */
async function readPicture(
  bitmaps: PageBitmaps,
  number: number,
  ocr: Pictures,
): Promise<RecognisedPage | undefined> {
  const bitmap = await bitmaps.page(number).catch(() => undefined);
  if (bitmap === undefined) return undefined;
  try {
    return await ocr.read(toPgm(bitmap));
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}

const garbledFonts = 'does not say what the characters of its fonts are';

/** Older files in Chinese, Japanese and Korean refer to tables that viewers bring with them. */
function missingTables(names: ReadonlySet<string>): readonly string[] {
  if (names.size === 0) return [];
  const named = [...names].slice(0, 3).map((name) => name.replace(/[^\w-]/g, ''));
  return [`words in fonts that need the table ${named.join(', ')} cannot be read`];
}
