import { analyse, type Token } from '../analysis/analyzer.js';
import { type Message, oneSentence, readMessage } from '../analysis/asking/message.js';
import { onlyAsks } from '../analysis/asking/question-words.js';
import { isLight, namesKind, type SetAside, setAsideIn } from '../analysis/asking/set-aside.js';
import { chatWordsIn, withChatWordsSpelt } from '../analysis/chat-words.js';
import { spelledOut } from '../analysis/contractions.js';
import { isDate } from '../analysis/date-terms.js';
import { askedLanguage } from '../analysis/detection.js';
import { foldCase } from '../analysis/fold.js';
import { languageOf } from '../analysis/languages.js';
import { withoutCapitals } from '../analysis/names-in-capitals.js';
import type { ScopeProfile } from '../types/index-reader.js';
import { everything } from '../types/scope.js';
import { overlap, type Span } from '../types/span.js';
import { withAbbreviations } from './abbreviations.js';
import { countedNouns, type Measure, measureOf } from './asked-measure.js';
import { correctionsOf, isAcronym, withCorrections } from './corrections.js';
import { isDictionaryWord } from './dictionary.js';
import { phrasalVerbs } from './phrasal-verbs.js';
import { deny } from './polar-words.js';
import type { QuestionContext } from './question-context.js';
import {
  type AnswerType,
  answerTypeOf,
  asksForChanges,
  asksForCode,
  asksHow,
  asksWhether,
  framesDefinition,
  framesWay,
  isAboutSpeech,
  isDefinition,
  listNounOf,
} from './question-type.js';
import { asDocumentsWrite, type QuestionToken } from './question-words.js';
import { formsOf, jointCompounds, relatedTerms } from './related-terms.js';
import type { SearchedTerm } from './search.js';
import { withoutSwaps } from './swapped-letters.js';
import { termFrequencies } from './term-frequencies.js';

/** One thing that a question asks for. */
export interface QuestionTerm {
  /** Case-folded: as typed, or as it was corrected to. */
  readonly word: string;
  /** As typed, where the word was taken for a misspelt one. */
  readonly correctedFrom?: string;
  /** The term as every engine knows it. */
  readonly term: string;
  /** Whether a document in scope has it, in its text (as a stop word, too) or its title. */
  readonly known: boolean;
  /** Other terms in scope for the same word or number, written otherwise: they count as the term itself does. */
  readonly forms: readonly string[];
  /**
   * Of a verb with words that make another one of it ("call off"), these, as terms: without them beside it it says something else,
   * and `related` has what it means. Else [].
   */
  readonly phrase: readonly string[];
  /** Terms in scope that mean nearly the same, are derived from it, or share a compound with it. */
  readonly related: readonly string[];
  /** Passages in scope that hold it; 0 for a stop word. */
  readonly frequency: number;
  /**
   * What it weighs: its inverse passage frequency in scope, ln(1 + (N - n + 0.5) / (n + 0.5)), less for a word that says
   * little by being absent (`weighs`), and twice that for a date; > 0.
   */
  readonly idf: number;
  readonly weighs: TermWeight;
  /** A name or a number: where it is missing, an answer is unlikely. */
  readonly specific: boolean;
  /** A name, or a word that no dictionary has: nothing else is called so. */
  readonly isName: boolean;
  /** Where it is absent it is told as missing; a word that says next to nothing is not. */
  readonly matters: boolean;
  /** Two characters of a script without blanks, for want of words. */
  readonly isPair: boolean;
  /** Of an earlier question in the same conversation, not of this one. */
  readonly isSubject: boolean;
  /** How often the question has it; an integer >= 1. */
  readonly count: number;
}

/**
 * Why a term weighs what it weighs: by how rare it is; less, as an ordinary word of the dictionary, or one that says next
 * to nothing, that the scope has not got; as a pair of characters; as a word of an earlier question, or one told beside this one.
 */
export type TermWeight =
  | 'rarity'
  | 'light'
  | 'ordinary, absent'
  | 'light, absent'
  | 'pair, absent'
  | 'subject'
  | 'beside';

