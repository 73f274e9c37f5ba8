import { compareIds } from '../../core/types/document.js';
import type { Query, Snapshot } from './snapshot.js';
import { fromSortable } from './sortable-text.js';
import type { FieldCounts } from './term-counts.js';

/** Sums over documents. */
export interface Totals {
  readonly tokens: number;
  /** Of each field. */
  readonly lengths: FieldCounts;
  /** Of the sentences: those of the most documents first; ties by code. */
  readonly languages: readonly string[];
  /** In how many documents each of them is. */
  readonly speaking: readonly number[];
}

/** More than there are. */
const maxLanguages = 1_000;

const summed = {
  tokens: 'tokens',
  title: 'title_length',
  text: 'text_length',
  stops: 'stops_length',
  passage: 'passage_lengths',
} as const;

/** Of a snapshot. @param filters Of the documents that all of these let pass. */
export async function readTotals(snapshot: Snapshot, ...filters: readonly Query[]): Promise<Totals> {
  const sums = Object.entries(summed).map(([name, field]) => [name, { sum: { field } }]);
  const { aggregations } = await snapshot.search({
    size: 0,
    query: snapshot.rows('document', ...filters),
    aggs: { ...Object.fromEntries(sums), languages: { terms: { field: 'languages', size: maxLanguages } } },
  });
  const sumOf = (name: keyof typeof summed) =>
    Number((aggregations?.[name] as { readonly value?: unknown } | undefined)?.value ?? 0);
  const { buckets = [] } = (aggregations?.['languages'] ?? {}) as {
    readonly buckets?: readonly { readonly key: string; readonly doc_count: number }[];
  };
  const sorted = buckets
    .map(({ key, doc_count: documents }) => ({ language: fromSortable(key), documents }))
    .sort((a, b) => b.documents - a.documents || compareIds(a.language, b.language));
  return {
    tokens: sumOf('tokens'),
    lengths: {
      title: sumOf('title'),
      text: sumOf('text'),
      stops: sumOf('stops'),
      passage: sumOf('passage'),
    },
    languages: sorted.map(({ language }) => language),
    speaking: sorted.map(({ documents }) => documents),
  };
}
