import type { Query, Snapshot } from './snapshot.js';

/** Of one request: each is looked at for every row that any of them finds. */
const filtersAtOnce = 200;

/** How many rows of the snapshot each query finds. @param within Which rows: `snapshot.rows` for one kind, or for several. */
export async function countRows(
  snapshot: Snapshot,
  queries: readonly Query[],
  within: readonly Query[],
): Promise<number[]> {
  const counts: number[] = [];
  for (let at = 0; at < queries.length; at += filtersAtOnce) {
    const filters = queries.slice(at, at + filtersAtOnce);
    const { aggregations } = await snapshot.search({
      size: 0,
      query: {
        bool: { filter: [{ bool: { should: within } }, { bool: { should: filters } }] },
      },
      aggs: { each: { filters: { filters: Object.fromEntries(filters.entries()) } } },
    });
    const { buckets } = (aggregations?.['each'] ?? {}) as {
      readonly buckets?: Readonly<Record<string, { readonly doc_count: number }>>;
    };
    counts.push(...filters.map((_, i) => buckets?.[i]?.doc_count ?? 0));
  }
  return counts;
}
