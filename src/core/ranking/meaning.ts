import { type ForwardDocument, isHeading } from '../types/forward-document.js';
import type { IndexReader } from '../types/index-reader.js';
import {
  type SentenceEncoder,
  type SentenceVector,
  similarityOf,
  unitVector,
} from '../types/sentence-encoder.js';
import { idfOf } from './coverage.js';
import { headingsAbove } from './headings-above.js';
import type { Question } from './question.js';
import type { Stretch, Window } from './windows.js';
import { type NearestWords, raise, WordMatches } from './word-matches.js';

/** A nearness above which a sentence may be what was asked for: unrelated ones seldom reach it. */
const near = 0.4;

/** By so much nearer a sentence is clearly what was asked for, where another is near as well. */
const clearly = 0.1;

/** What made the vectors, and the cosine of those that have nothing to do with each other. */
interface Maker {
  readonly tier: 'static' | 'model';
  readonly unrelated: number;
}

const byTable: Maker = { tier: 'static', unrelated: 0 };

/** What is known of a document's sentences; of those that are missing in a map nothing is. */
interface Known {
  /** By number of sentence. */
  readonly vectors: ReadonlyMap<number, SentenceVector>;
  /** The words nearest to the question's, by number of sentence. */
  readonly words: ReadonlyMap<number, NearestWords>;
  readonly titleWords: NearestWords;
}

const nothing: Known = { vectors: new Map(), words: new Map(), titleWords: new Float64Array() };

/** How the sentences of one document stand to what a question means. */
export class Meaning {
  readonly #asked: SentenceVector;
  readonly #question: Question;
  readonly #forward: ForwardDocument;
  readonly #known: Known;
  readonly #maker: Maker;
  readonly #similarities = new Map<number, number>();

  constructor(
    asked: SentenceVector,
    question: Question,
    forward: ForwardDocument,
    known: Known,
    maker: Maker = byTable,
  ) {
    this.#asked = asked;
    this.#question = question;
    this.#forward = forward;
    this.#known = known;
    this.#maker = maker;
  }

  /** What a model says of the sentences of a document, of whose words `known` tells, if anything does. */
  static byModel(
    asked: SentenceVector,
    about: {
      readonly question: Question;
      readonly forward: ForwardDocument;
      readonly known: Meaning | undefined;
    },
    vectors: ReadonlyMap<number, SentenceVector>,
    unrelated: number,
  ): Meaning {
    const { question, forward, known } = about;
    const ofWords = known === undefined ? nothing : known.#known;
    return new Meaning(asked, question, forward, { ...ofWords, vectors }, { tier: 'model', unrelated });
  }

  /** What made the vectors. */
  get tier(): Maker['tier'] {
    return this.#maker.tier;
  }

  /** How near the words of sentences [first, end) together come to the question's, by what these weigh; 0..1. */
  ofWords(stretch: Stretch): number {
    return this.#shareOf(this.#wordsIn(stretch));
  }

