import { setTimeout as sleep } from 'node:timers/promises';
import { type Adapter, AdapterError, type AdapterStatus } from '../../chat/protocol/adapter.js';
import type { Corrector } from '../../chat/protocol/corrector.js';
import type { Location } from '../../chat/protocol/location.js';
import type { Logger } from '../../chat/protocol/logger.js';
import type { ProactiveMessenger } from '../../chat/protocol/proactive-messenger.js';
import { errorName } from '../../core/types/error-names.js';

/** Waits before another attempt, in milliseconds: the first one; it doubles, up to the longest. */
const firstWaitMs = 5_000;
const maxWaitMs = 60_000;

/**
 * A platform whose tokens are set. An adapter whose start has failed is done with, so that each attempt has one of its
 * own; while it is being tried, the platform is down for the reason of the attempt before.
 */
export class Platform {
  readonly #make: () => Adapter;
  readonly #log: Logger;
  readonly #wait: typeof sleep;
  readonly #stopping = new AbortController();
  #adapter: Adapter;
  #down: AdapterStatus | undefined;

  /** @param wait How it waits between attempts; absent: by the clock. */
  constructor(make: () => Adapter, log: Logger, wait: typeof sleep = sleep) {
    this.#make = make;
    this.#log = log;
    this.#wait = wait;
    this.#adapter = make();
  }

  get status(): AdapterStatus {
    return this.#down ?? this.#adapter.status;
  }

  /** The adapter's own, while it is connected. */
  get corrector(): Corrector | undefined {
    return this.status.state === 'up' ? this.#adapter.corrector : undefined;
  }

  /** The adapter's own, while it is connected. */
  get messenger(): ProactiveMessenger | undefined {
    return this.status.state === 'up' ? this.#adapter.messenger : undefined;
  }

  /** The adapter's own. */
  get self(): string | undefined {
    return this.#adapter.self;
  }

  /** As the adapter's own. */
  placeAgain(place: Location): Location {
    return this.#adapter.placeAgain?.(place) ?? place;
  }

  /**
   * The first attempt.
   * @throws {AdapterError} as the adapter's own start does.
   */
  async start(): Promise<void> {
    try {
      await this.#adapter.start();
    } catch (error) {
      this.#goDown(error);
      throw error;
    }
  }

  /** After a start that could not reach the platform: tries until one does, is refused, or `stop`. Never throws. */
  async keepTrying(): Promise<void> {
    const { signal } = this.#stopping;
    const { name: platform, reason } = this.status;
    this.#log.warn({ platform, reason }, 'a platform cannot be reached; it is tried again in the background');
    for (let waitMs = firstWaitMs; !signal.aborted; waitMs = Math.min(waitMs * 2, maxWaitMs)) {
      await this.#adapter.stop(0);
      await this.#wait(waitMs, undefined, { signal }).catch(() => {});
      if (signal.aborted) return;
      try {
        this.#adapter = this.#make();
        await this.#adapter.start();
      } catch (error) {
        if (signal.aborted) return;
        this.#goDown(error);
        if (isUnreachable(error)) continue;
        this.#log.error(
          { platform, reason: this.status.reason },
          'a platform cannot be connected; it is tried no more',
        );
        return;
      }
      if (signal.aborted) return;
      this.#down = undefined;
      this.#log.info({ platform }, 'a platform that could not be reached is connected');
      return;
    }
  }

  /** Ends whatever it is at; as the adapter's own. Never throws. */
  async stop(graceMs: number): Promise<void> {
    this.#stopping.abort();
    await this.#adapter.stop(graceMs);
  }

  #goDown(error: unknown): void {
    const reason = error instanceof AdapterError ? error.message : errorName(error);
    this.#down = { name: this.#adapter.status.name, state: 'down', reason };
  }
}

/** Whether another attempt to start may succeed without anybody mending anything. */
export function isUnreachable(error: unknown): boolean {
  return error instanceof AdapterError && error.kind === 'unreachable';
}
