import { distance } from 'fastest-levenshtein';
import { type Token, termOf } from '../analysis/analyzer.js';
import { isDay, isDayOrQuarter, isYearless } from '../analysis/date-terms.js';
import { otherNumber } from '../analysis/initials.js';
import { type Language, languageOf } from '../analysis/languages.js';
import { isOfParticle } from '../analysis/particle-verbs.js';
import { transliterations } from '../analysis/transliterations.js';
import type { IndexReader } from '../types/index-reader.js';
import type { Thesaurus } from '../types/ports.js';
import type { Scope } from '../types/scope.js';
import { isDictionaryWord } from './dictionary.js';
import { standSideBySide } from './side-by-side.js';
import { meantWord } from './spelling.js';
import { type TermFrequencies, termFrequencies } from './term-frequencies.js';

/** What the words of a question are read with. */
export interface WordsContext {
  readonly reader: IndexReader;
  readonly scope: Scope;
  readonly thesaurus?: Thesaurus | undefined;
  readonly language: Language;
  /** Of the scope, the most frequent first. */
  readonly languages: readonly string[];
}

/** A word that a question asks for, as the documents write it. */
export interface QuestionToken extends Token {
  /** Terms of its parts, where it stands for the whole of them. */
  readonly parts?: readonly string[];
  /** Terms of its other readings. */
  readonly forms?: readonly string[];
  /** Terms of which one has to stand beside it, or it says something else: "chief" beside the "executive" of "CEO". */
  readonly beside?: readonly string[];
}

/** Languages in which a word is looked for, the most frequent of the scope. */
const maxLanguages = 6;

/**
 * The words of a question as the scope's documents write them, terms that are there before others: one word for two or two
 * for one ("wifi", "Wi-Fi", "wi fi"), an identifier or its parts, ü for ue, and the form that another language's documents
 * have of it. A word that no document has is left as it is.
 * @param tokens Those that are asked for, in order.
 * @param text The question.
 */
export async function asDocumentsWrite(
  tokens: readonly Token[],
  text: string,
  context: WordsContext,
): Promise<QuestionToken[]> {
  const { reader, scope, language } = context;
  const others = new Map(tokens.map((token) => [token, otherForms(token, context)]));
  const joins = new Map(tokens.map((token, i) => [token, joinOf(token, tokens[i + 1], text, language)]));
  const halves = new Map(tokens.map((token) => [token, halvesOf(token, context)]));
  const frequencies = await termFrequencies(
    [
      ...new Set([
        ...tokens.map(({ term }) => term),
        ...[...others.values()].flat(),
        ...[...joins.values()].flatMap((join) => (join === undefined ? [] : [join.term])),
        ...[...halves.values()].flat(2),
      ]),
    ],
    reader,
    scope,
  );
  const asked: QuestionToken[] = [];
  for (const token of resolved(tokens, frequencies)) {
    if (frequencies.isKnown(token.term)) {
      asked.push(token);
      continue;
    }
    const form = maxFrequency(others.get(token) ?? [], frequencies);
    // Stemmed by another language's rules a misspelt word is soon another word: "tabels" by those of Catalan is "tab".
    const isCut = form !== undefined && 2 * form.length <= token.surface.length;
    if (form !== undefined && !(isCut && (await isSlip(token, context))))
      asked.push({ ...token, term: form });
    else if (!isMisspeltFunctionWord(token, text, context)) {
      const split = await adjoining(halves.get(token) ?? [], frequencies, context);
      const isTwo = split !== undefined && !(await isSlip(token, context));
      asked.push(isTwo ? { ...token, term: split[0], parts: [split[1]] } : token);
    }
  }
  return joined(asked, joins, frequencies);
}

