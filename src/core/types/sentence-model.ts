import type { SentenceVector } from './sentence-encoder.js';

/** In a model's `languages`: it knows all of them. */
const anyLanguage = '*';

/** Vectors of a question and of texts of documents, in order; undefined for a text of which the model says nothing. */
export interface ModelVectors {
  readonly question: SentenceVector;
  readonly texts: readonly (SentenceVector | undefined)[];
}

/**
 * A model that turns sentences into vectors, on this machine. What it says of a text never changes; it may come too late, or
 * not at all.
 */
export interface SentenceModel {
  readonly name: string;
  /** ISO 639-1; `anyLanguage`: all. */
  readonly languages: readonly string[];
  /** SHA-256 of all that its vectors depend on, hexadecimal. */
  readonly hash: string;
  /** The cosine that texts on something else reach; -1..1, less than 1. */
  readonly unrelated: number;
  /** What is wrong with it now, for an operator; undefined where nothing is known to be. */
  readonly problem: string | undefined;
  /** @throws {ModelMissedError} if they cannot be had in the time that there is. */
  vectorsOf(question: string, texts: readonly string[]): Promise<ModelVectors>;
  /**
   * Sees to it, while the machine is idle, that vectors of these texts are there when they are asked for.
   * @returns whether all of them are.
   */
  prepare(texts: readonly string[], signal: AbortSignal): Promise<boolean>;
  /** Whether all texts of a document were prepared. @param key Names what it says and how it is split. */
  isPrepared(key: string): boolean;
  notePrepared(key: string): void;
}

/** Why a question is answered without the model: it is `late`; the passages are not `encoded` yet; or it has `failed`. */
export type ModelMiss = 'late' | 'not-encoded' | 'failed';

export class ModelMissedError extends Error {
  override readonly name = 'ModelMissedError';
  readonly reason: ModelMiss;

  constructor(reason: ModelMiss, options?: ErrorOptions) {
    super(`the sentence model was not asked: ${reason}`, options);
    this.reason = reason;
  }
}

export function knowsLanguage({ languages }: Pick<SentenceModel, 'languages'>, language: string): boolean {
  return languages.includes(anyLanguage) || languages.includes(language);
}
