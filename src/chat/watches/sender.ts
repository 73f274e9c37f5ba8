import { defined } from '../../core/types/defined.js';
import { auditedWatch, watchEndings } from '../messages/watches.js';
import type { AuditEntry } from '../protocol/audit.js';
import type { GivenAnswers } from '../protocol/given-answers.js';
import type { Location } from '../protocol/location.js';
import type { Logger } from '../protocol/logger.js';
import { SendingPace } from '../protocol/sending-pace.js';
import type { Recipient, Teller, Told } from '../protocol/teller.js';
import type { OpenTelling, WatchLog } from '../protocol/watches.js';
import { type Answered, answerOf, contentOf } from './telling.js';

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
export type Sent = NotSent | 'told' | 'open' | 'perhaps';

/**
 * Tells of watches on one platform, each once: the intent is written down before anything is sent, and closed by what came of
 * it, as with corrections.
 */
export class WatchSender {
  readonly #teller: Teller;
  readonly #parts: WatchSenderParts;
  readonly #log: Logger;
  readonly #pace: SendingPace;

  /** @param signal Aborted when nothing more is to be waited for. */
  constructor(teller: Teller, parts: WatchSenderParts, log: Logger, signal: AbortSignal) {
    this.#teller = teller;
    this.#parts = parts;
    this.#log = log;
    this.#pace = new SendingPace(signal, parts.intervalMs);
  }

  async send(told: readonly Answered[], to: Recipient, askedIn: Location): Promise<Sent> {
    await this.#pace.next();
    const { watches, givenAnswers, now, newId } = this.#parts;
    const answer = answerOf(newId(), told, to, now());
    if (answer === undefined) return 'told';
    const content = await contentOf(answer, told, to.kind);
    await givenAnswers.save(answer);
    const telling: OpenTelling = {
      id: answer.id,
      place: to.kind === 'channel' ? to.place : askedIn,
      ...(to.kind === 'person' ? { personId: to.personId } : {}),
      parts: told.map(({ watch, quotes }) => ({ watchId: watch.id, quotes: quotes.length })),
      begunAt: now(),
    };
    if (!(await watches.begin(telling))) {
      // All of them were stopped meanwhile.
      await givenAnswers.forget(answer.id);
      return 'told';
    }
    const shown = await this.#teller.tell(to, content, answer.id);
    if (shown.kind === 'posted') return await this.#told(telling, shown);
    if (shown.kind === 'uncertain') return await this.#uncertain(telling);
    await watches.withdraw(answer.id);
    await givenAnswers.forget(answer.id);
    this.#note(telling, shown.kind);
    return shown.kind;
  }

  /** Sends one again that may have been sent. @param told As it was told, as far as it may be seen now. */
  async sendAgain(telling: OpenTelling, told: readonly Answered[], to: Recipient): Promise<Sent> {
    await this.#pace.next();
    const answer = await this.#parts.givenAnswers.find(telling.id);
    if (answer === undefined) return await this.leave(telling);
    const content = await contentOf(answer, told, to.kind);
    const shown = await this.#teller.tell(to, content, telling.id);
    if (shown.kind === 'posted') return await this.#told(telling, shown);
    if (shown.kind === 'uncertain') return await this.#uncertain(telling);
    // Refused now, it may all the same have been taken before.
    return shown.kind === 'later' ? 'open' : await this.leave(telling);
  }

  /** Leaves one that may have been sent to its asker, or to moderators, to look. */
  async leave(telling: OpenTelling): Promise<Sent> {
    const { watches, now } = this.#parts;
    await watches.settle(telling.id, { perhapsAt: now() }, this.#entry(telling, watchEndings.perhaps));
    this.#note(telling, 'perhaps');
    return 'perhaps';
  }

  async #uncertain(telling: OpenTelling): Promise<Sent> {
    return this.#teller.repeatableMs > 0 ? 'open' : await this.leave(telling);
  }

  async #told(telling: OpenTelling, shown: Extract<Told, { kind: 'posted' }>): Promise<Sent> {
    const { watches, givenAnswers } = this.#parts;
    const answer = await givenAnswers.find(telling.id);
    if (answer !== undefined && shown.channel !== undefined && answer.place.kind === 'direct')
      await givenAnswers.save({ ...answer, place: { ...answer.place, channel: shown.channel } });
    if (shown.messageId !== undefined) await givenAnswers.posted(telling.id, shown.messageId);
    await watches.settle(telling.id, 'told', this.#entry(telling, watchEndings.told));
    this.#note(telling, 'told');
    return 'told';
  }

  /** What one person is told is nobody else's to look up. */
  #entry({ place, personId, parts }: OpenTelling, ending: string): AuditEntry | undefined {
    if (personId !== undefined) return undefined;
    const ids = parts.map(({ watchId }) => watchId);
    return watchEntry(place, ids, ending, this.#parts.now());
  }

  #note({ id, place: { platform }, parts }: OpenTelling, ending: Sent): void {
    this.#log.info({ platform, telling: id, watches: parts.length, ending }, 'told of watches');
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
  return { at, place, action: 'watch', detail: auditedWatch(ids, ending) };
}
