import { getDocumentProxy } from 'unpdf';
import type { FormatReading } from '../format.js';
import { Unreadable } from '../unreadable.js';
import { annotated, type Note } from './annotations.js';
import { columnsOf } from './columns.js';
import { flow, type Page } from './flow.js';
import { type Fragment, fragmentsOf, type TextItem } from './fragments.js';
import type { Pdf } from './pdf.js';
import { withMargin } from './pdf-blocks.js';
import { pdfFields } from './pdf-fields.js';
import { textOf } from './rows.js';
import { partHeads } from './running-heads.js';
import { largestWords } from './title-words.js';

interface DrawnPage {
  readonly number: number;
  readonly notes: readonly Note[];
  readonly fragments: readonly Fragment[];
  readonly aside: readonly Fragment[];
}

/** @throws {Unreadable} if it is no PDF, or one whose text cannot be read. */
export async function readPdf(bytes: Uint8Array): Promise<FormatReading> {
  refuseCutOff(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const missing = new Set<string>();
  const pdf = await opened(bytes, missing);
  const { pages, broken } = await drawnPages(pdf);
  const labels = await labelsOf(pdf);
  const parted = partHeads(pages.map(({ fragments }) => fragments));
  const main = flow(
    pages.map(({ number, aside }, i): Page => {
      const { body = [] } = parted[i] ?? {};
      return {
        label: labels[number - 1] ?? `page ${number}`,
        columns: [...columnsOf(body), ...columnsOf(aside)],
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
  const faults = [...brokenPages(broken, pdf.numPages), ...missingTables(missing)];
  const fault = faults.length === 0 ? undefined : faults.join(', ');
  if (text.trim() === '') throw new Unreadable(fault ?? 'holds no text: its pages are pictures');
  if (isGarbled(text)) throw new Unreadable('does not say what the characters of its fonts are');
  return {
    text,
    blocks,
    fields: await pdfFields(pdf),
    heading: largestWords(parted[0]?.body ?? []),
    places: { anchors, areSeparate: false },
    ...(fault === undefined ? {} : { fault }),
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
    return await getDocumentProxy(data, { verbosity: 0, useWorkerFetch: false, CMapReaderFactory: NoTables });
  } catch (cause) {
    const isEncrypted = cause instanceof Error && cause.name === 'PasswordException';
    throw new Unreadable(
      isEncrypted ? 'is encrypted: it opens only with a password' : 'is damaged: it cannot be opened',
      { cause },
    );
  }
}

async function drawnPages(pdf: Pdf) {
  const pages: DrawnPage[] = [];
  const broken: number[] = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    try {
      const page = await pdf.getPage(number);
      const { items } = await page.getTextContent();
      const drawn = items.filter((item): item is TextItem => 'str' in item);
      const { transform } = page.getViewport({ scale: 1 });
      const { fragments, aside } = fragmentsOf(drawn, transform);
      const added = annotated(await page.getAnnotations().catch(() => []), transform);
      pages.push({ number, fragments: [...fragments, ...added.fragments], aside, notes: added.notes });
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
  if (broken.length === pages && pages > 0) return ['is damaged: no page of it can be read'];
  const [first, ...others] = broken;
  if (first === undefined) return [];
  return [`page ${first}${others.length === 0 ? '' : ` and ${others.length} more`} cannot be read`];
}

/** Older files in Chinese, Japanese and Korean refer to tables that viewers bring with them. */
function missingTables(names: ReadonlySet<string>): readonly string[] {
  if (names.size === 0) return [];
  const named = [...names].slice(0, 3).map((name) => name.replace(/[^\w-]/g, ''));
  return [`words in fonts that need the table ${named.join(', ')} cannot be read`];
}

/** Fonts without a table of their characters give numbers of glyphs, which come out as controls or private use. */
function isGarbled(text: string): boolean {
  const strange = text.match(/[\p{Co}\p{Cn}\ufffd]|[^\P{Cc}\s]/gu)?.length ?? 0;
  return strange * 10 > text.replace(/\s+/gu, '').length;
}
