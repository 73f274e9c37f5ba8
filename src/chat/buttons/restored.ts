import type { View } from '../access/views.js';
import { type GivenQuote, spanOf } from '../given-answers.js';
import { type Block, quoteBlock } from '../reply.js';
import type { Services } from '../services.js';
import * as words from '../words/buttons.js';
import { shownReceipt } from './keep.js';

/**
 * Quotes that were given earlier, sliced anew. Where a document has changed since, its quote is shown as it was, and
 * marked; a document that was taken out of the corpus is quoted no more.
 * @param question As typed, for the highlights; undefined where it is not known any more.
 */
export async function restored(
  given: readonly GivenQuote[],
  question: string | undefined,
  { sight, services }: View,
): Promise<Block[]> {
  const { library } = services;
  const again = await library.quotesAgain(given.map(spanOf), question ?? '', sight.scope);
  const sliced = new Map(again.map((quote) => [keyOf(quote), quote]));
  const outdated = given.filter((quote) => !sliced.has(keyOf(quote)));
  const asItWas = await quotesAsTheyWere(outdated, services);
  return given.flatMap((quote): readonly Block[] => {
    const fresh = sliced.get(keyOf(quote));
    return fresh === undefined
      ? (asItWas.get(quote) ?? [])
      : [quoteBlock(fresh, shownReceipt(quote, services))];
  });
}

/** For each quote of a document that has changed since: its own words, made by slicing when it was given, and the mark. */
export async function quotesAsTheyWere(
  outdated: readonly GivenQuote[],
  services: Pick<Services, 'library' | 'givenAnswers'>,
): Promise<ReadonlyMap<GivenQuote, readonly Block[]>> {
  if (outdated.length === 0) return new Map();
  const present = new Set(await services.library.listed());
  return new Map(
    outdated
      .filter(({ citation }) => present.has(citation.documentId))
      .map((quote) => {
        const { text, citation } = quote;
        const asItWas = { text, citation, highlights: [], score: 0 };
        return [quote, [quoteBlock(asItWas, shownReceipt(quote, services)), words.changedSince()]];
      }),
  );
}

function keyOf({ citation: { documentId, span } }: Pick<GivenQuote, 'citation'>): string {
  return `${span.start} ${span.end} ${documentId}`;
}
