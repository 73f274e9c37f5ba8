import { type EntryIndex, entryIndex, plainIndex } from './entry-index.js';
import { PostingColumns } from './posting-columns.js';
import type { Postings } from './segment-arrays.js';

/**
 * So many entries are in MiniSearch at once: what it gives of them is taken over into arrays, and it begins anew. Its maps take
 * many times the memory of these, a small tree is walked faster than a large one, and in an object with more keys V8 looks each of
 * them up in a table.
 */
const defaultBatchEntries = 1 << 8;

/** The terms of an entry's fields by number: in order, repeats included. */
export type NumberedEntry<Field extends string> = Readonly<Record<Field, readonly number[]>>;

/** What MiniSearch counts of entries, numbered in the order in which they come. */
export class PostingBatches<Field extends string> {
  readonly #fields: readonly Field[];
  readonly #columns: Readonly<Record<Field, PostingColumns>>;
  readonly #batchEntries: number;
  readonly #codes: string[] = [];
  #index: EntryIndex<Field>;
  #entries = 0;
  /** The entries that MiniSearch has, by their numbers there. */
  #batch: number[] = [];

  /** @param batchEntries How many are in MiniSearch at once, >= 1; what comes out does not depend on it. */
  constructor(fields: readonly Field[], batchEntries = defaultBatchEntries) {
    this.#batchEntries = batchEntries;
    this.#fields = fields;
    this.#columns = Object.fromEntries(fields.map((field) => [field, new PostingColumns()])) as Record<
      Field,
      PostingColumns
    >;
    this.#index = entryIndex(fields);
  }

  get entries(): number {
    return this.#entries;
  }

  add(terms: NumberedEntry<Field>): void {
    const coded = this.#fields.map((field) => [field, terms[field].map((term) => this.#codeOf(term))]);
    this.#index.add({ ...Object.fromEntries(coded), id: this.#batch.length });
    this.#batch.push(this.#entries++);
    if (this.#batch.length === this.#batchEntries) this.#takeOver();
  }

  /** An entry whose terms have been indexed before: how often each is there, the numbers of an older segment tell. */
  addKept(terms: NumberedEntry<Field>): void {
    for (const field of this.#fields) this.#columns[field].count(this.#entries, terms[field]);
    this.#entries++;
  }

  /**
   * The postings of a field. Nothing is added afterwards.
   * @param ranks The number of every term in the end.
   * @param units The number of every entry in the end.
   */
  postings(field: Field, ranks: ArrayLike<number>, units: ArrayLike<number>): Postings {
    this.#takeOver();
    return this.#columns[field].sorted(ranks, units);
  }

  #codeOf(term: number): string {
    this.#codes[term] ??= codeOf(term);
    return this.#codes[term];
  }

  #takeOver(): void {
    if (this.#batch.length === 0) return;
    const plain = plainIndex(this.#index);
    for (const field of this.#fields) {
      const fieldId = plain.fieldIds[field] ?? -1;
      const columns = this.#columns[field];
      for (const [number, entry] of this.#batch.entries())
        columns.setLength(entry, plain.fieldLength[number]?.[fieldId] ?? 0);
      for (const [code, byField] of plain.index) {
        const run = byField[fieldId];
        if (run === undefined) continue;
        const term = termOf(code);
        for (const number in run)
          columns.push(term, this.#batch[Number(number)] as number, run[number] as number);
      }
    }
    this.#index = entryIndex(this.#fields);
    this.#batch = [];
  }
}

/**
 * What MiniSearch is given for a term, by the term's number. It looks for a term letter by letter among the children of a node:
 * short codes of eight signs, the shortest for what is mentioned first, take it half the time that words take.
 */
function codeOf(term: number): string {
  return term.toString(8);
}

function termOf(code: string): number {
  return Number.parseInt(code, 8);
}
