import type { RefreshOptions } from '../core/library.js';
import { CorpusError } from '../core/ports.js';

/** To the thread: run one of the library's methods. Arguments and results are copied, so they are plain data. */
export interface MethodCall {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}

/** From the thread. Each call gets one `done` or `failed`, perhaps after some `progress`. */
export type ThreadMessage =
  | { readonly id: number; readonly kind: 'done'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly error: CopiedError }
  | { readonly id: number; readonly kind: 'progress'; readonly progress: RefreshProgress };

export type RefreshProgress = Parameters<NonNullable<RefreshOptions['onProgress']>>[0];

/** An error as it crosses threads, where classes are lost. */
export interface CopiedError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** A system error's code. */
  readonly code: string | undefined;
  /** A CorpusError's kind. */
  readonly corpus: CorpusError['kind'] | undefined;
}

export function copyOf(error: unknown): CopiedError {
  if (!(error instanceof Error)) {
    return { name: 'Error', message: String(error), stack: undefined, code: undefined, corpus: undefined };
  }
  const { name, message, stack } = error;
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  return { name, message, stack, code, corpus: error instanceof CorpusError ? error.kind : undefined };
}

export function errorOf({ name, message, stack, code, corpus }: CopiedError): Error {
  const error = corpus === undefined ? new Error(message) : new CorpusError(message, corpus);
  return Object.assign(error, {
    ...(corpus === undefined ? { name } : {}),
    ...(stack === undefined ? {} : { stack }),
    ...(code === undefined ? {} : { code }),
  });
}
