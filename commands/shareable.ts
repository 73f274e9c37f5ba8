import type { QuotesToGive } from '../src/chat/buttons/give-quotes.js';
import { requestLine } from '../src/chat/dispatch/request-line.js';
import type { Options } from '../src/chat/protocol/command.js';
import type { LabelledName } from '../src/chat/protocol/reply.js';
import type { Quote } from '../src/core/types/quote.js';

/** Longer words are not restated above what is said of them, and so not shared; in UTF-16 code units. */
const maxRestatedLength = 1_000;

/** Words that a command was given, to be restated where it is shared; undefined where they are not to be. */
export function shareable(options: Options, words: string): string | undefined {
  return words.length > maxRestatedLength ? undefined : requestLine(options, words);
}

/** Quotes that are all shown, under what can be shared by a button of its own. */
export function quotingOf(
  {
    hashes,
    index: { fingerprint },
  }: Pick<QuotesToGive, 'hashes'> & { readonly index: Pick<QuotesToGive, 'fingerprint'> },
  quotes: readonly Quote[],
  question: string | undefined,
  sharedBy: LabelledName,
): QuotesToGive {
  return { quotes, shown: quotes.length, hashes, fingerprint, question, sharedBy };
}
