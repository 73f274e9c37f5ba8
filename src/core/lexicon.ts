/** The terms of an index, numbered, and the words they were made of. */
export class Lexicon {
  readonly #ids = new Map<string, number>();
  readonly #terms: string[] = [];
  /** Case-folded words as they stand in the corpus, with their term; what misspelt words are compared with. */
  readonly #surfaces = new Map<string, number>();

  /** The term's number; a new one for a new term. */
  add(term: string, surface: string, stop: boolean): number {
    let id = this.#ids.get(term);
    if (id === undefined) {
      id = this.#terms.length;
      this.#ids.set(term, id);
      this.#terms.push(term);
    }
    if (!stop && !this.#surfaces.has(surface)) this.#surfaces.set(surface, id);
    return id;
  }

  /** undefined for a term that the index has never seen. */
  find(term: string): number | undefined {
    return this.#ids.get(term);
  }

  /** @throws {RangeError} for a number that `add` never gave. */
  term(id: number): string {
    const term = this.#terms[id];
    if (term === undefined) throw new RangeError(`no term ${id}`);
    return term;
  }

  surfaces(): ReadonlyMap<string, number> {
    return this.#surfaces;
  }
}
