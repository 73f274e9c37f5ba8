import { withoutTypography } from '../indexing/without-typography.js';
import type { Choice } from '../ranking/choose.js';
import { fingerprintOf, withModel } from '../ranking/fingerprint.js';
import type { Question } from '../ranking/question.js';
import type { Ranking } from '../ranking/rank.js';
import type { RankedWindow } from '../ranking/scorer.js';
import { neighboursOf } from '../ranking/spelling.js';
import type { Answer, Evidence, FoundQuote, Unsearchable } from '../types/answer.js';
import { defined } from '../types/defined.js';
import type { ForwardDocument } from '../types/forward-document.js';
import type { IndexReader, StoredDocument } from '../types/index-reader.js';
import { type Quote, quoteAt } from '../types/quote.js';
import { countUnreadable } from '../types/refresh-record.js';
import type { SentenceModel } from '../types/sentence-model.js';
import type { AnswerOptions, PartAnswer } from './answer-selection.js';
import { marksIn } from './answering-cells.js';
import { missingWords } from './missing-words.js';
import { nearestPassages } from './nearest-passages.js';
import { quoteWithParts, withoutFences } from './quote-parts.js';
import { selectAnswer } from './select-answer.js';
import { wordsOf } from './spoken-by.js';

/** The answer to a question: the passages themselves, or what was searched and what is missing. */
export async function answerQuestion(
  typed: string,
  reader: IndexReader,
  options: AnswerOptions,
): Promise<Answer> {
  const considered = await selectAnswer(typed, reader, options);
  const { question, ranking, choices, shown, confidence } = considered;
  const { candidates: all, hashes } = await quotesOf(choices, reader);
  // A quote may be longer than the window that was chosen for it.
  const candidates = wordsOf(options.by, all);
  const found = candidates.length > 0 && candidates[0] === all[0] && confidence >= options.minConfidence;
  const near =
    found || options.nearest === undefined
      ? []
      : await nearestPassages(considered, reader, options.scope, options.nearest);
  const nearest = await quotesOf(near, reader);
  const worthShowing = (quote: FoundQuote) => shown.some((choice) => choices[all.indexOf(quote)] === choice);
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
      parts: found ? considered.parts : [],
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
  reader: IndexReader,
): Promise<{ candidates: FoundQuote[]; hashes: Record<string, string> }> {
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
    const quote = quoteWithParts(
      document,
      span,
      marksIn(document, forward, span, matchingTerms(ranked.context.question)),
      score,
    );
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

/** Each quote of an answer is marked by them. */
const matching = new WeakMap<Question, ReadonlySet<string>>();

/** Every term that counts as standing for a word of the question: what is highlighted. */
export function matchingTerms(question: Question): ReadonlySet<string> {
  const terms =
    matching.get(question) ??
    new Set(question.terms.flatMap(({ term, forms, related }) => [term, ...forms, ...related]));
  matching.set(question, terms);
  return terms;
}

/** How many near words are named for one that is missing. */
const maxNeighbours = 3;

/** What a question is answered with, as far as evidence tells of it. */
interface Answering {
  readonly unsearchable: Unsearchable | undefined;
  /** The first quote's window; undefined where nothing answers. */
  readonly answer?: RankedWindow | undefined;
  /** As `AnswerSelection.parts`. */
  readonly parts?: readonly PartAnswer[];
}

export async function evidenceFor(
  question: Question,
  reader: IndexReader,
  { scope, thesaurus }: Pick<AnswerOptions, 'scope' | 'thesaurus'>,
  { unsearchable, answer, parts = [] }: Answering,
): Promise<Evidence> {
  const missing =
    parts.length === 0
      ? missingWords(question, answer)
      : [...new Set(parts.flatMap((part) => missingWords(part.question, part.lead)))];
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
    unanswered: parts.flatMap(({ asked, isUnanswered }) => (isUnanswered ? [asked] : [])),
    corrections: question.terms.flatMap(({ word, correctedFrom }) =>
      correctedFrom === undefined ? [] : [{ from: correctedFrom, to: word }],
    ),
    searched: question.corrected,
    unreadable: countUnreadable(reader.facts.skipped),
    ...defined({ unsearchable }),
  };
}
