/** Numbers for strings, in order of first mention. */
export class Numbering {
  readonly #numbers = new Map<string, number>();

  of(string: string): number {
    let number = this.#numbers.get(string);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(string, number);
    }
    return number;
  }

  /** The strings by code unit, and each one's place among them by its number. */
  sorted(): { readonly strings: readonly string[]; readonly numbers: Uint32Array } {
    const strings = [...this.#numbers.keys()].sort();
    const numbers = new Uint32Array(strings.length);
    for (const [place, string] of strings.entries()) numbers[this.of(string)] = place;
    return { strings, numbers };
  }
}