/** Of words that stand for one another, a whole and its parts, those that the scope has. */
function resolved(tokens: readonly Token[], frequencies: TermFrequencies): QuestionToken[] {
  const dropped = new Set<Token>();
  const parts = new Map<Token, string[]>();
  const forms = new Map<Token, string[]>();
  const within = (whole: Token) =>
    tokens.filter(
      (one) => one !== whole && !dropped.has(one) && one.start >= whole.start && one.end <= whole.end,
    );
  // The widest first.
  for (const whole of [...tokens].sort((a, b) => b.end - b.start - (a.end - a.start))) {
    if (dropped.has(whole)) continue;
    const inner = within(whole);
    if (inner.length === 0) continue;
    const isWord = !whole.isWhole && inner.every(({ isWhole }) => !isWhole);
    const [first] = inner;
    if (isOfParticle(whole.surface)) {
      // What the verb alone says is something else; it may have its particle further behind.
      if (frequencies.passages(whole.term) > 0) {
        parts.set(
          whole,
          inner.map(({ term }) => term),
        );
        for (const one of inner) dropped.add(one);
      } else dropped.add(whole);
    } else if (isElectronic(whole, inner) && !frequencies.isKnown(whole.term)) {
      // Of "E-Mail" the letter alone is no name.
      dropped.add(whole);
      for (const one of inner) if (one.surface.length === 1) dropped.add(one);
    } else if (
      isJoined(whole, inner) &&
      first !== undefined &&
      inner.every(({ term }) => frequencies.isKnown(term))
    ) {
      // Each of them counts as it always did; the whole helps to find what is written as one.
      parts.set(first, [...(parts.get(first) ?? []), whole.term]);
      dropped.add(whole);
    } else if (
      frequencies.isKnown(whole.term) ||
      isLettered(whole, inner) ||
      (isMissingWhole(whole) &&
        !inner.some(
          (one) => (isOtherReading(whole, one) || namesNoYear(one)) && frequencies.isKnown(one.term),
        ))
    ) {
      const readings = inner.filter((one) => isOtherReading(whole, one));
      if (readings.length > 0)
        forms.set(
          whole,
          readings.map(({ term }) => term),
        );
      parts.set(whole, [...new Set(inner.filter((one) => !readings.includes(one)).map(({ term }) => term))]);
      for (const one of inner) dropped.add(one);
    } else if (!isWord || inner.some(({ term }) => frequencies.isKnown(term))) dropped.add(whole);
    else for (const one of inner) dropped.add(one);
  }
  // Without parts a token stays the object that it is: what else is known of it is kept by it.
  return tokens
    .filter((token) => !dropped.has(token))
    .map((token) =>
      parts.has(token) ? { ...token, parts: parts.get(token) ?? [], forms: forms.get(token) ?? [] } : token,
    );
}

/** Of the same figures as a number, or as a date: 41.207 is 41207, too, and 3/4/2031 two days. */
function isOtherReading(one: Token, other: Token): boolean {
  if (one.kind !== 'number' || other.kind !== 'number') return false;
  if (one.start !== other.start || one.end !== other.end) return false;
  return [isNumber, isDay].some((isForm) => isForm(one.term) && isForm(other.term));
}

