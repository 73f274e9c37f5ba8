import { Copies } from '../copies/copies.js';
import { choose } from '../ranking/choose.js';
import { confidenceOf, isWorthReading } from '../ranking/confidence.js';
import { type Question, readQuestion } from '../ranking/question.js';
import { type Ranking, rank } from '../ranking/rank.js';
import type { RankedWindow } from '../ranking/scorer.js';
import type { Unsearchable } from '../types/answer.js';
import { defined } from '../types/defined.js';
import type { IndexReader } from '../types/index-reader.js';
import type { Span } from '../types/span.js';
import type { AnswerOptions, AnswerSelection } from './answer-selection.js';
import { severalAnswered } from './several-questions.js';
import { documentsNaming, spokenBy } from './spoken-by.js';

/** A sentence that asks is taken by itself where it is so much more surely answered than the whole message. */
const minGain = 0.05;

/** "How many holidays?" may well be about what is told beside it. */
const minGainOfWord = 0.2;

function asksOneWord({ terms }: Question): boolean {
  return terms.filter(({ weighs }) => weighs !== 'beside').length === 1;
}

/**
 * Reads the question, ranks, and chooses: everything but wording the answer. Of a message of several sentences the one that asks
 * is tried by itself, too: what is told around it may be anything.
 */
export async function selectAnswer(
  typed: string,
  reader: IndexReader,
  options: AnswerOptions,
): Promise<AnswerSelection> {
  const whole = await selectFor(typed, reader, options);
  const { alone, asksOnce, questions } = whole.question.message;
  if (questions.length > 1 && whole.unsearchable === undefined) {
    const each = await selectEach(typed, reader, options, questions);
    const several = severalAnswered(typed, whole, each, options);
    if (several !== undefined) return several;
  }
  const isFound = whole.confidence >= options.minConfidence;
  if (whole.unsearchable !== undefined || (isFound && !asksOnce)) return whole;
  let best = whole;
  for (const sentence of alone) {
    const selection = await selectFor(typed, reader, options, { alone: sentence });
    const gain = selection.confidence - best.confidence;
    const isSurer = gain > (asksOneWord(selection.question) ? minGainOfWord : minGain);
    if (selection.confidence >= options.minConfidence && isSurer) best = selection;
  }
  return best;
}

/**
 * What each question of a message is answered with, the others left out: by the sentence model all of them or none, for which of
 * them it was late with is chance.
 */
async function selectEach(
  typed: string,
  reader: IndexReader,
  options: AnswerOptions,
  questions: readonly Span[],
): Promise<AnswerSelection[]> {
  const each = await selectOneByOne(typed, reader, options, questions);
  const missed = each.find(({ ranking }) => ranking.missed !== undefined)?.ranking.missed;
  if (missed === undefined || each.every(({ ranking }) => ranking.tier !== 'model')) return each;
  const again = await selectOneByOne(typed, reader, { ...options, model: undefined }, questions);
  return again.map((selection) => ({ ...selection, ranking: { ...selection.ranking, missed } }));
}

async function selectOneByOne(
  typed: string,
  reader: IndexReader,
  options: AnswerOptions,
  questions: readonly Span[],
): Promise<AnswerSelection[]> {
  const each: AnswerSelection[] = [];
  for (const asked of questions) {
    const apart = questions.filter((other) => other !== asked);
    each.push(await selectFor(typed, reader, options, { alone: asked, apart }));
  }
  return each;
}

async function selectFor(
  typed: string,
  reader: IndexReader,
  options: AnswerOptions,
  within: { readonly alone?: Span; readonly apart?: readonly Span[] } = {},
): Promise<AnswerSelection> {
  const { scope, limit, rankedDocuments } = options;
  const question = await readQuestion(typed.slice(0, options.maxQuestionLength), {
    ...options,
    reader,
    ...within,
  });
  const unsearchable = await whyUnsearchable(typed, question, reader, options);
  const ranking =
    unsearchable === undefined
      ? await rank(question, reader, await documentsNaming(options.by, reader, scope), {
          encoder: options.encoder,
          model: options.model,
          ...defined({ documents: rankedDocuments }),
        })
      : { documents: [], windows: [], setAside: () => [], tier: 'words' as const, copies: new Copies([]) };
  const found = answeringWindows(ranking, options.minConfidence);
  const { windows, has } = await spokenBy(options.by, found, reader);
  const choices = choose(windows, limit, ranking.copies, has);
  return {
    question,
    unsearchable,
    ranking,
    windows,
    choices,
    shown: choices.filter(({ ranked }, i) => i === 0 || isWorthReading(ranked, choices[0]?.ranked)),
    confidence: confidenceOf(windows[0]),
    mayBeQuoted: has,
    parts: [],
  };
}

/**
 * The margin answers with what it says itself: where it holds less of the question's weight, it is a contents list or a
 * breadcrumb of a document that is about something like it.
 */
const minHeldInMargin = 0.5;

/**
 * What is quoted from: the margin, and lines that stand in many documents, only where nothing else answers, or has a word of the
 * question at all; and where they hold more of it than the text does, for a heading in a contents list says less than the section.
 */
function answeringWindows({ windows, setAside }: Ranking, minConfidence: number): readonly RankedWindow[] {
  if (confidenceOf(windows[0]) >= minConfidence) return windows;
  const aside = setAside();
  if (windows.length === 0) return aside;
  const held = aside[0]?.signals.coverage ?? 0;
  const heldInText = Math.max(0, ...windows.map(({ signals }) => signals.coverage));
  const answers = confidenceOf(aside[0]) >= minConfidence && held >= minHeldInMargin && held > heldInText;
  return answers ? aside : windows;
}

export async function whyUnsearchable(
  typed: string,
  question: Question,
  reader: IndexReader,
  { scope, maxQuestionLength }: Pick<AnswerOptions, 'scope' | 'maxQuestionLength'>,
): Promise<Unsearchable | undefined> {
  if ((await reader.size(scope)).passages === 0) return 'nothing-indexed';
  if (typed.trim() === '') return 'empty';
  if (typed.length > maxQuestionLength) return 'too-long';
  return question.terms.length === 0 ? 'no-words' : undefined;
}
