import MiniSearch, { type SearchOptions as MiniSearchOptions } from 'minisearch';
import { compareIds } from '../core/document.js';
import type { Engine, IndexedDocument, Scored, SearchOptions, SearchResult } from '../core/ports.js';
import { bm25, titleBoost } from '../core/ranking/configuration.js';
import { inScope, type Scope } from '../core/scope.js';

/** One thing in an index: a document with its title, or a passage. */
interface Entry {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly stops: string;
}

/** Milliseconds of indexing after which other work gets a turn. */
const sliceMs = 10;

/**
 * The embedded engine. Terms come analysed, so MiniSearch only splits at blanks; its query options (prefix, fuzzy)
 * stay off: measured, they cost quality.
 */
export class MiniSearchEngine implements Engine {
  #documents = emptyIndex();
  #passages = emptyIndex();
  /** Passage ids by document, to forget them with it. */
  #passagesOf = new Map<string, readonly string[]>();

  async replace(documents: Iterable<IndexedDocument>): Promise<void> {
    const next = {
      documents: emptyIndex(),
      passages: emptyIndex(),
      passagesOf: new Map<string, readonly string[]>(),
    };
    await addAll(next, documents);
    this.#documents = next.documents;
    this.#passages = next.passages;
    this.#passagesOf = next.passagesOf;
  }

  async apply(changes: { changed: Iterable<IndexedDocument>; removed: Iterable<string> }): Promise<void> {
    const changed = [...changes.changed];
    for (const id of [...changes.removed, ...changed.map((document) => document.id)]) this.#forget(id);
    await addAll(
      { documents: this.#documents, passages: this.#passages, passagesOf: this.#passagesOf },
      changed,
    );
    // Dead postings change scores from one search to the next until they are cleaned out.
    await this.#documents.vacuum();
    await this.#passages.vacuum();
  }

  async search(
    terms: readonly string[],
    k: number,
    scope: Scope,
    { passages = true }: SearchOptions = {},
  ): Promise<SearchResult> {
    return {
      documents: best(this.#documents, terms, k, (id) => inScope(scope, id)),
      passages: !passages
        ? []
        : best(this.#passages, terms, k, (id) => inScope(scope, id.slice(0, id.lastIndexOf('#')))),
    };
  }

  async close(): Promise<void> {
    this.#documents = emptyIndex();
    this.#passages = emptyIndex();
    this.#passagesOf = new Map();
  }

  #forget(documentId: string): void {
    if (this.#documents.has(documentId)) this.#documents.discard(documentId);
    for (const passage of this.#passagesOf.get(documentId) ?? []) this.#passages.discard(passage);
    this.#passagesOf.delete(documentId);
  }
}

function emptyIndex(): MiniSearch<Entry> {
  return new MiniSearch<Entry>({
    fields: ['title', 'text', 'stops'],
    tokenize: (text) => (text === '' ? [] : text.split(' ')),
    processTerm: (term) => term,
    searchOptions: { combineWith: 'OR', prefix: false, fuzzy: false, boost: { title: titleBoost }, bm25 },
    autoVacuum: false,
  });
}

async function addAll(
  target: {
    documents: MiniSearch<Entry>;
    passages: MiniSearch<Entry>;
    passagesOf: Map<string, readonly string[]>;
  },
  documents: Iterable<IndexedDocument>,
): Promise<void> {
  let sliceEnd = performance.now() + sliceMs;
  for (const document of documents) {
    target.documents.add({
      id: document.id,
      title: document.titleTerms.join(' '),
      text: document.terms.join(' '),
      stops: document.stopTerms?.join(' ') ?? '',
    });
    for (const passage of document.passages) {
      target.passages.add({ id: passage.id, title: '', text: passage.terms.join(' '), stops: '' });
    }
    target.passagesOf.set(
      document.id,
      document.passages.map((passage) => passage.id),
    );
    if (performance.now() > sliceEnd) {
      await new Promise((resolve) => setImmediate(resolve));
      sliceEnd = performance.now() + sliceMs;
    }
  }
}

function best(
  index: MiniSearch<Entry>,
  terms: readonly string[],
  k: number,
  visible: (id: string) => boolean,
): Scored[] {
  if (terms.length === 0 || k < 1) return [];
  const options: MiniSearchOptions = { filter: (result) => visible(result.id as string) };
  return (
    index
      .search(terms.join(' '), options)
      // MiniSearch multiplies by the number of matched terms, which favours long documents: undone.
      .map((result) => ({ id: result.id as string, score: result.score / result.terms.length }))
      .sort((a, b) => b.score - a.score || compareIds(a.id, b.id))
      .slice(0, k)
  );
}
