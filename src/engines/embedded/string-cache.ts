import type { StringTable } from './string-table.js';

/** The strings of a table, each decoded once. */
export class StringCache {
  readonly #table: StringTable;
  readonly #known: (string | undefined)[] = [];

  constructor(table: StringTable) {
    this.#table = table;
  }

  at(index: number): string {
    this.#known[index] ??= this.#table.at(index);
    return this.#known[index];
  }
}
