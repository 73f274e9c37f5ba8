import { choose } from '../core/ranking/choose.js';
import { type ConfidenceFeatures, confidenceFeatures } from '../core/ranking/confidence-features.js';
import { readQuestion } from '../core/ranking/question.js';
import type { QuestionContext } from '../core/ranking/question-context.js';
import { type RankOptions, rank } from '../core/ranking/rank.js';
import type { WeightTables } from '../core/ranking/weights.js';
import type { RankingTier } from '../core/types/answer.js';
import { everything, type Scope } from '../core/types/scope.js';
import { hasAnswer, type QualitySet } from './quality-set.js';
import { SeededRandom } from './random.js';
import { type AnswerTest, answerTest, judgedQuestions, sampledQuestions } from './sampled-questions.js';
import type { Scorer } from './scorer.js';

/** A question as confidence sees it. */
export interface Evidence {
  readonly set: string;
  /** Of the best window; undefined where nothing was found. */
  readonly features: ConfidenceFeatures | undefined;
  /** Which of the first three quotes answers, from 0; Infinity for none. */
  readonly place: number;
  readonly isAnswerable: boolean;
  /** The question states the words of its answer, as people's questions do. */
  readonly isStated: boolean;
  /** What ranked. */
  readonly tier: RankingTier;
  /** What the passages mean is known, and left out here: it may be turned off. */
  readonly isByWords: boolean;
  /** Asked of a part of the documents, with or without those that answer: there are few questions without an answer. */
  readonly isMade: boolean;
  /** What it must not be judged by: the documents that answer; where there are none, the words that are asked for. */
  readonly about: readonly string[];
}

/** So few documents may be all that somebody may see. */
const smallScopes = [2, 5, 20, 100];

/** A part must leave out some of the documents to be one. */
const maxShare = 2 / 3;

/**
 * What the questions of a set look like under these weights: all of them asked of all documents, and some of those that do
 * not answer and of a few, each by words and meaning, by words alone, and by the model where it knows the language. Deterministic.
 */
export async function evidenceOf(
  set: QualitySet,
  {
    reader,
    thesaurus,
    encoder,
    model,
  }: Omit<QuestionContext, 'scope'> & Pick<RankOptions, 'encoder' | 'model'>,
  scorer: Scorer | undefined,
  weights: WeightTables,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<Evidence[]> {
  const evidence: Evidence[] = [];
  const ids = set.documents.map(({ id }) => id);
  const random = new SeededRandom(ids.length);
  const questions = judgedQuestions(set);
  const sampled = new Set(sampledQuestions(set));
  for (const [done, question] of questions.entries()) {
    const holdsAnswer = answerTest(question, set, scorer);
    const gold = hasAnswer(question) ? answeringDocuments(question, set, holdsAnswer) : new Set<string>();
    const ask = async (scope: Scope, by: Pick<RankOptions, 'encoder' | 'model'>) => {
      const read = await readQuestion(question.text, { reader, scope, thesaurus });
      const { windows, copies, tier } = await rank(read, reader, scope, { ...by, weights });
      const place = choose(windows, 3, copies).findIndex(({ ranked, span }) =>
        holdsAnswer(ranked.window.forward.id, span.start, span.end),
      );
      const [best] = windows;
      return {
        terms: read.terms.map(({ term }) => term),
        tier,
        features: best === undefined ? undefined : confidenceFeatures(best),
        place: place < 0 ? Number.POSITIVE_INFINITY : place,
      };
    };
    const parts: Part[] = [
      { scope: everything, isMade: false, isAnswerable: hasAnswer(question) },
      ...(sampled.has(question) ? partsOf(ids, gold, random) : []),
    ];
    let about = [...gold].sort();
    for (const { scope, isMade, isAnswerable } of parts) {
      const usual = await ask(scope, { encoder });
      const asked = [{ ...usual, isByWords: false }];
      // Where nothing is known of the meaning there is nothing to leave out.
      if (usual.features?.hasSimilarity === 1) asked.push({ ...(await ask(scope, {})), isByWords: true });
      const byModel = model === undefined ? undefined : await ask(scope, { encoder, model });
      if (byModel?.tier === 'model') asked.push({ ...byModel, isByWords: false });
      for (const { terms, features, place, tier, isByWords } of asked) {
        if (about.length === 0) about = [`asked: ${terms.sort().join(' ')}`];
        // Other documents may answer as well.
        if (isMade && !isAnswerable && place === 0) continue;
        evidence.push({
          set: set.name,
          features,
          place: isAnswerable ? place : Number.POSITIVE_INFINITY,
          isAnswerable,
          isStated: question.stated !== undefined,
          tier,
          isByWords,
          isMade,
          about,
        });
      }
    }
    onProgress(done + 1, questions.length);
  }
  return evidence;
}

/** Documents that a question is asked of, and whether they answer it. */
interface Part {
  readonly scope: Scope;
  readonly isMade: boolean;
  readonly isAnswerable: boolean;
}

/** All documents that do not answer, and a few of them, now and then with one that does. */
function partsOf(ids: readonly string[], gold: ReadonlySet<string>, random: SeededRandom): Part[] {
  const parts: Part[] = [];
  const add = (scope: readonly string[], isAnswerable: boolean) => {
    if (scope.length > 0 && scope.length < ids.length)
      parts.push({ scope: { kind: 'documents', ids: new Set(scope) }, isMade: true, isAnswerable });
  };
  const others = ids.filter((id) => !gold.has(id));
  add(others, false);
  const size = random.pick(smallScopes) ?? 1;
  const few = Array.from({ length: size }, () => random.pick(others)).filter((id) => id !== undefined);
  const [answering] = gold;
  if (size <= maxShare * ids.length) {
    if (answering !== undefined && random.next() < 0.5) add([...few, answering], true);
    else add(few, false);
  }
  return parts;
}

/** The documents that answer: those that the set names, or else those that hold an answer. */
function answeringDocuments(
  { gold = [], spans = [] }: QualitySet['queries'][number],
  { documents }: QualitySet,
  holdsAnswer: AnswerTest,
): Set<string> {
  const named = new Set([...gold, ...spans.map(({ docId }) => docId)]);
  if (named.size > 0) return named;
  return new Set(documents.filter(({ id, text }) => holdsAnswer(id, 0, text.length)).map(({ id }) => id));
}
