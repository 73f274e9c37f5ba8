import type { Answer } from '../../core/answer.js';
import type { Quote } from '../../core/quote.js';
import { type GivenAnswer, type GivenQuote, mostQuotes } from '../given-answers.js';
import type { QuoteLinkMap } from '../reader/quote-links.js';
import { showReceiptId } from '../receipt-id.js';
import type { Action, ActionName, Block } from '../reply.js';
import type { Services } from '../services.js';
import { labels } from '../words/buttons.js';

/** An answer that is about to be given. */
export type Giving = Omit<GivenAnswer, 'id' | 'givenAt' | 'messageId'> & {
  /** As typed; undefined where it is not known any more. */
  readonly question: string | undefined;
  /** Whether all of what is shown may be seen by everybody there. */
  readonly isShareable: boolean;
  /** Whether everybody who reads along there may see a document: only then a link leads to it. */
  readonly isForPlace: (documentId: string) => boolean;
};

/** What is kept of quotes for their buttons and receipts: highlights are left out, for they tell what was asked. */
export function quotesToKeep(
  quotes: readonly Quote[],
  hashes: Answer['hashes'],
  { newReceiptId }: Pick<Services, 'newReceiptId'>,
): GivenQuote[] {
  return quotes.slice(0, mostQuotes).map(({ text, citation }) => ({
    receiptId: newReceiptId(),
    text,
    citation,
    documentHash: hashes[citation.documentId] ?? '',
  }));
}

export interface Kept {
  readonly answerId: string;
  readonly buttons: Block;
  /** To the pages of what was shown. */
  readonly links: QuoteLinkMap;
}

/** The id that stands under a quote; undefined where it could not be looked up later. */
export function shownReceipt(
  { receiptId }: GivenQuote,
  { givenAnswers }: Pick<Services, 'givenAnswers'>,
): string | undefined {
  return givenAnswers.isLasting() ? showReceiptId(receiptId) : undefined;
}

/** Those of several quotes, in order; [] where none could be looked up later. */
export function shownReceipts(
  quotes: readonly GivenQuote[],
  services: Pick<Services, 'givenAnswers'>,
): string[] {
  return quotes.flatMap((quote) => shownReceipt(quote, services) ?? []);
}

/** Keeps an answer for `state.retentionDays`, and gives the buttons that stand under it and the links in it. */
export async function keepAnswer(
  { question, isShareable, isForPlace, ...giving }: Giving,
  services: Pick<Services, 'givenAnswers' | 'links' | 'newId' | 'now'>,
): Promise<Kept> {
  const answerId = services.newId();
  const answer: GivenAnswer = { ...giving, id: answerId, givenAt: services.now() };
  await services.givenAnswers.save(answer);
  const actions = namesOf(giving, isShareable && question !== undefined).map((name): Action => {
    const restates = name === 'share' || name === 'more';
    return {
      name,
      label: labels[name],
      answerId,
      ...(restates && question !== undefined ? { question } : {}),
    };
  });
  const links = services.links?.of(answer, isForPlace) ?? new Map();
  return { answerId, buttons: { kind: 'actions', actions }, links };
}

function namesOf(
  { quotes, shown, visibility, place }: Omit<Giving, 'question' | 'isShareable' | 'isForPlace'>,
  mayBeShared: boolean,
): ActionName[] {
  // This machine's page shows an answer as it looks in a channel; it has no channel to share it with itself.
  const hasChannel = place.kind === 'channel' || place.platform === 'web';
  const isShareable = visibility === 'asker' && hasChannel && mayBeShared;
  return [
    ...(quotes.length > shown ? (['more'] as const) : []),
    'context',
    'verify',
    ...(isShareable ? (['share'] as const) : []),
    ...(visibility === 'channel' ? (['remove'] as const) : []),
    'helpful',
    'not-helpful',
  ];
}
