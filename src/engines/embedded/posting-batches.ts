import type { AsPlainObject } from 'minisearch';
import { type EntryIndex, entryIndex, plainIndex } from './entry-index.js';
import { narrow } from './number-array.js';
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
  readonly #columns: Readonly<Record<Field, Columns>>;
  readonly #batchEntries: number;
  readonly #codes: string[] = [];
  #index: EntryIndex<Field>;
  #entries = 0;
  #firstInBatch = 0;

  /** @param batchEntries How many are in MiniSearch at once, >= 1; what comes out does not depend on it. */
  constructor(fields: readonly Field[], batchEntries = defaultBatchEntries) {
    this.#batchEntries = batchEntries;
    this.#fields = fields;
    this.#columns = Object.fromEntries(fields.map((field) => [field, new Columns()])) as Record<
      Field,
      Columns
    >;
    this.#index = entryIndex(fields);
  }

  get entries(): number {
    return this.#entries;
  }

  add(terms: NumberedEntry<Field>): void {
    const coded = this.#fields.map((field) => [field, terms[field].map((term) => this.#codeOf(term))]);
    this.#index.add({ ...Object.fromEntries(coded), id: this.#entries - this.#firstInBatch });
    this.#entries++;
    if (this.#entries - this.#firstInBatch === this.#batchEntries) this.#takeOver();
  }

  /**
   * The postings of a field. Nothing is added afterwards.
   * @param ranks The number of every term in the end.
   * @param units The number of every entry in the end.
   * @param count How many units there are; default: as many as entries.
   */
  postings(field: Field, ranks: ArrayLike<number>, units: ArrayLike<number>, count = units.length): Postings {
    this.#takeOver();
    return this.#columns[field].sorted(ranks, units, count);
  }

  #codeOf(term: number): string {
    this.#codes[term] ??= codeOf(term);
    return this.#codes[term];
  }

  #takeOver(): void {
    if (this.#entries === this.#firstInBatch) return;
    const plain = plainIndex(this.#index);
    for (const field of this.#fields) this.#columns[field].append(plain, field, this.#firstInBatch);
    this.#index = entryIndex(this.#fields);
    this.#firstInBatch = this.#entries;
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

/** The postings of one field, one batch behind the other. */
class Columns {
  readonly #terms = new NumberList();
  readonly #entries = new NumberList();
  readonly #frequencies = new NumberList();
  readonly #lengths = new NumberList();

  /** @param first The number of the first entry of the batch. */
  append(plain: AsPlainObject, field: string, first: number): void {
    const fieldId = plain.fieldIds[field] ?? -1;
    // Integer keys come in ascending order, and a batch numbers its entries as they come.
    for (const byField of Object.values(plain.fieldLength)) this.#lengths.push(byField[fieldId] ?? 0);
    for (const [code, byField] of plain.index) {
      const run = byField[fieldId];
      if (run === undefined) continue;
      const term = termOf(code);
      for (const entry in run) {
        this.#terms.push(term);
        this.#entries.push(first + Number(entry));
        this.#frequencies.push(run[entry] ?? 0);
      }
    }
  }

  sorted(ranks: ArrayLike<number>, units: ArrayLike<number>, count: number): Postings {
    const [terms, entries, counts] = [this.#terms, this.#entries, this.#frequencies].map((list) =>
      list.values(),
    ) as [Uint32Array, Uint32Array, Uint32Array];
    const starts = new Uint32Array(ranks.length + 1);
    for (const term of terms) {
      const rank = ranks[term] ?? 0;
      starts[rank + 1] = (starts[rank + 1] ?? 0) + 1;
    }
    for (let rank = 0; rank < ranks.length; rank++)
      starts[rank + 1] = (starts[rank + 1] ?? 0) + (starts[rank] ?? 0);
    const next = starts.slice();
    const postings = {
      units: new Uint32Array(terms.length),
      frequencies: new Uint32Array(terms.length),
    };
    for (let i = 0; i < terms.length; i++) {
      const rank = ranks[terms[i] ?? 0] ?? 0;
      const at = next[rank] ?? 0;
      next[rank] = at + 1;
      postings.units[at] = units[entries[i] ?? 0] ?? 0;
      postings.frequencies[at] = counts[i] ?? 0;
    }
    for (let rank = 0; rank < ranks.length; rank++)
      sortRun(postings, starts[rank] ?? 0, starts[rank + 1] ?? 0);
    const lengths = new Uint32Array(count);
    for (const [entry, length] of this.#lengths.values().entries()) lengths[units[entry] ?? 0] = length;
    return {
      starts: narrow(starts),
      units: narrow(postings.units),
      frequencies: narrow(postings.frequencies),
      lengths: narrow(lengths),
    };
  }
}

/** Orders the postings [from, to) by unit; entries come in order of their units, but for a few. */
function sortRun(
  { units, frequencies }: { units: Uint32Array; frequencies: Uint32Array },
  from: number,
  to: number,
): void {
  let at = from + 1;
  while (at < to && (units[at - 1] ?? 0) < (units[at] ?? 0)) at++;
  if (at >= to) return;
  const places = Array.from({ length: to - from }, (_, i) => from + i).sort(
    (a, b) => (units[a] ?? 0) - (units[b] ?? 0),
  );
  const sorted = places.map((place) => [units[place] ?? 0, frequencies[place] ?? 0] as const);
  for (const [i, [unit, frequency]] of sorted.entries()) {
    units[from + i] = unit;
    frequencies[from + i] = frequency;
  }
}

/** Whole numbers from 0 to 2^32 - 1, as they come. */
class NumberList {
  #values = new Uint32Array(1 << 10);
  #length = 0;

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const wider = new Uint32Array(2 * this.#length);
      wider.set(this.#values);
      this.#values = wider;
    }
    this.#values[this.#length++] = value;
  }

  /** A view of them, until the next one comes. */
  values(): Uint32Array {
    return this.#values.subarray(0, this.#length);
  }
}
