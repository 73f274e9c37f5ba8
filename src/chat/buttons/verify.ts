import { everything } from '../../core/types/scope.js';
import { type Verified, verified } from '../messages/verify.js';
import { showReceiptId } from '../protocol/receipt-id.js';
import { type AllowedInteraction, type InteractionResult, toAsker } from './allowed-interaction.js';
import { verifyGiven } from './verify-given.js';

/** "Verify": what became of each quote that was shown, by its file as it is now; to the presser alone. */
export async function handleVerify({
  given,
  shown,
  view: { services },
}: AllowedInteraction): Promise<InteractionResult> {
  const { library, now, settings } = services;
  const quotes: Verified[] = [];
  // One after the other: ten large files need not be in memory together.
  for (const quote of shown) {
    quotes.push({
      receipt: showReceiptId(quote.receiptId),
      given: quote,
      givenAt: given.givenAt,
      // The view's library holds no more than may be seen.
      ...(await verifyGiven(quote, library, everything)),
    });
  }
  return toAsker(verified(settings.texts, quotes, now()));
}
