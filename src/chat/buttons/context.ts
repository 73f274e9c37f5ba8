import { defined } from '../../core/types/defined.js';
import type { Quote } from '../../core/types/quote.js';
import * as words from '../messages/buttons.js';
import { type GivenQuote, spanOf } from '../protocol/given-answers.js';
import { type Block, quoteBlock, says } from '../protocol/reply.js';
import type { Services } from '../protocol/services.js';
import { type AllowedInteraction, type InteractionResult, toAsker } from './allowed-interaction.js';
import { shownReceipts } from './keep.js';
import { quotesAsTheyWere } from './restored.js';

/** Text of all contexts of a message together, in UTF-16 code units: with citations and markup below 4,000, the least that a platform takes. */
const contextLength = 3_000;

/** Paragraphs on either side of the one that a quote stands in. */
const paragraphsAround = 1;

/** "Context": each quote with the paragraphs around it, word for word, to the presser alone. */
export async function handleContext({
  interaction: { place },
  shown,
  view: { services },
}: AllowedInteraction): Promise<InteractionResult> {
  const { library, settings } = services;
  const { texts } = settings;
  const limits = { paragraphs: paragraphsAround, maxLength: Math.floor(contextLength / shown.length) };
  const contexts = await Promise.all(
    shown.map(async (given) => ({ given, quote: await library.paragraphsAround(spanOf(given), limits) })),
  );
  const outdated = contexts.filter(({ quote }) => quote === undefined).map(({ given }) => given);
  const asTheyWere = await quotesAsTheyWere(outdated, services);
  const blocks: Block[] = [];
  for (const [i, { given, quote }] of contexts.entries()) {
    const { documentId, span } = given.citation;
    const isShown = contexts.slice(0, i).some(({ quote: earlier }) => {
      if (earlier === undefined || earlier.citation.documentId !== documentId) return false;
      return earlier.citation.span.start <= span.start && span.end <= earlier.citation.span.end;
    });
    if (quote === undefined) blocks.push(...(asTheyWere.get(given) ?? []));
    else if (!isShown) {
      const receipt = receiptsWithin(quote, shown, services);
      blocks.push({ ...quoteBlock(quote), ...defined({ receipt }) });
    }
  }
  return toAsker(
    blocks.length === 0
      ? says(texts.buttons.documentsGone)
      : words.inContext(texts, blocks, place.platform === 'web'),
  );
}

/** Of what was quoted in a context: it is shown in bold there. */
function receiptsWithin(
  { citation }: Quote,
  given: readonly GivenQuote[],
  services: Pick<Services, 'givenAnswers'>,
): string | undefined {
  const within = given.filter(({ citation: { documentId, span } }) => {
    const isSame = documentId === citation.documentId;
    return isSame && citation.span.start <= span.start && span.end <= citation.span.end;
  });
  const plain = within.map(({ copies: _, ...quote }) => quote);
  const receipts = [...shownReceipts(plain, services).values()];
  return receipts.length === 0 ? undefined : receipts.join(', ');
}
