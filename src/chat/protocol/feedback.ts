import type { Platform, Within } from './location.js';

/** How often answers that quote a document were found helpful, and not. */
export interface DocumentFeedback {
  readonly documentId: string;
  readonly helpful: number;
  readonly notHelpful: number;
}

/** In how many of the answers that are kept a document was quoted. */
export interface QuotedDocument {
  readonly documentId: string;
  /** >= 1 */
  readonly answers: number;
}

/** Votes on given answers, one a person and answer, kept as long as the answers. Who voted cannot be read from it. */
export interface Feedback {
  /** @returns whether it was the person's first vote on the answer, another one than before, or the same again. */
  vote(
    answerId: string,
    voter: { readonly platform: Platform; readonly id: string },
    isHelpful: boolean,
  ): Promise<'counted' | 'changed' | 'same'>;
  /** For every document that an answer with a vote has shown there, sorted by id. */
  sums(where: Within): Promise<readonly DocumentFeedback[]>;
  /** For every document that an answer has shown there, sorted by id. */
  quoted(where: Within): Promise<readonly QuotedDocument[]>;
}
