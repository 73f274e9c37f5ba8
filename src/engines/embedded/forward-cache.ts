import { LRUCache } from 'lru-cache';
import type { ForwardDocument } from '../../core/types/forward-document.js';
import { storedArrays } from '../../core/types/stored-arrays.js';
import { decodeForward } from './forward-record.js';
import type { Segment } from './segment.js';

/** A document's numbers without what they stand for, which the reader knows. */
export type CachedForward = Omit<ForwardDocument, 'termNumber' | 'termAt'>;

/** The documents' numbers, those used last kept in memory up to so many bytes. */
export class ForwardCache {
  /** By segment and document. */
  readonly #kept: LRUCache<string, CachedForward>;

  /** @param maxBytes Below 1: nothing is kept. */
  constructor(maxBytes: number) {
    this.#kept = new LRUCache({ maxSize: Math.max(1, Math.floor(maxBytes)) });
  }

  /** Bytes kept. */
  get size(): number {
    return this.#kept.calculatedSize;
  }

  /** @throws {DamagedIndexError} */
  get(segment: Segment, document: number): CachedForward {
    const key = `${segment.name} ${document}`;
    const kept = this.#kept.get(key);
    if (kept !== undefined) return kept;
    const forward = decode(segment, document);
    this.#kept.set(key, forward, { size: bytesOf(forward) });
    return forward;
  }

  /** What is kept of a document holds on to its segment: to be called when nobody uses that any longer. */
  forget(segment: Segment): void {
    const prefix = `${segment.name} `;
    for (const key of [...this.#kept.keys()]) if (key.startsWith(prefix)) this.#kept.delete(key);
  }
}

/** What it takes in memory; of each language of a sentence there is a reference. */
function bytesOf({ sentenceLanguages, ...numbers }: CachedForward): number {
  const arrays = Object.keys(storedArrays) as (keyof typeof storedArrays)[];
  return arrays.reduce((sum, name) => sum + numbers[name].byteLength, sentenceLanguages.length * 8);
}

function decode(segment: Segment, document: number): CachedForward {
  const { language, sentenceLanguages, tokenWords, titleWords, ...numbers } = decodeForward(
    segment.forwardRecord(document),
  );
  return {
    ...numbers,
    terms: segment.termsOf(tokenWords),
    titleTerms: segment.termsOf(titleWords),
    id: segment.ids.at(document),
    language: segment.languages[language] ?? '',
    sentenceLanguages: Array.from(sentenceLanguages, (code) => segment.languages[code] ?? ''),
  };
}
