import { createHash } from 'node:crypto';

/** So many sets of documents are remembered; the one used longest ago is let go. */
const maxScopes = 8;

/** What is worked out once for a set of documents, also where the set comes anew with each question, as between threads. */
export class ByScope<T> {
  readonly #bySet = new WeakMap<ReadonlySet<string>, T>();
  readonly #byKey = new Map<string, T>();

  /** @param ids Never changed. */
  of(ids: ReadonlySet<string>, make: () => T): T {
    const known = this.#bySet.get(ids);
    if (known !== undefined) return known;
    const key = keyOfIds(ids);
    const value = this.#byKey.get(key) ?? make();
    this.#bySet.set(ids, value);
    this.#byKey.delete(key);
    this.#byKey.set(key, value);
    const [oldest] = this.#byKey.keys();
    if (this.#byKey.size > maxScopes && oldest !== undefined) this.#byKey.delete(oldest);
    return value;
  }
}

/** The same documents in another order are taken for another set, which does no harm. */
export function keyOfIds(ids: ReadonlySet<string>): string {
  return createHash('sha256')
    .update([...ids].join('\n'))
    .digest('hex');
}
