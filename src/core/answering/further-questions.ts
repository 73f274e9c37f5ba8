import type { IndexReader } from '../types/index-reader.js';
import type { GivenAnswerPlaces } from '../types/library.js';
import { overlap } from '../types/span.js';
import type { TriedQuestion } from './suggest-questions.js';

/** So many are offered under an answer. */
const offered = 3;
/** What can be shown whole on a button of every platform, in UTF-16 code units. */
const maxOnButton = 75;

/** Of the questions that were tried those made of words of the documents quoted, and answered by a passage that is not. */
export async function furtherQuestions(
  { question, quotes }: GivenAnswerPlaces,
  tried: readonly TriedQuestion[],
  reader: IndexReader,
): Promise<readonly string[]> {
  const texts: string[] = [];
  for (const id of new Set(quotes.map(({ documentId }) => documentId))) {
    const text = (await reader.document(id))?.text;
    if (text !== undefined) texts.push(text.slice(0, text.length));
  }
  const isQuoted = ({ place }: TriedQuestion) =>
    quotes.some(({ documentId, span }) => documentId === place.documentId && overlap(span, place.span));
  const asked = plain(question);
  return tried
    .filter(
      (one) =>
        one.question.length <= maxOnButton &&
        plain(one.question) !== asked &&
        plain(one.topic) !== asked &&
        !isQuoted(one) &&
        texts.some((text) => text.includes(one.topic)),
    )
    .slice(0, offered)
    .map((one) => one.question);
}

/** Case and signs aside. */
function plain(question: string): string {
  return (question.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? []).join(' ');
}
