import { readPieces } from './pieces.js';
import { rowName } from './rows.js';
import type { Snapshot } from './snapshot.js';
import { type DocumentVectors, decodeVectors } from './vector-record.js';

/** Some kilobytes each. */
const rowsAtOnce = 500;

/**
 * The vectors of an index, in memory: a cluster cannot be relied on to compare them (that is a plugin's), and not to the
 * last bit. They are read once; of a later state only what has come since.
 */
export class VectorStore {
  #index = '';
  #state = -1;
  #byNumber = new Map<number, DocumentVectors>();
  #reading: Promise<unknown> = Promise.resolve();

  /** By the documents' numbers: at least those of the snapshot. @throws {OpenSearchError} */
  async of(snapshot: Snapshot): Promise<ReadonlyMap<number, DocumentVectors>> {
    const before = this.#reading;
    const reading = before.catch(() => {}).then(() => this.#read(snapshot));
    this.#reading = reading;
    return await reading;
  }

  async #read(snapshot: Snapshot): Promise<ReadonlyMap<number, DocumentVectors>> {
    if (snapshot.index !== this.#index) {
      this.#index = snapshot.index;
      this.#state = -1;
      this.#byNumber = new Map();
    }
    if (snapshot.state <= this.#state) return this.#byNumber;
    const query = snapshot.rows('vectors', { range: { since: { gt: this.#state } } });
    const wanted = { query, _source: ['number', 'content', 'pieces'] };
    for await (const { _source: row } of snapshot.scan(wanted, 'number', rowsAtOnce)) {
      const number = Number(row?.['number']);
      const name = rowName('vectors', number);
      const isWhole = row?.['pieces'] === 1;
      const record = isWhole
        ? String(row?.['content'])
        : ((await readPieces(snapshot.client, snapshot.index, [name])).get(name) ?? '');
      this.#byNumber.set(number, decodeVectors(record));
    }
    this.#state = snapshot.state;
    return this.#byNumber;
  }
}
