import fc from 'fast-check';
import { expect, it } from 'vitest';
import { segmentsOf } from '../../../src/core/indexing/sentence-segments.js';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

const anyPiece = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom('word', 'Word', ' ', '.', '?!', '"', ')', '(', "'", '\t', ',', '3', '-'),
      },
      fc.constantFrom('...', '. ', '! ', '." ', '.) ', '\v', '\f', '\u007f', '\0', '…', 'é', '。', '\u00a0'),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''));

it('parts a text as Intl.Segmenter does', () => {
  fc.assert(
    fc.property(anyPiece, (text) => {
      const segments = (all: Iterable<{ index: number; segment: string }>) =>
        Array.from(all, ({ index, segment }) => ({ index, segment }));
      expect(segments(segmentsOf(text))).toEqual(segments(segmenter.segment(text)));
    }),
    { numRuns: 2_000 },
  );
});
