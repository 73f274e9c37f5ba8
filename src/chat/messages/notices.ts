import type { News } from '../notices/findings.js';
import type { AuditEntry } from '../protocol/audit.js';
import type { GivenQuote } from '../protocol/given-answers.js';
import { type Block, code, note, type ReplyContent, strong, text, typed } from '../protocol/reply.js';
import { countOf } from './format.js';
import { verdicts } from './verify.js';

/** What a message says beside everything else, as long as something that it quotes is not as it was quoted. */
export const mark =
  'Out of date: something quoted here reads otherwise now. See the replies to this message.';

/** What became of a quote, for those who have read it. */
export interface Reported {
  /** The id, as people see it. */
  readonly receipt: string;
  readonly given: Pick<GivenQuote, 'text' | 'citation' | 'parts'>;
  /** Milliseconds since 1970. */
  readonly givenAt: number;
  readonly news: News;
}

type Kind = News['kind'];

/** What each kind of news is called, in the order in which it is told. */
const names: Readonly<Record<Kind, string>> = {
  changed: 'Changed',
  gone: 'Gone',
  restored: 'As it was quoted again',
  unavailable: 'No longer available here',
};
const kinds = Object.keys(names) as Kind[];

/** One notice for all quotes of a message. It begins with which of them, since a message may hold no more than that. */
export function correction(reported: readonly Reported[], now: number): ReplyContent {
  const of = (kind: Kind) => reported.filter(({ news }) => news.kind === kind);
  const told = kinds.flatMap(of);
  const [first] = told;
  const blocks: Block[] = [text(strong('Correction: '), opening(first?.news.kind ?? 'unavailable'))];
  if (told.length > 1 || first?.news.kind === 'unavailable') {
    for (const kind of kinds) {
      const receipts = of(kind).flatMap(({ receipt }, i) => [i === 0 ? ' ' : ', ', code(receipt)]);
      if (receipts.length > 0) blocks.push(text(strong(`${names[kind]}:`), ...receipts));
    }
  }
  blocks.push(...verdicts(told.flatMap(verifiedIn), now), ...of('restored').flatMap(asQuotedAgain));
  if (told.length > 1 && first?.news.kind !== 'unavailable')
    blocks.push(note(typed('check'), ' with one of these ids tells more.'));
  return { blocks };
}

function opening(foremost: Kind): string {
  switch (foremost) {
    case 'changed':
    case 'gone':
      return 'what was quoted here reads otherwise in the documents now.';
    case 'restored':
      return 'what had changed stands in the documents again as it was quoted.';
    case 'unavailable':
      return 'something that was quoted here is no longer available.';
  }
}

function verifiedIn({ news, ...quote }: Reported) {
  return news.kind === 'changed' || news.kind === 'gone'
    ? [{ ...quote, verification: news.verification, parts: [] }]
    : [];
}

function asQuotedAgain({ receipt, given: { text: words, citation } }: Reported): Block[] {
  return [
    text(strong(`${names.restored}:`)),
    { kind: 'quote', quote: { text: words, citation, highlights: [], score: 0 }, receipt },
  ];
}

/** @param count Of quotes that a newer version of the program no longer finds in a file whose bytes are as they were. */
export function auditedLoss(messageId: string, count: number): AuditEntry['detail'] {
  return `${countOf(count, 'quote')} of message ${messageId}: not found in the text that this version reads in an unchanged file; nobody was told`;
}

/** How it ended with a notice. `code`: the platform's word for why not. */
export type Ending =
  | { readonly kind: 'posted'; readonly unmarked?: string }
  /** It may stand there or not. */
  | { readonly kind: 'perhaps' }
  /** The message, its thread or its channel is not there any more. */
  | { readonly kind: 'gone'; readonly code: string }
  | { readonly kind: 'refused'; readonly code: string };

/** @param count Of the quotes that the notice is about. */
export function auditedNotice(messageId: string, count: number, ending: Ending): AuditEntry['detail'] {
  return `${countOf(count, 'quote')} of message ${messageId}: ${endingOf(ending)}`;
}

function endingOf(ending: Ending): string {
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