/** A question made ready for ranking. */
export interface Question {
  readonly text: string;
  /** The text with misspelt words corrected; the text itself where there are none. */
  readonly corrected: string;
  /** ISO 639-1, or 'und'. */
  readonly language: string;
  /** Distinct, in order of first mention. */
  readonly terms: readonly QuestionTerm[];
  /** Terms that only find documents: the commoner ones of a very long question. */
  readonly further: readonly SearchedTerm[];
  /** Sum of the terms' idf; > 0 where there are terms. */
  readonly weight: number;
  /** How many passages the scope has. */
  readonly passages: number;
  readonly wants: AnswerType;
  /** Whether something is so. */
  readonly asksWhether: boolean;
  /** The kind of amount that is asked for; undefined where any number will do. */
  readonly measure: Measure | undefined;
  /** Where it asks how many there are of something, the words for that, as indices into `terms`. */
  readonly counted: readonly number[];
  /** What something is. */
  readonly asksForDefinition: boolean;
  /** What somebody said. */
  readonly asksForSpeech: boolean;
  /** How something is done. */
  readonly asksHow: boolean;
  /** Whether it asks about what is not so: "without", "not". */
  readonly denies: boolean;
  /** Whether lines of code may be what is asked for. */
  readonly asksForCode: boolean;
  /** Whether what became otherwise, and when, may be what is asked for. */
  readonly asksForChanges: boolean;
  /** Where several names are asked for ("which companies"): what they are, as an index into `terms`. */
  readonly listOf: number | undefined;
  /** What of the text is not asked about: greetings, thanks, frames of a request, measures behind "how". In order. */
  readonly setAside: readonly SetAside[];
  /** What of a message of several sentences asks, and what is told beside it. */
  readonly message: Message;
  /** Function words alone: only their exact company says anything. */
  readonly isStopWordsOnly: boolean;
}

/** Says little by itself: "mean", "stand for". */
export function isLightTerm({ weighs }: Pick<QuestionTerm, 'weighs'>): boolean {
  return weighs === 'light' || weighs === 'light, absent';
}

/** A handful of passages cannot tell which words are rare: fewer count as this many. */
const minPassages = 50;

/** A question copied from a whole document has its windows ranked by its rarest words, and no more than these. */
const maxTerms = 48;

/**
 * More words than anybody asks with. A cluster refuses a query of more than 1,024 clauses
 * (`indices.query.bool.max_clause_count`), and a word takes up to three.
 */
const maxSearched = 200;

