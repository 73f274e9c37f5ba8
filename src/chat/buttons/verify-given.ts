import type { Library } from '../../core/types/library.js';
import type { Scope } from '../../core/types/scope.js';
import type { Verified } from '../messages/verify.js';
import type { GivenQuote } from '../protocol/given-answers.js';
import { partWordsOf, wordsOf } from '../protocol/receipts.js';

/** What became of a quote, and of what was shown before it: each part by itself. */
export async function verifyGiven(
  quote: GivenQuote,
  library: Pick<Library, 'verify'>,
  scope: Scope,
): Promise<Pick<Verified, 'verification' | 'parts'>> {
  const verification = await library.verify(wordsOf(quote), { scope });
  const parts: Verified['parts'][number][] = [];
  for (const [i, words] of partWordsOf(quote).entries()) {
    const role = quote.parts?.[i]?.role ?? 'header';
    parts.push({ role, verification: await library.verify(words, { scope }) });
  }
  return { verification, parts };
}
