import { createHash } from 'node:crypto';
import type { Library } from '../../core/types/library.js';
import { everything, type Scope } from '../../core/types/scope.js';
import type { ChatSettings } from '../protocol/settings.js';
import { collectionMatcher } from './collections.js';
import { type Access, isClosed } from './rule.js';

/** What a request may see, made ready to search with. */
export interface VisibleScope {
  /** Nothing is granted: whoever asks gets a polite no. */
  readonly isClosed: boolean;
  /** The documents of the present index that may be seen. */
  readonly scope: Scope;
  /** Whether a document may be seen that need not be in the index (any more), or a file that is no document. */
  includes(id: string): boolean;
  /** Names the visible part of the index: SHA-256 over its documents, hexadecimal; '' where there are none. */
  fingerprint(): Promise<string>;
}

type Matcher = (id: string) => boolean;

/**
 * Turns the rule's word into documents. What an index holds of a collection is worked out once, and again only after a
 * refresh or a change of the configuration.
 */
export class VisibleScopes {
  readonly #library: Library;
  #collections: ChatSettings['access']['collections'] = new Map();
  #matchers = new Map<string, Matcher>();
  #index: object | undefined;
  #known = new Map<string, VisibleScope>();

  constructor(library: Library) {
    this.#library = library;
  }

  async of(access: Access, { collections }: ChatSettings['access']): Promise<VisibleScope> {
    if (access.granted === 'all' && access.only === undefined) return wholeScope;
    const index = await this.#library.listed();
    if (index !== this.#index || collections !== this.#collections) {
      if (collections !== this.#collections) this.#matchers = matchersOf(collections);
      this.#index = index;
      this.#collections = collections;
      this.#known = new Map();
    }
    const key = JSON.stringify([access.granted, access.only]);
    const known = this.#known.get(key) ?? this.#make(access, index);
    this.#known.set(key, known);
    return known;
  }

  #make(access: Access, index: readonly string[]): VisibleScope {
    const isGranted = this.#anyOf(access.granted);
    const isSearched = this.#anyOf(access.only ?? 'all');
    const includes = (id: string) => isGranted(id) && isSearched(id);
    const ids = new Set(index.filter(includes));
    const scope: Scope = { kind: 'documents', ids };
    let fingerprint: Promise<string> | undefined;
    return {
      isClosed: isClosed(access),
      scope,
      includes,
      fingerprint: () => {
        fingerprint ??= fingerprintOf(this.#library, scope);
        return fingerprint;
      },
    };
  }

  #anyOf(names: 'all' | readonly string[]): Matcher {
    if (names === 'all') return () => true;
    const matchers = names.flatMap((name) => this.#matchers.get(name) ?? []);
    return (id) => matchers.some((matches) => matches(id));
  }
}

/** Sees everything; never used to narrow, so that it needs no name of its own. */
const wholeScope: VisibleScope = {
  isClosed: false,
  scope: everything,
  includes: () => true,
  fingerprint: async () => '',
};

export function isWhole({ scope }: VisibleScope): boolean {
  return scope.kind === 'all';
}

function matchersOf(collections: ChatSettings['access']['collections']): Map<string, Matcher> {
  return new Map([...collections].map(([name, patterns]) => [name, collectionMatcher(patterns)]));
}

async function fingerprintOf(library: Library, scope: Scope): Promise<string> {
  const documents = await library.catalogue(scope);
  if (documents.length === 0) return '';
  const hash = createHash('sha256');
  for (const { id, hash: text, title, url, author, publisher, date } of documents) {
    hash.update(JSON.stringify([id, text, title, url, author, publisher, date]));
  }
  return hash.digest('hex');
}
