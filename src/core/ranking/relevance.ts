import { cooperativeYield } from '../types/cooperative-yield.js';
import { type ForwardDocument, tokenFlag } from '../types/forward-document.js';
import type { IndexReader } from '../types/index-reader.js';
import type { Scope } from '../types/scope.js';
import { heldTerms, weightOf } from './coverage.js';
import type { Hit } from './hit.js';
import type { Question } from './question.js';
import { hitsIn, relatedWeightOf } from './windows.js';

/** What is asked about, and how much of it a passage can hold. */
export interface Topic {
  readonly question: Question;
  /** The most that a passage of the scope might weigh: each term as it stands there, or as its related words do; > 0. */
  readonly weight: number;
  /** By term: 1 where it stands in the scope's passages, less where only related words do, 0 where neither does. */
  readonly attainable: readonly number[];
  /**
   * By term: whether every document of the scope has it, so that it tells none from another. Of a whole question none is:
   * what it asks about can be said without one of its words, the one thing that bare words name seldom can.
   */
  readonly ubiquitous: readonly boolean[];
}

/**
 * The topic that a question names; undefined where there is nothing to look for: it is nothing but stop words, or fewer
 * than half of its words stand in the scope and not each of the others has a related one there.
 */
export async function topicOf(
  question: Question,
  reader: IndexReader,
  scope: Scope,
): Promise<Topic | undefined> {
  const { terms } = question;
  const attainable = terms.map((term) =>
    term.frequency > 0 ? 1 : term.related.length > 0 ? relatedWeightOf(term) : 0,
  );
  const standing = attainable.filter((max) => max === 1).length;
  const isThere = standing * 2 >= terms.length || attainable.every((max) => max > 0);
  if (question.isStopWordsOnly || terms.length === 0 || !isThere) return undefined;
  const weight = terms.reduce((sum, { idf }, i) => sum + idf * (attainable[i] ?? 0), 0);
  const { documents } = await reader.size(scope);
  const names = terms.map(({ term }) => term);
  const frequencies = await reader.termFrequencies(names, scope);
  const isBare = question.text.trim().split(/\s+/u).length === terms.length;
  const ubiquitous = frequencies.map((frequency) => isBare && frequency.documents === documents);
  return { question, weight, attainable, ubiquitous };
}

/**
 * A passage bears on a topic if it holds at least this share of the topic's weight, each word weighing by how rare it is
 * and a related word for less. Of two words as rare, either will do; of a rare and a common one, only the rare one.
 */
const relevantShare = 0.4;

/**
 * The same where it holds nothing but words that every document has: of two words, the one that all share will not do.
 * In a handful of documents words are weighed as if there were more, so that such a word weighs nearly as much as a rare one.
 */
const ubiquitousShare = 0.5;

/** Whether a stretch of a document with these hits bears on the topic. */
export function isRelevant(hits: readonly Pick<Hit, 'term' | 'weight'>[], topic: Topic): boolean {
  const held = weightOf(heldTerms(hits), topic.question);
  if (isUbiquitous(hits, topic)) return held > ubiquitousShare * topic.weight;
  // Sums of the same numbers in another order may differ in the last bits.
  return held >= relevantShare * topic.weight - 1e-9;
}

/** Whether each word of the topic that these hits hold is one that every document has, while others are not. */
function isUbiquitous(hits: readonly Pick<Hit, 'term'>[], { ubiquitous }: Topic): boolean {
  return ubiquitous.includes(false) && hits.every(({ term }) => ubiquitous[term] === true);
}

/** Where in the text the passages begin that bear on the topic; in order. */
export function relevantPassages(forward: ForwardDocument, topic: Topic): number[] {
  const { passageStarts, sentenceStarts } = forward;
  // What is a stop word there says nothing of it, as it counts for nothing in the passages' statistics.
  const isContent = ({ token }: Hit) => ((forward.flags[token] ?? 0) & tokenFlag.stop) === 0;
  const hits = hitsIn(forward, topic.question).filter(isContent);
  const starts: number[] = [];
  let from = 0;
  for (let passage = 0; passage < passageStarts.length && from < hits.length; passage++) {
    const end = passageStarts[passage + 1] ?? Number.POSITIVE_INFINITY;
    let to = from;
    while (to < hits.length && (sentenceStarts[hits[to]?.sentence ?? 0] ?? 0) < end) to++;
    if (to > from && isRelevant(hits.slice(from, to), topic)) starts.push(passageStarts[passage] ?? 0);
    from = to;
  }
  return starts;
}

/** A document that says something on a topic. */
export interface RelevantDocument {
  /** How many passages bear on it; an integer >= 1. */
  readonly passages: number;
  /** Its rank's score divided by the best document's; 0..1. */
  readonly share: number;
  /** Tells near-duplicates, see `signatureOf`. */
  readonly signature: Uint16Array;
}

/** So many documents are held in memory at once. */
const documentsAtOnce = 64;

/** Every document in scope that says something, by id, those that rank best first. */
export async function relevantDocuments(
  topic: Topic,
  reader: IndexReader,
  scope: Scope,
): Promise<ReadonlyMap<string, RelevantDocument>> {
  const { documents: all } = await reader.size(scope);
  const { documents } = await reader.search(decisiveTerms(topic), Math.max(1, all), scope, {
    units: 'documents',
  });
  const yieldIfDue = cooperativeYield();
  const best = documents[0]?.score ?? 1;
  const relevant = new Map<string, RelevantDocument>();
  for (let at = 0; at < documents.length; at += documentsAtOnce) {
    const some = documents.slice(at, at + documentsAtOnce);
    const scores = new Map(some.map(({ id, score }) => [id, score]));
    for (const forward of await reader.forward([...scores.keys()])) {
      const passages = relevantPassages(forward, topic).length;
      const share = (scores.get(forward.id) ?? 0) / best;
      if (passages > 0) relevant.set(forward.id, { passages, share, signature: forward.signature });
      await yieldIfDue();
    }
  }
  return relevant;
}

/**
 * Terms of which every passage that bears on the topic has at least one: the commonest are left out as long as they
 * cannot make up the share among themselves, so that most documents need not be looked into.
 */
function decisiveTerms({ question: { terms }, attainable, weight }: Topic): string[] {
  const byWeight = terms
    .map(({ term, forms, related, idf }, i) => ({ term, forms, related, held: idf * (attainable[i] ?? 0) }))
    .sort((a, b) => a.held - b.held);
  let left = 0;
  const decisive = byWeight.filter(({ held }) => {
    left += held;
    return left >= relevantShare * weight - 1e-9;
  });
  return [...new Set(decisive.flatMap(({ term, forms, related }) => [term, ...forms, ...related]))];
}
