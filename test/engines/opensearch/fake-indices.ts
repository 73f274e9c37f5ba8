import type { WireAnswer, WireRequest } from './fake-opensearch.js';
import { fakeSearch, isMatch } from './fake-search.js';

type Source = Readonly<Record<string, unknown>>;

interface FakeDocument {
  readonly source: Source;
  readonly version: number;
}

interface FakeIndex {
  readonly mappings: unknown;
  readonly documents: Map<string, FakeDocument>;
}

/** Why an item of a bulk request fails, as a status; undefined lets it be done. */
type Refusal = (id: string) => number | undefined;

/** What `FakeIndices.search` is given: the request's body, and the documents of the indices that it names. */
export type Search = (body: Source, documents: ReadonlyMap<string, Source>) => unknown;

const itemErrors: Readonly<Record<number, string>> = {
  400: 'mapper_parsing_exception',
  429: 'rejected_execution_exception',
  503: 'unavailable_shards_exception',
};

/** Indices, aliases and documents, and the answers about them; the words of errors are those of OpenSearch 2.19. */
export class FakeIndices {
  readonly #indices = new Map<string, FakeIndex>();
  /** By alias, the indices that it stands for. */
  readonly #aliases = new Map<string, Set<string>>();
  search: Search = fakeSearch;

