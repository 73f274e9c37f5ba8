import type { Block } from '../core/types/block.js';
import type { Anchor } from '../core/types/places.js';
import type { FormatReading } from './format.js';
import { Unreadable } from './unreadable.js';
import { withoutBlankLines } from './without-blank-lines.js';

/** A value with the name of its column; '' where it has none. */
export type Cell = readonly [name: string, value: string];

/** The text of a table: of each row a paragraph, with a line "name: value" for each cell that is not empty. */
export class RowsText {
  readonly #parts: string[] = [];
  readonly #anchors: Anchor[] = [];
  readonly #blocks: Block[] = [];
  #length = 0;

  /** @param label What people call the row: "row 7". */
  add(label: string, cells: Iterable<Cell>): void {
    const lines: string[] = [];
    for (const [name, raw] of cells) {
      const value = withoutBlankLines(raw);
      if (value !== '') lines.push(name === '' ? value : `${name}: ${value}`);
    }
    if (lines.length === 0) return;
    const paragraph = `${lines.join('\n')}\n\n`;
    this.#anchors.push({ offset: this.#length, label });
    this.#blocks.push({ kind: 'table-row', start: this.#length, end: this.#length + paragraph.length - 2 });
    this.#parts.push(paragraph);
    this.#length += paragraph.length;
  }

  get isEmpty(): boolean {
    return this.#anchors.length === 0;
  }

  /** @throws {Unreadable} if no row holds anything. */
  reading(): FormatReading {
    if (this.isEmpty) throw new Unreadable('holds no rows');
    return {
      text: this.#parts.join('').replace(/\n$/, ''),
      blocks: this.#blocks,
      fields: {},
      places: { anchors: this.#anchors, areSeparate: true },
    };
  }
}