/** Analyses a question with the rules of the corpus' languages; stop words stay only if there is nothing else. */
export async function readQuestion(typed: string, context: QuestionContext): Promise<Question> {
  const { reader, scope } = context;
  const profile = await profileOf(context);
  const { languages } = profile;
  const quiet = withoutShouting(typed);
  const code = context.language ?? questionLanguage(quiet, profile);
  const asTyped = [...analyse(quiet, languageOf(code))];
  const meant = await withoutSwaps(typed, asTyped, code, context);
  const text = withoutShouting(meant);
  const tokens = meant === typed ? asTyped : [...analyse(text, languageOf(code))];
  const { content, setAside, beside, message } = contentOf(
    withoutChatWords(tokens, text, code),
    text,
    code,
    context,
  );
  const firstLetter = firstLetterOf(text, setAside);
  const subject = subjectTokens(context.subject ?? [], code);
  const isStopWordsOnly = content.length === 0 && subject.length === 0;
  const asked = isStopWordsOnly ? tokens : content;
  const rules = { ...context, language: languageOf(code), languages };
  const written = await withAbbreviations(await asDocumentsWrite(asked, text, rules), text, rules);
  // A question of nothing but slips is asked as it is typed.
  const counted = written.length > 0 ? written : asked;
  const mentioned = distinctTokens(counted);
  const counts = new Map<string, number>();
  for (const { term } of counted) counts.set(term, (counts.get(term) ?? 0) + 1);
  const countOf = (term: string) => counts.get(term) ?? 1;
  const frequencies = await termFrequencies(
    mentioned.map(({ term }) => term),
    reader,
    scope,
  );
  const distinct = rarest(mentioned, maxTerms, ({ term }) => frequencies.passages(term));
  const further = rarest(
    mentioned.filter((token) => !distinct.includes(token)),
    maxSearched - maxTerms,
    ({ term }) => frequencies.passages(term),
  ).map(({ term }) => ({ term, weight: countOf(term) }));
  const corrections = await correctionsOf(distinct, frequencies, text, code, context);
  const phrasal = phrasalVerbs(tokens, text, code, context.thesaurus);
  const related = await relatedTerms(distinct, frequencies, code, languages, phrasal, context);
  const forms = await formsOf(distinct, languageOf(code), context);
  const compounds = jointCompounds(distinct, related, code);
  const passages = Math.max((await reader.size(scope)).passages, minPassages);
  const terms = distinct.map((token): QuestionTerm => {
    const correction = corrections.get(token.term);
    const term = correction?.term ?? token.term;
    const known = correction !== undefined || frequencies.isKnown(term);
    const frequency = correction?.frequency ?? frequencies.passages(term);
    const specific = token.kind === 'number' || (token.capital && token.start > firstLetter);
    const otherForms = [
      ...new Set([...(forms.get(token.term) ?? []), ...(compounds.get(token.term) ?? [])]),
    ].filter((other) => other !== term);
    const weighs: TermWeight = known
      ? isLight(token.surface, code) && !specific
        ? 'light'
        : 'rarity'
      : absentWeightOf(token, text, specific, code, context);
    return {
      word: correction?.word ?? wordOf(token, text, known),
      ...(correction === undefined ? {} : { correctedFrom: token.surface }),
      term,
      known,
      frequency,
      forms: otherForms,
      phrase: [
        ...(token.beside ?? []),
        ...phrasal
          .filter((verb) => verb.token.term === token.term)
          .flatMap(({ others }) => others.map((other) => other.term)),
      ],
      related: (related.get(token.term) ?? []).filter(
        (other) => other !== term && !otherForms.includes(other),
      ),
      idf: inverseFrequency(frequency, passages) * shareOfRarity[weighs] * (isDate(term) ? dateWeight : 1),
      weighs,
      specific,
      isName: correction === undefined && isNameOfItsOwn(token, specific, code, context),
      matters: weighs !== 'light, absent',
      isPair: token.kind === 'pair',
      isSubject: false,
      count: countOf(token.term),
    };
  });
  terms.push(...(await knownTerms(subject, 'subject', terms, passages, context)));
  terms.push(
    ...(await knownTerms(distinctTokens(beside), 'beside', terms, passages, context, (token) =>
      isNameBeside(token, text, code),
    )),
  );
  const kept = rarest(terms, maxTerms, ({ idf }) => -idf);
  const corrected = withCorrections(meant, tokens, corrections);
  const withoutFrame = corrections.size === 0 ? withoutFrames(text, setAside) : corrected;
  // Where a frame stood there are blanks, and what asks begins behind them.
  const unframed = withoutFrame.replace(/\s+/gu, ' ').trim();
  const spelt = withoutCapitals(
    spelledOut(withChatWordsSpelt(unframed, code), languageOf(code).contractions),
  );
  const weighty = kept.filter((term) => !isLightTerm(term)).length;
  const termNamed = (noun: string | undefined) => {
    const term = noun === undefined ? -1 : kept.findIndex(({ word }) => word === noun);
    return term < 0 ? undefined : term;
  };
  return {
    text: typed,
    corrected,
    language: code,
    terms: kept,
    further,
    weight: kept.reduce((sum, { idf }) => sum + idf, 0),
    passages,
    wants: answerTypeOf(spelt),
    asksWhether: asksWhether(spelt),
    asksHow: asksHow(spelt) || framesWay(text),
    denies: deny(
      tokens.filter((token) => !isAside(token, setAside)),
      code,
    ),
    asksForCode: asksForCode(text),
    asksForChanges: asksForChanges(text),
    listOf: termNamed(listNounOf(corrected)),
    measure: measureOf(spelt),
    counted: countedNouns(spelt).flatMap((noun) => termNamed(noun) ?? []),
    asksForDefinition: isDefinition(spelt, weighty) || framesDefinition(text, weighty),
    asksForSpeech: isAboutSpeech(spelt),
    setAside,
    message,
    isStopWordsOnly,
  };
}

/** A number or a date that is written in several parts is shown as it was typed, and a word where no document has it: "s-bahn". */
function wordOf({ surface, kind, isWhole, start, end }: Token, text: string, known: boolean): string {
  return isWhole && (kind === 'number' || !known) ? foldCase(text.slice(start, end)) : surface;
}

/** Fewer words in capitals may all be names. */
const minShouted = 4;

/** A question that is typed in capitals throughout, in small letters: they make no names of its words. Of the same length. */
function withoutShouting(typed: string): string {
  if (/\p{Ll}/u.test(typed) || (typed.match(/\p{Lu}+/gu)?.length ?? 0) < minShouted) return typed;
  const quiet = typed.toLowerCase();
  return quiet.length === typed.length ? quiet : typed;
}

/** A date stands for the two or three words that it is written in. */
const dateWeight = 2;

