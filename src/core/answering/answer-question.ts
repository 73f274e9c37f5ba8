import { Copies } from '../copies/copies.js';
import { withoutTypography } from '../indexing/without-typography.js';
import { type Choice, choose } from '../ranking/choose.js';
import { confidenceOf, isWorthReading } from '../ranking/confidence.js';
import { fingerprintOf, withModel } from '../ranking/fingerprint.js';
import { type Question, readQuestion } from '../ranking/question.js';
import { type Ranking, rank } from '../ranking/rank.js';
import type { RankedWindow } from '../ranking/scorer.js';
import { neighboursOf } from '../ranking/spelling.js';
import type { Answer, Evidence, FoundQuote, Unsearchable } from '../types/answer.js';
import { defined } from '../types/defined.js';
import type { ForwardDocument } from '../types/forward-document.js';
import type { IndexReader, StoredDocument } from '../types/index-reader.js';
import type { Thesaurus } from '../types/ports.js';
import { type Quote, quoteAt } from '../types/quote.js';
import { countUnreadable } from '../types/refresh-record.js';
import type { Scope } from '../types/scope.js';
import type { SentenceEncoder } from '../types/sentence-encoder.js';
import type { SentenceModel } from '../types/sentence-model.js';
import type { Span } from '../types/span.js';
import { marksIn } from './answering-cells.js';
import { missingWords } from './missing-words.js';
import { nearestPassages } from './nearest-passages.js';
import { quoteWithParts, withoutFences } from './quote-parts.js';
import { documentsNaming, spokenBy, wordsOf } from './spoken-by.js';

export interface AnswerOptions {
  readonly scope: Scope;
  /** At most this many quotes; an integer >= 1. */
  readonly limit: number;
  /** Below this confidence nothing is quoted; 0..1. */
  readonly minConfidence: number;
  /** Longer questions are refused, in UTF-16 code units. */
  readonly maxQuestionLength: number;
  /** As `QuestionOptions.by`. */
  readonly by?: string | undefined;
  /** As `QuestionOptions.subject`. */
  readonly subject?: readonly string[] | undefined;
  /** Related words count for less than the question's own; without one they do not count. */
  readonly thesaurus?: Thesaurus | undefined;
  /** Tells how near passages are to what the question means; without one words alone rank. */
  readonly encoder?: SentenceEncoder | undefined;
  /** Tells it better, where it can in time. */
  readonly model?: SentenceModel | undefined;
  /** ISO 639-1; overrides detection. */
  readonly language?: string | undefined;
  /** How many documents are ranked (`Answer.documents`) beyond those whose passages are looked at; an integer >= 1. */
  readonly rankedDocuments?: number;
  /** Where nothing is found, so many of the nearest passages are given; an integer >= 0. Default: 0. */
  readonly nearest?: number;
}

/** What answering went through, for the answer and for its explanation. */
export interface AnswerSelection {
  readonly question: Question;
  readonly unsearchable: Unsearchable | undefined;
  readonly ranking: Ranking;
  /** What is quoted from, best first: of real text, or else of lines that stand in many documents. */
  readonly windows: readonly RankedWindow[];
  /** Best first, whether they are shown or not. */
  readonly choices: readonly Choice[];
  /** That the best choice answers; 0..1. */
  readonly confidence: number;
}

/** A sentence that asks is taken by itself where it is so much more surely answered than the whole message. */
const minGain = 0.1;

/**
 * Reads the question, ranks, and chooses: everything but wording the answer. Of a message of several sentences the one that asks
 * is tried by itself, too: what is told around it may be anything.
 */
export async function selectAnswer(
  typed: string,
  reader: IndexReader,
  options: AnswerOptions,
): Promise<AnswerSelection> {
  const whole = await selectFor(typed, reader, options);
  const { alone, asksOnce } = whole.question.message;
  const isFound = whole.confidence >= options.minConfidence;
  if (whole.unsearchable !== undefined || (isFound && !asksOnce)) return whole;
  let best = whole;
  for (const sentence of alone) {
    const selection = await selectFor(typed, reader, options, sentence);
    if (selection.confidence >= options.minConfidence && selection.confidence > best.confidence + minGain)
      best = selection;
  }
  return best;
}

