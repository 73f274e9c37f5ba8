import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ClusterClient } from './cluster-client.js';
import { OpenSearchError } from './opensearch-error.js';

/** One that is not renewed for so long is of a writer that died, in milliseconds. */
export const defaultLeaseMs = 30_000;
const pollMs = 500;

interface LeaseRow {
  readonly found?: boolean;
  readonly _seq_no?: number;
  readonly _primary_term?: number;
  readonly _source?: { readonly content?: { readonly owner?: string; readonly epoch?: number } };
}

/**
 * The right to change an index, for one bot of all that share it, wherever they run: a row that its holder renews. Clocks
 * are not compared: whoever waits looks whether the row is renewed while it waits.
 */
export class WriteLease {
  readonly #client: ClusterClient;
  readonly #path: string;
  readonly #owner = randomUUID();
  #renewal: NodeJS.Timeout | undefined;
  #renewing: Promise<void> = Promise.resolve();
  #isLost = false;
  /** Another one for every holder, and larger than those before; >= 1. */
  readonly epoch: number;

  private constructor(client: ClusterClient, path: string, epoch: number) {
    this.#client = client;
    this.#path = path;
    this.epoch = epoch;
  }

  /** @throws {OpenSearchError} of kind `busy` while another bot writes. */
  static async take(client: ClusterClient, index: string, leaseMs: number): Promise<WriteLease> {
    const path = `/${index}/_doc/writer`;
    const patience = performance.now() + leaseMs;
    let seen: number | undefined;
    for (;;) {
      const row = await read(client, path);
      const { owner = '', epoch = 0 } = row._source?.content ?? {};
      if (owner === '' || (row._seq_no === seen && performance.now() >= patience)) {
        const lease = new WriteLease(client, path, epoch + 1);
        if (await lease.#write(lease.#owner, row)) {
          lease.#renewal = setInterval(() => {
            lease.#renewing = lease.#renewing.then(() => lease.#renew()).catch(() => {});
          }, leaseMs / 3);
          lease.#renewal.unref();
          return lease;
        }
        continue;
      }
      if (seen !== undefined && row._seq_no !== seen) {
        throw new OpenSearchError(
          'busy',
          `another bot is changing the OpenSearch index ${index} now: what it writes is used here as soon as it is done`,
        );
      }
      seen = row._seq_no;
      await sleep(Math.min(pollMs, leaseMs / 4));
    }
  }

  /** @throws {OpenSearchError} if another bot has taken it over, since this one was silent for too long. */
  async assertHeld(): Promise<void> {
    await this.#renewing;
    await this.#renew();
    if (!this.#isLost) return;
    throw new OpenSearchError(
      'busy',
      'this bot was silent for so long that another one writes the index now: nothing has changed, refresh again',
    );
  }

  async release(): Promise<void> {
    clearInterval(this.#renewal);
    await this.#renewing;
    const row = await read(this.#client, this.#path);
    if (row._source?.content?.owner === this.#owner) await this.#write('', row);
  }

  async #renew(): Promise<void> {
    const row = await read(this.#client, this.#path);
    const isOurs = row._source?.content?.owner === this.#owner;
    if (!isOurs || !(await this.#write(this.#owner, row))) this.#isLost = true;
  }

  /** @returns whether the row was still the one given. */
  async #write(owner: string, row: LeaseRow): Promise<boolean> {
    const { status } = await this.#client.send({
      method: 'PUT',
      path: this.#path,
      query:
        row._seq_no === undefined || row._primary_term === undefined
          ? { op_type: 'create' }
          : { if_seq_no: row._seq_no, if_primary_term: row._primary_term },
      body: { kind: 'writer', content: { owner, epoch: this.epoch } },
      accept: [409],
    });
    if (status !== 409) return true;
    // The answer to an earlier attempt may have been lost.
    return owner !== '' && (await read(this.#client, this.#path))._source?.content?.owner === owner;
  }
}

async function read(client: ClusterClient, path: string): Promise<LeaseRow> {
  const { status, body } = await client.send<LeaseRow>({ method: 'GET', path, accept: [404] });
  return status === 404 ? {} : body;
}
