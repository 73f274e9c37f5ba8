import { editsBetween } from '../../../src/core/types/edit-distance.js';

// As much of OpenSearch's search as the engine uses, over documents in memory. That the real one does the same is what
// the engine's contract shows, which both pass.

type Json = Readonly<Record<string, unknown>>;

/** Fields whose values are terms with blanks between them; a term scores how often it stands there. */
const analysedFields = new Set(['title', 'text', 'stops', 'passage']);

interface Match {
  readonly score: number;
  readonly names: Readonly<Record<string, number>>;
}

const matched: Match = { score: 1, names: {} };

export function fakeSearch(body: Json, documents: ReadonlyMap<string, Json>): unknown {
  const found = [...documents.values()].flatMap((source) => {
    const match = matchOf((body['query'] ?? { match_all: {} }) as Json, source);
    return match === undefined ? [] : [{ source, match }];
  });
  const sorts = ((body['sort'] ?? []) as readonly (string | Json)[]).map((sort) =>
    typeof sort === 'string' ? sort : (Object.keys(sort)[0] ?? ''),
  );
  const after = body['search_after'] as readonly unknown[] | undefined;
  const hits = found
    .map(({ source, match }) => {
      const sort = sorts.map((by) => (by === '_score' ? -Math.fround(match.score) : source[by]));
      return { source, match, sort };
    })
    .sort((a, b) => compareAll(a.sort, b.sort))
    .filter(({ sort }) => after === undefined || compareAll(sort, after) > 0)
    .slice(0, (body['size'] as number | undefined) ?? 10)
    .map(({ source, match, sort }) => ({
      ...(body['_source'] === false ? {} : { _source: source }),
      fields: Object.fromEntries(
        ((body['docvalue_fields'] ?? []) as readonly string[]).flatMap((field) =>
          source[field] === undefined ? [] : [[field, [source[field]].flat()]],
        ),
      ),
      matched_queries: match.names,
      sort,
    }));
  const sources = found.map(({ source }) => source);
  const aggs = Object.entries((body['aggs'] ?? {}) as Readonly<Record<string, Json>>);
  return {
    took: 0,
    timed_out: false,
    hits: { hits },
    ...(aggs.length === 0
      ? {}
      : { aggregations: Object.fromEntries(aggs.map(([name, agg]) => [name, aggregate(agg, sources)])) }),
  };
}

export function isMatch(query: Json, source: Json): boolean {
  return matchOf(query, source) !== undefined;
}

function matchOf(query: Json, source: Json): Match | undefined {
  const [[kind, body] = ['', {}]] = Object.entries(query) as [string, Json][];
  if (kind === 'match_all') return matched;
  if (kind === 'bool') return matchBool(body, source);
  if (kind === 'script_score') return matchScript(body, source);
  const [[field, wanted] = ['', undefined]] = Object.entries(body);
  const values = valuesOf(field, source);
  const of = (isWanted: (value: unknown) => boolean): Match | undefined => {
    const count = values.filter(isWanted).length;
    return count === 0 ? undefined : { score: analysedFields.has(field) ? count : 1, names: {} };
  };
  switch (kind) {
    case 'term': {
      const { value, _name: name } = (typeof wanted === 'object' ? wanted : { value: wanted }) as Json;
      const match = of((own) => own === value);
      return match === undefined || name === undefined
        ? match
        : { ...match, names: { [String(name)]: match.score } };
    }
    case 'terms':
      return of((own) => (wanted as readonly unknown[]).includes(own));
    case 'prefix':
      return of((own) => String(own).startsWith(String(wanted)));
    case 'range':
      return of((own) => isInRange(Number(own), wanted as Json));
    case 'fuzzy': {
      const { value, fuzziness } = wanted as { readonly value: string; readonly fuzziness: number };
      return of((own) => editsBetween(String(own), value, fuzziness) <= fuzziness);
    }
    default:
      throw new Error(`the fake knows no query ${kind}`);
  }
}

function valuesOf(field: string, source: Json): readonly unknown[] {
  const value = source[field];
  if (value === undefined) return [];
  return analysedFields.has(field) ? String(value).split(' ').filter(Boolean) : [value].flat();
}

function isInRange(value: number, { gt, gte, lt, lte }: Json): boolean {
  return (
    (gt === undefined || value > Number(gt)) &&
    (gte === undefined || value >= Number(gte)) &&
    (lt === undefined || value < Number(lt)) &&
    (lte === undefined || value <= Number(lte))
  );
}

function matchBool(body: Json, source: Json): Match | undefined {
  const clauses = (name: string) => (body[name] ?? []) as readonly Json[];
  if (!clauses('filter').every((clause) => isMatch(clause, source))) return undefined;
  if (clauses('must_not').some((clause) => isMatch(clause, source))) return undefined;
  const matches = clauses('should').flatMap((clause) => matchOf(clause, source) ?? []);
  const min = body['minimum_should_match'] ?? (body['filter'] === undefined ? 1 : 0);
  if (clauses('should').length > 0 && matches.length < Number(min)) return undefined;
  return {
    score: matches.reduce((sum, { score }) => sum + score, 0),
    names: Object.assign({}, ...matches.map(({ names }) => names)),
  };
}

function matchScript(body: Json, source: Json): Match | undefined {
  const match = matchOf(body['query'] as Json, source);
  if (match === undefined) return undefined;
  const { source: script, params } = body['script'] as { readonly source: string; readonly params: Json };
  const names = ['_score', ...Object.keys(params)];
  const doc = Object.fromEntries(Object.entries(source).map(([field, value]) => [field, { value }]));
  // The expressions of OpenSearch are ones of JavaScript, too.
  const run = new Function('doc', ...names, `return ${script}`);
  return { ...match, score: run(doc, match.score, ...Object.values(params)) };
}

function aggregate(agg: Json, sources: readonly Json[]): unknown {
  const [[kind, body] = ['', {}]] = Object.entries(agg) as [string, Json][];
  const field = String(body['field']);
  if (kind === 'sum') return { value: sources.reduce((sum, source) => sum + Number(source[field] ?? 0), 0) };
  if (kind === 'filters') {
    const filters = Object.entries(body['filters'] as Readonly<Record<string, Json>>);
    const counted = filters.map(([name, query]) => [
      name,
      { doc_count: sources.filter((source) => isMatch(query, source)).length },
    ]);
    return { buckets: Object.fromEntries(counted) };
  }
  const counts = new Map<unknown, number>();
  for (const value of sources.flatMap((source) => valuesOf(field, source))) {
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return { buckets: [...counts].map(([key, count]) => ({ key, doc_count: count })) };
}

function compareAll(a: readonly unknown[], b: readonly unknown[]): number {
  for (const [i, value] of a.entries()) {
    const order = compare(value, b[i]);
    if (order !== 0) return order;
  }
  return 0;
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return Buffer.compare(Buffer.from(String(a)), Buffer.from(String(b)));
}
