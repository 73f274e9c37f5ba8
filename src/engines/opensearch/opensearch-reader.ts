import { partsOfPassageId, passageId } from '../../core/indexing/index-entries.js';
import { compareIds } from '../../core/types/document.js';
import type { ForwardDocument } from '../../core/types/forward-document.js';
import type {
  CatalogueEntry,
  CorpusWord,
  IndexFacts,
  IndexReader,
  ScopeProfile,
  Scored,
  SearchOptions,
  SearchResult,
  StoredDocument,
  TermFrequency,
} from '../../core/types/index-reader.js';
import { idsIn, type Scope } from '../../core/types/scope.js';
import { decodeBlocks } from '../../core/types/stored-blocks.js';
import { compareRows } from '../nearest-rows.js';
import type { Caches } from './caches.js';
import type { Listing, Visible } from './listing.js';
import { readPieces, readRows } from './pieces.js';
import { rowName } from './rows.js';
import { Scoring, type Unit } from './scoring.js';
import { type Hit, numberIn, type Snapshot } from './snapshot.js';
import { fromSortable } from './sortable-text.js';
import { decodeMetadata } from './stored-metadata.js';
import { TermCounts } from './term-counts.js';
import { readTotals, type Totals } from './totals.js';
import { findCompounds, findWordsNear } from './vocabulary.js';

/** So many more than wanted are scored exactly: the cluster's own scores have 24 bits, and may put near ones wrongly. */
const spareHits = 16;
/** `index.max_result_window`. */
const maxHits = 10_000;

export interface OpenedIndex {
  readonly snapshot: Snapshot;
  readonly facts: IndexFacts;
  readonly listing: Listing;
  readonly totals: Totals;
}

/** The index of a cluster as it stood when it was opened. */
export class OpenSearchReader implements IndexReader {
  readonly facts: IndexFacts;
  readonly documents: number;
  readonly passages: number;
  readonly #snapshot: Snapshot;
  readonly #listing: Listing;
  readonly #totals: Totals;
  readonly #totalsWithin = new WeakMap<Visible, Promise<Totals>>();
  readonly #counts: TermCounts;
  readonly #caches: Caches;

  constructor({ snapshot, facts, listing, totals }: OpenedIndex, caches: Caches) {
    this.facts = facts;
    this.documents = listing.documents;
    this.passages = listing.passages;
    this.#snapshot = snapshot;
    this.#listing = listing;
    this.#totals = totals;
    this.#counts = new TermCounts(snapshot);
    this.#caches = caches;
  }

  get ids(): readonly string[] {
    return this.#listing.ids;
  }

  async search(
    terms: readonly string[],
    k: number,
    scope: Scope,
    { units, among, weights = [] }: SearchOptions = {},
  ): Promise<SearchResult> {
    const visible = this.#listing.visible(scope);
    if (terms.length === 0 || k < 1 || visible.documents === 0) return { documents: [], passages: [] };
    const wanted = among === undefined ? visible : this.#listing.among(idsIn(scope, among));
    if (wanted.documents === 0) return { documents: [], passages: [] };
    const [documents, passages] = await Promise.all([
      units === 'passages' ? [] : this.#best('document', { terms, weights }, k, visible, wanted),
      units === 'documents' ? [] : this.#best('passage', { terms, weights }, k, visible, wanted),
    ]);
    return { documents, passages };
  }

