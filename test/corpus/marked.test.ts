import fc from 'fast-check';
import { expect, it } from 'vitest';
import { splitIntoSentences } from '../../src/core/indexing/sentences.js';
import { tilingFault } from '../../src/core/types/tiling.js';
import { withMarks } from '../../src/corpus/blocks/marked.js';
import { textBlocks } from '../../src/corpus/text/text-blocks.js';

it('lets no sentence cross a character that could not be read, and loses no words', () => {
  const word = fc.constantFrom(
    'The',
    'fund',
    'paid.',
    '\ufffd',
    'twi\ufffdce',
    '\n\n',
    '- item',
    '|',
    '👩‍👩‍👧',
  );
  fc.assert(
    fc.property(fc.array(word, { maxLength: 30 }), (words) => {
      const text = words.join(' ');
      const body = { start: 0, end: text.length };
      const blocks = withMarks(text, textBlocks(text, body));
      expect(tilingFault(text, body, blocks)).toBeUndefined();
      const sentences = splitIntoSentences(text, body, blocks);
      for (const { start, end } of sentences) {
        const words = text.slice(start, end);
        expect(words === '\ufffd' || !words.includes('\ufffd')).toBe(true);
      }
    }),
  );
});

it('keeps the row that names the columns of others', () => {
  const text = 'a\ufffdb\nc\nd';
  const blocks = withMarks(text, [
    { kind: 'table-row', start: 0, end: 3 },
    { kind: 'table-row', start: 4, end: 5, header: 0 },
    { kind: 'paragraph', start: 6, end: 7 },
  ]);
  expect(blocks).toEqual([
    { kind: 'table-row', start: 0, end: 1 },
    { kind: 'mark', start: 1, end: 2 },
    { kind: 'table-row', start: 2, end: 3 },
    { kind: 'table-row', start: 4, end: 5, header: 0 },
    { kind: 'paragraph', start: 6, end: 7 },
  ]);
});
