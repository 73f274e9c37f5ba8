import { setTimeout as sleep } from 'node:timers/promises';
import { type ClusterClient, patience } from './cluster-client.js';
import { OpenSearchError } from './opensearch-error.js';
import type { Row } from './rows.js';

export interface BulkLimits {
  /** Of one request, in UTF-16 code units and in rows; a larger row is a request by itself. */
  readonly batchLength: number;
  readonly batchRows: number;
  /** Requests under way at a time. */
  readonly inFlight: number;
  /** How long rows that are turned away are sent again, from the first time on, in milliseconds. */
  readonly patienceMs: number;
  /** Before rows that were turned away are sent again; doubled each time. */
  readonly pauseMs: number;
}

/** About 20 MB of memory at most; OpenSearch advises 5-15 MB a request. */
export const defaultBulkLimits: BulkLimits = {
  batchLength: 4 << 20,
  batchRows: 2_000,
  inFlight: 2,
  patienceMs: 5 * 60_000,
  pauseMs: 200,
};

/** A row as it is sent. */
interface Line {
  readonly text: string;
  /** Written whoever wrote it before: else what is there already stays. */
  readonly isOwn: boolean;
}

interface ItemAnswer {
  readonly status: number;
  readonly error?: { readonly type?: string };
}

const maxPauseMs = 10_000;

/**
 * Writes rows in requests of bounded size, a bounded number at a time: `add` waits while that many are under way. Where
 * the cluster has no room, requests become smaller, and rows that it turned away are sent again after a pause. Rows have
 * ids of their own, so that one which is sent twice, because nobody knows whether it arrived, is there once.
 */
export class BulkWriter {
  readonly #client: ClusterClient;
  readonly #path: string;
  readonly #limits: BulkLimits;
  readonly #underWay = new Set<Promise<void>>();
  #batch: Line[] = [];
  #length = 0;
  /** What one request may have now. */
  #batchLength: number;
  #batchRows: number;
  #failure: unknown;

  constructor(client: ClusterClient, index: string, limits: BulkLimits) {
    this.#client = client;
    this.#path = `/${index}/_bulk`;
    this.#limits = limits;
    this.#batchLength = limits.batchLength;
    this.#batchRows = limits.batchRows;
  }

  /** @param isOwn Else it stays as it is where it is there already. @throws what an earlier request ended with. */
  async add({ id, source }: Row, { isOwn = true } = {}): Promise<void> {
    const text = `{"${isOwn ? 'index' : 'create'}":{"_id":${JSON.stringify(id)}}}\n${JSON.stringify(source)}\n`;
    if (this.#batch.length > 0 && this.#length + text.length > this.#batchLength) await this.#flush();
    this.#batch.push({ text, isOwn });
    this.#length += text.length;
    if (this.#batch.length >= this.#batchRows || this.#length >= this.#batchLength) await this.#flush();
  }

  /** Resolves when every row is there. @throws {OpenSearchError} */
  async finish(): Promise<void> {
    await this.#flush();
    await Promise.all(this.#underWay);
    if (this.#failure !== undefined) throw this.#failure;
  }

  /** Resolves when nothing is under way any more, whatever became of it. */
  async settle(): Promise<void> {
    this.#batch = [];
    await Promise.all(this.#underWay);
  }

  async #flush(): Promise<void> {
    if (this.#failure !== undefined) throw this.#failure;
    const batch = this.#batch;
    this.#batch = [];
    this.#length = 0;
    if (batch.length === 0) return;
    while (this.#underWay.size >= this.#limits.inFlight) await Promise.race(this.#underWay);
    if (this.#failure !== undefined) throw this.#failure;
    const sent: Promise<void> = this.#write(batch)
      .catch((error: unknown) => {
        this.#failure ??= error;
      })
      .finally(() => this.#underWay.delete(sent));
    this.#underWay.add(sent);
  }

  async #write(batch: readonly Line[]): Promise<void> {
    const end = performance.now() + this.#limits.patienceMs;
    let lines = batch;
    for (let attempt = 0; lines.length > 0; attempt++) {
      if (this.#failure !== undefined) return;
      const answer = await this.#send(lines);
      if (answer === 'too large') {
        await this.#writeHalves(lines);
        return;
      }
      if (answer.length === 0) return;
      // Less at a time is what helps where there is no room.
      this.#shrink();
      const pause = Math.min(maxPauseMs, this.#limits.pauseMs * 2 ** attempt);
      if (performance.now() + pause >= end) {
        throw new OpenSearchError(
          'busy',
          `OpenSearch at ${this.#client.hosts} has had no room for what was to be indexed for ` +
            `${Math.round(this.#limits.patienceMs / 1_000)} s: look at the cluster's health and load, and refresh again`,
        );
      }
      await sleep(pause);
      lines = answer;
    }
  }

  async #writeHalves(lines: readonly Line[]): Promise<void> {
    this.#shrink();
    if (lines.length <= 1) {
      throw new OpenSearchError(
        'refused',
        `OpenSearch at ${this.#client.hosts} takes no request of ${lines[0]?.text.length ?? 0} characters: raise its ` +
          'http.max_content_length, or lower corpus.maxFileMegabytes',
        413,
      );
    }
    const middle = lines.length >> 1;
    await this.#write(lines.slice(0, middle));
    await this.#write(lines.slice(middle));
  }

  #shrink(): void {
    this.#batchLength = Math.max(1 << 16, this.#batchLength >> 1);
    this.#batchRows = Math.max(16, this.#batchRows >> 1);
  }

  /** @returns the rows that were turned away for want of room. */
  async #send(lines: readonly Line[]): Promise<readonly Line[] | 'too large'> {
    const { status, body } = await this.#client.send<{
      readonly items: readonly Readonly<Record<string, ItemAnswer>>[];
    }>({
      method: 'POST',
      path: this.#path,
      lines: lines.map(({ text }) => text).join(''),
      accept: [413],
      patience: patience.change,
    });
    if (status === 413) return 'too large';
    return lines.filter((line, i) => {
      const [answer] = Object.values(body.items[i] ?? {});
      if (answer === undefined) throw this.#refused(0, 'no answer');
      return this.#isTurnedAway(line, answer);
    });
  }

  #isTurnedAway({ isOwn }: Line, { status, error }: ItemAnswer): boolean {
    if (status < 300 || (!isOwn && status === 409)) return false;
    if (status === 429 || status === 503) return true;
    throw this.#refused(status, error?.type ?? 'unknown error');
  }

  #refused(status: number, type: string): OpenSearchError {
    return new OpenSearchError(
      'refused',
      `OpenSearch at ${this.#client.hosts} does not index a row (${status}, ${type})`,
      status,
    );
  }
}
