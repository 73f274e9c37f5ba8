import type { View } from '../access/views.js';
import * as words from '../messages/buttons.js';
import { citationKey } from '../protocol/by-citation.js';
import { type GivenQuote, spanOf } from '../protocol/given-answers.js';
import { type Block, quoteBlock, withKnown } from '../protocol/reply.js';
import type { Services } from '../protocol/services.js';
import { shownReceipts } from './keep.js';

/**
 * Quotes that were given earlier, sliced anew. Where a document has changed since, its quote is shown as it was, and
 * marked; a document that was taken out of the corpus is quoted no more. Of copies those are cited that are still the same.
 * @param question As typed, for the highlights; undefined where it is not known any more.
 */
export async function restored(
  given: readonly GivenQuote[],
  question: string | undefined,
  { visibleScope, services }: View,
): Promise<Block[]> {
  const { library } = services;
  const all = given.flatMap((quote) => [quote, ...(quote.copies ?? [])]);
  const again = await library.quotesAgain(all.map(spanOf), question ?? '', visibleScope.scope);
  const sliced = new Map(again.map((quote) => [citationKey(quote.citation), quote]));
  const freshOf = ({ citation }: GivenQuote) => sliced.get(citationKey(citation));
  const asItWas = await quotesAsTheyWere(
    given.filter((quote) => freshOf(quote) === undefined),
    services,
  );
  const blocks = given.flatMap((quote): readonly Block[] => {
    const fresh = freshOf(quote);
    if (fresh === undefined) return asItWas.get(quote) ?? [];
    const copies = quote.copies?.flatMap((copy) => freshOf(copy) ?? []) ?? [];
    return [quoteBlock({ ...fresh, copies })];
  });
  return withKnown(blocks, 'receipt', shownReceipts(given, services));
}

/** For each quote of a document that has changed since: its own words, made by slicing when it was given, and the mark. */
export async function quotesAsTheyWere(
  outdated: readonly GivenQuote[],
  services: Pick<Services, 'library' | 'givenAnswers' | 'settings'>,
): Promise<ReadonlyMap<GivenQuote, readonly Block[]>> {
  if (outdated.length === 0) return new Map();
  const present = new Set(await services.library.listed());
  return new Map(
    outdated
      .filter(({ citation }) => present.has(citation.documentId))
      .map((quote) => {
        const { text, citation } = quote;
        const asItWas = { text, citation, highlights: [], score: 0 };
        const receipts = shownReceipts([quote], services);
        return [
          quote,
          [
            ...withKnown([quoteBlock(asItWas)], 'receipt', receipts),
            words.changedSince(services.settings.texts),
          ],
        ];
      }),
  );
}
