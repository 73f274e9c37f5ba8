import { hasAnswer, type JudgedQuestion, type QualitySet } from './quality-set.js';
import type { Scorer } from './scorer.js';
import { holdsStatedAnswer } from './stated-answer.js';

/** Of more questions so many are taken, from all over the set: a fit takes minutes. */
const questionsSampled = 150;

/** Those of a set's questions of which it can be told whether they were answered. */
export function judgedQuestions({ queries }: QualitySet): JudgedQuestion[] {
  return queries.filter((one) => hasAnswer(one) || one.answerable === false);
}

/** Those of them that a fit asks over and over. */
export function sampledQuestions(set: QualitySet): JudgedQuestion[] {
  const all = judgedQuestions(set);
  return all.filter((_, i) => placeIn(i, all.length) !== placeIn(i - 1, all.length));
}

/** Evenly apart. */
function placeIn(i: number, length: number): number {
  return Math.floor((i * questionsSampled) / length);
}

/** Whether a quote of these borders holds the answer, by the scorer's rule. */
export type AnswerTest = (docId: string, start: number, end: number) => boolean;

/** Whether the quote covers a marked span, or contains an answer by the set's rule; each quote is judged once. */
export function answerTest(
  { spans = [], answers = [], stated = [], lang }: JudgedQuestion,
  { docs, meta }: QualitySet,
  scorer: Scorer | undefined,
): AnswerTest {
  const known = new Map<string, boolean>();
  return (docId, start, end) => {
    const key = `${start} ${end} ${docId}`;
    let holds = known.get(key);
    if (holds === undefined) {
      const text = docs.get(docId)?.text.slice(start, end) ?? '';
      holds =
        spans.some((span) => span.docId === docId && start <= span.start && end >= span.end) ||
        answers.some((answer) => scorer?.containsAnswer(text, answer, lang ?? meta.lang) === true) ||
        holdsStatedAnswer(text, stated);
      known.set(key, holds);
    }
    return holds;
  };
}
