import type { APIMessageTopLevelComponent } from 'discord.js';
import type { Outcome, Prepared } from '../../chat/protocol/invocation.js';
import type { Progress } from '../../chat/protocol/reply.js';
import type { Texts } from '../../texts/texts.js';
import { limits } from './limits.js';
import { renderProgress, renderWords } from './render.js';

/** Edits of one reply are at least this far apart: often enough to be seen moving, far from any rate limit. */
const intervalMs = 3_000;

/** The last minute of a token is left for its last words. */
const lastWordsMs = 60_000;

/** Until this long after the command a reply is edited. */
export const editableMs = limits.tokenMs - lastWordsMs;

type Show = (components: readonly APIMessageTopLevelComponent[]) => Promise<unknown>;

/** The moving bar of one long command; one edit at a time. */
export class ProgressDisplay {
  readonly #texts: Texts;
  readonly #show: Show;
  readonly #startedAt: number;
  readonly #now: () => number;
  readonly #lifetimeMs: number;
  #shownAt = Number.NEGATIVE_INFINITY;
  #hasSaidGoodbye = false;
  #showing: Promise<unknown> | undefined;

  /** @param lifetimeMs How long the message can be edited, from the start on. */
  constructor(
    texts: Texts,
    show: Show,
    startedAt: number,
    now: () => number,
    lifetimeMs: number = limits.tokenMs,
  ) {
    this.#texts = texts;
    this.#lifetimeMs = lifetimeMs;
    this.#show = show;
    this.#startedAt = startedAt;
    this.#now = now;
  }

  #update(progress: Progress): void {
    const now = this.#now();
    if (this.#showing !== undefined || this.#hasSaidGoodbye || now - this.#shownAt < intervalMs) return;
    const age = now - this.#startedAt;
    if (age >= this.#lifetimeMs) return;
    this.#hasSaidGoodbye = age >= this.#lifetimeMs - lastWordsMs;
    this.#shownAt = now;
    this.#showing = this.#show(
      this.#hasSaidGoodbye
        ? renderWords(this.#texts.delivery.willWrite)
        : renderProgress(this.#texts, progress),
    ).finally(() => {
      this.#showing = undefined;
    });
  }

  /**
   * Runs what was prepared, and shows how far long work is.
   * @returns its outcome; undefined where it was told to stop meanwhile, which is noted as refused.
   */
  async during(
    prepared: Pick<Prepared, 'run' | 'effort'>,
    signal: AbortSignal,
  ): Promise<Outcome | undefined> {
    const onProgress = (progress: Progress) => signal.aborted || this.#update(progress);
    const outcome = await prepared.run({ signal, ...(prepared.effort === 'long' ? { onProgress } : {}) });
    // The last edit is not to overtake what follows.
    await this.#showing;
    if (!signal.aborted) return outcome;
    await outcome.delivered({ kind: 'refused' });
    return undefined;
  }
}
