import { createHash } from 'node:crypto';
import type { Library } from '../../core/types/library.js';
import { everything } from '../../core/types/scope.js';
import type { Verification } from '../../core/types/verification.js';
import type { View } from '../access/views.js';
import { verifyGiven } from '../buttons/verify-given.js';
import { passesStill, type Verified } from '../messages/verify.js';
import type { PostedQuote } from '../protocol/notice-log.js';

/** What became of a quote. */
export interface Finding extends Pick<Verified, 'verification' | 'parts'> {
  /** Whether those who read the quote may still see its document: only then they may be told more than that it changed. */
  readonly isVisible: boolean;
}

/** What is to be said of a quote. */
export type FindingNotice =
  | ({ readonly kind: 'changed' | 'gone' | 'restored' } & Pick<Verified, 'verification' | 'parts'>)
  /** It reads otherwise now, and may not be seen there any more. */
  | { readonly kind: 'unavailable' };

/**
 * What became of a quote, and of what was shown before it, by its file as it is now.
 * @param isIndexed Whether its document is in the index.
 * @returns undefined where file and index do not agree: another refresh is to come, or the folder cannot be reached.
 */
export async function checkPosted(
  { quote }: Pick<PostedQuote, 'quote'>,
  isIndexed: boolean,
  { visibleScope, services }: View,
  library: Pick<Library, 'verify'>,
): Promise<Finding | undefined> {
  const isVisible = visibleScope.includes(quote.citation.documentId);
  const seenBy = isVisible ? services.library : library;
  const found = await verifyGiven(quote, seenBy, everything);
  return agrees(found.verification, isIndexed) ? { ...found, isVisible } : undefined;
}

function agrees(verification: Verification, isIndexed: boolean): boolean {
  if (verification.kind === 'moved' && verification.isRenamed) return true;
  const isThere = verification.kind !== 'gone' || verification.what === 'passage';
  return isThere === isIndexed;
}

/**
 * What people are told of a finding, as a mark that changes when there is news; '' for a quote that stands, be it
 * elsewhere.
 * @param before What they were told before.
 */
export function noticeMark({ verification, parts, isVisible }: Finding, before: string): string {
  // Where it may not be seen, nothing shows that it stands again.
  if (passesStill({ verification, parts })) return isVisible ? '' : before;
  if (!isVisible) return 'unavailable';
  if (verification.kind === 'gone') return 'gone';
  const now = [verification, ...parts.map((part) => part.verification)].map(wordsNow).filter(Boolean);
  return `changed ${createHash('sha256').update(now.join('\n'), 'utf8').digest('hex')}`;
}

/** What stands there instead of words that were quoted; '' where they stand. */
function wordsNow(verification: Verification): string {
  if (verification.kind === 'changed') return verification.quote.text;
  return verification.kind === 'gone' ? 'gone' : '';
}

/** What is said of a quote in a notice. */
export function noticeOf({ verification, parts, isVisible }: Finding): FindingNotice {
  if (!isVisible) return { kind: 'unavailable' };
  const found = { verification, parts };
  if (passesStill(found)) return { kind: 'restored', ...found };
  return { kind: verification.kind === 'gone' ? 'gone' : 'changed', ...found };
}