  /** Names of the indices, sorted. */
  get names(): readonly string[] {
    return [...this.#indices.keys()].sort();
  }

  /** The indices behind an alias, sorted. */
  behind(alias: string): readonly string[] {
    return [...(this.#aliases.get(alias) ?? [])].sort();
  }

  /** The documents of an index or alias by id; empty where there is none. */
  documents(name: string): ReadonlyMap<string, Source> {
    const all = this.#resolve(name).flatMap((index) => [...(this.#indices.get(index)?.documents ?? [])]);
    return new Map(all.map(([id, { source }]) => [id, source]));
  }

  answer(request: WireRequest, refusal: Refusal): WireAnswer {
    const parts = request.path.split('/').filter((part) => part !== '');
    const verb = parts.find((part) => part.startsWith('_')) ?? '';
    const [target = ''] = verb === parts[0] ? [] : parts;
    if (target !== '' && verb !== '' && verb !== '_bulk' && this.#resolve(target).length === 0) {
      return notFound(target);
    }
    switch (`${request.method} ${verb}`) {
      case 'GET ':
        return target === '' ? banner() : this.#describe(target);
      case 'HEAD ':
        return { status: this.#resolve(target).length > 0 ? 200 : 404, body: {} };
      case 'PUT ':
        return this.#create(target, parse(request.body));
      case 'DELETE ':
        return this.#delete(target);
      case 'POST _aliases':
        return this.#changeAliases(parse(request.body)['actions'] as readonly AliasAction[]);
      case 'GET _alias':
        return this.#describeAlias(parts.at(-1) ?? '');
      case 'POST _bulk':
        return this.#bulk(target, request.body, refusal);
      case 'POST _refresh':
        return { status: 200, body: { _shards: { total: 2, successful: 2, failed: 0 } } };
      case 'GET _count':
      case 'POST _count':
        return { status: 200, body: { count: this.documents(target).size, _shards: shards } };
      case 'GET _doc':
        return this.#document(target, parts.at(-1) ?? '');
      case 'PUT _doc':
        return this.#put(target, parts.at(-1) ?? '', request);
      case 'POST _mget':
        return this.#getMany(target, parse(request.body)['ids'] as readonly string[]);
      case 'POST _delete_by_query':
        return this.#deleteByQuery(target, parse(request.body)['query'] as Source);
      case 'POST _search':
        return { status: 200, body: this.search(parse(request.body), this.documents(target)) };
      default:
        return failure(
          405,
          'illegal_argument_exception',
          `the fake has no ${request.method} ${request.path}`,
        );
    }
  }

  #resolve(name: string): readonly string[] {
    if (name.endsWith('*')) return this.names.filter((other) => other.startsWith(name.slice(0, -1)));
    return this.#indices.has(name) ? [name] : this.behind(name);
  }

  #describe(target: string): WireAnswer {
    const names = this.#resolve(target);
    if (names.length === 0 && !target.endsWith('*')) return notFound(target);
    const described = names.map((name) => {
      const { mappings = {} } = this.#indices.get(name) ?? {};
      return [name, { aliases: this.#aliasesOf(name), mappings }];
    });
    return { status: 200, body: Object.fromEntries(described) };
  }

  #aliasesOf(name: string): object {
    const aliases = [...this.#aliases].filter(([, names]) => names.has(name));
    return Object.fromEntries(aliases.map(([alias]) => [alias, {}]));
  }

  #create(name: string, { mappings = {} }: Source): WireAnswer {
    if (this.#indices.has(name)) {
      return failure(400, 'resource_already_exists_exception', `index [${name}/fake] already exists`);
    }
    this.#indices.set(name, { mappings, documents: new Map() });
    return { status: 200, body: { acknowledged: true, shards_acknowledged: true, index: name } };
  }

  #delete(name: string): WireAnswer {
    if (!this.#indices.delete(name)) return notFound(name);
    for (const names of this.#aliases.values()) names.delete(name);
    return { status: 200, body: { acknowledged: true } };
  }

  /** All or none. Indices are removed first, whatever the order, so that no other action may name them. */
  #changeAliases(actions: readonly AliasAction[]): WireAnswer {
    const removed = actions.flatMap(({ remove_index: removal }) =>
      removal === undefined ? [] : [removal.index],
    );
    for (const index of actions.flatMap(({ add, remove }) => [add?.index, remove?.index])) {
      if (index === undefined) continue;
      if (removed.includes(index) || !this.#indices.has(index)) return notFound(index);
    }
    for (const index of removed) if (!this.#indices.has(index)) return notFound(index);
    for (const index of removed) this.#delete(index);
    for (const { add, remove } of actions) {
      if (add !== undefined) this.#aliases.set(add.alias, new Set([...this.behind(add.alias), add.index]));
      if (remove !== undefined) this.#aliases.get(remove.alias)?.delete(remove.index);
    }
    return { status: 200, body: { acknowledged: true } };
  }

  #describeAlias(alias: string): WireAnswer {
    const names = this.behind(alias);
    if (names.length === 0) return { status: 404, body: { error: `alias [${alias}] missing`, status: 404 } };
    return {
      status: 200,
      body: Object.fromEntries(names.map((name) => [name, { aliases: { [alias]: {} } }])),
    };
  }

  #document(target: string, id: string): WireAnswer {
    const [index = ''] = this.#resolve(target);
    const found = this.#indices.get(index)?.documents.get(id);
    if (found === undefined) return { status: 404, body: { _index: index, _id: id, found: false } };
    const { version, source } = found;
    const place = { _version: version, _seq_no: version, _primary_term: 1 };
    return { status: 200, body: { _index: index, _id: id, ...place, found: true, _source: source } };
  }

  #getMany(target: string, ids: readonly string[]): WireAnswer {
    return { status: 200, body: { docs: ids.map((id) => this.#document(target, id).body) } };
  }

  /** A document's version stands for the sequence number, which the real one counts over the whole index. */
  #put(target: string, id: string, { query, body }: WireRequest): WireAnswer {
    const [index = ''] = this.#resolve(target);
    const documents = this.#indices.get(index)?.documents;
    const version = documents?.get(id)?.version;
    const expected = query.get('if_seq_no');
    const isWrong = expected !== null && Number(expected) !== version;
    if (documents === undefined) return notFound(target);
    if (isWrong || (query.get('op_type') === 'create' && version !== undefined)) {
      return failure(409, 'version_conflict_engine_exception', `[${id}]: version conflict`);
    }
    documents.set(id, { source: parse(body), version: (version ?? 0) + 1 });
    return { status: version === undefined ? 201 : 200, body: { _index: index, _id: id } };
  }

  #deleteByQuery(target: string, query: Source): WireAnswer {
    let deleted = 0;
    for (const index of this.#resolve(target)) {
      const documents = this.#indices.get(index)?.documents ?? new Map<string, FakeDocument>();
      for (const [id, { source }] of documents) {
        if (isMatch(query, source) && documents.delete(id)) deleted++;
      }
    }
    return { status: 200, body: { deleted, failures: [] } };
  }

  #bulk(target: string, body: string, refusal: Refusal): WireAnswer {
    const lines = body.split('\n').filter((line) => line !== '');
    const items: object[] = [];
    let errors = false;
    for (let position = 0; position < lines.length; position += 1) {
      const [[action, { _id: id, _index: own = target }] = ['', {}]] = Object.entries(
        parse(lines[position]) as Readonly<Record<string, { _id?: string; _index?: string }>>,
      );
      const source = action === 'delete' ? undefined : parse(lines[++position]);
      const item = this.#write(action, own, id ?? '', source, refusal(id ?? ''));
      errors ||= 'error' in item;
      items.push({ [action]: item });
    }
    return { status: 200, body: { took: 0, errors, items } };
  }

  #write(action: string, name: string, id: string, source: Source | undefined, refused?: number): object {
    const [index = name] = this.#resolve(name);
    const about = { _index: index, _id: id };
    const fail = (status: number, type: string, reason: string) => ({
      ...about,
      status,
      error: { type, reason },
    });
    if (refused !== undefined) return fail(refused, itemErrors[refused] ?? 'exception', 'refused on demand');
    const documents = this.#indices.get(index)?.documents;
    // The real one would make an index with guessed fields, unless action.auto_create_index forbids it, as it should.
    if (documents === undefined) return fail(404, 'index_not_found_exception', `no such index [${index}]`);
    const before = documents.get(id);
    const version = (before?.version ?? 0) + 1;
    const done = (status: number, result: string) => ({
      ...about,
      _version: version,
      result,
      _shards: shards,
      status,
    });
    if (source === undefined) return documents.delete(id) ? done(200, 'deleted') : done(404, 'not_found');
    if (action === 'create' && before !== undefined) {
      return fail(
        409,
        'version_conflict_engine_exception',
        `[${id}]: version conflict, document already exists`,
      );
    }
    documents.set(id, { source, version });
    return before === undefined ? done(201, 'created') : done(200, 'updated');
  }
}

type AliasAction = Readonly<
  Partial<Record<'add' | 'remove' | 'remove_index', { readonly index: string; readonly alias: string }>>
>;

const shards = { total: 1, successful: 1, failed: 0 };

function parse(text: string | undefined): Source {
  return text === undefined || text === '' ? {} : JSON.parse(text);
}

function failure(status: number, type: string, reason: string): WireAnswer {
  return { status, body: { error: { root_cause: [{ type, reason }], type, reason }, status } };
}

function notFound(index: string): WireAnswer {
  return failure(404, 'index_not_found_exception', `no such index [${index}]`);
}

function banner(): WireAnswer {
  const version = { distribution: 'opensearch', number: '2.19.1' };
  return { status: 200, body: { name: 'fake-1', cluster_name: 'fake', version } };
}
