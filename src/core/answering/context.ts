import type { ContextLimits } from '../types/library.js';
import type { Sentence } from '../types/sentence.js';
import type { Span } from '../types/span.js';

/**
 * `span` widened to whole paragraphs, as far as they fit: its own paragraphs first, then those around them, a sentence
 * behind and a sentence before it in turn. Whole sentences only, and never less than `span`.
 */
export function contextOf(
  sentences: readonly Sentence[],
  span: Span,
  { paragraphs, maxLength }: ContextLimits,
): Span {
  let first = sentences.findIndex(({ end }) => end > span.start);
  let last = sentences.findLastIndex(({ start }) => start < span.end);
  if (first < 0 || last < first) return span;
  const [top, bottom] = [sentences[first]?.paragraph ?? 0, sentences[last]?.paragraph ?? 0];
  const spanning = (from: number, to: number): Span => ({
    start: Math.min(span.start, sentences[from]?.start ?? span.start),
    end: Math.max(span.end, sentences[to]?.end ?? span.end),
  });
  const fits = ({ start, end }: Span) => end - start <= maxLength;
  if (!fits(spanning(first, last))) return span;
  for (let ring = 0; ring <= paragraphs; ring++) {
    const isNear = (sentence: Sentence | undefined) =>
      sentence !== undefined && sentence.paragraph >= top - ring && sentence.paragraph <= bottom + ring;
    for (;;) {
      const isBehind = isNear(sentences[last + 1]) && fits(spanning(first, last + 1));
      if (isBehind) last++;
      const isBefore = isNear(sentences[first - 1]) && fits(spanning(first - 1, last));
      if (isBefore) first--;
      if (!isBehind && !isBefore) break;
    }
  }
  return spanning(first, last);
}
