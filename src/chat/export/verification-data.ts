import type { Verification } from '../../core/types/verification.js';
import { passesStill, type Verified } from '../messages/verify.js';
import { showReceiptId } from '../protocol/receipt-id.js';
import type { Receipt } from '../protocol/receipts.js';
import { quoteData } from './answer-data.js';

/**
 * A verified receipt for programs; what `--json` prints. It `passes` where its words, and
 * those that were shown before them (`parts`), stand in the documents. Where and to
 * whom it was given is not told.
 */
export function verificationData(receipt: Receipt, found: Pick<Verified, 'verification' | 'parts'>) {
  const parts = found.parts.map(({ role, verification }) => ({ role, ...outcomeData(verification) }));
  return {
    passes: passesStill(found),
    receipt: receiptData(receipt),
    ...outcomeData(found.verification),
    ...(parts.length === 0 ? {} : { parts }),
  };
}

/** The receipt alone. */
export function receiptData({ receiptId, text, citation, documentHash, ...receipt }: Receipt) {
  const { documentId, title, span, line, paragraph, place } = citation;
  const { wordsHash, fingerprint, givenAt } = receipt;
  return {
    id: showReceiptId(receiptId),
    documentId,
    title,
    start: span.start,
    end: span.end,
    line,
    paragraph: paragraph ?? null,
    place: place ?? null,
    text,
    wordsHash,
    documentHash,
    fingerprint,
    givenAt: new Date(givenAt).toISOString(),
  };
}

function outcomeData(verification: Verification) {
  switch (verification.kind) {
    case 'unchanged': {
      const { kind, quote, isDocumentChanged } = verification;
      return { kind, documentChanged: isDocumentChanged, now: quoteData(quote) };
    }
    case 'moved': {
      const { kind, places, further, isRenamed } = verification;
      return { kind, renamed: isRenamed, places: places.map(quoteData), further };
    }
    case 'changed': {
      const { kind, quote, comparison, differences } = verification;
      return { kind, now: quoteData(quote), comparison, differences };
    }
    case 'gone': {
      const { kind, what, reason } = verification;
      return { kind, what, reason: reason ?? null };
    }
  }
}
