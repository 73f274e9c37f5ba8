import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxPassageLength, splitIntoPassages } from '../../../src/core/indexing/passages.js';
import { splitIntoSentences } from '../../../src/core/indexing/sentences.js';
import { bodyOf } from '../../../src/core/types/document.js';
import { anyDocument, documentOf } from '../../support/texts.js';

it('tiles the body exactly, at borders of sentences, each passage within its length but for white space', () => {
  fc.assert(
    fc.property(anyDocument, (document) => {
      const body = bodyOf(document);
      const passages = splitIntoPassages(document);
      expect(passages.map(({ start, end }) => document.text.slice(start, end)).join('')).toBe(
        document.text.slice(body.start, body.end),
      );
      const starts = new Set(splitIntoSentences(document.text, body).map(({ start }) => start));
      let at = body.start;
      for (const span of passages) {
        expect(span.start).toBe(at);
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.start === body.start || starts.has(span.start)).toBe(true);
        expect(document.text.slice(span.start, span.end).trim().length).toBeLessThanOrEqual(maxPassageLength);
        at = span.end;
      }
      expect(at).toBe(body.end);
    }),
  );
});

describe('a passage', () => {
  it('is never made of an empty body', () => {
    expect(splitIntoPassages(documentOf('a', ''))).toEqual([]);
    expect(splitIntoPassages(documentOf('a', '---\n---\n', { body: { start: 8, end: 8 } }))).toEqual([]);
  });

  it('is made of white space alone, so that it too is tiled', () => {
    expect(splitIntoPassages(documentOf('a', ' \r\n\t'))).toEqual([{ start: 0, end: 4 }]);
  });

  it('takes a heading together with what follows it, and a long paragraph by itself', () => {
    const paragraph =
      'This paragraph says one thing, and it says it at some length, so that it stands alone here. '
        .repeat(2)
        .trim();
    const document = documentOf('a', `# Heading\n\n${paragraph}\n\n${paragraph}`);
    const second =
      document.text.lastIndexOf('This paragraph says one thing, and it says it at some length') -
      paragraph.length / 2;
    expect(splitIntoPassages(document).map(({ start }) => start)).toEqual([0, Math.floor(second)]);
  });
});
