import { wordsOf } from '../analysis/words.js';
import type { YieldIfDue } from '../types/cooperative-yield.js';
import type { Span } from '../types/span.js';

/** Words of a text after which other work gets a turn. */
const wordsATurn = 2_000;

/** Counts in how many texts phrases stand, letter for letter and as whole words. */
export class DocumentCounter {
  readonly #counts: Map<string, { documents: number; last: number }>;
  /** How many words the longest phrase has that begins with a word. */
  readonly #maxWords = new Map<string, number>();
  #texts = 0;

  constructor(phrases: readonly string[]) {
    this.#counts = new Map(phrases.map((text) => [text, { documents: 0, last: -1 }]));
    for (const phrase of phrases) {
      const words = [...wordsOf(phrase)];
      const first = phrase.slice(words[0]?.start, words[0]?.end);
      this.#maxWords.set(first, Math.max(this.#maxWords.get(first) ?? 0, words.length));
    }
  }

  /** @param body What of the text counts. */
  async add(text: string, body: Span, yieldIfDue: YieldIfDue): Promise<void> {
    const number = this.#texts++;
    const starts: number[] = [];
    const ends: number[] = [];
    for (const { start, end } of wordsOf(text, body)) {
      starts.push(start);
      ends.push(end);
      if (starts.length % wordsATurn === 0) await yieldIfDue();
    }
    for (const [first, start] of starts.entries()) {
      if (first % wordsATurn === 0) await yieldIfDue();
      const max = this.#maxWords.get(text.slice(start, ends[first])) ?? 0;
      for (const end of ends.slice(first, first + max)) {
        const known = this.#counts.get(text.slice(start, end));
        if (known === undefined || known.last === number) continue;
        known.documents++;
        known.last = number;
      }
    }
  }

  documentsWith(phrase: string): number {
    return this.#counts.get(phrase)?.documents ?? 0;
  }
}
