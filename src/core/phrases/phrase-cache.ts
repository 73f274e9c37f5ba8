import { PromisesByScope } from '../indexing/by-scope.js';
import type { IndexReader } from '../types/index-reader.js';
import type { Scope } from '../types/scope.js';
import { collectPhrases } from './collect-phrases.js';
import { PhraseList } from './phrase-list.js';

/** So many scopes have their lists kept, about 1 MB each at most. */
const maxLists = 8;

/** The phrases of one index, collected scope by scope when they are first asked for. */
export class PhraseCache {
  readonly #reader: IndexReader;
  readonly #lists = new PromisesByScope<PhraseList>(maxLists);

  constructor(reader: IndexReader) {
    this.#reader = reader;
  }

  listFor(scope: Scope): Promise<PhraseList> {
    return this.#lists.of(scope, async () => new PhraseList(await collectPhrases(this.#reader, scope)));
  }
}
