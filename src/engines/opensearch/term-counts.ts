import type { TermFrequency } from '../../core/types/index-reader.js';
import type { FieldName } from './index-form.js';
import type { Visible } from './listing.js';
import { countRows } from './row-counts.js';
import type { Query, Snapshot } from './snapshot.js';
import { tokenOf } from './sortable-text.js';

export type FieldCounts = Readonly<Record<FieldName, number>>;

/** Counts looked up remain known: questions repeat words, and one question asks for its own several times. */
const rememberedTerms = 4_096;

/** How many rows of a snapshot have a term. */
export class TermCounts {
  readonly #snapshot: Snapshot;
  readonly #byField = new Known<FieldCounts>();
  readonly #frequencies = new Known<TermFrequency>();

  constructor(snapshot: Snapshot) {
    this.#snapshot = snapshot;
  }

  /** Of each term in each field, over what is visible. */
  async byField(terms: readonly string[], visible: Visible): Promise<readonly FieldCounts[]> {
    return await remembered(terms, this.#byField.of(visible), async (unknown) => {
      const { rows, counts } = this.#counter(visible);
      const found = await counts(unknown, (token) => [
        { term: { title: token } },
        { term: { text: token } },
        { term: { stops: token } },
        { term: { passage: token } },
      ]);
      return rows(found, 4, ([title = 0, text = 0, stops = 0, passage = 0]) => ({
        title,
        text,
        stops,
        passage,
      }));
    });
  }

  /** Of each term, over what is visible. */
  async frequencies(terms: readonly string[], visible: Visible): Promise<readonly TermFrequency[]> {
    if (visible.documents === 0) return terms.map(() => ({ passages: 0, documents: 0 }));
    return await remembered(terms, this.#frequencies.of(visible), async (unknown) => {
      const { rows, counts } = this.#counter(visible);
      const found = await counts(unknown, (token) => [
        { term: { passage: token } },
        { bool: { should: [{ term: { text: token } }, { term: { stops: token } }] } },
      ]);
      return rows(found, 2, ([passages = 0, documents = 0]) => ({ passages, documents }));
    });
  }

  /** Several counts of each term, in one list, and that list in parts again. */
  #counter({ filter }: Visible) {
    const filters = filter === undefined ? [] : [filter];
    const within = [this.#snapshot.rows('document', ...filters), this.#snapshot.rows('passage', ...filters)];
    return {
      counts: (terms: readonly string[], queriesOf: (token: string) => readonly Query[]) =>
        countRows(
          this.#snapshot,
          terms.flatMap((term) => queriesOf(tokenOf(term))),
          within,
        ),
      rows: <T>(counts: readonly number[], width: number, make: (counts: readonly number[]) => T): T[] =>
        Array.from({ length: counts.length / width }, (_, i) =>
          make(counts.slice(i * width, (i + 1) * width)),
        ),
    };
  }
}

/** What is known of terms, over everything and over each part that is asked for. */
class Known<T> {
  readonly #everywhere = new Map<string, T>();
  readonly #within = new WeakMap<Visible, Map<string, T>>();

  of(visible: Visible): Map<string, T> {
    if (visible.filter === undefined) return this.#everywhere;
    const known = this.#within.get(visible) ?? new Map<string, T>();
    this.#within.set(visible, known);
    return known;
  }
}

/** What is known of each, the rest asked for in one go. */
async function remembered<T>(
  terms: readonly string[],
  known: Map<string, T>,
  ask: (unknown: readonly string[]) => Promise<readonly T[]>,
): Promise<T[]> {
  const answers = new Map<string, T>();
  for (const term of terms) {
    const value = known.get(term);
    if (value !== undefined) answers.set(term, value);
  }
  const unknown = [...new Set(terms.filter((term) => !answers.has(term)))];
  if (unknown.length > 0) {
    const found = await ask(unknown);
    if (known.size + unknown.length > rememberedTerms) known.clear();
    for (const [i, term] of unknown.entries()) {
      const value = found[i] as T;
      answers.set(term, value);
      known.set(term, value);
    }
  }
  return terms.map((term) => answers.get(term) as T);
}
