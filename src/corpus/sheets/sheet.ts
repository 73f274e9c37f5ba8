import { defined } from '../../core/types/defined.js';
import type { Row } from '../tables/records.js';

/** A sheet of a workbook, its values as they are shown. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly Row[];
  /** The first row that was not read, since the workbook holds too much. */
  readonly unreadFrom?: number;
}

/** Of a whole workbook: more is no table that anybody reads. */
const maxCells = 1_000_000;
/** Cells with the empty ones before them: one far to the right makes a row long. */
const maxPlaces = 5_000_000;
/** The last column that spreadsheets have, from 0. */
const lastColumn = 16_383;

/** Counts what a workbook holds, over all of its sheets. */
export class CellBudget {
  #cells = maxCells;
  #places = maxPlaces;

  /** Whether a row more can be read. */
  take({ cells, places }: { readonly cells: number; readonly places: number }): boolean {
    this.#cells -= cells;
    this.#places -= places;
    return this.#cells >= 0 && this.#places >= 0;
  }
}

/** The rows of a sheet as they come. */
export class SheetRows {
  readonly #budget: CellBudget;
  readonly #rows: Row[] = [];
  #values: string[] = [];
  #unreadFrom: number | undefined;

  constructor(budget: CellBudget) {
    this.#budget = budget;
  }

  /** @param column From 0; what stands beyond the last one is left out. */
  addCell(column: number, value: string): void {
    if (value.trim() === '' || column > lastColumn) return;
    while (this.#values.length < column) this.#values.push('');
    this.#values[column] = value;
  }

  /** @param number From 1. @param times How often the same row follows. */
  endRow(number: number, times = 1): void {
    const values = this.#values;
    this.#values = [];
    if (values.length === 0) return;
    const cells = values.filter((value) => value !== '').length;
    for (let i = 0; i < times && this.#unreadFrom === undefined; i++) {
      if (this.#budget.take({ cells, places: values.length }))
        this.#rows.push({ number: number + i, values });
      else this.#unreadFrom = number + i;
    }
  }

  /** Whether nothing more is read of it. */
  get isFull(): boolean {
    return this.#unreadFrom !== undefined;
  }

  sheet(name: string): Sheet {
    const unreadFrom = defined({ unreadFrom: this.#unreadFrom });
    return { name, rows: this.#rows, ...unreadFrom };
  }
}
