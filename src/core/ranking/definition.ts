import { languageOf } from '../analysis/languages.js';
import { blockKindOf, type ForwardDocument, sentenceFlag, tokenFlag } from '../types/forward-document.js';
import { writesOut } from './expansion.js';
import { isLightTerm } from './question.js';
import type { Signal, SignalContext } from './signal.js';
import type { Window } from './windows.js';
import { numbersOf } from './word-numbers.js';

interface DefiningWords {
  /** Behind what is defined, where a noun says what it is. */
  readonly being: string;
  /** Behind what is defined, whatever follows. */
  readonly meaning: string;
  /** Before the noun that says what it is: "is the method", where "is used" only tells something of it. */
  readonly determiners: string;
}

/** In the languages that have them. */
const defining: Readonly<Record<string, DefiningWords>> = {
  en: {
    being: 'is are was were',
    meaning: 'means mean stands refers denotes describes',
    determiners: 'a an the any one what',
  },
  de: {
    being: 'ist sind war',
    meaning: 'bedeutet heißt bezeichnet',
    determiners: 'ein eine einer der die das',
  },
  fr: { being: 'est sont était', meaning: 'signifie désigne', determiners: 'un une des le la les' },
  es: { being: 'es son era', meaning: 'significa', determiners: 'un una unos unas el la los las' },
  it: { being: 'è sono era', meaning: 'significa', determiners: 'un uno una il lo la' },
  nl: { being: 'is zijn was', meaning: 'betekent', determiners: 'een de het' },
};

/** A glossary names what it defines and needs no verb: that says nearly as much. */
const entry = 0.7;

/** What it is used for, or where it is treated, says as much; and so does what is told of it in the middle of a paragraph. */
const told = 0.7;

/**
 * Asked what something is: a sentence that begins with it and says "is a" or "means", one that writes out the abbreviation, or
 * the entry of a glossary.
 */
export const defines: Signal = (window, { question, titleHas }) => {
  if (!question.asksForDefinition) return 0;
  if (writesOut(window, question)) return 1;
  const numbers = definingNumbers(window.forward, question.language);
  let max = 0;
  for (let sentence = window.first; sentence < window.end; sentence++)
    max = Math.max(max, definesIn(window, sentence, { question, titleHas }, numbers));
  return max;
};

/** Asked what initials are or stand for: it writes them out, which is the answer, or the beginning of it. */
export const longForm: Signal = (window, { question }) =>
  question.asksForDefinition && writesOut(window, question) ? 1 : 0;

function definesIn(
  { forward, hits }: Window,
  sentence: number,
  { question, titleHas }: Pick<SignalContext, 'question' | 'titleHas'>,
  { being, meaning, determiners }: DefiningNumbers,
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
  const numberAt = (at: number) => forward.terms[at] ?? -1;
  const isVerb = (at: number) => being.has(numberAt(at)) || meaning.has(numberAt(at));
  let token = first;
  // The, a, an; behind "when the" or "each time" it is not defined.
  if (token < end && isStop(forward, token) && !isVerb(token)) token++;
  const named = new Set<number>();
  for (; token < end && own.has(token); token++) named.add(own.get(token) ?? -1);
  // What the title names need not be named again: "bisect" in the manual of git.
  const isNamed = (i: number) => named.has(i) || (named.size > 0 && titleHas[i] === true);
  if (question.terms.some((term, i) => !isLightTerm(term) && !isNamed(i))) return 0;
  const opens = ((forward.sentenceFlags[sentence] ?? 0) & sentenceFlag.opensBlock) !== 0;
  if (token < end && isVerb(token)) {
    const says = meaning.has(numberAt(token)) || (token + 1 < end && determiners.has(numberAt(token + 1)));
    return says && opens ? 1 : told;
  }
  // An entry begins with its word, where "then tundish" goes on; a line of code only begins so.
  const isEntry = opens && own.has(first) && blockKindOf(forward, sentence) !== 'code';
  return isEntry && token < end ? entry : 0;
}

function isStop({ flags }: ForwardDocument, token: number): boolean {
  return ((flags[token] ?? 0) & tokenFlag.stop) !== 0;
}

type DefiningNumbers = Readonly<Record<keyof DefiningWords, ReadonlySet<number>>>;

function definingNumbers(forward: ForwardDocument, language: string): DefiningNumbers {
  const { being = '', meaning = '', determiners = '' } = defining[languageOf(language).code] ?? {};
  const numbers = (words: string) => numbersOf(forward, words, language);
  return { being: numbers(being), meaning: numbers(meaning), determiners: numbers(determiners) };
}
