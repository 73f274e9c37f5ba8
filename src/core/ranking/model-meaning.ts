import type { ForwardDocument } from '../types/forward-document.js';
import type { IndexReader } from '../types/index-reader.js';
import type { SentenceVector } from '../types/sentence-encoder.js';
import { knowsLanguage, type SentenceModel } from '../types/sentence-model.js';
import { askedText, Meaning } from './meaning.js';
import type { Question } from './question.js';
import type { Window } from './windows.js';

/** A question, and the model that is asked what it means. */
export interface ModelQuestion {
  readonly question: Question;
  readonly model: SentenceModel;
}

/**
 * What the sentences of `windows` mean by a model, by document.
 * @param known What is known of their words.
 * @throws {ModelMissedError}
 */
export async function modelMeaningsOf(
  { question, model }: ModelQuestion,
  windows: readonly Window[],
  reader: IndexReader,
  known: ReadonlyMap<string, Meaning>,
): Promise<ReadonlyMap<string, Meaning>> {
  const places: { readonly forward: ForwardDocument; readonly sentence: number }[] = [];
  const texts: string[] = [];
  for (const [forward, sentences] of sentencesByDocument(windows, model)) {
    const document = sentences.size === 0 ? undefined : await reader.document(forward.id);
    if (document === undefined) continue;
    for (const sentence of sentences) {
      places.push({ forward, sentence });
      texts.push(document.text.slice(forward.sentenceStarts[sentence] ?? 0, forward.sentenceEnds[sentence]));
    }
  }
  const vectors = await model.vectorsOf(askedText(question), texts);
  const byDocument = new Map<ForwardDocument, Map<number, SentenceVector>>();
  for (const [i, vector] of vectors.texts.entries()) {
    const place = places[i];
    if (vector === undefined || place === undefined) continue;
    const ofDocument = byDocument.get(place.forward) ?? new Map<number, SentenceVector>();
    byDocument.set(place.forward, ofDocument.set(place.sentence, vector));
  }
  return new Map(
    [...byDocument].map(([forward, ofDocument]) => {
      const about = { question, forward, known: known.get(forward.id) };
      return [forward.id, Meaning.byModel(vectors.question, about, ofDocument, model.unrelated)];
    }),
  );
}

/** The windows' sentences in the model's languages, each once. */
function sentencesByDocument(windows: readonly Window[], model: SentenceModel) {
  const byDocument = new Map<ForwardDocument, Set<number>>();
  for (const { forward, first, end } of windows) {
    const sentences = byDocument.get(forward) ?? new Set<number>();
    byDocument.set(forward, sentences);
    for (let sentence = first; sentence < end; sentence++)
      if (knowsLanguage(model, forward.sentenceLanguages[sentence] ?? '')) sentences.add(sentence);
  }
  return byDocument;
}