function subjectTokens(words: readonly string[], language: string): Token[] {
  const tokens = words.flatMap((word) => [...analyse(word, languageOf(language))]);
  return distinctTokens(tokens.filter(({ stop }) => !stop));
}

/** Whether a name is told beside the question, which the answer may miss: "I lost access to Salesforce." In German nouns look alike. */
function isNameBeside({ capital, surface, start }: Token, text: string, code: string): boolean {
  if (!capital || code === 'de' || languageOf(code).timeWords.has(surface)) return false;
  const before = text.slice(0, start).trimEnd();
  // A line's first word has a capital letter, too.
  return before !== '' && !/[.!?:]$/u.test(before) && !text.slice(before.length, start).includes('\n');
}

/** What is said beside the question: those of its terms that the question has not got itself and the scope has, or that are to be missed. */
async function knownTerms(
  tokens: readonly Token[],
  weighs: 'subject' | 'beside',
  own: readonly QuestionTerm[],
  passages: number,
  { reader, scope }: QuestionContext,
  isMissed: (token: Token) => boolean = () => false,
): Promise<QuestionTerm[]> {
  const others = tokens.filter(({ term }) => own.every((one) => one.term !== term));
  const frequencies = await termFrequencies(
    others.map(({ term }) => term),
    reader,
    scope,
  );
  return others.flatMap((token) => {
    const { surface, term, kind } = token;
    const frequency = frequencies.passages(term);
    if (frequency === 0 && (frequencies.isKnown(term) || !isMissed(token))) return [];
    const idf = shareOfRarity[weighs] * inverseFrequency(frequency, passages);
    const word = surface;
    return [
      {
        word,
        term,
        known: frequency > 0,
        frequency,
        forms: [],
        phrase: [],
        related: [],
        idf,
        weighs,
        specific: false,
        isName: false,
        matters: true,
        isPair: kind === 'pair',
        isSubject: weighs === 'subject',
        count: 1,
      },
    ];
  });
}

/** ln(1 + (N - n + 0.5) / (n + 0.5)), as BM25 has it; > 0. */
function inverseFrequency(frequency: number, passages: number): number {
  return Math.log(1 + (passages - frequency + 0.5) / (frequency + 0.5));
}

function distinctTokens(tokens: readonly QuestionToken[]): QuestionToken[] {
  return [...new Map([...tokens].reverse().map((token) => [token.term, token])).values()].reverse();
}

/**
 * The tokens that are asked for: no stop words, nothing that is set aside, and those that are told beside it. A message that is
 * nothing but a greeting asks for its words.
 */
function contentOf(
  tokens: readonly Token[],
  text: string,
  code: string,
  { alone, apart = [] }: Pick<QuestionContext, 'alone' | 'apart'>,
) {
  const says = ({ stop, surface }: Token) => !stop && !onlyAsks(surface, code);
  const words = tokens.filter((token) => says(token) && !isInverted(token, tokens, code, says));
  const aside = setAsideIn(text, code);
  const content = words.filter((token) => !isAside(token, aside));
  if (content.length === 0 && words.length > 0)
    return { content: words, setAside: [], beside: [], message: oneSentence };
  const said = content.filter(({ surface }) => !isLight(surface, code));
  const contentIn = (span: Span) =>
    said.filter((token) => overlap(token, span)).map(({ surface }) => surface);
  const message = readMessage(text, withoutFrames(text, aside), code, contentIn);
  const courtesy: readonly SetAside[] = [
    ...message.beside.filter(({ role }) => role === 'courtesy'),
    ...apart.map(({ start, end }) => ({ start, end, role: 'courtesy' as const })),
  ];
  const told: readonly SetAside[] =
    alone === undefined ? message.beside : [...courtesy, ...around(alone, text)];
  const beside = told.filter(({ role }) => role === 'beside');
  const isBeside = (token: Token) => isAside(token, beside) && !isAside(token, courtesy);
  return {
    content: content.filter((token) => !isAside(token, told)),
    setAside: [...aside, ...told].sort((a, b) => a.start - b.start || a.end - b.end),
    beside: content.filter(isBeside),
    message,
  };
}

/** "dois-je", "a-t-on": French turns a verb and its pronoun round to ask, and neither says anything. */
function isInverted(
  whole: Token,
  tokens: readonly Token[],
  code: string,
  says: (token: Token) => boolean,
): boolean {
  if (code !== 'fr' || whole.isWhole !== true) return false;
  const parts = tokens.filter((token) => token !== whole && overlap(token, whole));
  return parts.length > 1 && parts.every((part) => !says(part));
}

