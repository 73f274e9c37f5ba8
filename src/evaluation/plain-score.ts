import type { RunRow } from './answer-all.js';
import { hasAnswer, type JudgedQuestion } from './quality-set.js';
import { holdsStatedAnswer } from './stated-answer.js';

/** How questions that state the words of their answers were answered; numbers of questions. */
export interface PlainScore {
  readonly answerable: number;
  readonly unanswerable: number;
  /** Answered, and the first quote, or one of the first three, holds the words. */
  readonly hit1: number;
  readonly hit3: number;
  /** There is an answer, and nothing was found. */
  readonly wronglyNothing: number;
  /** Something was found, and none of the first three quotes answers; those of a confidence of at least 0.9. */
  readonly wrong: number;
  readonly surelyWrong: number;
  /** There is no answer, and something was found. */
  readonly falseAnswers: number;
  /** Given with a confidence of at least 0.9, and of these the first quote does not answer. */
  readonly sure: number;
  readonly sureWrongFirst: number;
  /**
   * How well confidence tells questions answered in three quotes from those without an answer; 0..1, 0.5 for nothing;
   * undefined where there are none of a kind.
   */
  readonly auroc: number | undefined;
}

/** From this confidence on an answer is called sure. */
const sure = 0.9;

/** A question as it was answered; a row that is missing counts as nothing found. */
interface Outcome {
  readonly question: JudgedQuestion;
  readonly isFound: boolean;
  /** 1 for the first quote; Infinity where none answers or nothing was found. */
  readonly rank: number;
  readonly confidence: number;
}

/** The scores of all questions, and of each kind that is named. */
export function scorePlainly(questions: readonly JudgedQuestion[], rows: readonly RunRow[]) {
  const outcomes = outcomesOf(questions, rows);
  const kinds = [...new Set(questions.flatMap(({ kind }) => kind ?? []))];
  return {
    all: scoreOf(outcomes),
    byKind: new Map(
      kinds.map((kind) => [kind, scoreOf(outcomes.filter(({ question }) => question.kind === kind))]),
    ),
  };
}

/** Which of the first quotes answers, by question, whether it was shown or not; Infinity for none. */
export function ranksOf(
  questions: readonly JudgedQuestion[],
  rows: readonly RunRow[],
): ReadonlyMap<string, number> {
  const rowOf = new Map(rows.map((row) => [row.qid, row]));
  return new Map(questions.map((question) => [question.id, rankIn(rowOf.get(question.id), question)]));
}

function rankIn(row: RunRow | undefined, { stated = [] }: JudgedQuestion): number {
  const at = row?.quotes.findIndex(({ text }) => holdsStatedAnswer(text, stated)) ?? -1;
  return at < 0 ? Number.POSITIVE_INFINITY : at + 1;
}

function outcomesOf(questions: readonly JudgedQuestion[], rows: readonly RunRow[]): Outcome[] {
  const rowOf = new Map(rows.map((row) => [row.qid, row]));
  return questions.map((question) => {
    const row = rowOf.get(question.id);
    const isFound = row !== undefined && !row.abstained && row.quotes.length > 0;
    const rank = isFound ? rankIn(row, question) : Number.POSITIVE_INFINITY;
    return { question, isFound, rank, confidence: row?.confidence ?? 0 };
  });
}

function scoreOf(outcomes: readonly Outcome[]): PlainScore {
  const answerable = outcomes.filter(({ question }) => hasAnswer(question));
  const unanswerable = outcomes.filter(({ question }) => !hasAnswer(question));
  const answered = answerable.filter(({ rank }) => rank <= 3);
  const wrong = answerable.filter(({ isFound, rank }) => isFound && rank > 3);
  const given = outcomes.filter(({ isFound, confidence }) => isFound && confidence >= sure);
  return {
    answerable: answerable.length,
    unanswerable: unanswerable.length,
    hit1: answered.filter(({ rank }) => rank === 1).length,
    hit3: answered.length,
    wronglyNothing: answerable.filter(({ isFound }) => !isFound).length,
    wrong: wrong.length,
    surelyWrong: wrong.filter(({ confidence }) => confidence >= sure).length,
    falseAnswers: unanswerable.filter(({ isFound }) => isFound).length,
    sure: given.length,
    sureWrongFirst: given.filter(({ rank }) => rank > 1).length,
    auroc: aurocOf(
      answered.map(({ confidence }) => confidence),
      unanswerable.map(({ confidence }) => confidence),
    ),
  };
}

/** How often a value of `positive` is larger than one of `negative`, ties counting half; 0..1. */
export function aurocOf(positive: readonly number[], negative: readonly number[]): number | undefined {
  if (positive.length === 0 || negative.length === 0) return undefined;
  let larger = 0;
  for (const one of positive)
    for (const other of negative) larger += one > other ? 1 : one === other ? 0.5 : 0;
  return larger / (positive.length * negative.length);
}

/** Both together; what was counted adds up, and how well confidence tells them apart is no sum. */
export function sumOf(one: PlainScore, other: PlainScore): PlainScore {
  return {
    answerable: one.answerable + other.answerable,
    unanswerable: one.unanswerable + other.unanswerable,
    hit1: one.hit1 + other.hit1,
    hit3: one.hit3 + other.hit3,
    wronglyNothing: one.wronglyNothing + other.wronglyNothing,
    wrong: one.wrong + other.wrong,
    surelyWrong: one.surelyWrong + other.surelyWrong,
    falseAnswers: one.falseAnswers + other.falseAnswers,
    sure: one.sure + other.sure,
    sureWrongFirst: one.sureWrongFirst + other.sureWrongFirst,
    auroc: undefined,
  };
}
