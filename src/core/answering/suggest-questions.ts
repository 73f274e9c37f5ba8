import type { PhraseList } from '../phrases/phrase-list.js';
import { defined } from '../types/defined.js';
import { isHeading, sentenceCount, sentenceFlag, spanOfSentences } from '../types/forward-document.js';
import type { CatalogueEntry, IndexReader } from '../types/index-reader.js';
import type { SuggestedQuestion } from '../types/library.js';
import type { Scope } from '../types/scope.js';
import type { Span } from '../types/span.js';
import { answerQuestion } from './answer-question.js';
import type { AnswerOptions } from './answer-selection.js';

/** So many are suggested at most. */
const suggested = 5;
/** For them so many are tried, the best candidates first; each is a question like any other. */
const maxTried = 24;
/** A suggestion stands for what the documents can answer: its answer is as sure as this, 0..1. */
const confidenceFloor = 0.6;
/** Headings are read from so many documents, spread evenly over the scope. */
const documentsRead = 40;
/** Of one document, so many headings. */
const headingsOfOne = 4;
/** UTF-16 code units; longer ones are no question that anybody would type. */
const maxTopicLength = 48;
const maxQuestionLength = 90;
/** Phrases that are looked at, the most frequent first. */
const phrasesRead = 300;
/** Of a single word, in characters: shorter ones are seldom names. */
const minWordLength = 6;
/** Quotes that hold hardly more than the topic itself answer nothing: this times its length. */
const minAnswer = 2;

/** In words: a longer title is a sentence of its own, which nothing is put before. */
const maxNameLength = 3;

/** How a topic is asked about, by the documents' main language; elsewhere the topic alone is the question. */
const frames: Readonly<Record<string, (topic: string) => string>> = {
  en: (topic) => `What about ${topic}?`,
  de: (topic) => `Was ist mit ${topic}?`,
};

/** A question that was tried. */
export interface TriedQuestion extends SuggestedQuestion {
  /** What answers it. */
  readonly place: { readonly documentId: string; readonly span: Span };
}

/** How far trying goes. */
export interface TrialOptions {
  /** So many questions at most, answered or not. */
  readonly tries: number;
  /** It ends with so many that are answered. */
  readonly max: number;
  /** Before each try. @returns whether to go on. */
  pause?(): Promise<boolean>;
}

/** The first few of what `tryQuestions` finds. */
export async function suggestQuestions(
  reader: IndexReader,
  scope: Scope,
  phrases: PhraseList,
  options: Omit<AnswerOptions, 'scope' | 'limit' | 'nearest'>,
  pause?: TrialOptions['pause'],
): Promise<readonly SuggestedQuestion[]> {
  const trying = { tries: maxTried, max: suggested, ...defined({ pause }) };
  const tried = (await tryQuestions(reader, scope, phrases, options, trying)) ?? [];
  return tried.map(({ question, topic }) => ({ question, topic }));
}

/**
 * Questions that the documents in scope answer, made of their own words: headings that ask, headings and titles, names
 * and frequent phrases. Each was tried and is answered with high confidence, no two by the same passage.
 * @param phrases Of the same scope.
 * @returns undefined where it was told not to go on.
 */
export async function tryQuestions(
  reader: IndexReader,
  scope: Scope,
  phrases: PhraseList,
  options: Omit<AnswerOptions, 'scope' | 'limit' | 'nearest'>,
  { tries, max, pause = async () => true }: TrialOptions,
): Promise<readonly TriedQuestion[] | undefined> {
  const [language = ''] = (await reader.profile(scope)).languages;
  const frame = frames[language] ?? ((topic: string) => topic);
  const chosen: TriedQuestion[] = [];
  const answers = new Set<string>();
  let tried = 0;
  const entries = await reader.catalogue(scope);
  const titles = entries.filter(isNamed).map(({ title }) => title);
  const standsAlone = (topic: string) =>
    asksItself(topic) ||
    opensAsQuestion.test(topic) ||
    (titles.includes(topic) && topic.split(' ').length > maxNameLength);
  for (const topic of await topicsOf(entries, titles, reader, phrases)) {
    if (chosen.length >= max || tried >= tries) break;
    if (!(await pause())) return undefined;
    tried++;
    const question = standsAlone(topic) ? topic : frame(topic);
    const { kind, confidence, quotes } = await answerQuestion(question, reader, {
      ...options,
      scope,
      limit: 1,
    });
    const [quote] = quotes;
    if (kind !== 'found' || quote === undefined || confidence < confidenceFloor) continue;
    const { documentId, span } = quote.citation;
    const place = `${documentId}#${span.start}`;
    if (quote.text.length < minAnswer * topic.length || answers.has(place)) continue;
    answers.add(place);
    chosen.push({ question, topic, place: { documentId, span } });
  }
  return chosen;
}

