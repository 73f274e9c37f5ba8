/** The terms of an index, numbered, and the words they were made of. */
export class Lexicon {
  readonly #ids = new Map<string, number>();
  readonly #terms: string[] = [];
  /** Case-folded words as they stand in the corpus, with their term; what misspelt words are compared with. */
  readonly #surfaces = new Map<string, number>();
  /** Terms in order, and backwards (last letter first) in order; made at the first question that needs them. */
  #sorted: { readonly forwards: readonly string[]; readonly backwards: readonly string[] } | undefined;

  /** The term's number; a new one for a new term. */
  add(term: string, surface: string, stop: boolean): number {
    let id = this.#ids.get(term);
    if (id === undefined) {
      id = this.#terms.length;
      this.#ids.set(term, id);
      this.#terms.push(term);
      this.#sorted = undefined;
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

  /**
   * Numbers of the terms that begin or end with `term`, or with which `term` begins or ends: compounds and their
   * parts ("versorgung", "stromversorgung"), words and what is built on them ("intercept", "interception").
   * @param least Shorter parts say too little, in UTF-16 code units.
   */
  compounds(term: string, least: number): number[] {
    if (term.length < least) return [];
    this.#sorted ??= {
      forwards: [...this.#terms].sort(),
      backwards: this.#terms.map(backwards).sort(),
    };
    const found = new Set<string>();
    for (let length = least; length < term.length; length++) {
      found.add(term.slice(0, length));
      found.add(term.slice(-length));
    }
    for (const longer of beginningWith(this.#sorted.forwards, term)) found.add(longer);
    for (const longer of beginningWith(this.#sorted.backwards, backwards(term))) found.add(backwards(longer));
    found.delete(term);
    return [...found].flatMap((other) => this.#ids.get(other) ?? []);
  }
}

function backwards(term: string): string {
  return [...term].reverse().join('');
}

/** The run of a sorted list that begins with `prefix`. */
function* beginningWith(sorted: readonly string[], prefix: string): Generator<string> {
  let from = 0;
  let to = sorted.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((sorted[middle] ?? '') < prefix) from = middle + 1;
    else to = middle;
  }
  for (let i = from; sorted[i]?.startsWith(prefix); i++) yield sorted[i] ?? '';
}
