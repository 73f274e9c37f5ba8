import type { Language } from './languages.js';

/** Words repeat (Zipf): remembering this many a language saves nearly all the work. */
const maxWords = 50_000;

/** What was found out about words; begun anew where it grows too large. */
export class Known<T> {
  readonly #values = new Map<string, T>();

  get(word: string): T | undefined {
    return this.#values.get(word);
  }

  keep(word: string, value: T): T {
    if (this.#values.size >= maxWords) this.#values.clear();
    this.#values.set(word, value);
    return value;
  }
}

/** The same for each language. */
export class PerLanguage<T> {
  readonly #known = new Map<string, Known<T>>();

  of({ code }: Pick<Language, 'code'>): Known<T> {
    let known = this.#known.get(code);
    if (known === undefined) {
      known = new Known();
      this.#known.set(code, known);
    }
    return known;
  }
}
