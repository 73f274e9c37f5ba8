import { LRUCache } from 'lru-cache';
import type { ForwardDocument } from '../../core/types/forward-document.js';
import type { StoredDocument } from '../../core/types/index-reader.js';
import { decodeForward } from './forward-record.js';
import { rowName } from './rows.js';
import { VectorStore } from './vector-store.js';

/** The documents used last, kept over all readers of an engine: a document's number means one version of it for ever. */
export class Caches {
  readonly #forwards: LRUCache<string, ForwardDocument>;
  readonly #documents: LRUCache<string, StoredDocument>;
  readonly vectors = new VectorStore();

  /** @param maxBytes Of documents' numbers; of their texts a quarter of it. */
  constructor(maxBytes: number) {
    this.#forwards = new LRUCache({ maxSize: Math.max(1, Math.floor(maxBytes)) });
    this.#documents = new LRUCache({ maxSize: Math.max(1, Math.floor(maxBytes / 4)) });
  }

  /** By number. @param read Gives the records, in base 64, by row name. */
  async forwards(
    index: string,
    wanted: readonly { readonly id: string; readonly number: number }[],
    read: (names: readonly string[]) => Promise<ReadonlyMap<string, string>>,
  ): Promise<Map<number, ForwardDocument>> {
    const found = new Map<number, ForwardDocument>();
    const missing = new Map<number, string>();
    for (const { id, number } of wanted) {
      const kept = this.#forwards.get(keyOf(index, number));
      if (kept === undefined) missing.set(number, id);
      else found.set(number, kept);
    }
    if (missing.size === 0) return found;
    const records = await read([...missing.keys()].map((number) => rowName('forward', number)));
    for (const [number, id] of missing) {
      const record = records.get(rowName('forward', number)) ?? '';
      const { forward, bytes } = await decodeForward(id, Buffer.from(record, 'base64'));
      this.#forwards.set(keyOf(index, number), forward, { size: bytes });
      found.set(number, forward);
    }
    return found;
  }

  async document(
    index: string,
    number: number,
    read: () => Promise<StoredDocument>,
  ): Promise<StoredDocument> {
    const key = keyOf(index, number);
    const kept = this.#documents.get(key);
    if (kept !== undefined) return kept;
    const document = await read();
    this.#documents.set(key, document, { size: Math.max(1, document.text.length * 2) });
    return document;
  }
}

function keyOf(index: string, number: number): string {
  return `${index} ${number}`;
}
