import { termOf } from '../analysis/analyzer.js';
import { nearInUse } from '../analysis/everyday-words.js';
import { germanVerbForms } from '../analysis/german-verbs.js';
import { type Language, languageOf } from '../analysis/languages.js';
import { isOrdinal } from '../analysis/ordinals.js';
import { otherLengthsOf, perhapsShortFor } from '../analysis/short-forms.js';
import { spellingVariants } from '../analysis/spelling-variants.js';
import { transliterations } from '../analysis/transliterations.js';
import { compareIds } from '../types/document.js';
import type { IndexReader } from '../types/index-reader.js';
import type { Thesaurus } from '../types/ports.js';
import type { PhrasalVerb } from './phrasal-verbs.js';
import type { QuestionContext } from './question-context.js';
import type { QuestionToken } from './question-words.js';
import { type TermFrequencies, termFrequencies } from './term-frequencies.js';

/** Shorter parts of compounds relate words that have nothing to do with one another. */
const minPartLength = 4;

/**
 * Terms that a word makes a compound with, or is one of. What is left of the compound has to be a word, too: "ver" of "verletzt"
 * without "letzt" is none, nor is "unat" of "unattended" without "tend". English builds few, and its dictionary tells.
 */
async function compoundsOf(
  term: string,
  language: string,
  reader: IndexReader,
  thesaurus: Thesaurus | undefined,
): Promise<readonly string[]> {
  const compounds = await reader.compounds(term, minPartLength);
  return compounds.filter((other) => {
    const [whole, part] = other.length > term.length ? [other, term] : [term, other];
    const isFirst = whole.startsWith(part);
    const rest = isFirst ? whole.slice(part.length) : whole.slice(0, -part.length);
    if (language !== 'en' || thesaurus === undefined) return isFirst ? true : !isPrefix(rest, language);
    if (isFirst && derived.test(rest)) return true;
    return rest.length >= minRestLength && thesaurus.knows(rest, language);
  });
}

/** What German verbs and their nouns begin with: "verletzt" is nothing of "letzt", "ausstell" nothing of "stell". */
const germanPrefixes =
  /(?:^(?:be|emp|ent|er|ge|miss|ver|zer)|ab|an|auf|aus|bei|dar|durch|ein|fort|her|hin|los|mit|nach|nieder|uber|um|unter|vor|weg|wider|wieder|zu|zuruck|zusammen)$/u;

function isPrefix(rest: string, language: string): boolean {
  return language === 'de' && germanPrefixes.test(rest);
}

/** Endings that build one English word on another, as stems have them: intercept, interception. */
const derived =
  /^(?:[aeiou]?t?ion|ment|[aeiou]?[bt]?or|er|ist|ism|i?ti?|abl|ibl|a?l|ic|i?ve?|ate?|at|iz|is|ful|less|ness|ship|hood|age|[ae]nc[ei]?|[ae]nt|a?ri?|ori|y|ing|s)$/u;

/** In English a shorter rest is an ending: "power" and "powers". */
const minRestLength = 3;

/** Languages of the scope whose stems of a word are looked for. */
const maxLanguages = 6;

/** In more passages than this share of them, and than so few, a broader word stands for too much. */
const maxOfBroader = { share: 0.1, passages: 5 };

/**
 * For each token's term those related to it that the scope has; of a word that it has not got also what that is a kind of, where
 * this is as seldom as what somebody asks for: "meal" for "dinner".
 * @param known Which terms the scope has.
 * @param languages Of the scope.
 * @param phrasal Verbs of several words: what they mean is related to the one that is searched.
 */
