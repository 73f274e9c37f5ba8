/** What counts as a word here: letters, with digits, apostrophes and hyphens inside. */
export const wordPattern = /\p{L}[\p{L}\p{N}'’-]*/gu;

/** Heaps' law: a text of n words has about `factor * n ** exponent` distinct ones. */
export interface HeapsCurve {
  readonly factor: number;
  readonly exponent: number;
}

export function distinctWordsAt({ factor, exponent }: HeapsCurve, words: number): number {
  return factor * words ** exponent;
}

/** Counts the words of a growing text and remembers how its vocabulary grew. */
export class Vocabulary {
  readonly #counts = new Map<string, number>();
  readonly #points: { readonly words: number; readonly distinct: number }[] = [];
  #words = 0;
  #nextPoint = 1_000;

  get words(): number {
    return this.#words;
  }

  get distinct(): number {
    return this.#counts.size;
  }

  add(text: string): void {
    for (const [word] of text.matchAll(wordPattern)) {
      const folded = word.toLowerCase();
      this.#counts.set(folded, (this.#counts.get(folded) ?? 0) + 1);
      this.#words++;
      if (this.#words >= this.#nextPoint) {
        this.#points.push({ words: this.#words, distinct: this.#counts.size });
        this.#nextPoint = Math.ceil(this.#nextPoint * 1.25);
      }
    }
  }

  /** How often a case-folded word occurred. */
  countOf(word: string): number {
    return this.#counts.get(word) ?? 0;
  }

  /** The most frequent words first; ties by code unit. */
  maxFrequency(count: number): string[] {
    return [...this.#counts]
      .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .slice(0, count)
      .map(([word]) => word);
  }

  /**
   * The curve by least squares over the logarithms of points a constant factor apart, moved so that it goes through
   * the last one: what is added to this text continues it without a jump.
   */
  heapsCurve(): HeapsCurve {
    const points = [
      ...this.#points,
      { words: Math.max(this.#words, 1), distinct: Math.max(this.distinct, 1) },
    ];
    const logs = points.map(({ words, distinct }) => ({ x: Math.log(words), y: Math.log(distinct) }));
    const meanX = logs.reduce((sum, { x }) => sum + x, 0) / logs.length;
    const meanY = logs.reduce((sum, { y }) => sum + y, 0) / logs.length;
    const spread = logs.reduce((sum, { x }) => sum + (x - meanX) ** 2, 0);
    const slope = logs.reduce((sum, { x, y }) => sum + (x - meanX) * (y - meanY), 0) / spread;
    // With hardly any text there is nothing to fit: English prose lies between 0.4 and 0.7.
    const exponent =
      points.length < 5 || !Number.isFinite(slope) ? 0.57 : Math.min(Math.max(slope, 0.3), 0.9);
    const last = points.at(-1) ?? { words: 1, distinct: 1 };
    return { factor: last.distinct / last.words ** exponent, exponent };
  }
}