  /** The same of the one sentence that comes nearest. */
  ofBestWords({ first, end }: Stretch): number {
    let max = 0;
    for (let sentence = first; sentence < end; sentence++) {
      const words = this.#known.words.get(sentence);
      if (words !== undefined) max = Math.max(max, this.#shareOf(words));
    }
    return max;
  }

  /** The same of the sentences, the headings above them and the title, which name what they are about. */
  ofWordsInSection(stretch: Stretch): number {
    return this.#shareOf(this.nearestInSection(stretch));
  }

  /** Of each term of the question how near the nearest of these words comes. */
  nearestInSection(stretch: Stretch): NearestWords {
    const nearest = this.#wordsIn(stretch);
    raise(nearest, this.#known.titleWords);
    for (const heading of headingsAbove(this.#forward, stretch.first, namedBy)) {
      const words = this.#known.words.get(heading);
      if (words !== undefined) raise(nearest, words);
    }
    return nearest;
  }

  #wordsIn({ first, end }: Stretch): NearestWords {
    const nearest = new Float64Array(this.#question.terms.length);
    for (let sentence = first; sentence < end; sentence++) {
      const words = this.#known.words.get(sentence);
      if (words !== undefined) raise(nearest, words);
    }
    return nearest;
  }

  #shareOf(nearest: NearestWords): number {
    const { weight } = this.#question;
    if (weight === 0) return 0;
    let sum = 0;
    for (let term = 0; term < nearest.length; term++)
      sum += (nearest[term] ?? 0) * idfOf(this.#question, term);
    return Math.min(1, sum / weight);
  }

  /**
   * How near the question and sentences [first, end) together are, longer ones counting for more: the cosine, stretched so
   * that what has nothing to do with the question has 0; at most 1.
   */
  of({ first, end }: Stretch): number {
    const sum = new Float64Array(this.#asked.length);
    for (let sentence = first; sentence < end; sentence++) {
      const vector = this.#known.vectors.get(sentence);
      if (vector === undefined) continue;
      const tokens = tokensIn(this.#forward, sentence);
      for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] as number) + tokens * (vector[i] as number);
    }
    const together = unitVector(sum);
    return together === undefined ? 0 : this.#nearness(together);
  }

  /** The same of the one of sentences [first, end) that is nearest; 0 where nothing is known of any. */
  ofBest({ first, end }: Stretch): number {
    let max = Number.NEGATIVE_INFINITY;
    for (let sentence = first; sentence < end; sentence++) {
      const one = this.#ofSentence(sentence);
      if (one !== undefined) max = Math.max(max, one);
    }
    return max === Number.NEGATIVE_INFINITY ? 0 : max;
  }

  /**
   * Of sentences [first, end) the one nearest to the question; the first of equals, undefined where none is near at all. One that is
   * not among the preferred has to be clearly nearer.
   */
  nearestOf({ first, end }: Stretch, preferred: Stretch): number | undefined {
    let best: number | undefined;
    let max = near;
    for (let sentence = first; sentence < end; sentence++) {
      const isPreferred = sentence >= preferred.first && sentence < preferred.end;
      const one = (this.#ofSentence(sentence) ?? 0) - (isPreferred ? 0 : clearly);
      if (one <= max) continue;
      best = sentence;
      max = one;
    }
    return best;
  }

  #ofSentence(sentence: number): number | undefined {
    const known = this.#similarities.get(sentence);
    if (known !== undefined) return known;
    const vector = this.#known.vectors.get(sentence);
    if (vector === undefined) return undefined;
    const similarity = this.#nearness(vector);
    this.#similarities.set(sentence, similarity);
    return similarity;
  }

  #nearness(vector: SentenceVector): number {
    const { unrelated } = this.#maker;
    return (similarityOf(this.#asked, vector) - unrelated) / (1 - unrelated);
  }
}

function tokensIn({ firstToken }: ForwardDocument, sentence: number): number {
  return (firstToken[sentence + 1] ?? 0) - (firstToken[sentence] ?? 0);
}

/** What is asked, as a vector; undefined where the encoder does not know the question's language, or none of its words. */
export async function askedMeaning(
  question: Question,
  encoder: SentenceEncoder,
): Promise<SentenceVector | undefined> {
  if (!encoder.languages.includes(question.language)) return undefined;
  const [asked] = await encoder.encode([askedText(question)]);
  return asked;
}

/** What is asked, with what it goes on from. */
export function askedText({ corrected, terms }: Question): string {
  const subject = terms.filter(({ isSubject }) => isSubject).map(({ word }) => word);
  return [corrected, ...subject].join(' ');
}

/** What a question means, and what says so of texts. */
export interface QuestionMeaning {
  readonly question: Question;
  readonly vector: SentenceVector;
  readonly encoder: SentenceEncoder;
}

/** What the sentences of `windows` mean, by document. */
export async function meaningsOf(
  { question, vector: asked, encoder }: QuestionMeaning,
  windows: readonly Window[],
  reader: IndexReader,
): Promise<ReadonlyMap<string, Meaning>> {
  const meanings = new Map<string, Meaning>();
  const matches = await WordMatches.of(question, encoder);
  for (const [forward, sentences] of sentencesByDocument(windows, encoder)) {
    const document = sentences.length === 0 ? undefined : await reader.document(forward.id);
    if (document === undefined) continue;
    const texts = sentences.map((sentence) => {
      const text = document.text.slice(forward.sentenceStarts[sentence] ?? 0, forward.sentenceEnds[sentence]);
      return isHeading(forward, sentence) ? text.replace(sectionNumber, '') : text;
    });
    const vectors = new Map<number, SentenceVector>();
    for (const [i, vector] of (await encoder.encode(texts)).entries())
      if (vector !== undefined) vectors.set(sentences[i] ?? 0, vector);
    const [titleWords = new Float64Array(), ...nearest] = await matches.in([document.title, ...texts]);
    const words = new Map(nearest.map((one, i) => [sentences[i] ?? 0, one]));
    meanings.set(forward.id, new Meaning(asked, question, forward, { vectors, words, titleWords }));
  }
  return meanings;
}

/** "## 5.11.1. ", "A.2 ": says nothing of what the section means. */
const sectionNumber = /^[#\s]*(?:\d+|[A-Z](?=\.\d))(?:\.\d+)*\.?\s+(?=\p{L})/u;

/** The windows' sentences in the encoder's languages and the headings above them, each once. */
function sentencesByDocument(windows: readonly Window[], { languages }: SentenceEncoder) {
  const byDocument = new Map<ForwardDocument, Set<number>>();
  for (const { forward, first, end } of windows) {
    const sentences = byDocument.get(forward) ?? new Set();
    byDocument.set(forward, sentences);
    const add = (sentence: number) => {
      if (languages.includes(forward.sentenceLanguages[sentence] ?? '')) sentences.add(sentence);
    };
    for (let sentence = first; sentence < end; sentence++) add(sentence);
    for (const heading of headingsAbove(forward, first, namedBy)) add(heading);
  }
  return [...byDocument].map(([forward, sentences]) => [forward, [...sentences]] as const);
}

/** Of the headings above a window those two that name it most nearly: of others no vector is known. */
export const namedBy = { maxDistance: 200, maxHeadings: 2 };
