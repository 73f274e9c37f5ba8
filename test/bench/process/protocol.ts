import type { Way } from '../contenders/contender.js';
import type { Changes } from '../corpus/changes.js';
import type { Corpus } from '../corpus/corpus-file.js';
import type { Memory } from '../memory.js';

/** What a contender's process is asked to do, and what it answers. */
export interface Calls {
  build: { parameters: { corpus: Corpus; folder: string }; result: Built };
  open: { parameters: { corpus: Corpus; folder: string }; result: { ms: number } };
  search: { parameters: { question: string; k: number; way: Way }; result: Measured };
  check: { parameters: { text: string }; result: { ms: number; cpuMs: number } };
  nearest: { parameters: { questions: readonly string[]; k: number }; result: readonly Nearest[] };
  withModel: {
    parameters: { corpus: Corpus; folder: string; questions: readonly string[] };
    result: AskedWithModel | null;
  };
  memory: { parameters: Record<string, never>; result: Memory };
  underLoad: { parameters: LoadParameters; result: Lag };
  acknowledge: { parameters: LoadParameters; result: Acknowledged };
  refresh: { parameters: Changes; result: Refreshed };
  close: { parameters: Record<string, never>; result: null };
}

export interface Built {
  /** Wall milliseconds. */
  readonly ms: number;
  readonly cpuMs: number;
  readonly memory: Memory;
}

export interface Measured {
  readonly ids: readonly string[];
  readonly ms: number;
  /** Of all threads of the process; without those of another process that does the work. */
  readonly cpuMs: number;
}

/** A search by meaning. */
export interface Nearest {
  /** The share of the nearest that it found; 0..1. */
  readonly found: number;
  readonly cpuMs: number;
}

/** Questions that were asked with a sentence model. */
export interface AskedWithModel {
  /** Wall milliseconds of each. */
  readonly ms: readonly number[];
  /** Of the process that asks and the model's together, the mean of a question. */
  readonly cpuMs: number;
  /** The share that the model ranked, in the time that a chat gives it; 0..1. */
  readonly inTime: number;
  /** What both processes take more than one that asks without a model. */
  readonly addedBytes: number;
}

export interface LoadParameters {
  readonly corpus: Corpus;
  /** An empty folder for the index that is built meanwhile. */
  readonly folder: string;
  readonly questions: readonly string[];
}

/** How late the event loop was, in milliseconds. */
export interface Lag {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** Milliseconds from an event's sending to its acknowledgement's arrival, one of each event. */
export interface Acknowledged {
  readonly slack: readonly number[];
  readonly discord: readonly number[];
}

/** A refresh in its own thread, from its call to the moment when the answering thread has the new index. */
export interface Refreshed {
  /** Wall milliseconds, reading included. */
  readonly ms: number;
  /** Of all threads, reading included. */
  readonly cpuMs: number;
  readonly readingMs: number;
  readonly changedDocuments: number;
}

export type CallName = keyof Calls;

export interface CallMessage {
  readonly number: number;
  readonly name: CallName;
  readonly parameters: unknown;
}

export interface AnswerMessage {
  readonly number: number;
  readonly result?: unknown;
  /** The stack of what was thrown. */
  readonly error?: string;
}
