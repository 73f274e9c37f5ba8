import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Scope } from '../types/scope.js';

/** So many sets of documents are remembered; the one used longest ago is let go. */
const maxScopes = 8;

/** What is worked out once for a set of documents, also where the set comes anew with each question, as between threads. */
export class ByScope<T extends object> {
  readonly #bySet = new WeakMap<ReadonlySet<string>, T>();
  readonly #byKey = new LRUCache<string, T>({ max: maxScopes });

  /** @param ids Never changed. */
  of(ids: ReadonlySet<string>, make: () => T): T {
    const known = this.#bySet.get(ids);
    if (known !== undefined) return known;
    const key = keyOfIds(ids);
    const value = this.#byKey.get(key) ?? make();
    this.#bySet.set(ids, value);
    this.#byKey.set(key, value);
    return value;
  }
}

/** What takes a while to work out, once for each scope; what failed is tried again. */
export class PromisesByScope<T> {
  readonly #byKey: LRUCache<string, Promise<T>>;

  /** @param max So many scopes are remembered; the one used longest ago is let go. */
  constructor(max: number) {
    this.#byKey = new LRUCache({ max });
  }

  of(scope: Scope, make: () => Promise<T>): Promise<T> {
    const key = keyOfScope(scope);
    const known = this.#byKey.get(key);
    if (known !== undefined) return known;
    const made = make();
    this.#byKey.set(key, made);
    made.catch(() => {
      if (this.#byKey.peek(key) === made) this.#byKey.delete(key);
    });
    return made;
  }

  /** Whether it is worked out, or being worked out. */
  has(scope: Scope): boolean {
    return this.#byKey.has(keyOfScope(scope));
  }
}

/** The same documents in another order are taken for another set, which does no harm. */
export function keyOfScope(scope: Scope): string {
  return scope.kind === 'all' ? 'all' : keyOfIds(scope.ids);
}

function keyOfIds(ids: ReadonlySet<string>): string {
  return createHash('sha256')
    .update([...ids].join('\n'))
    .digest('hex');
}
