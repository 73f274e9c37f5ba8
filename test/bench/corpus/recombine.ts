import type { Random } from '../random.js';
import type { PlainDocument } from './real-documents.js';
import { distinctWordsAt, type HeapsCurve, type Vocabulary, wordPattern } from './vocabulary.js';

/** A word this seldom in the real text is given another name in each synthetic document. */
const maxOccurrencesOfRare = 8;

/** How many earlier uses of coined words are remembered, to be chosen among. */
const rememberedUses = 1_000_000;

/**
 * Makes further documents of real sentences. Recombined alone they would bring no new word ever, so rare words are
 * renamed, in each document by names of its own: a name that is new as long as the vocabulary lags behind the fitted
 * Heaps curve, else an earlier one, chosen in proportion to its uses (Simon 1955), which keeps Zipf's law.
 */
export class Recombiner {
  readonly #sentences: readonly string[];
  readonly #vocabulary: Vocabulary;
  readonly #curve: HeapsCurve;
  readonly #random: Random;
  readonly #uses = new Int32Array(rememberedUses);
  #usesMade = 0;
  #coined = 0;
  #words: number;
  #documents = 0;

  /** @param sentences At least one; @param vocabulary of the real text, which the synthetic text goes on from. */
  constructor(sentences: readonly string[], vocabulary: Vocabulary, random: Random) {
    this.#sentences = sentences;
    this.#vocabulary = vocabulary;
    this.#curve = vocabulary.heapsCurve();
    this.#random = random;
    this.#words = vocabulary.words;
  }

  /** Words of the whole text so far, the real part included. */
  get words(): number {
    return this.#words;
  }

  get distinct(): number {
    return this.#vocabulary.distinct + this.#coined;
  }

  document(): PlainDocument {
    const names = new Map<string, string>();
    const paragraphs: string[] = [];
    for (let i = this.#random.between(4, 30); i > 0; i--) {
      const sentences: string[] = [];
      for (let j = this.#random.between(2, 6); j > 0; j--) {
        sentences.push(this.#renamed(this.#random.oneOf(this.#sentences), names));
      }
      paragraphs.push(sentences.join(' '));
    }
    const number = String(this.#documents++).padStart(6, '0');
    return { id: `synthetic/${number}.txt`, title: `Document ${number}`, text: paragraphs.join('\n\n') };
  }

  #renamed(sentence: string, names: Map<string, string>): string {
    return sentence.replace(wordPattern, (written) => {
      this.#words++;
      const word = written.toLowerCase();
      if (word.length < 4 || this.#vocabulary.countOf(word) > maxOccurrencesOfRare) return written;
      let name = names.get(word);
      if (name === undefined) {
        name = coinedWord(this.#name());
        names.set(word, name);
      }
      return written === word ? name : name.charAt(0).toUpperCase() + name.slice(1);
    });
  }

  /** The number of a coined word. */
  #name(): number {
    const isBehind = this.distinct < distinctWordsAt(this.#curve, this.#words);
    const remembered = Math.min(this.#usesMade, rememberedUses);
    const number =
      isBehind || remembered === 0 ? this.#coined++ : (this.#uses[this.#random.below(remembered)] ?? 0);
    this.#uses[this.#usesMade++ % rememberedUses] = number;
    return number;
  }
}

const consonants = 'bdfgklmnprstvz';
const vowels = 'aeiou';

/**
 * A word that no language has, another for each number. It begins and ends as no word does, so that none of the real
 * words is taken for a part of it.
 */
export function coinedWord(number: number): string {
  let word = 'xq';
  let rest = number;
  do {
    const syllable = rest % (consonants.length * vowels.length);
    word += consonants.charAt(syllable % consonants.length) + vowels.charAt(syllable / consonants.length);
    rest = Math.floor(rest / (consonants.length * vowels.length));
  } while (rest > 0);
  return `${word}qx`;
}
