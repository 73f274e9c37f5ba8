import type { Location, Person } from '../protocol/location.js';

/** At most so many questions within any so many seconds. */
export interface RateLimit {
  /** An integer >= 0; 0: no limit. */
  readonly questions: number;
  /** An integer >= 1. */
  readonly seconds: number;
}

export interface RateLimitSettings {
  readonly perUser: RateLimit;
  readonly perChannel: RateLimit;
}

/** A question that is one too many. */
export interface OverLimit {
  readonly of: 'user' | 'channel';
  readonly limit: RateLimit;
  /** Milliseconds until the next one is taken, > 0. */
  readonly waitMs: number;
}

/** So many people and channels are remembered; whoever has asked nothing for longest is let go first. */
const maxKeys = 10_000;

/**
 * Counts who asks how much, and where, over the last seconds; in memory alone. Answers at once and not by promise, as
 * rate-limiter-flexible does: on some platforms the first response already settles that a refusal is for the asker alone.
 */
export class RateLimits {
  readonly #now: () => number;
  /** When each key's questions were taken, oldest first, milliseconds; the key used last stands last. */
  readonly #taken = new Map<string, readonly number[]>();

  /** @param now Milliseconds since 1970; where the clock goes back, what lies ahead of it counts no more. */
  constructor(now: () => number) {
    this.#now = now;
  }

  /**
   * Takes a question, where limits allow it: then it counts. This machine's own are not counted.
   * @returns why it is not taken; it does not count then.
   */
  take(place: Location, person: Person, { perUser, perChannel }: RateLimitSettings): OverLimit | undefined {
    if (place.kind === 'local') return undefined;
    const where = `${place.platform}:${place.workspace ?? ''}`;
    // Behind a program's one name may be many people, as in a channel.
    const isProgram = place.platform === 'mcp';
    const counted = [
      ...(isProgram ? [] : [{ of: 'user', key: `user:${where}:${person.id}`, limit: perUser } as const]),
      ...(isProgram || place.kind === 'channel'
        ? [{ of: 'channel', key: `channel:${where}:${place.channel}`, limit: perChannel } as const]
        : []),
    ];
    const now = this.#now();
    const used = counted
      .filter(({ limit }) => limit.questions > 0)
      .map((one) => ({ ...one, times: this.#within(one.key, one.limit, now) }));
    for (const { of, limit, times } of used) {
      const freeing = times.at(-limit.questions);
      if (freeing !== undefined) return { of, limit, waitMs: freeing + limit.seconds * 1_000 - now };
    }
    for (const { key, times } of used) this.#note(key, [...times, now]);
    return undefined;
  }

  #within(key: string, { seconds }: RateLimit, now: number): readonly number[] {
    return (this.#taken.get(key) ?? []).filter((time) => time <= now && time + seconds * 1_000 > now);
  }

  #note(key: string, times: readonly number[]): void {
    this.#taken.delete(key);
    this.#taken.set(key, times);
    const [oldest] = this.#taken.keys();
    if (this.#taken.size > maxKeys && oldest !== undefined) this.#taken.delete(oldest);
  }
}
