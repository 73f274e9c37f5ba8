import { areNearDuplicates } from '../indexing/signature.js';
import { type Choice, choose } from '../ranking/choose.js';
import { fingerprintOf } from '../ranking/fingerprint.js';
import { around, maxPassagesLookedThrough } from '../ranking/long-documents.js';
import { readQuestion } from '../ranking/question.js';
import {
  isRelevant,
  type RelevantDocument,
  relevantDocuments,
  relevantPassages,
  type Topic,
  topicOf,
} from '../ranking/relevance.js';
import { rankWindows } from '../ranking/scored-windows.js';
import { byScore, type RankedWindow } from '../ranking/scorer.js';
import { wholeOf } from '../ranking/windows.js';
import type { Evidence, IndexInfo } from '../types/answer.js';
import { cooperativeYield } from '../types/cooperative-yield.js';
import {
  type Coverage,
  type DocumentCoverage,
  type ListedDocument,
  maxNearDuplicates,
  maxQuotedDocuments,
  maxSilentNamed,
} from '../types/coverage.js';
import { compareDates } from '../types/date-order.js';
import { defined } from '../types/defined.js';
import { compareIds } from '../types/document.js';
import type { ForwardDocument } from '../types/forward-document.js';
import type { CatalogueEntry, IndexReader, ScopeProfile } from '../types/index-reader.js';
import type { Quote } from '../types/quote.js';
import { evidenceFor, matchingTerms } from './answer-question.js';
import type { AnswerOptions } from './answer-selection.js';
import { marksIn } from './answering-cells.js';
import { quoteWithParts } from './quote-parts.js';
import { whyUnsearchable } from './select-answer.js';

/** What a topic is read with. */
export type TopicOptions = Pick<AnswerOptions, 'scope' | 'maxQuestionLength' | 'thesaurus' | 'language'>;

/** A topic as it was read, and the documents that say something of it. */
export interface TopicSearch {
  /** undefined where there was nothing to look for; `evidence` tells why. */
  readonly topic: Topic | undefined;
  /** Those that rank best first. */
  readonly relevant: ReadonlyMap<string, RelevantDocument>;
  readonly evidence: Evidence;
  readonly index: IndexInfo;
}

/** Reads a topic, and finds every document in scope that says something of it. */
export async function searchTopic(
  typed: string,
  reader: IndexReader,
  options: TopicOptions,
): Promise<TopicSearch> {
  const read = typed.slice(0, options.maxQuestionLength);
  const question = await readQuestion(read, { ...options, reader });
  const fault = await whyUnsearchable(typed, question, reader, options);
  const unsearchable = fault ?? (question.isStopWordsOnly ? 'no-words' : undefined);
  const topic = unsearchable === undefined ? await topicOf(question, reader, options.scope) : undefined;
  return {
    topic,
    relevant: topic === undefined ? new Map() : await relevantDocuments(topic, reader, options.scope),
    evidence: await evidenceFor(question, reader, options, { unsearchable }),
    index: {
      fingerprint: fingerprintOf(reader.facts.documentsHash),
      documents: reader.documents,
      passages: reader.passages,
    },
  };
}

const none = new Uint16Array();

/** How each document in scope covers a topic. */
export async function coverTopic(
  typed: string,
  reader: IndexReader,
  { from = 0, limit, ...options }: TopicOptions & { readonly from?: number; readonly limit: number },
): Promise<Coverage> {
  const { topic, relevant, evidence, index } = await searchTopic(typed, reader, options);
  const profile = await reader.profile(options.scope);
  const entries = [...(await reader.catalogue(options.scope))].sort(byDate);
  const covering = entries.filter(({ id }) => relevant.has(id));
  const silent = entries.filter(({ id }) => !relevant.has(id));
  const documents: DocumentCoverage[] = [];
  const hashes: Record<string, string> = {};
  const yieldIfDue = cooperativeYield();
  for (const entry of covering.slice(from, from + Math.min(limit, maxQuotedDocuments))) {
    const known = relevant.get(entry.id);
    if (topic === undefined || known === undefined) continue;
    const quote = await bestQuote(entry.id, topic, known, reader, profile);
    const nearDuplicates = covering
      .filter(
        ({ id }) =>
          id !== entry.id && areNearDuplicates(known.signature, relevant.get(id)?.signature ?? none),
      )
      .slice(0, maxNearDuplicates)
      .map(listedOf);
    documents.push({ ...listedOf(entry), passages: known.passages, quote, nearDuplicates });
    hashes[entry.id] = entry.hash;
    await yieldIfDue();
  }
  return {
    topic: typed,
    documents,
    from,
    covering: covering.length,
    passages: [...relevant.values()].reduce((sum, { passages }) => sum + passages, 0),
    silent: silent.slice(0, maxSilentNamed).map(listedOf),
    silentCount: silent.length,
    hashes,
    evidence,
    index,
  };
}

function byDate(a: CatalogueEntry, b: CatalogueEntry): number {
  return compareDates(a.date, b.date) || compareIds(a.id, b.id);
}

function listedOf({ id, title, url, author, publisher, date }: CatalogueEntry): ListedDocument {
  return {
    documentId: id,
    title,
    ...defined({ url, author, publisher, date }),
  };
}

async function bestQuote(
  id: string,
  topic: Topic,
  { share }: RelevantDocument,
  reader: IndexReader,
  profile: ScopeProfile,
): Promise<Quote> {
  const [forward] = await reader.forward([id]);
  if (forward === undefined) throw new Error(`a document of the index is not in it: ${id}`);
  const relevant = relevantWindows(forward, topic, share, profile);
  const [choice] = choose(relevant.length > 0 ? relevant : topicalWindows(forward, topic, share, profile), 1);
  if (choice === undefined) throw new Error(`a document that says something cannot be quoted: ${id}`);
  return quoteOf(choice, topic, reader);
}

/**
 * The windows of a document that bear on the topic; best first. A passage that bears on it may hold several short
 * sections of which none does by itself.
 */
export function relevantWindows(...about: Parameters<typeof topicalWindows>): RankedWindow[] {
  const [, topic] = about;
  return topicalWindows(...about).filter(({ window: { hits } }) => isRelevant(hits, topic));
}

/** The windows of a document that hold a word of the topic, where passages bear on it; best first. */
function topicalWindows(
  forward: ForwardDocument,
  topic: Topic,
  documentShare: number,
  { meanPassageLength }: ScopeProfile,
): RankedWindow[] {
  const { question } = topic;
  // In a long document only there where it says something, and not for longer than a person would look.
  const within =
    forward.passageStarts.length > maxPassagesLookedThrough
      ? around(forward, relevantPassages(forward, topic).slice(0, maxPassagesLookedThrough))
      : wholeOf(forward);
  return rankWindows(forward, within, { question, documentShare, meanPassageLength }).sort(byScore);
}

/** What was chosen, the topic's words highlighted. */
export async function quoteOf(
  { ranked, span, score }: Choice,
  { question }: Topic,
  reader: IndexReader,
): Promise<Quote> {
  const { forward } = ranked.window;
  const document = await reader.document(forward.id);
  if (document === undefined) throw new Error(`a ranked document is not in the index: ${forward.id}`);
  return quoteWithParts(document, span, marksIn(document, forward, span, matchingTerms(question)), score);
}
