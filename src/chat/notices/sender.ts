import { defined } from '../../core/types/defined.js';
import { auditLog, type NoticeOutcome } from '../../texts/audit-log.js';
import type { Texts } from '../../texts/texts.js';
import { correction } from '../messages/notices.js';
import type { AuditEntry } from '../protocol/audit.js';
import type { Corrector, PublicMessage } from '../protocol/corrector.js';
import type { GivenAnswer } from '../protocol/given-answers.js';
import type { Location } from '../protocol/location.js';
import type { Logger } from '../protocol/logger.js';
import type { NoticeLog, OpenNotice, PostedAnswer, PostedQuote, QuoteState } from '../protocol/notice-log.js';
import { showReceiptId } from '../protocol/receipt-id.js';
import type { ReplyContent } from '../protocol/reply.js';
import { SendingPace } from '../protocol/sending-pace.js';
import type { ChatSettings } from '../protocol/settings.js';
import { type Finding, noticeOf } from './findings.js';

/** A quote, what was found of it, and what is to be noted of that. */
export interface NoticedQuote {
  readonly posted: PostedQuote;
  readonly finding: Finding;
  readonly look: QuoteState;
}

export interface SenderParts {
  /** Those in force now. */
  settings(): ChatSettings;
  readonly notices: Pick<NoticeLog, 'begin' | 'withdraw' | 'settle'>;
  /** Milliseconds since 1970. */
  now(): number;
  /** See `Services.newId`; at most 25 characters. */
  newId(): string;
  /** Told of each notice that was sent. */
  readonly sent?: () => void;
  /** Least time between two notices, in milliseconds; absent: what platforms take. */
  readonly intervalMs?: number;
}

/**
 * Sends notices on one platform, each once. Its intent is written down before anything is sent, and closed by what came of
 * it: whatever is cut off in between leaves an open intent, and whatever surely was not sent leaves none.
 */
export class NoticeSender {
  readonly #corrector: Corrector;
  readonly #parts: SenderParts;
  readonly #log: Logger;
  readonly #pace: SendingPace;

  /** @param signal Aborted when nothing more is to be waited for. */
  constructor(corrector: Corrector, parts: SenderParts, log: Logger, signal: AbortSignal) {
    this.#corrector = corrector;
    this.#parts = parts;
    this.#log = log;
    this.#pace = new SendingPace(signal, parts.intervalMs);
  }

  /**
   * Marks a message and replies to it, once for all its quotes.
   * @param looks What is noted with it.
   * @returns false where it is to be tried again later.
   */
  async send(
    answer: PostedAnswer,
    news: readonly NoticedQuote[],
    looks: readonly QuoteState[],
  ): Promise<boolean> {
    await this.#pace.next();
    const { notices } = this.#parts;
    const notice = this.#begun(answer, news);
    if (!(await notices.begin(notice, answerOf(notice, answer), looks))) return true;
    const words = isOutdated(answer, looks) ? this.#texts.notices.mark : undefined;
    const marked = await this.#corrector.mark(messageOf(answer), words);
    if (marked.kind === 'gone') {
      await this.#settle(notice, { kind: 'gone', code: marked.code });
      return true;
    }
    const isHopeless = marked.kind === 'later' || marked.kind === 'uncertain';
    const isMarked = marked.kind === 'posted';
    const outcome = isHopeless ? 'later' : await this.#reply(notice, answer, news, { words, isMarked });
    if (outcome === 'later') await notices.withdraw(notice.id, answer.id, answer.quotes);
    return outcome === 'done';
  }

  /** How long a notice may be sent again, in milliseconds. */
  get repeatableMs(): number {
    return this.#corrector.repeatableMs;
  }

