import type { Answer, FoundQuote } from '../../core/types/answer.js';
import { defined } from '../../core/types/defined.js';
import type { Quote } from '../../core/types/quote.js';
import { type ByCitation, citationKey } from '../protocol/by-citation.js';
import { type GivenAnswer, type GivenQuote, maxKeptQuotes } from '../protocol/given-answers.js';
import { showReceiptId } from '../protocol/receipt-id.js';
import { type Action, asksAgain, type Block, isShare, type LabelledName } from '../protocol/reply.js';
import type { Services } from '../protocol/services.js';

/** An answer that is about to be given. */
export type AnswerToKeep = Omit<GivenAnswer, 'id' | 'givenAt' | 'messageId'> & {
  /** As typed; undefined where it is not known any more. */
  readonly question: string | undefined;
  /** Which button shares it; default: the one that posts its quotes as they were given. */
  readonly sharedBy?: LabelledName;
  /** How many pages there are; absent where they are not to be turned. */
  readonly pages?: number;
  /** Whether all of what is shown may be seen by everybody there. */
  readonly isShareable: boolean;
  /** Whether everybody who reads along there may see a document: only then a link leads to it. */
  readonly isForPlace: (documentId: string) => boolean;
};

/** What is kept of quotes for their buttons and receipts: highlights are left out, for they tell what was asked. */
export function quotesToKeep(
  quotes: readonly FoundQuote[],
  hashes: Answer['hashes'],
  { newReceiptId }: Pick<Services, 'newReceiptId'>,
): GivenQuote[] {
  const keep = ({ text, citation, parts }: Quote): GivenQuote => ({
    receiptId: newReceiptId(),
    text,
    citation,
    documentHash: hashes[citation.documentId] ?? '',
    ...defined({ parts }),
  });
  return quotes
    .slice(0, maxKeptQuotes)
    .map(({ copies, ...quote }) =>
      copies === undefined ? keep(quote) : { ...keep(quote), copies: copies.map(keep) },
    );
}

export interface KeptAnswer {
  readonly answerId: string;
  readonly buttons: Block;
  /** To the pages of what was shown. */
  readonly links: ByCitation;
}

/** The ids that stand under quotes and their copies; none where they could not be looked up later. */
export function shownReceipts(
  quotes: readonly GivenQuote[],
  { givenAnswers }: Pick<Services, 'givenAnswers'>,
): ByCitation {
  if (!givenAnswers.isLasting()) return new Map();
  const all = quotes.flatMap((quote) => [quote, ...(quote.copies ?? [])]);
  return new Map(all.map(({ citation, receiptId }) => [citationKey(citation), showReceiptId(receiptId)]));
}

/** Keeps an answer for `state.retentionDays`, and gives the buttons that stand under it and the links in it. */
export async function keepAnswer(
  { question, isShareable, isForPlace, pages, sharedBy, ...giving }: AnswerToKeep,
  services: Pick<Services, 'givenAnswers' | 'links' | 'newId' | 'now' | 'settings'>,
): Promise<KeptAnswer> {
  const answerId = services.newId();
  const answer: GivenAnswer = { ...giving, id: answerId, givenAt: services.now() };
  await services.givenAnswers.save(answer);
  const turned = question === undefined ? undefined : pages;
  const actions = namesOf(
    giving,
    isShareable && question !== undefined ? (sharedBy ?? 'share') : undefined,
    turned,
  ).map((name): Action => {
    const restates = isShare(name) || name === 'more' || asksAgain(name);
    return {
      name,
      label: services.settings.texts.buttons.labels[name],
      answerId,
      ...(restates && question !== undefined ? { question } : {}),
    };
  });
  const links = services.links?.of(answer, isForPlace) ?? new Map();
  return { answerId, buttons: { kind: 'actions', actions }, links };
}

function namesOf(
  {
    quotes,
    shown,
    page,
    visibility,
    place,
  }: Omit<AnswerToKeep, 'question' | 'isShareable' | 'isForPlace' | 'sharedBy'>,
  share: LabelledName | undefined,
  pages = 1,
): LabelledName[] {
  // This machine's page shows an answer as it looks in a channel; it has no channel to share it with itself.
  const hasChannel = place.kind === 'channel' || place.platform === 'web';
  const isShareable = visibility === 'asker' && hasChannel;
  return [
    ...(pages > 1 && page !== undefined && page > 1 ? (['previous-page'] as const) : []),
    ...(page !== undefined && page < pages ? (['next-page'] as const) : []),
    ...(quotes.length > shown ? (['more'] as const) : []),
    'context',
    'verify',
    ...(isShareable && share !== undefined ? [share] : []),
    ...(visibility === 'channel' ? (['remove'] as const) : []),
    'helpful',
    'not-helpful',
  ];
}