  async nearest(vector: Int8Array, k: number, scope: Scope, compared?: number): Promise<readonly Scored[]> {
    if (k < 1) return [];
    const vectors = await this.#caches.vectors.of(this.#snapshot);
    const near: Scored[] = [];
    const documents = [...(scope.kind === 'all' ? this.#listing.ids : scope.ids)].flatMap((id) => {
      const { starts, rows } = vectors.get(this.#listing.of(id)?.number ?? -1) ?? {};
      if (starts === undefined || rows?.length !== starts.length * vector.length) return [];
      return [{ id, starts, rows, count: starts.length }];
    });
    const offer = (number: number, passage: number, score: number) => {
      const { id = '', starts } = documents[number] ?? {};
      near.push({ id: passageId(id, starts?.[passage] ?? 0), score });
    };
    compareRows(vector, documents, offer, compared);
    return bestOf('passage', near, k);
  }

  async size(scope: Scope): Promise<{ readonly documents: number; readonly passages: number }> {
    const { documents, passages } = this.#listing.visible(scope);
    return { documents, passages };
  }

  async profile(scope: Scope): Promise<ScopeProfile> {
    const visible = this.#listing.visible(scope);
    if (visible.documents === 0) return { meanPassageLength: 0, languages: [], speaking: [] };
    const { tokens, languages, speaking } = await this.#totalsOf(visible);
    const meanPassageLength = visible.passages === 0 ? 0 : tokens / visible.passages;
    return { meanPassageLength, languages, speaking };
  }

  async termFrequencies(terms: readonly string[], scope: Scope): Promise<readonly TermFrequency[]> {
    return await this.#counts.frequencies(terms, this.#listing.visible(scope));
  }

  /** @throws {RangeError} for more than two edits. */
  async wordsNear(word: string, edits: number, scope: Scope): Promise<readonly CorpusWord[]> {
    return await findWordsNear(this.#snapshot, word, edits, this.#listing.visible(scope));
  }

  async compounds(term: string, min: number): Promise<readonly string[]> {
    return await findCompounds(this.#snapshot, term, min);
  }

  async forward(ids: readonly string[]): Promise<readonly ForwardDocument[]> {
    const wanted = ids.flatMap((id) => {
      const listed = this.#listing.of(id);
      return listed === undefined ? [] : { id, number: listed.number };
    });
    const forwards = await this.#caches.forwards(this.#snapshot.index, wanted, (names) =>
      readPieces(this.#snapshot.client, this.#snapshot.index, names),
    );
    return wanted.flatMap(({ number }) => forwards.get(number) ?? []);
  }

  async document(id: string): Promise<StoredDocument | undefined> {
    const listed = this.#listing.of(id);
    if (listed === undefined) return undefined;
    const { client, index } = this.#snapshot;
    return await this.#caches.document(index, listed.number, async () => {
      const [rowId, textName] = [rowName('document', listed.number), rowName('text', listed.number)];
      const [rows, texts] = await Promise.all([
        readRows(client, index, [rowId]),
        readPieces(client, index, [textName]),
      ]);
      const { length: _, blocks, ...metadata } = decodeMetadata(rows.get(rowId)?.content);
      return { id, ...metadata, blocks: decodeBlocks(blocks), text: fromSortable(texts.get(textName) ?? '') };
    });
  }

  /** A refresh analyses a changed document whole: its record does not tell how its words are written. */
  async earlier(): Promise<undefined> {}

  async catalogue(scope: Scope): Promise<readonly CatalogueEntry[]> {
    const visible = this.#listing.visible(scope);
    if (visible.documents === 0) return [];
    const filters = visible.filter === undefined ? [] : [visible.filter];
    const query = this.#snapshot.rows('document', ...filters);
    const entries: CatalogueEntry[] = [];
    for await (const hit of this.#snapshot.scan({ query, _source: ['content', 'number'] }, 'number')) {
      const id = this.#listing.idOf(Number(hit._source?.['number']));
      const listed = id === undefined ? undefined : this.#listing.of(id);
      if (id === undefined || listed === undefined) continue;
      const { places: _, blocks: __, ...metadata } = decodeMetadata(hit._source?.['content']);
      entries.push({ id, ...metadata, passages: listed.passages });
    }
    return entries.sort((a, b) => compareIds(a.id, b.id));
  }

  async close(): Promise<void> {}

  /** @param visible What scores are measured by. @param wanted What of it may be found. */
  async #best(
    unit: Unit,
    { terms, weights }: { readonly terms: readonly string[]; readonly weights: readonly number[] },
    k: number,
    visible: Visible,
    wanted: Visible,
  ): Promise<Scored[]> {
    const [counts, { lengths }] = await Promise.all([
      this.#counts.byField(terms, visible),
      this.#totalsOf(visible),
    ]);
    const units = unit === 'document' ? visible.documents : visible.passages;
    const scoring = new Scoring(unit, { terms, weights, counts }, { units, lengths });
    if (scoring.isVain) return [];
    const filters = wanted.filter === undefined ? [] : [wanted.filter];
    const { hits } = (
      await this.#snapshot.search({
        size: Math.min(maxHits, k + spareHits),
        _source: false,
        docvalue_fields: ['number', 'start', ...scoring.docvalueFields],
        query: {
          bool: {
            filter: [this.#snapshot.rows(unit, ...filters)],
            should: scoring.clauses,
            minimum_should_match: 1,
          },
        },
        sort: ['_score', { id: 'asc' }, ...(unit === 'passage' ? [{ start: 'asc' }] : [])],
      })
    ).hits;
    const scored = hits.map((hit) => ({ id: this.#idOf(unit, hit), score: scoring.scoreOf(hit) }));
    return bestOf(unit, scored, k);
  }

  #idOf(unit: Unit, hit: Hit): string {
    const id = this.#listing.idOf(numberIn(hit, 'number')) ?? '';
    return unit === 'document' ? id : passageId(id, numberIn(hit, 'start'));
  }

  /** Asked for once for every part of the index, also by several at once. */
  #totalsOf(visible: Visible): Promise<Totals> {
    if (visible.filter === undefined) return Promise.resolve(this.#totals);
    const known = this.#totalsWithin.get(visible);
    if (known !== undefined) return known;
    const totals = readTotals(this.#snapshot, visible.filter);
    this.#totalsWithin.set(visible, totals);
    totals.catch(() => this.#totalsWithin.delete(visible));
    return totals;
  }
}

function bestOf(unit: Unit, scored: Scored[], k: number): Scored[] {
  return scored.sort((a, b) => b.score - a.score || compare(unit, a.id, b.id)).slice(0, k);
}

function compare(unit: Unit, a: string, b: string): number {
  if (unit === 'document') return compareIds(a, b);
  const [one, other] = [partsOfPassageId(a), partsOfPassageId(b)];
  return compareIds(one.documentId, other.documentId) || one.start - other.start;
}
