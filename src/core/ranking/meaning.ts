import type { ForwardDocument } from '../types/forward-document.js';
import type { IndexReader } from '../types/index-reader.js';
import {
  type SentenceEncoder,
  type SentenceVector,
  similarityOf,
  unitVector,
} from '../types/sentence-encoder.js';
import type { Question } from './question.js';
import type { Stretch, Window } from './windows.js';

/** A cosine above which a sentence may be what was asked for: unrelated ones seldom reach it. */
const near = 0.4;

/** How the sentences of one document stand to what a question means. */
export class Meaning {
  readonly #question: SentenceVector;
  readonly #forward: ForwardDocument;
  readonly #vectors: ReadonlyMap<number, SentenceVector>;
  readonly #known = new Map<number, number>();

  /** @param vectors By number of sentence; of those that are missing nothing is known. */
  constructor(
    question: SentenceVector,
    forward: ForwardDocument,
    vectors: ReadonlyMap<number, SentenceVector>,
  ) {
    this.#question = question;
    this.#forward = forward;
    this.#vectors = vectors;
  }

  /** The cosine of the question and sentences [first, end) together, longer ones counting for more; -1..1. */
  of({ first, end }: Stretch): number {
    const sum = new Float64Array(this.#question.length);
    for (let sentence = first; sentence < end; sentence++) {
      const vector = this.#vectors.get(sentence);
      if (vector === undefined) continue;
      const tokens = tokensIn(this.#forward, sentence);
      for (let i = 0; i < sum.length; i++) sum[i] = (sum[i] ?? 0) + tokens * (vector[i] ?? 0);
    }
    const together = unitVector(sum);
    return together === undefined ? 0 : similarityOf(this.#question, together);
  }

  /** The largest cosine of the question and one of the sentences [first, end); 0 where nothing is known of any. */
  ofBest({ first, end }: Stretch): number {
    let most = Number.NEGATIVE_INFINITY;
    for (let sentence = first; sentence < end; sentence++) {
      const one = this.#ofSentence(sentence);
      if (one !== undefined) most = Math.max(most, one);
    }
    return most === Number.NEGATIVE_INFINITY ? 0 : most;
  }

  /** Of sentences [first, end) the one nearest to the question; the first of equals, undefined where none is near at all. */
  nearestOf({ first, end }: Stretch): number | undefined {
    let best: number | undefined;
    let most = near;
    for (let sentence = first; sentence < end; sentence++) {
      const one = this.#ofSentence(sentence) ?? 0;
      if (one <= most) continue;
      best = sentence;
      most = one;
    }
    return best;
  }

  #ofSentence(sentence: number): number | undefined {
    const known = this.#known.get(sentence);
    if (known !== undefined) return known;
    const vector = this.#vectors.get(sentence);
    if (vector === undefined) return undefined;
    const similarity = similarityOf(this.#question, vector);
    this.#known.set(sentence, similarity);
    return similarity;
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
  const subject = question.terms.filter(({ isSubject }) => isSubject).map(({ word }) => word);
  const [asked] = await encoder.encode([[question.corrected, ...subject].join(' ')]);
  return asked;
}

/** Encodes the sentences of `windows`, by document. */
export async function meaningsOf(
  asked: SentenceVector,
  windows: readonly Window[],
  encoder: SentenceEncoder,
  reader: IndexReader,
): Promise<ReadonlyMap<string, Meaning>> {
  const meanings = new Map<string, Meaning>();
  for (const [forward, sentences] of sentencesByDocument(windows, encoder)) {
    const document = await reader.document(forward.id);
    if (document === undefined) continue;
    const texts = sentences.map((sentence) =>
      document.text.slice(forward.sentenceStarts[sentence] ?? 0, forward.sentenceEnds[sentence]),
    );
    const vectors = new Map<number, SentenceVector>();
    for (const [i, vector] of (await encoder.encode(texts)).entries())
      if (vector !== undefined) vectors.set(sentences[i] ?? 0, vector);
    meanings.set(forward.id, new Meaning(asked, forward, vectors));
  }
  return meanings;
}

/** The windows' sentences in the encoder's languages, each once. */
function sentencesByDocument(windows: readonly Window[], { languages }: SentenceEncoder) {
  const byDocument = new Map<ForwardDocument, Set<number>>();
  for (const { forward, first, end } of windows) {
    const sentences = byDocument.get(forward) ?? new Set();
    byDocument.set(forward, sentences);
    for (let sentence = first; sentence < end; sentence++)
      if (languages.includes(forward.sentenceLanguages[sentence] ?? '')) sentences.add(sentence);
  }
  return [...byDocument].map(([forward, sentences]) => [forward, [...sentences]] as const);
}
