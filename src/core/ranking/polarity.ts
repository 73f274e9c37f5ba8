import { languageOf } from '../analysis/languages.js';
import { type ForwardDocument, tokenFlag } from '../types/forward-document.js';
import { beforeContractedNot, polarWords, termsOf } from './polar-words.js';
import type { Signal } from './signal.js';
import type { Window } from './windows.js';

/** So many of them in a window are as many as any. */
const plenty = 2;

/**
 * Asked whether something is so, a window that says "not", "never", "only" or "yes" settles it; one that only speaks of
 * the same things does not. Asked about what is not so ("rooms without a window"), a sentence about that denies something,
 * too.
 */
export const polarity: Signal = (window, { question }) => {
  if (!question.asksWhether && !question.denies) return 0;
  const numbers = numbersOf(window.forward, question.language);
  if (question.asksWhether) {
    const { firstToken } = window.forward;
    const from = firstToken[window.first] ?? 0;
    return countIn(window.forward, numbers, from, firstToken[window.end] ?? 0, numbers.polar) / plenty;
  }
  return isDeniedIn(window, numbers) ? 1 : 0;
};

/** Whether a sentence of the window that holds a word of the question says no. */
function isDeniedIn({ forward, hits }: Window, numbers: PolarNumbers): boolean {
  const { firstToken } = forward;
  let last = -1;
  for (const { sentence } of hits) {
    if (sentence === last) continue;
    last = sentence;
    const from = firstToken[sentence] ?? 0;
    if (countIn(forward, numbers, from, firstToken[sentence + 1] ?? from, numbers.denying) > 0) return true;
  }
  return false;
}

/** How many of the tokens [from, to) are wanted; at most `plenty`. */
function countIn(
  { terms, flags }: ForwardDocument,
  { contractedNot, beforeIt }: PolarNumbers,
  from: number,
  to: number,
  wanted: ReadonlySet<number>,
): number {
  let found = 0;
  for (let token = from; token < to && found < plenty; token++) {
    const number = terms[token] ?? -1;
    if (wanted.has(number)) found++;
    else if (number === contractedNot && ((flags[token] ?? 0) & tokenFlag.stop) !== 0) {
      if (token > from && beforeIt.has(terms[token - 1] ?? -1)) found++;
    }
  }
  return found;
}

/** The words of a language by the numbers that a document has for them. */
interface PolarNumbers {
  readonly denying: ReadonlySet<number>;
  /** With those that say yes. */
  readonly polar: ReadonlySet<number>;
  /** The "t" of "don't". */
  readonly contractedNot: number | undefined;
  readonly beforeIt: ReadonlySet<number>;
}

/** By numbering: documents with the same `termNumber` share their numbers. */
const known = new WeakMap<ForwardDocument['termNumber'], Map<string, PolarNumbers>>();

function numbersOf({ termNumber }: ForwardDocument, language: string): PolarNumbers {
  const byLanguage = known.get(termNumber) ?? new Map<string, PolarNumbers>();
  known.set(termNumber, byLanguage);
  const numbers = byLanguage.get(language) ?? polarNumbers(termNumber, language);
  byLanguage.set(language, numbers);
  return numbers;
}

function polarNumbers(termNumber: ForwardDocument['termNumber'], language: string): PolarNumbers {
  const { denying = '', further = '' } = polarWords[language] ?? {};
  const { contractions } = languageOf(language);
  const contracted = [...contractions].flatMap(([typed, spelt]) => (spelt.endsWith("n't") ? [typed] : []));
  const numbers = (words: string) => termsOf(words, language).flatMap((term) => termNumber(term) ?? []);
  const deniers = numbers([denying, ...contracted].join(' '));
  return {
    denying: new Set(deniers),
    polar: new Set([...deniers, ...numbers(further)]),
    contractedNot: language === 'en' ? termNumber('t') : undefined,
    beforeIt: new Set(numbers(beforeContractedNot.join(' '))),
  };
}