async function selectFor(
  typed: string,
  reader: IndexReader,
  options: AnswerOptions,
  alone?: Span,
): Promise<AnswerSelection> {
  const { scope, limit, rankedDocuments } = options;
  const question = await readQuestion(typed.slice(0, options.maxQuestionLength), {
    ...options,
    reader,
    alone,
  });
  const unsearchable = await whyUnsearchable(typed, question, reader, options);
  const ranking =
    unsearchable === undefined
      ? await rank(question, reader, await documentsNaming(options.by, reader, scope), {
          encoder: options.encoder,
          model: options.model,
          ...defined({ documents: rankedDocuments }),
        })
      : { documents: [], windows: [], setAside: () => [], tier: 'words' as const, copies: new Copies([]) };
  const found = answeringWindows(ranking, options.minConfidence);
  const { windows, has } = await spokenBy(options.by, found, reader);
  return {
    question,
    unsearchable,
    ranking,
    windows,
    choices: choose(windows, limit, ranking.copies, has),
    confidence: confidenceOf(windows[0]),
  };
}

/**
 * The margin answers with what it says itself: where it holds less of the question's weight, it is a contents list or a
 * breadcrumb of a document that is about something like it.
 */
const minHeldInMargin = 0.5;

/**
 * What is quoted from: the margin, and lines that stand in many documents, only where nothing else answers, or has a word of the
 * question at all.
 */
function answeringWindows({ windows, setAside }: Ranking, minConfidence: number): readonly RankedWindow[] {
  if (confidenceOf(windows[0]) >= minConfidence) return windows;
  const aside = setAside();
  if (windows.length === 0) return aside;
  const answers =
    confidenceOf(aside[0]) >= minConfidence && (aside[0]?.signals.coverage ?? 0) >= minHeldInMargin;
  return answers ? aside : windows;
}

/** The answer to a question: the passages themselves, or what was searched and what is missing. */
export async function answerQuestion(
  typed: string,
  reader: IndexReader,
  options: AnswerOptions,
): Promise<Answer> {
  const considered = await selectAnswer(typed, reader, options);
  const { question, ranking, choices, confidence } = considered;
  const { candidates: all, hashes } = await quotesOf(choices, question, reader);
  // A quote may be longer than the window that was chosen for it.
  const candidates = wordsOf(options.by, all);
  const found = candidates.length > 0 && candidates[0] === all[0] && confidence >= options.minConfidence;
  const near =
    found || options.nearest === undefined
      ? []
      : await nearestPassages(considered, reader, options.scope, options.nearest);
  const nearest = await quotesOf(near, question, reader);
  const worthShowing = (quote: FoundQuote) => {
    const i = all.indexOf(quote);
    return i === 0 || isWorthReading(choices[i]?.ranked, choices[0]?.ranked);
  };
  return {
    kind: found ? 'found' : 'not-found',
    question: typed,
    confidence,
    quotes: found ? candidates.filter(worthShowing) : [],
    nearest: wordsOf(options.by, nearest.candidates),
    candidates,
    hashes: { ...nearest.hashes, ...hashes },
    ranking: ranking.tier,
    ...defined({ modelMissed: ranking.missed }),
    documents: ranking.documents.map(({ id }) => id),
    evidence: await evidenceFor(question, reader, options, {
      unsearchable: considered.unsearchable,
      answer: found ? choices[0]?.ranked : undefined,
    }),
    index: {
      fingerprint: fingerprintBy(ranking, reader, options.model),
      documents: reader.documents,
      passages: reader.passages,
    },
  };
}

