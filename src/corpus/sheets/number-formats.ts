import { format, getFormatFromId, isDateFormat } from 'numfmt';
import type { Parts } from '../office/office-archive.js';
import { readXml } from '../xml/read-xml.js';

/** The longest that Excel takes. */
const maxFormatLength = 255;
/** Days between the two ways of counting: from 1900, and from 1904. */
const from1904 = 1_462;

/** These show a date as the machine has it that opens the file: here the way that reads the same everywhere. */
const ownFormats: Readonly<Record<number, string>> = { 14: 'yyyy-mm-dd', 22: 'yyyy-mm-dd hh:mm' };

/** How the numbers of a workbook are shown, by the style of their cells. */
export class NumberFormats {
  readonly #formats: readonly string[];
  readonly #countsFrom1904: boolean;

  private constructor(formats: readonly string[], countsFrom1904: boolean) {
    this.#formats = formats;
    this.#countsFrom1904 = countsFrom1904;
  }

  static of(parts: Parts, countsFrom1904: boolean): NumberFormats {
    const written = new Map<number, string>();
    const formats: string[] = [];
    let isInCells = false;
    const bytes = parts.get('xl/styles.xml');
    if (bytes !== undefined) {
      readXml(bytes, {
        open(name, { numFmtId, formatCode = '' }) {
          const id = Number(numFmtId ?? 0);
          if (name === 'numFmt') written.set(id, formatCode);
          else if (name === 'cellXfs') isInCells = true;
          else if (name === 'xf' && isInCells) {
            const own = ownFormats[id] ?? written.get(id) ?? getFormatFromId(id) ?? 'General';
            formats.push(own.length > maxFormatLength ? 'General' : own);
          }
        },
        close(name) {
          if (name === 'cellXfs') isInCells = false;
        },
      });
    }
    return new NumberFormats(formats, countsFrom1904);
  }

  /** @param style Number of the cell's style; absent: none. */
  shown(written: string, style: string | undefined): string {
    const value = Number(written);
    if (!Number.isFinite(value)) return written;
    const pattern = this.#formats[Number(style ?? 0)] ?? 'General';
    try {
      const days = this.#countsFrom1904 && isDateFormat(pattern) ? from1904 : 0;
      return format(pattern, value + days).trim();
    } catch {
      // A pattern that nobody can read: the number as it is written.
      return written;
    }
  }
}
