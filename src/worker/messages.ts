import { defined } from '../core/types/defined.js';
import { errorCode } from '../core/types/error-names.js';
import type { Progress } from '../core/types/library.js';
import { CorpusError, DamagedIndexError, EngineError } from '../core/types/ports.js';

/** To the thread: run one of the library's methods. Arguments and results are copied, so they are plain data. */
export interface MethodCall {
  readonly id: number;
  readonly method: string;
  readonly args: readonly unknown[];
}

/** To the thread: end, between two steps of whatever it does. */
export interface EndRequest {
  readonly method: 'end';
}

/** Told beside the progress of a refresh, see `RefreshOptions`. */
export interface LargeDocument {
  readonly largeDocument: string | undefined;
}

/** What a thread tells of its work. */
export type WorkReport = Progress | LargeDocument;

/** From the thread. Each call gets one `done` or `failed`, perhaps after some `progress`. */
export type ThreadMessage =
  | { readonly id: number; readonly kind: 'done'; readonly value: unknown }
  | { readonly id: number; readonly kind: 'failed'; readonly error: CopiedError }
  | { readonly id: number; readonly kind: 'progress'; readonly progress: WorkReport };

/** An error as it crosses threads, where classes are lost. */
export interface CopiedError {
  readonly name: string;
  readonly message: string;
  readonly stack: string | undefined;
  /** A system error's code. */
  readonly code: string | undefined;
  /** Of the classes by which others tell what to do. */
  readonly known:
    | { readonly class: 'CorpusError'; readonly kind: CorpusError['kind'] }
    | { readonly class: 'DamagedIndexError' | 'EngineError' }
    | undefined;
}

export function copyOf(error: unknown): CopiedError {
  if (!(error instanceof Error)) {
    return { name: 'Error', message: String(error), stack: undefined, code: undefined, known: undefined };
  }
  const { name, message, stack } = error;
  return { name, message, stack, code: errorCode(error), known: knownClass(error) };
}

export function errorOf({ name, message, stack, code, known }: CopiedError): Error {
  return Object.assign(emptyError(known), {
    ...(known === undefined ? { name } : {}),
    message,
    ...defined({ stack, code }),
  });
}

function knownClass(error: Error): CopiedError['known'] {
  if (error instanceof CorpusError) return { class: 'CorpusError', kind: error.kind };
  if (error instanceof EngineError) return { class: 'EngineError' };
  return error instanceof DamagedIndexError ? { class: 'DamagedIndexError' } : undefined;
}

function emptyError(known: CopiedError['known']): Error {
  if (known === undefined) return new Error();
  if (known.class === 'CorpusError') return new CorpusError('', known.kind);
  return known.class === 'EngineError' ? new EngineError('') : new DamagedIndexError('', '');
}
