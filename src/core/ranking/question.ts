import { analyse, type Token, termOf } from '../analysis/analyzer.js';
import { detectLanguage, languageOf } from '../analysis/languages.js';
import type { CorpusIndex } from '../corpus-index.js';
import type { Scope } from '../scope.js';
import { type AnswerType, answerTypeOf, listNounOf } from './question-type.js';
import { correctionFor, type Neighbour, neighboursOf, type Unknown } from './spelling.js';

/** One thing that a question asks for. */
export interface QuestionTerm {
  /** Case-folded: as typed, or as it was corrected to. */
  readonly word: string;
  /** As typed, where the word was taken for a misspelt one. */
  readonly correctedFrom?: string;
  /** The term as every engine knows it. */
  readonly term: string;
  /** Its number in the index; undefined when no document in scope has it. */
  readonly id: number | undefined;
  /** Numbers of terms that mean nearly the same, are derived from it, or share a compound with it. */
  readonly related: readonly number[];
  /** Inverse passage frequency in scope: ln(1 + (N - n + 0.5) / (n + 0.5)); > 0. */
  readonly idf: number;
  /** A name or a number: where it is missing, an answer is unlikely. */
  readonly specific: boolean;
}

/** A question made ready for ranking. */
export interface Question {
  readonly text: string;
  /** The text with misspelt words corrected; the text itself where there are none. */
  readonly corrected: string;
  /** ISO 639-1, or 'und'. */
  readonly language: string;
  /** Distinct, in order of first mention. */
  readonly terms: readonly QuestionTerm[];
  /** Sum of the terms' idf; > 0 where there are terms. */
  readonly weight: number;
  readonly wants: AnswerType;
  /** Where several names are asked for ("which companies"): what they are, as an index into `terms`. */
  readonly listOf: number | undefined;
  /** Function words alone: only their exact company says anything. */
  readonly isStopWordsOnly: boolean;
}

/** A handful of passages cannot tell which words are rare: fewer count as this many. */
const fewestPassages = 50;

/** A question copied from a whole document has its rarest words searched, and no more than these. */
const mostTerms = 48;

/** Analyses a question with the rules of the corpus' languages; stop words stay only if there is nothing else. */
export function readQuestion(text: string, index: CorpusIndex, scope: Scope, language?: string): Question {
  const code = language ?? questionLanguage(text, index.languages);
  const tokens = [...analyse(text, languageOf(code))];
  const content = tokens.filter((token) => !token.stop);
  const passages = Math.max(index.passagesIn(scope), fewestPassages);
  const firstLetter = Math.max(0, text.search(/\p{L}/u));
  const distinct = distinctTokens(content.length > 0 ? content : tokens);
  const corrections = correctionsOf(distinct, text, code, index, scope);
  const terms = distinct.map((token): QuestionTerm => {
    const correction = corrections.get(token.term);
    const found = correction?.id ?? idInScope(token.term, index, scope);
    const frequency = found === undefined ? 0 : index.passageFrequency(found, scope);
    const idf = Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5));
    return {
      word: correction?.word ?? token.surface,
      ...(correction === undefined ? {} : { correctedFrom: token.surface }),
      term: correction === undefined ? token.term : index.lexicon.term(correction.id),
      id: found,
      related: relatedTerms(token, code, index, scope).filter((other) => other !== found),
      idf: token.kind === 'pair' && found === undefined ? idf * unknownPairWeight : idf,
      specific: token.kind === 'number' || (token.capital && token.start > firstLetter),
    };
  });
  const kept = terms.length <= mostTerms ? terms : rarest(terms, mostTerms);
  const corrected = withCorrections(text, tokens, corrections);
  const listNoun = listNounOf(corrected);
  const listOf = kept.findIndex(({ word }) => word === listNoun);
  return {
    text,
    corrected,
    language: code,
    terms: kept,
    weight: kept.reduce((sum, { idf }) => sum + idf, 0),
    wants: answerTypeOf(corrected),
    listOf: listOf < 0 ? undefined : listOf,
    isStopWordsOnly: content.length === 0,
  };
}

