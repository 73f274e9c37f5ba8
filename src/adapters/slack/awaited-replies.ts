import { setMaxListeners } from 'node:events';
import type { Outcome } from '../../chat/protocol/invocation.js';
import type { InterruptedRequests } from './interrupted-requests.js';
import type { ProgressPosts } from './progress-posts.js';
import type { Origin } from './responder.js';

/** A reply that somebody waits for, until it is on its way or they were told that it does not come. */
export interface AwaitedReply {
  readonly origin: Origin;
  /** Of long work. */
  readonly progress?: ProgressPosts | undefined;
  /** Aborted when it is not waited for any longer. */
  readonly signal: AbortSignal;
}

interface Entry extends AwaitedReply {
  readonly stop: AbortController;
  isShowing: boolean;
}

/** Everybody who waits for a reply, so that a shutdown leaves nobody without a word. */
export class AwaitedReplies {
  readonly #entries = new Set<Entry>();
  readonly #left: InterruptedRequests;

  constructor(left: InterruptedRequests) {
    this.#left = left;
  }

  /**
   * Waits for a reply, and shows it unless whoever waits for it was told that it does not come.
   * @param signal Aborted when nothing more is to be waited for.
   */
  async through(
    { origin, progress, signal }: AwaitedReply,
    run: (signal: AbortSignal) => Promise<Outcome>,
    show: (outcome: Outcome) => Promise<void>,
  ): Promise<void> {
    const stop = new AbortController();
    const either = AbortSignal.any([signal, stop.signal]);
    setMaxListeners(0, either);
    const entry: Entry = { origin, progress, signal: either, stop, isShowing: false };
    this.#entries.add(entry);
    this.#left.begin(origin);
    try {
      const outcome = await run(either);
      if (stop.signal.aborted) return await outcome.delivered({ kind: 'refused' });
      entry.isShowing = true;
      await show(outcome);
    } finally {
      this.#entries.delete(entry);
      this.#left.end(origin);
    }
  }

  /** Ends all waiting, and tells everybody whose reply is not on its way. */
  async dismiss(tell: (awaited: AwaitedReply) => Promise<unknown>): Promise<void> {
    const left = [...this.#entries].filter(({ isShowing }) => !isShowing);
    for (const { stop } of left) stop.abort();
    await Promise.allSettled(left.map(tell));
  }
}