export async function relatedTerms(
  tokens: readonly QuestionToken[],
  known: TermFrequencies,
  language: string,
  languages: readonly string[],
  phrasal: readonly PhrasalVerb[],
  { reader, scope, thesaurus }: QuestionContext,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const candidates = new Map<string, ReadonlySet<string>>();
  const broader = new Map<string, readonly string[]>();
  const rules = languageOf(language);
  for (const token of tokens) {
    if (token.kind !== 'word' || token.stop) continue;
    const words = (thesaurus?.related(token.surface, language) ?? []).filter(
      (word) => !isOrdinal(word, language),
    );
    if (!known.isKnown(token.term) && thesaurus !== undefined) {
      const kinds = thesaurus.broader(token.surface, language).map((word) => termOf(word, rules));
      broader.set(token.term, kinds);
    }
    candidates.set(
      token.term,
      new Set([
        ...(await compoundsOf(token.term, language, reader, thesaurus)),
        ...(token.parts ?? []),
        ...words.map((word) => termOf(word, rules)),
        ...phrasal
          .filter((verb) => verb.token.term === token.term)
          .flatMap(({ means }) => means.map((word) => termOf(word, rules))),
        ...nearInUse(token.term, language).map((word) => termOf(word, rules)),
        ...perhapsShortFor(token.surface, language).map((word) => termOf(word, rules)),
        // A name or a borrowed word may be stemmed otherwise in a document of another language.
        ...languages.slice(0, maxLanguages).map((other) => termOf(token.surface, languageOf(other))),
      ]),
    );
  }
  const all = [...candidates.values(), ...broader.values()].flatMap((terms) => [...terms]);
  const frequencies = await termFrequencies([...new Set(all)], reader, scope);
  const { passages } = await reader.size(scope);
  const max = Math.max(maxOfBroader.passages, maxOfBroader.share * passages);
  return new Map(
    [...candidates].map(([term, others]) => {
      const kinds = (broader.get(term) ?? []).filter((kind) => frequencies.passages(kind) <= max);
      const standing = [...new Set([...others, ...kinds])].filter((other) => frequencies.passages(other) > 0);
      return [term, standing.sort(compareIds)];
    }),
  );
}

/**
 * For each token's term the others that the scope has for it: a name with ü or ue, a number read in another way, a word in
 * its full length ("repo", "repository") or spelt in American or British ways, a German verb in a form that its stemmer keeps apart.
 */
export async function formsOf(
  tokens: readonly QuestionToken[],
  rules: Language,
  { reader, scope }: QuestionContext,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const forms = new Map(
    tokens.map(({ term, surface, capital, forms: readings = [] }) => {
      // Of names alone: "usr" is no form of "user".
      const written = capital ? transliterations(surface).map((form) => termOf(form, rules)) : [];
      const inflected = rules.code === 'de' ? germanVerbForms(surface) : [];
      const spelt = [
        ...otherLengthsOf(surface, rules.code),
        ...spellingVariants(surface, rules.code),
        ...inflected,
      ]
        .map((word) => termOf(word, rules))
        .filter((other) => other !== term);
      return [term, [...new Set([...readings, ...written, ...spelt])].sort(compareIds)] as const;
    }),
  );
  const frequencies = await termFrequencies([...new Set([...forms.values()].flat())], reader, scope);
  return new Map(
    [...forms].map(([term, others]) => [term, others.filter((other) => frequencies.passages(other) > 0)]),
  );
}

/** What joins the parts of a German compound: Urlaub-s-tag, Woche-n-ende. */
const joiningLetters = /^(?:e?s|e?n|e?r|e)?$/u;

/**
 * For each token's term the compounds that it makes with another one of the question, which say both at once: "Urlaubstage" where
 * someone asks for "Tage Urlaub". English writes few.
 * @param related As `relatedTerms` has them: every compound of a longer part is among them.
 */
export function jointCompounds(
  tokens: readonly QuestionToken[],
  related: ReadonlyMap<string, readonly string[]>,
  language: string,
): ReadonlyMap<string, readonly string[]> {
  const joint = new Map<string, string[]>();
  if (language === 'en') return joint;
  const words = tokens.filter(({ kind }) => kind === 'word').map(({ term }) => term);
  for (const first of words) {
    for (const last of words.filter((term) => term !== first)) {
      const compounds = [...(related.get(first) ?? []), ...(related.get(last) ?? [])].filter((whole) =>
        isMadeOf(whole, first, last),
      );
      for (const term of compounds.length > 0 ? [first, last] : [])
        joint.set(term, [...new Set([...(joint.get(term) ?? []), ...compounds])]);
    }
  }
  return joint;
}

function isMadeOf(whole: string, first: string, last: string): boolean {
  if (whole.length < first.length + last.length || !whole.startsWith(first) || !whole.endsWith(last))
    return false;
  return joiningLetters.test(whole.slice(first.length, whole.length - last.length));
}