  /** Sends a notice once more that may have been sent. @returns false where that is to be tried again. */
  async sendAgain(
    notice: OpenNotice,
    answer: PostedAnswer,
    found: readonly NoticedQuote[],
  ): Promise<boolean> {
    await this.#pace.next();
    return (
      (await this.#reply(notice, answer, found, {
        words: this.#texts.notices.mark,
        isMarked: false,
      })) === 'done'
    );
  }

  /** Leaves a notice that may have been sent to moderators. */
  async leave(notice: OpenNotice): Promise<void> {
    await this.#settle(notice, { kind: 'perhaps' });
  }

  /** @returns `later`: it surely was not sent; `open`: it may have been, and may be sent again. */
  async #reply(
    notice: OpenNotice,
    answer: PostedAnswer,
    found: readonly NoticedQuote[],
    { words, isMarked }: { readonly words: string | undefined; readonly isMarked: boolean },
  ): Promise<'done' | 'later' | 'open'> {
    const content = contentOf(this.#texts, notice, answer, found, this.#parts.now());
    const shown = await this.#corrector.reply(messageOf(answer), content, notice.id);
    switch (shown.kind) {
      case 'posted': {
        // What could not be marked may be now: a reply opens a thread that was archived.
        const marked = isMarked ? undefined : await this.#corrector.mark(messageOf(answer), words);
        const unmarked = marked === undefined || marked.kind === 'posted' ? {} : { unmarked: marked.code };
        await this.#settle(notice, { kind: 'posted', ...unmarked }, shown.messageId);
        return 'done';
      }
      case 'gone':
      case 'refused':
        await this.#settle(notice, { kind: shown.kind, code: shown.code });
        return 'done';
      case 'later':
        return 'later';
      case 'uncertain':
        if (this.#corrector.repeatableMs > 0) return 'open';
        await this.leave(notice);
        return 'done';
    }
  }

  get #texts(): Texts {
    return this.#parts.settings().texts;
  }

  async #settle(notice: OpenNotice, ending: NoticeOutcome, messageId?: string): Promise<void> {
    const { id, receiptIds } = notice;
    const { platform, channel } = notice.place;
    const detail = auditLog.notice(notice.messageId, receiptIds.length, ending);
    const entry = auditedIn(notice.place, detail, this.#parts.now());
    await this.#parts.notices.settle(id, entry, messageId);
    if (ending.kind === 'posted') this.#parts.sent?.();
    this.#log.info({ platform, channel, notice: id, ending: ending.kind }, 'a correction has ended');
  }

  #begun({ id: answerId, messageId, place }: PostedAnswer, news: readonly NoticedQuote[]): OpenNotice {
    const { newId, now } = this.#parts;
    const receiptIds = news.map(({ posted }) => posted.receiptId);
    return { id: newId(), answerId, messageId, place, receiptIds, begunAt: now() };
  }
}

/** What moderators can look up later. */
export function auditedIn(
  { platform, workspace, channel }: Location,
  detail: AuditEntry['detail'],
  at: number,
): AuditEntry {
  return {
    at,
    place: {
      platform,
      ...defined({ workspace, channel }),
    },
    action: 'correction',
    detail,
  };
}

/** No more of an answer than where it stands. */
function messageOf({ place, messageId }: PostedAnswer): PublicMessage {
  return { place, messageId };
}

/** Whether any quote of a message is otherwise now than it was quoted. */
function isOutdated({ quotes }: PostedAnswer, looks: readonly QuoteState[]): boolean {
  const told = new Map(looks.map((look) => [look.receiptId, look.told]));
  return quotes.some((posted) => (told.get(posted.receiptId) ?? posted.told) !== '');
}

/** The notice as an answer of its own, of no quotes: whoever may remove the one may remove the other. */
function answerOf({ id, place, begunAt }: OpenNotice, { personId }: PostedAnswer): GivenAnswer {
  return {
    id,
    quotes: [],
    shown: 0,
    visibility: 'channel',
    place,
    personId,
    fingerprint: '',
    givenAt: begunAt,
  };
}

function contentOf(
  texts: Texts,
  { id }: OpenNotice,
  { givenAt }: PostedAnswer,
  found: readonly NoticedQuote[],
  now: number,
): ReplyContent {
  const reported = found.map(({ posted: { quote }, finding }) => ({
    receipt: showReceiptId(quote.receiptId),
    given: quote,
    givenAt,
    news: noticeOf(finding),
  }));
  const { blocks } = correction(texts, reported, now);
  const actions = [{ name: 'remove', label: texts.buttons.labels.remove, answerId: id }] as const;
  return { blocks: [...blocks, { kind: 'actions', actions }] };
}
