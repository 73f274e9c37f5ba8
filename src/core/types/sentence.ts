import type { Span } from './span.js';

/** A sentence of a document. Sentences of a paragraph follow one another without a gap. */
export interface Sentence extends Span {
  /** Counts the document's paragraphs from 0. */
  readonly paragraph: number;
  /** Counts the document's blocks, or those of them that have a sentence, from 0. */
  readonly block: number;
  /** Its block is a heading; without blocks of the reader's: a Markdown heading, or a short line alone in its paragraph that ends in no sentence mark. */
  readonly heading: boolean;
}
