import { type ForwardDocument, tokenFlag } from '../types/forward-document.js';
import type { Question } from './question.js';
import type { Window } from './windows.js';

/** Shorter ones are the initials of any two words that stand side by side. */
const minLetters = 3;
const maxLetters = 8;

/** How many words of a long form may have no letter of their own in the short one: function words, both forms of "write-ahead". */
const maxSilent = 3;

/**
 * Whether a window writes out an abbreviation that the question asks about, right behind or before it: "TOAST (The
 * Oversized-Attribute Storage Technique)", "a write-ahead log (WAL)". What is no name there is no abbreviation.
 */
export function writesOut({ forward, hits }: Window, { terms }: Question): boolean {
  return hits.some(({ term, token, sentence }) => {
    const letters = terms[term]?.word ?? '';
    if (!/^[a-z]+$/u.test(letters) || letters.length < minLetters || letters.length > maxLetters)
      return false;
    if (!isName(forward, token)) return false;
    const first = forward.firstToken[sentence] ?? 0;
    const end = forward.firstToken[sentence + 1] ?? 0;
    return spells(forward, letters, token + 1, end, 1) || spells(forward, letters, token - 1, first - 1, -1);
  });
}

/** Whether the words from a token on, towards `end`, begin with these letters, none left out. */
function spells(forward: ForwardDocument, letters: string, from: number, end: number, step: 1 | -1): boolean {
  const wanted = step === 1 ? letters : [...letters].reverse().join('');
  let found = 0;
  let names = 0;
  let silent = 0;
  for (let token = from; token !== end && silent <= maxSilent; token += step) {
    if (initialOf(forward, token) !== wanted[found]) silent++;
    else {
      found++;
      if (isName(forward, token)) names++;
    }
    // Behind a short form any three words may follow; before one they end where it stands.
    if (found === wanted.length) return step === -1 || letters.length > minLetters || names === found;
  }
  return false;
}

function initialOf({ terms, termAt }: ForwardDocument, token: number): string {
  return termAt(terms[token] ?? 0).slice(0, 1);
}

function isName({ flags }: ForwardDocument, token: number): boolean {
  return ((flags[token] ?? 0) & tokenFlag.capital) !== 0;
}
