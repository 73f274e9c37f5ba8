import { narrow } from './number-array.js';
import { NumberList } from './number-list.js';
import type { Postings } from './segment-arrays.js';
import { sortRun } from './sort-run.js';

/** The postings of one field, as they come. */
export class PostingColumns {
  readonly #terms = new NumberList();
  readonly #entries = new NumberList();
  readonly #frequencies = new NumberList();
  /** By entry. */
  readonly #lengths: number[] = [];
  /** By term: how often the entry that is counted has it; 0 between two entries. */
  readonly #counts: number[] = [];

  push(term: number, entry: number, frequency: number): void {
    this.#terms.push(term);
    this.#entries.push(entry);
    this.#frequencies.push(frequency);
  }

  setLength(entry: number, length: number): void {
    while (this.#lengths.length <= entry) this.#lengths.push(0);
    this.#lengths[entry] = length;
  }

  /** The postings of an entry. @param terms In order, repeats included. */
  count(entry: number, terms: readonly number[]): void {
    const counts = this.#counts;
    let length = 0;
    for (const term of terms) {
      while (counts.length <= term) counts.push(0);
      counts[term] = (counts[term] as number) + 1;
    }
    for (const term of terms) {
      const count = counts[term] as number;
      if (count === 0) continue;
      this.push(term, entry, count);
      counts[term] = 0;
      length++;
    }
    this.setLength(entry, length);
  }

  /**
   * @param ranks The number of every term in the end.
   * @param units The number of every entry in the end.
   */
  sorted(ranks: ArrayLike<number>, units: ArrayLike<number>): Postings {
    const [terms, entries, counts] = [this.#terms, this.#entries, this.#frequencies].map((list) =>
      list.values(),
    ) as [Uint32Array, Uint32Array, Uint32Array];
    const starts = new Uint32Array(ranks.length + 1);
    for (let i = 0; i < terms.length; i++) {
      const next = (ranks[terms[i] as number] as number) + 1;
      starts[next] = (starts[next] as number) + 1;
    }
    for (let rank = 0; rank < ranks.length; rank++)
      starts[rank + 1] = (starts[rank + 1] as number) + (starts[rank] as number);
    const next = starts.slice();
    const postings = {
      units: new Uint32Array(terms.length),
      frequencies: new Uint32Array(terms.length),
    };
    for (let i = 0; i < terms.length; i++) {
      const rank = ranks[terms[i] as number] as number;
      const at = next[rank] as number;
      next[rank] = at + 1;
      postings.units[at] = units[entries[i] as number] as number;
      postings.frequencies[at] = counts[i] as number;
    }
    for (let rank = 0; rank < ranks.length; rank++)
      sortRun(postings, starts[rank] as number, starts[rank + 1] as number);
    const lengths = new Uint32Array(units.length);
    for (const [entry, length] of this.#lengths.entries()) lengths[units[entry] as number] = length;
    return {
      starts: narrow(starts),
      units: narrow(postings.units),
      frequencies: narrow(postings.frequencies),
      lengths: narrow(lengths),
    };
  }
}