/** The term's number, where a document of the scope has it in its text or title. */
function idInScope(term: string, index: CorpusIndex, scope: Scope): number | undefined {
  const id = index.lexicon.find(term);
  return id !== undefined && index.standsIn(id, scope) ? id : undefined;
}

function distinctTokens(tokens: readonly Token[]): Token[] {
  return [...new Map([...tokens].reverse().map((token) => [token.term, token])).values()].reverse();
}

/** How many neighbours of a misspelt word are weighed. */
const neighboursWeighed = 5;

/** What words that stand nowhere were meant to be, by term. Numbers and words in capitals are never corrected. */
function correctionsOf(
  tokens: readonly Token[],
  text: string,
  language: string,
  index: CorpusIndex,
  scope: Scope,
): ReadonlyMap<string, Neighbour> {
  const unknown = new Map<string, Unknown>();
  const company = new Set<number>();
  for (const token of tokens) {
    const id = idInScope(token.term, index, scope);
    if (id !== undefined) company.add(id);
    if (id !== undefined || token.kind !== 'word' || isAcronym(text.slice(token.start, token.end))) continue;
    const neighbours = neighboursOf(token.surface, index, scope, neighboursWeighed);
    for (const neighbour of neighbours) company.add(neighbour.id);
    const isWord = index.thesaurus?.knows(token.surface, language) ?? false;
    unknown.set(token.term, { word: token.surface, neighbours, isWord });
  }
  const corrections = new Map<string, Neighbour>();
  for (const [term, word] of unknown) {
    const others = new Set(company);
    for (const { id } of word.neighbours) others.delete(id);
    const correction = correctionFor(word, others, index, scope);
    if (correction !== undefined) corrections.set(term, correction);
  }
  return corrections;
}

function isAcronym(written: string): boolean {
  return written.length > 1 && written === written.toUpperCase();
}

function withCorrections(
  text: string,
  tokens: readonly Token[],
  corrections: ReadonlyMap<string, Neighbour>,
): string {
  let corrected = '';
  let copied = 0;
  for (const { term, start, end } of tokens) {
    const correction = corrections.get(term);
    if (correction === undefined) continue;
    corrected += text.slice(copied, start) + correction.word;
    copied = end;
  }
  return corrected + text.slice(copied);
}

/** A pair of characters that no document has is as often the end of one word and the start of the next as a word. */
const unknownPairWeight = 0.4;

/** Shorter parts of compounds relate words that have nothing to do with one another. */
const shortestPart = 4;

function relatedTerms(token: Token, language: string, index: CorpusIndex, scope: Scope): number[] {
  if (token.kind !== 'word' || token.stop) return [];
  const ids = new Set(index.lexicon.compounds(token.term, shortestPart));
  const words = index.thesaurus?.related(token.surface, language) ?? [];
  const rules = languageOf(language);
  for (const term of words.map((word) => termOf(word, rules))) {
    const id = index.lexicon.find(term);
    if (id !== undefined) ids.add(id);
  }
  // A name or a borrowed word may be stemmed otherwise in a document of another language.
  for (const other of index.languages.slice(0, mostLanguages)) {
    const id = index.lexicon.find(termOf(token.surface, languageOf(other)));
    if (id !== undefined) ids.add(id);
  }
  return [...ids].filter((id) => index.passageFrequency(id, scope) > 0);
}

const mostLanguages = 6;

function rarest(terms: readonly QuestionTerm[], count: number): QuestionTerm[] {
  const chosen = new Set([...terms].sort((a, b) => b.idf - a.idf).slice(0, count));
  return terms.filter((term) => chosen.has(term));
}

function questionLanguage(text: string, languages: readonly string[]): string {
  const [only] = languages;
  if (only === undefined) return 'und';
  if (languages.length === 1) return only;
  const detected = detectLanguage(text, languages);
  return detected === 'und' ? only : detected;
}
