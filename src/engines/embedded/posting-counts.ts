import { narrow } from './number-array.js';
import type { Postings } from './segment-arrays.js';

/** The terms of an entry's fields by number: in order, repeats included. */
export type NumberedEntry<Field extends string> = Readonly<Record<Field, Iterable<number>>>;

/** Counts which terms entries hold, which are numbered in the order in which they come. */
export class PostingCounts<Field extends string> {
  readonly #fields: readonly Field[];
  readonly #columns: Readonly<Record<Field, Columns>>;
  #entries = 0;

  constructor(fields: readonly Field[]) {
    this.#fields = fields;
    this.#columns = Object.fromEntries(fields.map((field) => [field, new Columns()])) as Record<
      Field,
      Columns
    >;
  }

  get entries(): number {
    return this.#entries;
  }

  add(terms: NumberedEntry<Field>): void {
    for (const field of this.#fields) this.#columns[field].append(this.#entries, terms[field]);
    this.#entries++;
  }

  /**
   * The postings of a field. Nothing is added afterwards.
   * @param ranks The number of every term in the end.
   * @param units The number of every entry in the end.
   */
  postings(field: Field, ranks: ArrayLike<number>, units: ArrayLike<number>): Postings {
    return this.#columns[field].sorted(ranks, units);
  }
}

/** The postings of one field, one entry's behind the other's. */
class Columns {
  readonly #terms = new NumberList();
  readonly #entries = new NumberList();
  readonly #frequencies = new NumberList();
  readonly #lengths = new NumberList();
  /** By term: where its last posting stands. */
  readonly #places: number[] = [];

  append(entry: number, terms: Iterable<number>): void {
    const first = this.#terms.length;
    for (const term of terms) {
      const place = this.#places[term] ?? -1;
      if (place >= first) this.#frequencies.increment(place);
      else {
        this.#places[term] = this.#terms.length;
        this.#terms.push(term);
        this.#entries.push(entry);
        this.#frequencies.push(1);
      }
    }
    this.#lengths.push(this.#terms.length - first);
  }

  sorted(ranks: ArrayLike<number>, units: ArrayLike<number>): Postings {
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
    const lengths = new Uint32Array(units.length);
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

  get length(): number {
    return this.#length;
  }

  increment(place: number): void {
    this.#values[place] = (this.#values[place] ?? 0) + 1;
  }

  /** A view of them, until the next one comes. */
  values(): Uint32Array {
    return this.#values.subarray(0, this.#length);
  }
}
