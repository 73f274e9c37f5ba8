import { languageOf } from '../analysis/languages.js';
import { speakingVerbs } from '../check/speaking-verbs.js';
import { blockKindOf, type ForwardDocument, tokenFlag } from '../types/forward-document.js';
import type { Signal } from './signal.js';
import type { Window } from './windows.js';
import { numbersOf } from './word-numbers.js';

/** How far apart a speaker and the verb of speaking may stand, in tokens: "said Ada Brown", "the minister of trade, however, warned". */
const reach = 5;

/** The verbs of one word. */
const spoken = [...speakingVerbs].filter((verb) => !verb.includes(' ')).join(' ');

/**
 * Asked for somebody's words: a sentence in which a name or a word of the question stands by a verb of speaking, or the turn of whom
 * it names.
 */
export const speech: Signal = (window, { question }) => {
  if (!question.asksForSpeech) return 0;
  const verbs = numbersOf(window.forward, spoken, languageOf(question.language).code);
  return speaksInTurn(window) || speaksByVerb(window, verbs) ? 1 : 0;
};

/** "Ada: ...", "[00:12:31] Ada: ..." */
function speaksInTurn({ forward, hits }: Window): boolean {
  return hits.some(
    ({ token, sentence, weight }) =>
      weight === 1 &&
      hasFlag(forward, token, tokenFlag.sentenceStart) &&
      hasFlag(forward, token, tokenFlag.capital) &&
      blockKindOf(forward, sentence) === 'turn',
  );
}

function speaksByVerb({ forward, hits }: Window, verbs: ReadonlySet<number>): boolean {
  const { firstToken, terms } = forward;
  return hits.some(({ token, sentence, weight }) => {
    if (weight < 1 || verbs.has(terms[token] ?? -1)) return false;
    const from = Math.max(firstToken[sentence] ?? 0, token - reach);
    const to = Math.min(firstToken[sentence + 1] ?? 0, token + reach + 1);
    for (let other = from; other < to; other++) if (verbs.has(terms[other] ?? -1)) return true;
    return false;
  });
}

function hasFlag({ flags }: ForwardDocument, token: number, flag: number): boolean {
  return ((flags[token] ?? 0) & flag) !== 0;
}
