import { keyOfIds } from '../indexing/by-scope.js';
import type { IndexReader } from '../types/index-reader.js';
import type { Scope } from '../types/scope.js';
import { collectPhrases } from './collect-phrases.js';
import { PhraseList } from './phrase-list.js';

/** So many scopes have their lists kept, about 1 MB each at most; the one used longest ago is let go. */
const maxLists = 8;

/** The phrases of one index, collected scope by scope when they are first asked for. */
export class PhraseCache {
  readonly #reader: IndexReader;
  readonly #lists = new Map<string, Promise<PhraseList>>();

  constructor(reader: IndexReader) {
    this.#reader = reader;
  }

  listFor(scope: Scope): Promise<PhraseList> {
    const key = scope.kind === 'all' ? 'all' : keyOfIds(scope.ids);
    const list = this.#lists.get(key) ?? this.#collect(scope, key);
    this.#lists.delete(key);
    this.#lists.set(key, list);
    const [oldest] = this.#lists.keys();
    if (this.#lists.size > maxLists && oldest !== undefined) this.#lists.delete(oldest);
    return list;
  }

  #collect(scope: Scope, key: string): Promise<PhraseList> {
    const list = collectPhrases(this.#reader, scope).then((phrases) => new PhraseList(phrases));
    list.catch(() => {
      if (this.#lists.get(key) === list) this.#lists.delete(key);
    });
    return list;
  }
}
