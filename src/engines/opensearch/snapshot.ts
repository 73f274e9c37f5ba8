import type { ClusterClient } from './cluster-client.js';
import { type Manifest, retiredNumbers } from './manifest.js';
import { OpenSearchError } from './opensearch-error.js';

/** A query or a part of one, in OpenSearch's language. */
export type Query = Readonly<Record<string, unknown>>;

export interface Hit {
  readonly fields?: Readonly<Record<string, readonly unknown[]>>;
  readonly _source?: Readonly<Record<string, unknown>>;
  readonly sort?: readonly unknown[];
  /** By the names of a query's parts: their scores. */
  readonly matched_queries?: Readonly<Record<string, number>>;
}

export interface Found {
  readonly hits: { readonly hits: readonly Hit[] };
  readonly aggregations?: Readonly<Record<string, unknown>>;
}

/** `index.max_terms_count` is 65,536. */
const maxTerms = 65_000;
/** `index.max_result_window`: the most that one answer may hold. */
const pageSize = 10_000;

/** Any of so many numbers, in as few clauses as OpenSearch allows. */
export function anyOf(numbers: readonly number[]): Query {
  const clauses: Query[] = [];
  for (let at = 0; at < numbers.length; at += maxTerms) {
    clauses.push({ terms: { number: numbers.slice(at, at + maxTerms) } });
  }
  return clauses.length === 1 && clauses[0] !== undefined ? clauses[0] : { bool: { should: clauses } };
}

/**
 * The rows of an index as one manifest names them. Later writes to the index only add rows, of a later state, and retire
 * documents by their number in a later manifest: so what is asked with these filters never changes, and a write that
 * dies half-way is never seen. Retired rows are deleted only after a while.
 */
export class Snapshot {
  readonly client: ClusterClient;
  readonly index: string;
  readonly state: number;
  readonly #retired: readonly number[];

  constructor(client: ClusterClient, index: string, manifest: Pick<Manifest, 'state' | 'retired'>) {
    this.client = client;
    this.index = index;
    this.state = manifest.state;
    this.#retired = retiredNumbers(manifest);
  }

  /** The rows of a kind that belong to the snapshot. @param filters All of these, too. */
  rows(kind: 'document' | 'passage' | 'vectors', ...filters: readonly Query[]): Query {
    return {
      bool: {
        filter: [{ term: { kind } }, { range: { since: { lte: this.state } } }, ...filters],
        ...(this.#retired.length === 0 ? {} : { must_not: [anyOf(this.#retired)] }),
      },
    };
  }

  /** @throws {OpenSearchError}, also where a part of the index does not answer. */
  async search(body: object): Promise<Found> {
    const { body: found } = await this.client.send<Found>({
      method: 'POST',
      path: `/${this.index}/_search`,
      query: { allow_partial_search_results: false, include_named_queries_score: true },
      body: { track_total_hits: false, ...body },
    });
    if (!Array.isArray(found?.hits?.hits)) {
      throw new OpenSearchError(
        'refused',
        `OpenSearch at ${this.client.hosts} gave an answer that cannot be read: check that VERBATIM_ENGINE_URL is its address`,
      );
    }
    return found;
  }

  /**
   * Every row that a query finds, in pages.
   * @param by A field by which no two of them are the same.
   * @param size Of a page, in rows: fewer where they are large.
   */
  async *scan(body: object, by: string, size = pageSize): AsyncGenerator<Hit> {
    let after: object = {};
    for (;;) {
      const { hits } = (await this.search({ size, ...body, ...after, sort: [{ [by]: 'asc' }] })).hits;
      yield* hits;
      const last = hits.at(-1);
      if (last === undefined || hits.length < size) return;
      after = { search_after: last.sort };
    }
  }
}

/** The first value of a field, as a number; 0 where there is none. */
export function numberIn({ fields }: Hit, field: string): number {
  return Number(fields?.[field]?.[0] ?? 0);
}
