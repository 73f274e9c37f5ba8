import type { Texts } from '../../texts/texts.js';
import type { FindingNotice } from '../notices/findings.js';
import type { AuditEntry } from '../protocol/audit.js';
import type { GivenQuote } from '../protocol/given-answers.js';
import { type Block, code, note, type ReplyContent, strong, text, typed } from '../protocol/reply.js';
import { verdicts } from './verify.js';

/** What became of a quote, for those who have read it. */
export interface Reported {
  /** The id, as people see it. */
  readonly receipt: string;
  readonly given: Pick<GivenQuote, 'text' | 'citation' | 'parts'>;
  /** Milliseconds since 1970. */
  readonly givenAt: number;
  readonly news: FindingNotice;
}

type Kind = FindingNotice['kind'];

/** In the order in which it is told. */
const kinds: readonly Kind[] = ['changed', 'gone', 'restored', 'unavailable'];

/** One notice for all quotes of a message. It begins with which of them, since a message may hold no more than that. */
export function correction(texts: Texts, reported: readonly Reported[], now: number): ReplyContent {
  const { notices: words } = texts;
  const of = (kind: Kind) => reported.filter(({ news }) => news.kind === kind);
  const told = kinds.flatMap(of);
  const [first] = told;
  const blocks: Block[] = [text(strong(words.correction), words.openings[first?.news.kind ?? 'unavailable'])];
  if (told.length > 1 || first?.news.kind === 'unavailable') {
    for (const kind of kinds) {
      const receipts = of(kind).flatMap(({ receipt }, i) => [i === 0 ? ' ' : ', ', code(receipt)]);
      if (receipts.length > 0) blocks.push(text(strong(words.kinds[kind]), ...receipts));
    }
  }
  const again = of('restored').flatMap((one) => asQuotedAgain(texts, one));
  blocks.push(...verdicts(texts, told.flatMap(verifiedIn), now), ...again);
  if (told.length > 1 && first?.news.kind !== 'unavailable')
    blocks.push(note(...words.tellsMore(typed('check'))));
  return { blocks };
}

function verifiedIn({ news, ...quote }: Reported) {
  return news.kind === 'changed' || news.kind === 'gone'
    ? [{ ...quote, verification: news.verification, parts: news.parts }]
    : [];
}

function asQuotedAgain({ notices }: Texts, { receipt, given: { text: words, citation } }: Reported): Block[] {
  return [
    text(strong(notices.kinds.restored)),
    { kind: 'quote', quote: { text: words, citation, highlights: [], score: 0 }, receipt },
  ];
}

/** @param count Of quotes that a newer version of the program no longer finds in a file whose bytes are as they were. */
export function auditedLoss(messageId: string, count: number): AuditEntry['detail'] {
  return `${count} ${count === 1 ? 'quote' : 'quotes'} of message ${messageId}: not found in the text that this version reads in an unchanged file; nobody was told`;
}

/** How it ended with a notice. `code`: the platform's word for why not. */
export type NoticeOutcome =
  | { readonly kind: 'posted'; readonly unmarked?: string }
  /** It may stand there or not. */
  | { readonly kind: 'perhaps' }
  /** The message, its thread or its channel is not there any more. */
  | { readonly kind: 'gone'; readonly code: string }
  | { readonly kind: 'refused'; readonly code: string };

/**
 * What the audit log keeps of it, in English.
 * @param count Of the quotes that the notice is about.
 */
export function auditedNotice(messageId: string, count: number, ending: NoticeOutcome): AuditEntry['detail'] {
  return `${count} ${count === 1 ? 'quote' : 'quotes'} of message ${messageId}: ${endingOf(ending)}`;
}

function endingOf(ending: NoticeOutcome): string {
  switch (ending.kind) {
    case 'posted':
      return ending.unmarked === undefined
        ? 'posted'
        : `posted, but the message could not be marked (${ending.unmarked})`;
    case 'perhaps':
      return 'perhaps sent: look whether it stands below that message';
    case 'gone':
      return `not sent, the message is not there any more (${ending.code})`;
    case 'refused':
      return `not sent, it was refused there (${ending.code})`;
  }
}
