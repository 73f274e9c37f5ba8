import { idfOf } from '../ranking/coverage.js';
import type { Question } from '../ranking/question.js';
import type { RankedWindow } from '../ranking/scorer.js';

/** How near a word of a passage is to one of the question that it stands for; 0..1, see `WordMatches`. */
const nearEnough = 0.35;

/** A word of the dictionary is worth a note under an answer where it is so much of the question's weight; 0..1. */
const minNoted = 1 / 3;

/**
 * The words of a question that no document in scope has, but for those that say next to nothing. Under an answer only what it
 * may be wrong for: names, numbers and other heavy words for which its passage has none that means about the same.
 * @param answer What answers; undefined where nothing does.
 */
export function missingWords(question: Question, answer?: RankedWindow): string[] {
  const nearest = answer?.context.meaning?.nearestInSection(answer.window);
  return question.terms.flatMap(({ word, known, matters, weighs }, term) => {
    if (known || !matters) return [];
    if (answer === undefined) return [word];
    const isSaid = answer.window.held.has(term) || (nearest?.[term] ?? 0) >= nearEnough;
    // What is told beside a question and no document has is a name, where it is a term at all.
    const mayBeLittle = weighs !== 'rarity' && weighs !== 'beside';
    const isLittle = mayBeLittle && idfOf(question, term) < minNoted * question.weight;
    return isSaid || isLittle ? [] : [word];
  });
}
