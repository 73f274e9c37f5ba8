import { shareDone } from '../../chat/messages/progress.js';
import type { Logger } from '../../chat/protocol/logger.js';
import type { Progress } from '../../chat/protocol/reply.js';
import type { Texts } from '../../texts/texts.js';
import { privateBody } from './bodies.js';
import { faultOf } from './faults.js';
import { render } from './render.js';
import type { ReplyTarget } from './reply-target.js';

/** The shares of the work at which a person is told; with the end that makes the five uses of a response_url. */
const milestones = [0, 0.25, 0.5, 0.75] as const;

/**
 * Tells one person how far long work is: its start and its quarters, each in the place of the last; where that cannot be,
 * its start alone. A post that fails
 * is not repeated; the next one says more. The last use is kept for the end.
 */
export class ProgressPosts {
  readonly #texts: Texts;
  readonly #replyTarget: ReplyTarget;
  readonly #requestId: string;
  readonly #log: Logger;
  #next = 0;
  #wanted: Progress | undefined;
  #posting: Promise<void> | undefined;
  #stands = false;

  constructor(texts: Texts, replyTarget: ReplyTarget, requestId: string, log: Logger) {
    this.#texts = texts;
    this.#replyTarget = replyTarget;
    this.#requestId = requestId;
    this.#log = log;
  }

  /** Whether a message of progress stands there, for the end to replace. */
  get stands(): boolean {
    return this.#stands;
  }

  report(progress: Progress): void {
    const share = shareDone(progress);
    const milestone = milestones[this.#next];
    if (this.#stands && !this.#replyTarget.canReplace) return;
    if (milestone === undefined || share < milestone) return;
    while ((milestones[this.#next] ?? 2) <= share) this.#next++;
    this.#wanted = progress;
    this.#posting ??= this.#post().finally(() => {
      this.#posting = undefined;
    });
  }

  /** Waits for a post on its way and drops what has not been sent. */
  async finish(): Promise<void> {
    this.#wanted = undefined;
    this.#next = milestones.length;
    await this.#posting;
  }

  /** Takes the message of progress away, if a use is left, for an end that stands elsewhere. */
  async remove(): Promise<void> {
    if (!this.#stands || this.#replyTarget.usesLeft === 0) return;
    try {
      await this.#replyTarget.post({ delete_original: true });
    } catch (error) {
      const { kind, code } = faultOf(error);
      this.#log.debug({ requestId: this.#requestId, fault: kind, code }, 'progress was not taken away');
    }
  }

  async #post(): Promise<void> {
    while (this.#wanted !== undefined && this.#replyTarget.usesLeft > 1) {
      const rendered = render(this.#texts, { blocks: [{ kind: 'progress', progress: this.#wanted }] });
      this.#wanted = undefined;
      try {
        await this.#replyTarget.post(privateBody(rendered, this.#stands));
        this.#stands = true;
      } catch (error) {
        const { kind, code } = faultOf(error);
        if (kind === 'uncertain') this.#stands = true;
        this.#log.debug({ requestId: this.#requestId, fault: kind, code }, 'progress was not shown');
      }
    }
  }
}