/** Made of words with a hyphen or a point between them, which says less than each of them. C++, R&D and 4.1.0 say more. */
function isJoined(whole: Token, inner: readonly Token[]): boolean {
  return (
    whole.isWhole && whole.kind === 'word' && !/[+#&.]/u.test(whole.surface) && !isLettered(whole, inner)
  );
}

/** "S-Bahn", "x-ray": neither the letter nor the rest says it. */
function isLettered(whole: Token, inner: readonly Token[]): boolean {
  return beginsWithLetter(whole, inner) && !isElectronic(whole, inner);
}

/** "e-mail", "e-bike", which are mail and bikes. */
function isElectronic(whole: Token, inner: readonly Token[]): boolean {
  return beginsWithLetter(whole, inner) && whole.surface.startsWith('e');
}

function beginsWithLetter({ isWhole, kind, surface }: Token, inner: readonly Token[]): boolean {
  const rest = inner.at(-1)?.surface ?? '';
  return isWhole && kind === 'word' && /^\p{L}{3}/u.test(surface) && surface.slice(1) === rest;
}

/**
 * Of 2 December 2025 and of the second quarter the words alone say next to nothing, another day and another quarter have them as
 * well: where the date is not there, it is what is missing.
 */
function isMissingWhole({ term, isWhole }: Token): boolean {
  return isWhole && isDayOrQuarter(term);
}

/** The same day or quarter in a document that names no year. */
function namesNoYear({ term, isWhole }: Token): boolean {
  return isWhole && isYearless(term);
}

function isNumber(term: string): boolean {
  return /^[\d.]+$/u.test(term);
}

/** ü as ue, in either direction, one or several of what initials stand for, and the stems that documents of other languages have of the word as it is typed. */
function otherForms(token: Token, { language, languages }: WordsContext): string[] {
  if (token.kind !== 'word') return [];
  const surfaces = [
    token.surface,
    ...transliterations(token.surface),
    ...otherNumber(token.surface, language.code),
  ];
  const rules = [language, ...languages.slice(0, maxLanguages).map(languageOf)];
  const forms = new Set(surfaces.flatMap((surface) => rules.map((one) => termOf(surface, one))));
  forms.delete(token.term);
  return [...forms];
}

interface Join {
  readonly term: string;
  readonly surface: string;
  readonly end: number;
}

/** Two words with a blank between them, as one. */
function joinOf(token: Token, next: Token | undefined, text: string, language: Language): Join | undefined {
  if (next === undefined || token.kind !== 'word' || next.kind !== 'word') return undefined;
  if (!/^[ \u00a0]$/u.test(text.slice(token.end, next.start))) return undefined;
  const surface = token.surface + next.surface;
  return { surface, term: termOf(surface, language), end: next.end };
}

function joined(
  asked: readonly QuestionToken[],
  joins: ReadonlyMap<Token, Join | undefined>,
  frequencies: TermFrequencies,
): QuestionToken[] {
  const byStart = new Map([...joins].map(([token, join]) => [token.start, join]));
  const all: QuestionToken[] = [];
  for (let i = 0; i < asked.length; i++) {
    const token = asked[i];
    const next = asked[i + 1];
    if (token === undefined) continue;
    const join = byStart.get(token.start);
    const isLacking =
      !frequencies.isKnown(token.term) || (next !== undefined && !frequencies.isKnown(next.term));
    if (join !== undefined && next?.end === join.end && isLacking && frequencies.passages(join.term) > 0) {
      all.push({ ...token, ...join, parts: [token.term, next.term] });
      i++;
    } else all.push(token);
  }
  return all;
}

function maxFrequency(terms: readonly string[], frequencies: TermFrequencies): string | undefined {
  const known = terms.filter((term) => frequencies.passages(term) > 0);
  return known.sort((a, b) => frequencies.passages(b) - frequencies.passages(a) || (a < b ? -1 : 1))[0];
}

/** A word as two: "signoff" as "sign" and "off". */
function halvesOf(token: Token, { language }: WordsContext): [string, string][] {
  const { surface } = token;
  if (token.kind !== 'word' || !/^\p{Ll}{4,20}$/u.test(surface)) return [];
  return Array.from({ length: surface.length - 3 }, (_, i) => [
    termOf(surface.slice(0, i + 2), language),
    termOf(surface.slice(i + 2), language),
  ]);
}

/** The first of the pairs that stands side by side in a document of the scope; the part that is rarer comes first. */
async function adjoining(
  pairs: readonly [string, string][],
  frequencies: TermFrequencies,
  context: WordsContext,
): Promise<[string, string] | undefined> {
  for (const [one, other] of pairs) {
    if (await standSideBySide([one, other], frequencies, context))
      return frequencies.passages(one) > 0 ? [one, other] : [other, one];
  }
  return undefined;
}

/** "tabels" is no "tab els" where the documents have "tables": a word that is one letter off is not two words. */
async function isSlip({ surface }: Token, { reader, scope }: WordsContext): Promise<boolean> {
  return (await meantWord(surface, reader, scope))?.edits === 1;
}

/** "wich" for "which": one letter from a function word that begins alike, and no word. Names have capitals. */
function isMisspeltFunctionWord(token: Token, text: string, { language, thesaurus }: WordsContext): boolean {
  const written = text.slice(token.start, token.end);
  if (token.kind !== 'word' || !/^\p{Ll}{4,}$/u.test(written) || token.isWhole) return false;
  if (thesaurus === undefined || isDictionaryWord(token.surface, language.code, thesaurus)) return false;
  for (const word of [...language.stopWords, ...language.contractions.keys()]) {
    if (word.length >= 4 && word[0] === written[0] && distance(word, written) === 1) return true;
  }
  return false;
}
