import type { CitedQuote, Reply } from '../protocol/reply.js';

/** Every quote of a reply and each of its copies, in the order in which they are shown. */
export function citedQuotes({ blocks }: Pick<Reply, 'blocks'>): readonly CitedQuote[] {
  return blocks.flatMap((block) => (block.kind === 'quote' ? [block, ...(block.copies ?? [])] : []));
}
