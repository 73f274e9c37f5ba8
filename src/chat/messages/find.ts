import type { FoundQuote } from '../../core/types/answer.js';
import type { Texts } from '../../texts/texts.js';
import { type Block, note, quoteBlock, type ReplyContent, strong, text } from '../protocol/reply.js';
import { excerpt } from './excerpt.js';

/** A quote, and the sentences of a text that it bears on. */
export interface RelevantPassage {
  readonly sentences: string[];
  readonly quote: FoundQuote;
  /** 0..1 */
  readonly confidence: number;
}

const maxShownLength = 200;

/** What of the documents bears on a text: each sentence with the passage. */
export function foundSources(
  { find: words, shared }: Texts,
  relevant: readonly RelevantPassage[],
  counts: { readonly read: number; readonly leftOut: number; readonly documents: number },
  data: unknown,
): ReplyContent {
  if (counts.read === 0) return { blocks: [text(shared.noWords)], data };
  if (counts.documents === 0) return { blocks: [text(shared.noDocuments)], data };
  const blocks: Block[] = relevant.flatMap(({ sentences, quote }) => [
    ...sentences.map((sentence) => text(...words.on(excerpt(sentence, maxShownLength)))),
    quoteBlock(quote),
  ]);
  if (relevant.length === 0) blocks.push(text(strong(words.nothingFound)));
  blocks.push(note(words.searched(counts.documents, counts.read, counts.leftOut)));
  return { blocks, data };
}
