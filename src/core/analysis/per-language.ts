import { KnownWords } from './known-words.js';
import type { Language } from './languages.js';

/** What was found out about the words of each language. */
export class PerLanguage<T> {
  readonly #known = new Map<string, KnownWords<T>>();

  of({ code }: Pick<Language, 'code'>): KnownWords<T> {
    let known = this.#known.get(code);
    if (known === undefined) {
      known = new KnownWords();
      this.#known.set(code, known);
    }
    return known;
  }
}
