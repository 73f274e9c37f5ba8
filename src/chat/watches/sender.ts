import { defined } from '../../core/types/defined.js';
import { auditLog } from '../../texts/audit-log.js';
import type { AuditEntry } from '../protocol/audit.js';
import type { GivenAnswers } from '../protocol/given-answers.js';
import type { Location } from '../protocol/location.js';
import type { Logger } from '../protocol/logger.js';
import type { Delivered, ProactiveMessenger, Recipient } from '../protocol/proactive-messenger.js';
import { SendingPace } from '../protocol/sending-pace.js';
import type { OpenWatchMessage, WatchLog } from '../protocol/watches.js';
import { type AnsweredWatch, answerOf, contentOf } from './watch-message.js';

export interface WatchSenderParts {
  readonly watches: Pick<WatchLog, 'begin' | 'withdraw' | 'settle'>;
  readonly givenAnswers: Pick<GivenAnswers, 'save' | 'find' | 'posted' | 'forget'>;
  /** Milliseconds since 1970. */
  now(): number;
  /** See `Services.newId`; at most 25 characters. */
  newId(): string;
  /** Absent: what platforms take. */
  readonly intervalMs?: number;
}

/** It surely does not stand there. */
type NotSent = 'gone' | 'refused' | 'later';

/** How it went: `perhaps`: it may stand there, and is told no more; `open`: it may, and is sent again. */
export type SendResult = NotSent | 'told' | 'open' | 'perhaps';

/**
 * Tells of watches on one platform, each once: the intent is written down before anything is sent, and closed by what came of
 * it, as with corrections.
 */
export class WatchSender {
  readonly #messenger: ProactiveMessenger;
  readonly #parts: WatchSenderParts;
  readonly #log: Logger;
  readonly #pace: SendingPace;

  /** @param signal Aborted when nothing more is to be waited for. */
  constructor(messenger: ProactiveMessenger, parts: WatchSenderParts, log: Logger, signal: AbortSignal) {
    this.#messenger = messenger;
    this.#parts = parts;
    this.#log = log;
    this.#pace = new SendingPace(signal, parts.intervalMs);
  }

  async send(told: readonly AnsweredWatch[], to: Recipient, askedIn: Location): Promise<SendResult> {
    await this.#pace.next();
    const { watches, givenAnswers, now, newId } = this.#parts;
    const answer = answerOf(newId(), told, to, now());
    if (answer === undefined) return 'told';
    const content = await contentOf(answer, told, to.kind);
    await givenAnswers.save(answer);
    const message: OpenWatchMessage = {
      id: answer.id,
      place: to.kind === 'channel' ? to.place : askedIn,
      ...(to.kind === 'person' ? { personId: to.personId } : {}),
      parts: told.map(({ watch, quotes }) => ({ watchId: watch.id, quotes: quotes.length })),
      begunAt: now(),
    };
    if (!(await watches.begin(message))) {
      // All of them were stopped meanwhile.
      await givenAnswers.forget(answer.id);
      return 'told';
    }
    const shown = await this.#messenger.send(to, content, answer.id);
    if (shown.kind === 'posted') return await this.#told(message, shown);
    if (shown.kind === 'uncertain') return await this.#uncertain(message);
    await watches.withdraw(answer.id);
    await givenAnswers.forget(answer.id);
    this.#note(message, shown.kind);
    return shown.kind;
  }

  /** Sends one again that may have been sent. @param told As it was told, as far as it may be seen now. */
  async sendAgain(
    message: OpenWatchMessage,
    told: readonly AnsweredWatch[],
    to: Recipient,
  ): Promise<SendResult> {
    await this.#pace.next();
    const answer = await this.#parts.givenAnswers.find(message.id);
    if (answer === undefined) return await this.leave(message);
    const content = await contentOf(answer, told, to.kind);
    const shown = await this.#messenger.send(to, content, message.id);
    if (shown.kind === 'posted') return await this.#told(message, shown);
    if (shown.kind === 'uncertain') return await this.#uncertain(message);
    // Refused now, it may all the same have been taken before.
    return shown.kind === 'later' ? 'open' : await this.leave(message);
  }

  /** Leaves one that may have been sent to its asker, or to moderators, to look. */
  async leave(message: OpenWatchMessage): Promise<SendResult> {
    const { watches, now } = this.#parts;
    await watches.settle(
      message.id,
      { perhapsAt: now() },
      this.#entry(message, auditLog.watchEndings.perhaps),
    );
    this.#note(message, 'perhaps');
    return 'perhaps';
  }

  async #uncertain(message: OpenWatchMessage): Promise<SendResult> {
    return this.#messenger.repeatableMs > 0 ? 'open' : await this.leave(message);
  }

  async #told(message: OpenWatchMessage, shown: Extract<Delivered, { kind: 'posted' }>): Promise<SendResult> {
    const { watches, givenAnswers } = this.#parts;
    const answer = await givenAnswers.find(message.id);
    if (answer !== undefined && shown.channel !== undefined && answer.place.kind === 'direct')
      await givenAnswers.save({ ...answer, place: { ...answer.place, channel: shown.channel } });
    if (shown.messageId !== undefined) await givenAnswers.posted(message.id, shown.messageId);
    await watches.settle(message.id, 'told', this.#entry(message, auditLog.watchEndings.told));
    this.#note(message, 'told');
    return 'told';
  }

  /** What one person is told is nobody else's to look up. */
  #entry({ place, personId, parts }: OpenWatchMessage, ending: string): AuditEntry | undefined {
    if (personId !== undefined) return undefined;
    const ids = parts.map(({ watchId }) => watchId);
    return watchEntry(place, ids, ending, this.#parts.now());
  }

  #note({ id, place: { platform }, parts }: OpenWatchMessage, ending: SendResult): void {
    this.#log.info({ platform, message: id, watches: parts.length, ending }, 'told of watches');
  }
}

export function watchEntry(
  { platform, workspace, channel }: Location,
  ids: readonly string[],
  ending: string,
  at: number,
): AuditEntry {
  const place = {
    platform,
    ...defined({ workspace, channel }),
  };
  return { at, place, action: 'watch', detail: auditLog.watch(ids, ending) };
}
