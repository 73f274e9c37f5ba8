import { setTimeout as delay } from 'node:timers/promises';
import type { Attempted } from './attempts.js';
import type { Fault } from './faults.js';

export interface ThrottleOptions {
  /** Least time from one post to the next in a channel, in milliseconds. */
  readonly intervalMs: number;
  /** At most this many posts are under way or wait in a channel, an integer >= 1; more are refused. */
  readonly maxQueueLength: number;
  /** Milliseconds since 1970; absent: the clock. */
  readonly now?: () => number;
  /** Resolves after that many milliseconds, rejects when `signal` is aborted; absent: by the clock. */
  readonly wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}

interface Queue {
  /** Resolves when the post before has been made, or could not be. */
  last: Promise<unknown>;
  /** When the next post may begin, milliseconds since 1970. */
  next: number;
  posts: number;
}

/** Why a post was not made: too many stood before it. */
export const tooManyPosts: Fault = { kind: 'refused', code: 'too_many_posts' };

/**
 * Posts of a channel one after another, in the order in which they came, and not too close: Slack takes about one a
 * second. A post that is told to wait and try again holds back those behind it, which would be told the same.
 * https://docs.slack.dev/apis/web-api/rate-limits#posting-messages
 */
export class ChannelThrottle {
  readonly #options: Required<ThrottleOptions>;
  readonly #signal: AbortSignal;
  readonly #queues = new Map<string, Queue>();

  /** @param signal Aborted when nothing more is to be waited for. */
  constructor(options: ThrottleOptions, signal: AbortSignal) {
    this.#options = {
      now: Date.now,
      wait: (ms, aborted) => delay(ms, undefined, { signal: aborted }),
      ...options,
    };
    this.#signal = signal;
  }

  /**
   * Makes a post when it is its turn in the channel.
   * @param deadline When a turn comes too late, milliseconds since 1970.
   */
  async post<T>(channel: string, deadline: number, make: () => Promise<Attempted<T>>): Promise<Attempted<T>> {
    const queue = this.#queues.get(channel) ?? { last: Promise.resolve(), next: 0, posts: 0 };
    if (queue.posts >= this.#options.maxQueueLength) return { ok: false, fault: tooManyPosts };
    this.#queues.set(channel, queue);
    queue.posts++;
    const made = queue.last.then(async (): Promise<Attempted<T>> => {
      const isDue = await this.#waitForTurn(queue, deadline);
      return isDue ? await make() : { ok: false, fault: tooManyPosts };
    });
    queue.last = made.catch(() => {});
    try {
      return await made;
    } finally {
      queue.posts--;
      this.#forgetQuiet();
    }
  }

  /** @returns false if the turn does not come in time. */
  async #waitForTurn(queue: Queue, deadline: number): Promise<boolean> {
    const { now, wait, intervalMs } = this.#options;
    if (Math.max(now(), queue.next) >= deadline) return false;
    try {
      // A timer may fire a little early.
      for (let ms = queue.next - now(); ms > 0; ms = queue.next - now()) await wait(ms, this.#signal);
    } catch {
      return false;
    }
    if (this.#signal.aborted) return false;
    queue.next = now() + intervalMs;
    return true;
  }

  #forgetQuiet(): void {
    const now = this.#options.now();
    for (const [channel, { posts, next }] of this.#queues) {
      if (posts === 0 && next <= now) this.#queues.delete(channel);
    }
  }
}
