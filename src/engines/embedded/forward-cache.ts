import type { ForwardDocument } from '../../core/types/forward-document.js';
import { viewForward } from './forward-record.js';
import type { Segment } from './segment.js';

/** A document's numbers without what they stand for, which the reader knows. */
export type CachedForward = Omit<ForwardDocument, 'termNumber' | 'termAt'>;

/** The documents' numbers, those used last kept in memory up to so many bytes. */
export class ForwardCache {
  readonly #maxBytes: number;
  #bytes = 0;
  /** By segment and document, the one used last at the end. */
  readonly #kept = new Map<string, { readonly forward: CachedForward; readonly bytes: number }>();

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** Bytes kept. */
  get size(): number {
    return this.#bytes;
  }

  /** @throws {DamagedIndexError} */
  get(segment: Segment, document: number): CachedForward {
    const key = `${segment.name} ${document}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined) {
      this.#kept.delete(key);
      this.#kept.set(key, kept);
      return kept.forward;
    }
    const record = segment.forwardRecord(document);
    const forward = decode(segment, document, record);
    // Of each language of a sentence a reference is kept, too.
    const bytes = record.length + forward.sentenceLanguages.length * 8;
    this.#kept.set(key, { forward, bytes });
    this.#bytes += bytes;
    this.#forgetOldest();
    return forward;
  }

  /** What is kept of a document holds on to its segment: to be called when nobody uses that any longer. */
  forget(segment: Segment): void {
    const prefix = `${segment.name} `;
    for (const [key, { bytes }] of this.#kept) {
      if (!key.startsWith(prefix)) continue;
      this.#kept.delete(key);
      this.#bytes -= bytes;
    }
  }

  #forgetOldest(): void {
    for (const [key, { bytes }] of this.#kept) {
      if (this.#bytes <= this.#maxBytes) return;
      this.#kept.delete(key);
      this.#bytes -= bytes;
    }
  }
}

function decode(segment: Segment, document: number, record: Uint8Array): CachedForward {
  const { language, sentenceLanguages, words: _, ...numbers } = viewForward(record);
  return {
    ...numbers,
    id: segment.ids.at(document),
    language: segment.languages[language] ?? '',
    sentenceLanguages: Array.from(sentenceLanguages, (code) => segment.languages[code] ?? ''),
  };
}
