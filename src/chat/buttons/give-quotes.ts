import type { Answer } from '../../core/types/answer.js';
import { defined } from '../../core/types/defined.js';
import type { Quote } from '../../core/types/quote.js';
import { inScope } from '../../core/types/scope.js';
import { quoteData } from '../export/answer-data.js';
import { type ByCitation, knownOf } from '../protocol/by-citation.js';
import type { CommandRequest } from '../protocol/command.js';
import { takesButtons } from '../protocol/location.js';
import {
  type Block,
  isActions,
  isShare,
  type LabelledName,
  type ReplyContent,
  withKnown,
} from '../protocol/reply.js';
import { type KeptAnswer, keepAnswer, quotesToKeep, shownReceipts } from './keep.js';

/** Quotes that a command is about to give. */
export interface QuotesToGive {
  /** The first `shown` ones are shown, the others are for "More quotes"; none: nothing is kept. */
  readonly quotes: readonly Quote[];
  readonly shown: number;
  readonly hashes: Answer['hashes'];
  readonly fingerprint: string;
  /** Which page of how many this is; absent where there are none, or what was asked could not be asked again. */
  readonly turning?: { readonly page: number; readonly pages: number };
  /** As typed, to be restated by "Share" and "More quotes"; absent where it could not be typed again. */
  readonly question?: string | undefined;
  /** The button that shares it, where quotes alone would be another answer; absent: they would not. */
  readonly sharedBy?: LabelledName;
}

/** A quote for programs, with its receipt and, where it has one, its link. */
export type WriteQuote = (quote: Quote) => ReturnType<typeof quoteData> & {
  readonly receipt: string | null;
  readonly link?: string;
};

/**
 * A reply whose quotes have what every quote has: a receipt, a link to its page where there are pages, and the buttons
 * of an answer where somebody could press them.
 */
export async function giveQuotes(
  quoting: QuotesToGive,
  request: Pick<CommandRequest, 'place' | 'person' | 'visibility' | 'publicScope' | 'services'>,
  write: (quote: WriteQuote) => ReplyContent,
): Promise<ReplyContent> {
  const hasButtons = takesButtons(request.place);
  const keeping = quoting.shown === 0 ? Promise.resolve(undefined) : keep(quoting, request);
  // On this machine quotes whose receipts cannot be kept are given without.
  const kept = await (request.place.kind === 'local' ? keeping.catch(() => undefined) : keeping);
  const { links = new Map(), receipts = new Map() }: Partial<KeptAnswer & { receipts: ByCitation }> =
    kept ?? {};
  const content = write((quote) => {
    const link = knownOf(quote.citation, links);
    return {
      ...quoteData(quote),
      receipt: knownOf(quote.citation, receipts) ?? null,
      ...defined({ link }),
    };
  });
  const blocks = withKnown(withKnown(content.blocks, 'receipt', receipts), 'link', links);
  if (!hasButtons || kept === undefined) return { ...content, blocks };
  return { ...content, blocks: restating([...blocks, kept.buttons]) };
}

/** What can be shared stands above it, for who reads it then and for a platform whose buttons read it there. */
function restating(blocks: readonly Block[]): readonly Block[] {
  const shared = blocks
    .filter(isActions)
    .flatMap(({ actions }) => actions.filter(({ name }) => isShare(name)));
  const [asked] = shared.flatMap(({ question }) => question ?? []);
  const isRestated = asked === undefined || blocks.some(({ kind }) => kind === 'question');
  return isRestated ? blocks : [{ kind: 'question', text: asked }, ...blocks];
}

async function keep(
  { quotes, shown, hashes, fingerprint, question, sharedBy, turning }: QuotesToGive,
  { place, person, visibility, publicScope, services }: Parameters<typeof giveQuotes>[1],
): Promise<KeptAnswer & { readonly receipts: ByCitation }> {
  const isForPlace = (documentId: string) => inScope(publicScope, documentId);
  const toKeep = quotesToKeep(quotes, hashes, services);
  const kept = await keepAnswer(
    {
      quotes: toKeep,
      shown,
      visibility,
      place,
      personId: person.id,
      fingerprint,
      question,
      ...defined({ sharedBy }),
      ...turning,
      isShareable: quotes.slice(0, shown).every(({ citation }) => isForPlace(citation.documentId)),
      isForPlace,
    },
    services,
  );
  return { ...kept, receipts: shownReceipts(toKeep, services) };
}
