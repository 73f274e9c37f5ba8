import { analyse } from '../analysis/analyzer.js';
import { detectLanguage, languageOf } from '../analysis/languages.js';
import type { CorpusIndex } from '../corpus-index.js';
import type { Scope } from '../scope.js';

/** One thing that a question asks for. */
export interface QuestionTerm {
  /** As typed, case-folded. */
  readonly word: string;
  /** The term as every engine knows it. */
  readonly term: string;
  /** Its number in the index; undefined when no document has it. */
  readonly id: number | undefined;
  /** Inverse passage frequency in scope: ln(1 + (N - n + 0.5) / (n + 0.5)); > 0. */
  readonly idf: number;
  /** A name or a number: where it is missing, an answer is unlikely. */
  readonly specific: boolean;
}

/** A question made ready for ranking. */
export interface Question {
  readonly text: string;
  readonly language: string;
  /** Distinct, in order of first mention. */
  readonly terms: readonly QuestionTerm[];
  /** Sum of the terms' idf; > 0 where there are terms. */
  readonly weight: number;
  /** What kind of thing would answer. */
  readonly wants: AnswerType;
  /** Where several names are asked for ("which companies"): the term of what they are. An index into `terms`. */
  readonly wantsList: number | undefined;
}

export type AnswerType = 'number' | 'time' | 'name' | 'any';

/** Analyses a question with the rules of the corpus' languages; stop words stay only if there is nothing else. */
export function readQuestion(text: string, index: CorpusIndex, scope: Scope, language?: string): Question {
  const code = language ?? questionLanguage(text, index.languages);
  const tokens = [...analyse(text, languageOf(code))];
  const content = tokens.filter((token) => !token.stop);
  const passages = index.passagesIn(scope);
  const terms: QuestionTerm[] = [];
  for (const token of content.length > 0 ? content : tokens) {
    if (terms.some(({ term }) => term === token.term)) continue;
    const id = index.lexicon.find(token.term);
    const frequency = id === undefined ? 0 : index.passageFrequency(id, scope);
    terms.push({
      word: token.surface,
      term: token.term,
      id: frequency === 0 ? undefined : id,
      idf: Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5)),
      specific: token.kind === 'number' || (token.capital && token.start > firstLetter(text)),
    });
  }
  return {
    text,
    language: code,
    terms,
    weight: terms.reduce((sum, { idf }) => sum + idf, 0),
    wants: wantedType(text),
    wantsList: listTerm(text, terms),
  };
}

function questionLanguage(text: string, languages: readonly string[]): string {
  const [only] = languages;
  if (only === undefined) return 'und';
  return languages.length === 1 ? only : detectLanguage(text, languages);
}

function firstLetter(text: string): number {
  return Math.max(0, text.search(/\p{L}/u));
}

/** "which (four) companies", "name the countries": a plural behind the question word. */
const asksForSeveral =
  /\b(?:which|what|name|list)\s+(?:of\s+)?(?:the\s+)?(?:\p{L}+\s+){0,2}?(\p{L}+[^su\W]s)\b/iu;

function listTerm(text: string, terms: readonly QuestionTerm[]): number | undefined {
  const noun = asksForSeveral.exec(text)?.[1]?.toLowerCase();
  const term = terms.findIndex(({ word }) => word === noun);
  return term < 0 ? undefined : term;
}

function wantedType(text: string): AnswerType {
  const asked = text.toLowerCase();
  if (/\bhow (?:many|much|long|old|far|large|big|high|tall|often)\b|\bwie ?viele?\b|多少|几/u.test(asked))
    return 'number';
  if (
    /\bwhen\b|\b(?:what|which|in what|in which) (?:year|date|day|month|century)\b|\bwann\b|\bwelche[mns]? jahr\b|何时|哪一年|什么时候/u.test(
      asked,
    )
  )
    return 'time';
  if (/\b(?:who|whom|whose|where)\b|\bwer\b|\bwem\b|\bwen\b|\bwo\b|谁|哪里/u.test(asked)) return 'name';
  return 'any';
}
