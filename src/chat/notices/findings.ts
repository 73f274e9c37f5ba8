import { createHash } from 'node:crypto';
import type { Library } from '../../core/types/library.js';
import { everything } from '../../core/types/scope.js';
import type { Verification } from '../../core/types/verification.js';
import type { View } from '../access/views.js';
import type { PostedQuote } from '../protocol/notice-log.js';
import { wordsOf } from '../protocol/receipts.js';

/** What became of a quote. */
export interface Finding {
  readonly verification: Verification;
  /** Whether those who read the quote may still see its document: only then they may be told more than that it changed. */
  readonly isVisible: boolean;
}

/** What is to be said of a quote. */
export type News =
  | { readonly kind: 'changed' | 'gone' | 'restored'; readonly verification: Verification }
  /** It reads otherwise now, and may not be seen there any more. */
  | { readonly kind: 'unavailable' };

/**
 * What became of a quote by its file as it is now.
 * @param isIndexed Whether its document is in the index.
 * @returns undefined where file and index do not agree: another refresh is to come, or the folder cannot be reached.
 */
export async function findOut(
  { quote }: Pick<PostedQuote, 'quote'>,
  isIndexed: boolean,
  { visibleScope, services }: View,
  library: Pick<Library, 'verify'>,
): Promise<Finding | undefined> {
  const isVisible = visibleScope.includes(quote.citation.documentId);
  const seenBy = isVisible ? services.library : library;
  const verification = await seenBy.verify(wordsOf(quote), { scope: everything });
  return agrees(verification, isIndexed) ? { verification, isVisible } : undefined;
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
export function toldOf({ verification, isVisible }: Finding, before: string): string {
  const stands = verification.kind === 'unchanged' || verification.kind === 'moved';
  // Where it may not be seen, nothing shows that it stands again.
  if (stands) return isVisible ? '' : before;
  if (!isVisible) return 'unavailable';
  if (verification.kind === 'gone') return 'gone';
  return `changed ${createHash('sha256').update(verification.quote.text, 'utf8').digest('hex')}`;
}

/** What is said of a quote in a notice. */
export function newsOf({ verification, isVisible }: Finding): News {
  if (!isVisible) return { kind: 'unavailable' };
  const { kind } = verification;
  return { kind: kind === 'unchanged' || kind === 'moved' ? 'restored' : kind, verification };
}
