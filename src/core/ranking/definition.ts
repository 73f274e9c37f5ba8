import { languageOf } from '../analysis/languages.js';
import { blockKindOf, type ForwardDocument, sentenceFlag, tokenFlag } from '../types/forward-document.js';
import { writesOut } from './expansion.js';
import { termsOf } from './polar-words.js';
import { isLightTerm } from './question.js';
import type { Signal, SignalContext } from './signal.js';
import type { Window } from './windows.js';

/** Behind what is defined, in the languages that have them. */
const defining: Readonly<Record<string, string>> = {
  en: 'is are was were means mean stands refers denotes describes',
  de: 'ist sind war bedeutet heißt bezeichnet',
  fr: 'est sont était signifie désigne',
  es: 'es son era significa',
  it: 'è sono era significa',
  nl: 'is zijn was betekent',
};

/** A glossary names what it defines and needs no verb: that says nearly as much. */
const entry = 0.7;

/**
 * Asked what something is: a sentence that begins with it and says "is" or "means", one that writes out the abbreviation, or
 * the entry of a glossary.
 */
export const defines: Signal = (window, { question, titleHas }) => {
  if (!question.asksForDefinition) return 0;
  if (writesOut(window, question)) return 1;
  const verbs = verbsOf(window.forward, question.language);
  let max = 0;
  for (let sentence = window.first; sentence < window.end; sentence++)
    max = Math.max(max, definesIn(window, sentence, { question, titleHas }, verbs));
  return max;
};

/** Asked what initials are or stand for: it writes them out, which is the answer, or the beginning of it. */
export const longForm: Signal = (window, { question }) =>
  question.asksForDefinition && writesOut(window, question) ? 1 : 0;

function definesIn(
  { forward, hits }: Window,
  sentence: number,
  { question, titleHas }: Pick<SignalContext, 'question' | 'titleHas'>,
  verbs: ReadonlySet<number>,
): number {
  if (((forward.sentenceFlags[sentence] ?? 0) & (sentenceFlag.heading | sentenceFlag.question)) !== 0)
    return 0;
  const own = new Map(
    hits
      .filter((hit) => hit.sentence === sentence && hit.weight === 1)
      .map(({ token, term }) => [token, term]),
  );
  const end = forward.firstToken[sentence + 1] ?? 0;
  const first = forward.firstToken[sentence] ?? 0;
  let token = first;
  // The, a, an; behind "when the" or "each time" it is not defined.
  if (token < end && isStop(forward, token) && !verbs.has(forward.terms[token] ?? -1)) token++;
  const named = new Set<number>();
  for (; token < end && own.has(token); token++) named.add(own.get(token) ?? -1);
  // What the title names need not be named again: "bisect" in the manual of git.
  const isNamed = (i: number) => named.has(i) || (named.size > 0 && titleHas[i] === true);
  if (question.terms.some((term, i) => !isLightTerm(term) && !isNamed(i))) return 0;
  if (verbs.has(forward.terms[token] ?? -1)) return 1;
  const opens = ((forward.sentenceFlags[sentence] ?? 0) & sentenceFlag.opensBlock) !== 0;
  // An entry begins with its word, where "then tundish" goes on; a line of code only begins so.
  const isEntry = opens && own.has(first) && blockKindOf(forward, sentence) !== 'code';
  return isEntry && token < end ? entry : 0;
}

function isStop({ flags }: ForwardDocument, token: number): boolean {
  return ((flags[token] ?? 0) & tokenFlag.stop) !== 0;
}

/** By numbering: documents with the same `termNumber` share their numbers. */
const known = new WeakMap<ForwardDocument['termNumber'], Map<string, ReadonlySet<number>>>();

function verbsOf({ termNumber }: ForwardDocument, language: string): ReadonlySet<number> {
  const byLanguage = known.get(termNumber) ?? new Map<string, ReadonlySet<number>>();
  known.set(termNumber, byLanguage);
  const verbs =
    byLanguage.get(language) ??
    new Set(termsOf(defining[languageOf(language).code], language).flatMap((term) => termNumber(term) ?? []));
  byLanguage.set(language, verbs);
  return verbs;
}
