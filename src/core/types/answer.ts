import type { Quote } from './quote.js';
import type { ModelMiss } from './sentence-model.js';

/** A question word that was read as another word, because the corpus does not have it as typed. */
export interface Correction {
  readonly from: string;
  readonly to: string;
}

/** Why a question could not be searched at all. */
export type Unsearchable = 'empty' | 'no-words' | 'too-long' | 'nothing-indexed';

/** What was searched and what is missing: the reason that a reader is given, whether something was found or not. */
export interface Evidence {
  readonly documentsSearched: number;
  readonly passagesSearched: number;
  /** The words searched for, as typed (after correction). */
  readonly words: readonly string[];
  /** Of the conversation's earlier words (`QuestionOptions.subject`) those that were searched for, too. */
  readonly subject: readonly string[];
  /**
   * Words of the question that stand nowhere in the documents searched, but for those that say next to nothing; under an answer
   * those alone that its first quote may be wrong for.
   */
  readonly missing: readonly string[];
  /** For a missing word the nearest words that the documents do have. */
  readonly nearest: readonly { readonly word: string; readonly candidates: readonly string[] }[];
  /** Under an answer to a message that asks several things: the questions that nothing was found for, as typed; else []. */
  readonly unanswered: readonly string[];
  readonly corrections: readonly Correction[];
  /** The question as it was searched: as typed, with the corrections in it. */
  readonly searched: string;
  /** Files of the corpus that could not be read at the last refresh. */
  readonly unreadable: number;
  readonly unsearchable?: Unsearchable;
}

/** Names the index that gave an answer. */
export interface IndexInfo {
  /** SHA-256, hexadecimal. */
  readonly fingerprint: string;
  readonly documents: number;
  readonly passages: number;
}

/** A quote that was found, with the quotes of the same words in other places of the documents searched. */
export interface FoundQuote extends Quote {
  /**
   * Equal but for typography, each cut from its own document; by document id, then place. At most `maxCopies`; absent
   * where the words stand in one place alone.
   */
  readonly copies?: readonly Quote[];
}

/** What ranked an answer; within a tier the same question has the same answer on the same index. */
export type RankingTier = 'words' | 'static' | 'model';

/** Finding nothing is an answer, not an error; `candidates` are there either way, so that quoting can be measured apart. */
export interface Answer {
  readonly kind: 'found' | 'not-found';
  /** As typed. */
  readonly question: string;
  /** 0..1: how likely the quotes are to answer. */
  readonly confidence: number;
  /** Shown to the asker, best first; [] when not found. */
  readonly quotes: readonly FoundQuote[];
  /** Passages that come near, where they were asked for and nothing was found: no answer. [] when found. */
  readonly nearest: readonly FoundQuote[];
  /** What would be quoted, were there no threshold; best first. */
  readonly candidates: readonly FoundQuote[];
  /** SHA-256 of the text of each document quoted, copies included, hexadecimal, by document id. */
  readonly hashes: Readonly<Record<string, string>>;
  /** Documents by rank, best first. */
  readonly documents: readonly string[];
  readonly ranking: RankingTier;
  /** Why the sentence model did not rank that was to; absent where it did, or where there is none. */
  readonly modelMissed?: ModelMiss;
  readonly evidence: Evidence;
  readonly index: IndexInfo;
}