/** Of the index, and of the model where it ranked. */
function fingerprintBy({ tier }: Ranking, { facts }: IndexReader, model: SentenceModel | undefined): string {
  const fingerprint = fingerprintOf(facts.documentsHash);
  return tier === 'model' && model !== undefined ? withModel(fingerprint, model.hash) : fingerprint;
}

/** So many further places of the same words are told. */
export const maxCopies = 50;

/** Reads the text of what was chosen, and of nothing else. */
async function quotesOf(
  choices: readonly Choice[],
  question: Question,
  reader: IndexReader,
): Promise<{ candidates: FoundQuote[]; hashes: Record<string, string> }> {
  const terms = matchingTerms(question);
  const candidates: FoundQuote[] = [];
  const hashes: Record<string, string> = {};
  const read = new Map<string, StoredDocument>();
  const documentOf = async ({ id }: ForwardDocument) => {
    const document = read.get(id) ?? (await reader.document(id));
    if (document === undefined) throw new Error(`a ranked document is not in the index: ${id}`);
    read.set(id, document);
    hashes[id] = document.hash;
    return document;
  };
  for (const { ranked, span, score, copies: places } of choices) {
    const { forward } = ranked.window;
    const document = await documentOf(forward);
    const quote = quoteWithParts(document, span, marksIn(document, forward, span, terms), score);
    const copies: Quote[] = [];
    for (const place of places.slice(0, maxCopies)) {
      const other = await documentOf(place.forward);
      const copy = quoteAt(other, withoutFences(other, place.span));
      // Hashes may be equal where words are not; what is shown as one is compared.
      if (withoutTypography(copy.text) === withoutTypography(quote.text)) copies.push(copy);
    }
    candidates.push(copies.length === 0 ? quote : { ...quote, copies });
  }
  return { candidates, hashes };
}

/** Every term that counts as standing for a word of the question: what is highlighted. */
export function matchingTerms({ terms }: Question): ReadonlySet<string> {
  return new Set(terms.flatMap(({ term, forms, related }) => [term, ...forms, ...related]));
}

export async function whyUnsearchable(
  typed: string,
  question: Question,
  reader: IndexReader,
  { scope, maxQuestionLength }: Pick<AnswerOptions, 'scope' | 'maxQuestionLength'>,
): Promise<Unsearchable | undefined> {
  if ((await reader.size(scope)).passages === 0) return 'nothing-indexed';
  if (typed.trim() === '') return 'empty';
  if (typed.length > maxQuestionLength) return 'too-long';
  return question.terms.length === 0 ? 'no-words' : undefined;
}

/** How many near words are named for one that is missing. */
const maxNeighbours = 3;

export async function evidenceFor(
  question: Question,
  reader: IndexReader,
  { scope, thesaurus }: Pick<AnswerOptions, 'scope' | 'thesaurus'>,
  { unsearchable, answer }: { unsearchable: Unsearchable | undefined; answer?: RankedWindow | undefined },
): Promise<Evidence> {
  const missing = missingWords(question, answer);
  const nearest: { word: string; candidates: string[] }[] = [];
  for (const word of missing) {
    // Nobody meant another word by one that is spelt right.
    if (thesaurus?.knows(word, question.language) === true) continue;
    const neighbours = await neighboursOf(word, reader, scope, maxNeighbours);
    if (neighbours.length > 0) nearest.push({ word, candidates: neighbours.map((one) => one.word) });
  }
  const { documents, passages } = await reader.size(scope);
  return {
    documentsSearched: documents,
    passagesSearched: passages,
    words: question.terms.filter(({ isSubject }) => !isSubject).map(({ word }) => word),
    subject: question.terms.filter(({ isSubject }) => isSubject).map(({ word }) => word),
    missing,
    nearest,
    corrections: question.terms.flatMap(({ word, correctedFrom }) =>
      correctedFrom === undefined ? [] : [{ from: correctedFrom, to: word }],
    ),
    searched: question.corrected,
    unreadable: countUnreadable(reader.facts.skipped),
    ...defined({ unsearchable }),
  };
}