function around({ start, end }: Span, text: string): SetAside[] {
  const stretches: SetAside[] = [
    { start: 0, end: start, role: 'beside' },
    { start: end, end: text.length, role: 'beside' },
  ];
  return stretches.filter((stretch) => stretch.end > stretch.start);
}

/** "u" and "gonna" are as empty as what they stand for. */
function withoutChatWords(tokens: readonly Token[], text: string, code: string): readonly Token[] {
  const chat = chatWordsIn(text, code);
  return chat.length === 0 ? tokens : tokens.filter((token) => !chat.some((one) => overlap(one, token)));
}

function isAside(token: Token, setAside: readonly SetAside[]): boolean {
  return setAside.some((one) => overlap(one, token));
}

/** Where what is asked begins: its first word has a capital letter, name or not. */
function firstLetterOf(text: string, setAside: readonly SetAside[]): number {
  return Math.max(0, withoutFrames(text, setAside).search(/\p{L}/u));
}

/** The text with blanks in the place of frames: "who can tell me when" asks for a time. */
function withoutFrames(text: string, setAside: readonly SetAside[]): string {
  let rest = text;
  for (const { start, end, role } of setAside) {
    if (role !== 'measure') rest = rest.slice(0, start) + ' '.repeat(end - start) + rest.slice(end);
  }
  return rest;
}

/**
 * What of its rarity a term weighs. A passage may well say it in other words where an ordinary word is absent; where a
 * name or a number is, it speaks of something else. A pair of characters that no document has is as often the end of one
 * word and the start of the next as a word.
 */
const shareOfRarity: Readonly<Record<TermWeight, number>> = {
  rarity: 1,
  light: 0.5,
  'ordinary, absent': 0.6,
  'light, absent': 0.1,
  'pair, absent': 0.4,
  subject: 0.4,
  beside: 0.25,
};

function absentWeightOf(
  token: Token,
  text: string,
  specific: boolean,
  code: string,
  { thesaurus }: QuestionContext,
): TermWeight {
  if (token.kind === 'pair') return 'pair, absent';
  const written = text.slice(token.start, token.end);
  if (token.kind === 'number' || /\p{N}/u.test(written) || isAcronym(written)) return 'rarity';
  if (isLight(token.surface, code) || namesKind(token.surface, code)) return 'light, absent';
  // German nouns begin with capitals, too; a name that is in the dictionary is one, still.
  if (specific && code !== 'de') return 'rarity';
  if (isDictionaryWord(token.surface, code, thesaurus)) return 'ordinary, absent';
  return code === 'en' || token.capital ? 'rarity' : 'ordinary, absent';
}

/** Whether a word names one thing alone: "minisearch", "Leeds". In German a capital letter says nothing of that. */
function isNameOfItsOwn(
  { kind, surface }: Token,
  specific: boolean,
  code: string,
  { thesaurus }: QuestionContext,
): boolean {
  if (kind !== 'word' || code === 'de') return false;
  if (specific) return true;
  if (code !== 'en' || thesaurus === undefined) return false;
  return !isDictionaryWord(surface, code, thesaurus);
}

/** Those `count` whose frequency is the lowest, in their order. */
function rarest<T>(terms: readonly T[], count: number, frequency: (term: T) => number): readonly T[] {
  if (terms.length <= count) return terms;
  const chosen = new Set([...terms].sort((a, b) => frequency(a) - frequency(b)).slice(0, count));
  return terms.filter((term) => chosen.has(term));
}

/** Those of the scope; of the whole index where the scope is of notes that tell none, and are read by its rules. */
async function profileOf({ reader, scope }: QuestionContext): Promise<ScopeProfile> {
  const profile = await reader.profile(scope);
  return profile.languages.length > 0 ? profile : await reader.profile(everything);
}

/** A language of fewer documents, beside those of the most frequent one, is that of odd files; */
const minShareOfUsual = 0.01;
/** so is that of a single document beside as many as these. */
const manyDocuments = 10;

function questionLanguage(text: string, { languages, speaking }: ScopeProfile): string {
  const [first, ...others] = languages;
  if (first === undefined) return 'und';
  const usual = speaking[0] ?? 0;
  const min = Math.max(usual >= manyDocuments ? 2 : 1, minShareOfUsual * usual);
  return askedLanguage(text, [first, ...others], speaking.filter((documents) => documents >= min).length);
}
