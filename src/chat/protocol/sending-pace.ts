import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Least time from one message that nobody asked for to the next on a platform, in milliseconds: the strictest takes some 50
 * changes of messages a minute.
 */
const minIntervalMs = 1_500;

/** Keeps messages that nobody asked for apart. */
export class SendingPace {
  readonly #signal: AbortSignal;
  readonly #intervalMs: number;
  #hasSent = false;

  /** @param signal Aborted when nothing more is to be waited for. */
  constructor(signal: AbortSignal, intervalMs = minIntervalMs) {
    this.#signal = signal;
    this.#intervalMs = intervalMs;
  }

  /** Resolves when the next may be sent; the first at once. Never throws. */
  async next(): Promise<void> {
    if (this.#hasSent) await sleep(this.#intervalMs, undefined, { signal: this.#signal }).catch(() => {});
    this.#hasSent = true;
  }
}
