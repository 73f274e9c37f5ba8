import type { FoundQuote } from '../../core/types/answer.js';
import { type Block, note, quoteBlock, type ReplyContent, strong, text } from '../protocol/reply.js';
import { excerpt } from './excerpt.js';
import { countOf } from './format.js';

/** A quote, and the sentences of a text that it bears on. */
export interface Bearing {
  readonly sentences: string[];
  readonly quote: FoundQuote;
  /** 0..1 */
  readonly confidence: number;
}

const longestShown = 200;

/** What of the documents bears on a text: each sentence with the passage. */
export function foundSources(
  bearings: readonly Bearing[],
  counts: { readonly read: number; readonly leftOut: number; readonly documents: number },
  data: unknown,
): ReplyContent {
  if (counts.read === 0) return { blocks: [text('I found no words in that to search for.')], data };
  if (counts.documents === 0) return { blocks: [text('There are no documents to search.')], data };
  const blocks: Block[] = bearings.flatMap(({ sentences, quote }) => [
    ...sentences.map((sentence) => text('On “', excerpt(sentence, longestShown), '”:')),
    quoteBlock(quote),
  ]);
  if (bearings.length === 0) blocks.push(text(strong('I found nothing in the documents about this.')));
  const rest = counts.leftOut > 0 ? `; ${countOf(counts.leftOut, 'further sentence')} left out` : '';
  blocks.push(
    note(`Searched ${countOf(counts.documents, 'document')} for ${countOf(counts.read, 'sentence')}${rest}`),
  );
  return { blocks, data };
}
