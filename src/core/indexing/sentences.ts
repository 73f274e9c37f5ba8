import type { Block } from '../types/block.js';
import { sentenceFlag } from '../types/forward-document.js';
import type { Sentence } from '../types/sentence.js';
import type { Span } from '../types/span.js';
import { defaultBlocks } from './default-blocks.js';
import { linesThatStandAlone, paragraphsWithin } from './paragraphs.js';
import { cutLong, sentencesWithin, trim } from './split-sentences.js';
import type { UnchangedParts } from './unchanged-parts.js';

export { maxSentenceLength } from './split-sentences.js';

/**
 * The sentences of `text` within `body`, in order; none crosses from a block into another. White space between paragraphs
 * belongs to no sentence.
 * @param blocks They tile the body; those of the default are what the text looks like.
 * @param unchanged What of the text need not be split again.
 */
export function splitIntoSentences(
  text: string,
  body: Span = { start: 0, end: text.length },
  blocks: readonly Block[] = defaultBlocks(text, body),
  unchanged?: UnchangedParts,
): Sentence[] {
  const sentences: Sentence[] = [];
  let paragraph = 0;
  for (const [number, block] of blocks.entries()) {
    const heading = block.kind === 'heading';
    const moved = unchanged?.sentencesIn(block);
    if (unchanged !== undefined && moved !== undefined) {
      const { sentenceStarts, sentenceEnds, sentenceFlags } = unchanged.analysis;
      for (let i = moved.first; i < moved.end; i++) {
        if (i > moved.first && ((sentenceFlags[i] ?? 0) & sentenceFlag.opensParagraph) !== 0) paragraph++;
        const [start, end] = [(sentenceStarts[i] ?? 0) + moved.move, (sentenceEnds[i] ?? 0) + moved.move];
        sentences.push({ start, end, paragraph, block: number, heading });
      }
      if (moved.end > moved.first) paragraph++;
      continue;
    }
    for (const run of paragraphsOf(text, block)) {
      const before = sentences.length;
      for (const { start, end } of run) sentences.push({ start, end, paragraph, block: number, heading });
      if (sentences.length > before) paragraph++;
    }
  }
  return sentences;
}

/** The sentences of each paragraph of a block. */
function* paragraphsOf(text: string, block: Block): Generator<Iterable<Span>> {
  switch (block.kind) {
    case 'mark':
      return;
    case 'heading':
    case 'table-row': {
      // Whatever stands in it: a heading's number, or a cell, is no sentence of its own.
      const span = trim(text, block);
      if (span.start < span.end) yield cutLong(text, span);
      return;
    }
    case 'code':
      for (const lines of paragraphsWithin(text, block)) yield piecesOfCode(text, lines);
      return;
    case 'paragraph':
    case 'list-item':
    case 'block-quote':
    case 'caption':
      for (const paragraph of paragraphsWithin(text, block)) yield sentencesWithin(text, paragraph);
      return;
    default:
      // Who speaks, and what stands at the margin, has lines of which nothing is known.
      for (const paragraph of paragraphsWithin(text, block)) {
        for (const lines of linesThatStandAlone(text, paragraph)) yield sentencesWithin(text, lines);
      }
  }
}

/** Two neighbouring pieces of code fit into a quote, in UTF-16 code units. */
const maxPieceLength = 200;

/** Lines of code without a blank one among them, as many as `maxPieceLength` takes; a longer line is cut. */
function* piecesOfCode(text: string, { start, end }: Span): Generator<Span> {
  let from = start;
  let to = start;
  for (let at = start; at < end; ) {
    const newline = text.indexOf('\n', at);
    const next = newline < 0 || newline >= end ? end : newline + 1;
    if (to > from && next - from > maxPieceLength) {
      yield* cutLong(text, trim(text, { start: from, end: to }));
      from = to;
    }
    to = next;
    at = next;
  }
  const last = trim(text, { start: from, end: to });
  if (last.start < last.end) yield* cutLong(text, last);
}
