import type { Span } from '../../core/types/span.js';

/** Between the cells of a table's row. */
export const cellBorder = ' | ';

const borders = ['', ' ', cellBorder, '\n', '\n\n'] as const;
type Border = (typeof borders)[number];

/** Text with the borders between its parts: of several at one place the strongest counts. */
export class TextBuilder {
  readonly #parts: string[] = [];
  /** What stands between what was added and what comes next. */
  #pending: Border = '';
  #length = 0;

  /** @returns where it stands, without white space at its ends; undefined where there is nothing to see in it. */
  add(raw: string, isPreformatted: boolean): Span | undefined {
    return isPreformatted ? this.#addWritten(raw) : this.#addWords(raw);
  }

  /** @param isForced Whether it counts whatever stronger one stands there. */
  border(border: Border, isForced = false): void {
    if (isForced || borders.indexOf(border) > borders.indexOf(this.#pending)) this.#pending = border;
  }

  toString(): string {
    return this.#parts.length === 0 ? '' : `${this.#parts.join('').trimEnd()}\n`;
  }

  #addWords(raw: string): Span | undefined {
    const collapsed = raw.replace(/[ \t\n\r\f]+/g, ' ');
    const words = collapsed.replace(/^ | $/g, '');
    if (collapsed.startsWith(' ')) this.border(' ');
    if (words === '') return undefined;
    this.#flush();
    const start = this.#length;
    this.#push(words);
    const end = this.#length;
    if (collapsed.endsWith(' ')) this.border(' ');
    return { start, end };
  }

  #addWritten(raw: string): Span | undefined {
    if (raw === '') return undefined;
    // White space alone says nothing yet: it may be all that is between two blocks.
    if (this.#parts.length === 0 && raw.trim() === '') return undefined;
    this.#flush();
    const start = this.#length + raw.length - raw.trimStart().length;
    this.#push(raw);
    return raw.trim() === '' ? undefined : { start, end: this.#length - raw.length + raw.trimEnd().length };
  }

  #flush(): void {
    if (this.#parts.length > 0) this.#push(this.#pending);
    this.#pending = '';
  }

  #push(part: string): void {
    this.#parts.push(part);
    this.#length += part.length;
  }
}
