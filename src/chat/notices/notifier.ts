import type { WriterLock } from '../../core/types/ports.js';
import { errorFields } from '../dispatch/error-fields.js';
import type { Corrector } from '../protocol/corrector.js';
import type { Platform } from '../protocol/location.js';
import type { Logger } from '../protocol/logger.js';
import type { NoticeLog } from '../protocol/notice-log.js';
import { Round, type RoundParts } from './round.js';
import { NoticeSender, type SenderParts } from './sender.js';

/** So long after something that may yet succeed it is tried again, in milliseconds. */
const retryMs = 15_000;

/**
 * So long after an index was swapped in, everything is looked at once more, in milliseconds: by then what was asked of
 * the old one has been shown.
 */
const stragglersMs = 180_000;

export interface NotifierParts extends RoundParts, SenderParts {
  readonly notices: NoticeLog;
  /** Only who holds it sends notices on the platform; a dead process holds nothing. */
  readonly lock: WriterLock;
  /** undefined while the platform is not connected. */
  corrector(): Corrector | undefined;
  /** What people are told of beside corrections, once those are through; undefined where there is nothing. */
  also?(log: Logger, signal: AbortSignal): { run(): Promise<boolean> } | undefined;
}

/** Tells people on one platform when what was quoted to them has changed. */
export class Notifier {
  readonly #platform: Platform;
  readonly #parts: NotifierParts;
  readonly #log: Logger;
  readonly #signal: AbortSignal;
  #listing: readonly string[] | undefined;
  /** When to look next, milliseconds since 1970. */
  #dueAt = Number.POSITIVE_INFINITY;
  #stragglersAt = Number.POSITIVE_INFINITY;
  #release: (() => Promise<void>) | undefined;
  #running: Promise<void> | undefined;

  /** @param signal Aborted when no further notice is to be sent. */
  constructor(platform: Platform, parts: NotifierParts, log: Logger, signal: AbortSignal) {
    this.#platform = platform;
    this.#parts = parts;
    this.#log = log;
    this.#signal = signal;
  }

  /**
   * Begins to look where that is due: once for each index, and again for what could not be done. To be called every few
   * seconds; what it begins goes on by itself.
   * @param listing Of the present index, see `Library.listed`.
   */
  look(listing: readonly string[]): void {
    const now = this.#parts.now();
    if (listing !== this.#listing) {
      this.#listing = listing;
      this.#dueAt = now;
      this.#stragglersAt = now + stragglersMs;
    }
    if (now >= this.#stragglersAt) {
      this.#stragglersAt = Number.POSITIVE_INFINITY;
      this.#dueAt = now;
    }
    if (this.#running !== undefined || now < this.#dueAt || this.#signal.aborted) return;
    const corrector = this.#parts.corrector();
    // Still due when the platform is connected.
    if (corrector === undefined) return;
    this.#dueAt = Number.POSITIVE_INFINITY;
    this.#running = this.#run(corrector).finally(() => {
      this.#running = undefined;
    });
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await this.#running;
  }

  /** The same, and lets another process send. To be called when nothing more is to come. */
  async finish(): Promise<void> {
    await this.settled();
    await this.#release?.();
    this.#release = undefined;
  }

  async #run(corrector: Corrector): Promise<void> {
    const fields = { platform: this.#platform };
    try {
      this.#release ??= await this.#parts.lock.tryAcquire();
      // Another process sends, until it ends.
      if (this.#release === undefined) return this.#again();
      const sender = new NoticeSender(corrector, this.#parts, this.#log, this.#signal);
      const round = new Round(this.#platform, sender, this.#parts, this.#signal);
      if (!(await round.run())) this.#again();
      const also = this.#parts.also?.(this.#log, this.#signal);
      if (also !== undefined && !this.#signal.aborted && !(await also.run())) this.#again();
    } catch (error) {
      if (this.#signal.aborted) return;
      this.#log.warn(
        { ...fields, error: errorFields(error) },
        'looking for what people are to be told failed; tried again',
      );
      this.#again();
    }
  }

  #again(): void {
    this.#dueAt = Math.min(this.#dueAt, this.#parts.now() + retryMs);
  }
}
