import type { SentenceVector } from '../../core/types/sentence-encoder.js';

/** To the process: make a vector of this text. One is asked for at a time. */
export interface EncodeCall {
  readonly id: number;
  /** With its prefix. */
  readonly text: string;
}

/** From the process: first how it stands, then an answer to each call. */
export type ProcessMessage =
  | { readonly kind: 'ready'; readonly dimensions: number }
  /** It ends; `problem` says why, for an operator. */
  | { readonly kind: 'unusable'; readonly problem: string }
  /** Without a vector where the model says nothing of the text. */
  | { readonly kind: 'encoded'; readonly id: number; readonly vector?: SentenceVector }
  | { readonly kind: 'failed'; readonly id: number };
