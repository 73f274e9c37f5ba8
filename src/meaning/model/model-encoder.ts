import { createHash } from 'node:crypto';
import { withDeadline } from '../../core/types/deadline.js';
import type { SentenceVector } from '../../core/types/sentence-encoder.js';
import { ModelMissedError, type ModelVectors, type SentenceModel } from '../../core/types/sentence-model.js';
import type { VectorStore } from '../../core/types/vector-store.js';
import type { ModelDescription } from './description.js';
import type { AddedModel } from './model-folder.js';
import type { FoundRuntime } from './runtime.js';
import type { SupervisedModel } from './supervised-model.js';

/** How long somebody who asks waits; absent: as long as it takes. */
export interface WaitLimit {
  /** From the asking on, in milliseconds. */
  readonly ms: number;
  /** So many texts that are not there yet are encoded meanwhile. */
  readonly texts: number;
}

export interface ModelEncoderOptions {
  readonly added: AddedModel;
  readonly runtime: FoundRuntime;
  readonly process: Pick<SupervisedModel, 'encode' | 'close' | 'problem'>;
  readonly store: VectorStore;
  readonly patience?: WaitLimit;
  /** Settles when the machine has nothing else to do; absent: at once. */
  readonly idle?: (signal: AbortSignal) => Promise<unknown>;
}

/** What its vectors are made by, beside the model: raised when that changes. */
const format = 1;

/** So many vectors are kept at a time. */
const keptAtOnce = 16;

/** A model in a process of its own, whose vectors of documents' texts are kept. */
export class ModelEncoder implements SentenceModel {
  readonly #options: ModelEncoderOptions;
  readonly #description: ModelDescription;
  readonly hash: string;

  constructor(options: ModelEncoderOptions) {
    this.#options = options;
    this.#description = options.added.description;
    this.hash = encoderHash(this.#description, options.runtime);
  }

  get name(): string {
    return this.#description.name;
  }

  get languages(): readonly string[] {
    return this.#description.languages;
  }

  get unrelated(): number {
    return this.#description.unrelated;
  }

  get problem(): string | undefined {
    return this.#options.process.problem;
  }

  async vectorsOf(question: string, texts: readonly string[]): Promise<ModelVectors> {
    const { patience, store } = this.#options;
    const known = new Map<string, SentenceVector | null>();
    const keys = texts.map(keyOf);
    for (const [i, vector] of store.read(keys).entries())
      if (vector !== undefined) known.set(texts[i] ?? '', vector);
    const missing = [...new Set(texts.filter((text) => !known.has(text)))];
    if (patience !== undefined && missing.length > patience.texts) throw new ModelMissedError('not-encoded');
    const asking = this.#encodeAll(question, missing, known);
    const asked = await (patience === undefined ? asking : within(asking, patience.ms));
    // It says nothing of such a question.
    if (asked === undefined) throw new ModelMissedError('failed');
    return { question: asked, texts: texts.map((text) => known.get(text) ?? undefined) };
  }

  async prepare(texts: readonly string[], signal: AbortSignal): Promise<boolean> {
    const { idle = async () => {}, store, process } = this.#options;
    const known = store.read(texts.map(keyOf));
    const missing = [...new Set(texts.filter((_, i) => known[i] === undefined))];
    const made: [Uint8Array, SentenceVector | null][] = [];
    const keep = () => store.write(made.splice(0));
    try {
      for (const text of missing) {
        await idle(signal);
        if (signal.aborted) return false;
        made.push([keyOf(text), (await process.encode(this.#read(text), false)) ?? null]);
        if (made.length >= keptAtOnce) keep();
      }
    } catch {
      return false;
    } finally {
      keep();
    }
    return true;
  }

  isPrepared(key: string): boolean {
    return this.#options.store.hasDocument(key);
  }

  notePrepared(key: string): void {
    this.#options.store.addDocument(key);
  }

  close(): void {
    this.#options.process.close();
    this.#options.store.close();
  }

  /** The question's vector; those of the texts are put among the known ones, and kept. */
  async #encodeAll(
    question: string,
    missing: readonly string[],
    known: Map<string, SentenceVector | null>,
  ): Promise<SentenceVector | undefined> {
    const { process, store } = this.#options;
    try {
      const asking = process.encode(this.#description.questionPrefix + question, true);
      const made = await Promise.all(
        missing.map(async (text) => {
          const vector = (await process.encode(this.#read(text), true)) ?? null;
          known.set(text, vector);
          return [keyOf(text), vector] as const;
        }),
      );
      store.write(made);
      return await asking;
    } catch (cause) {
      throw new ModelMissedError('failed', { cause });
    }
  }

  /** A document's text as it is read to the model. */
  #read(text: string): string {
    return this.#description.textPrefix + text;
  }
}

/** Long enough that no two texts share one. */
const keyBytes = 16;

function keyOf(text: string): Uint8Array {
  return createHash('sha256').update(text).digest().subarray(0, keyBytes);
}

/** SHA-256 of all that vectors depend on, hexadecimal: another runtime rounds otherwise. */
export function encoderHash(
  { name: _, languages: __, unrelated: ___, ...asking }: ModelDescription,
  runtime: FoundRuntime,
): string {
  return createHash('sha256')
    .update(JSON.stringify([format, asking, runtime]))
    .digest('hex');
}

const late = Symbol('late');

/** @throws {ModelMissedError} where it takes longer. */
async function within<T>(coming: Promise<T>, ms: number): Promise<T> {
  // Nobody waits any longer for what comes too late.
  coming.catch(() => {});
  const come = await withDeadline(coming, ms, late);
  if (come === late) throw new ModelMissedError('late');
  return come;
}