/** What the documents are about, in their words: those that ask first, then the others in turn, each once. */
async function topicsOf(
  entries: readonly CatalogueEntry[],
  titles: readonly string[],
  reader: IndexReader,
  phrases: PhraseList,
): Promise<readonly string[]> {
  const headings = await headingsOf(entries, reader);
  const asking = headings.filter(asksItself);
  const told = headings.filter((heading) => !asksItself(heading) && isTopic(heading));
  const frequent = phrases.complete('', phrasesRead).map(({ text }) => text);
  const names = frequent.filter((text) => isTopic(text) && capitalsOf(text) === 'all');
  const plain = frequent.filter((text) => isTopic(text) && capitalsOf(text) === 'none');
  const long = frequent.filter((text) => !/\s/u.test(text) && [...text].length >= minWordLength);
  const topics = [
    ...asking,
    ...inTurn([
      [...names, ...plain],
      [...told, ...titles.filter(isTopic)],
    ]),
    ...long,
    ...titles.filter((title) => title.length <= maxTopicLength && !title.endsWith('…')),
  ];
  return [...new Map([...topics].reverse().map((topic) => [topic.toLowerCase(), topic])).values()].reverse();
}

/** Headings of documents spread over the scope, the first ones of each; without a number before them. */
async function headingsOf(entries: readonly CatalogueEntry[], reader: IndexReader): Promise<string[]> {
  const step = Math.max(1, Math.floor(entries.length / documentsRead));
  const found: string[][] = [];
  for (let i = 0; i < entries.length && found.length < documentsRead; i += step) {
    const id = entries[i]?.id ?? '';
    const [forward] = await reader.forward([id]);
    const document = await reader.document(id);
    if (forward === undefined || document === undefined) continue;
    const headings: string[] = [];
    for (let sentence = 0; sentence < sentenceCount(forward); sentence++) {
      if (headings.length >= headingsOfOne) break;
      const isFurniture = ((forward.sentenceFlags[sentence] ?? 0) & sentenceFlag.furniture) !== 0;
      if (!isHeading(forward, sentence) || isFurniture) continue;
      const { start, end } = spanOfSentences(forward, sentence, sentence + 1);
      if (end - start > maxQuestionLength) continue;
      const heading = bare(document.text.slice(start, end));
      if (asksItself(heading) || isTopic(heading)) headings.push(heading);
    }
    found.push(headings);
  }
  return inTurn(found);
}

/** A heading's words, without the marks and the number before them: "## 3.2 Annual leave". */
function bare(heading: string): string {
  return heading
    .replace(/\s+/gu, ' ')
    .replace(/^[#*=\s]*(?:\d+(?:\.\d+)*[.)]?\s+)?/u, '')
    .replace(/(?<![#*=:\s])[#*=:\s]+$/u, '');
}

/** A title that somebody gave: not the text's first words, and no file's name with its ending. */
function isNamed({ title, titleOrigin }: CatalogueEntry): boolean {
  return titleOrigin !== 'opening-words' && !/\.[\p{L}\p{N}]{1,5}$/u.test(title);
}

/** "How to book leave", "All about zebras": asked as it is. */
const opensAsQuestion = /^(?:about|all|how|what|when|where|which|who|why|wie|was|wann|wo|wer|warum)\s/iu;

function asksItself(topic: string): boolean {
  return (
    topic.length <= maxQuestionLength && /^\p{L}/u.test(topic) && /\s/u.test(topic) && /[?？]$/u.test(topic)
  );
}

/** Several words of letters, few enough to be typed: a single word may stand over anything ("Introduction"). */
function isTopic(topic: string): boolean {
  // Whole lines in capitals are forms' and contracts' headings.
  if (topic === topic.toUpperCase() && topic !== topic.toLowerCase()) return false;
  return (
    topic.length <= maxTopicLength &&
    /^\p{L}[\p{L}\p{M}\p{N}'’&-]*(?: [\p{L}\p{N}][\p{L}\p{M}\p{N}'’&-]*){1,4}$/u.test(topic)
  );
}

/**
 * Which of a phrase's words of four letters or more are in capitals: all those of a name, none of other phrases. "Vogel
 * keeps" is a piece of a sentence.
 */
function capitalsOf(phrase: string): 'all' | 'none' | 'some' {
  const words = phrase.split(' ').filter((word) => word.length > 3);
  const capitals = words.filter((word) => /^\p{Lu}/u.test(word)).length;
  if (words.length === 0) return 'some';
  return capitals === words.length ? 'all' : capitals === 0 ? 'none' : 'some';
}

/** The first of each list, then the second of each, ... */
function inTurn(lists: readonly (readonly string[])[]): string[] {
  const max = Math.max(0, ...lists.map(({ length }) => length));
  return Array.from({ length: max }, (_, i) => lists.flatMap((list) => list[i] ?? [])).flat();
}
