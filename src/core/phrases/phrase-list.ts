import { wordsOf } from '../analysis/words.js';
import type { Completion, Phrase } from '../types/library.js';
import { lowerBound } from '../types/lower-bound.js';
import { foldedWords, maxWords } from './phrase-words.js';

/** Behind other words, so few letters of a word may become anything. */
const minLetters = 2;

interface Key {
  /** The phrase from one of its words on, folded. */
  readonly folded: string;
  /** Its place in the list. */
  readonly phrase: number;
  readonly isWhole: boolean;
}

/** Phrases that are looked up by the beginning of any of their words. */
export class PhraseList {
  readonly #phrases: readonly Phrase[];
  /** In order of `folded`, by code unit. */
  readonly #keys: readonly Key[];

  /** @param phrases Best first. */
  constructor(phrases: readonly Phrase[]) {
    this.#phrases = phrases;
    this.#keys = phrases
      .flatMap(({ text }, phrase) => {
        const words = foldedWords(text);
        return words.map((_, i) => ({ folded: words.slice(i).join(' '), phrase, isWhole: i === 0 }));
      })
      .sort((a, b) => (a.folded < b.folded ? -1 : a.folded > b.folded ? 1 : a.phrase - b.phrase));
  }

  /**
   * Phrases that go on from the last words of what is typed, from as many of them as fit; case and accents aside.
   * Those that begin so stand first, the best first. While nothing is typed, the best of all.
   */
  complete(typed: string, limit: number): readonly Completion[] {
    const words = [...wordsOf(typed)];
    if (words.length === 0) return typed.trim() === '' ? this.#completions(this.#best(limit), 0) : [];
    const folded = foldedWords(typed);
    // A word that something stands behind is whole.
    const ending = words.at(-1)?.end === typed.length ? '' : ' ';
    for (let from = Math.max(0, words.length - maxWords); from < words.length; from++) {
      const begun = folded.slice(from).join(' ') + ending;
      if (from > 0 && [...begun].length < minLetters) continue;
      const fitting = this.#fitting(begun, limit);
      if (fitting.length > 0) return this.#completions(fitting, words[from]?.start ?? 0);
    }
    return [];
  }

  #best(limit: number): readonly number[] {
    return Array.from({ length: Math.min(limit, this.#phrases.length) }, (_, i) => i);
  }

  #completions(places: readonly number[], start: number): Completion[] {
    return places.flatMap((place) => {
      const phrase = this.#phrases[place];
      return phrase === undefined ? [] : [{ ...phrase, start }];
    });
  }

  #fitting(begun: string, limit: number): readonly number[] {
    const whole: number[] = [];
    const inside: number[] = [];
    for (let i = this.#firstFrom(begun); this.#keys[i]?.folded.startsWith(begun); i++) {
      const key = this.#keys[i];
      if (key !== undefined) (key.isWhole ? whole : inside).push(key.phrase);
    }
    const inOrder = [whole, inside].flatMap((places) => places.sort((a, b) => a - b));
    return [...new Set(inOrder)].slice(0, limit);
  }

  /** The first key that does not come before `begun`. */
  #firstFrom(begun: string): number {
    return lowerBound(this.#keys.length, (at) => (this.#keys[at]?.folded ?? '') < begun);
  }
}
