/** A question term standing in a document. */
export interface Hit {
  /** Index of the token in its document. */
  readonly token: number;
  /** Index of the term in `question.terms`. */
  readonly term: number;
  readonly sentence: number;
  /** 1 for the question's own word, less for a related one. */
  readonly weight: number;
}
