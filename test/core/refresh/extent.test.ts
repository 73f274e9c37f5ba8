import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashed } from '../../../src/core/indexing/hashes.js';
import { splitIntoPassages } from '../../../src/core/indexing/passages.js';
import { splitIntoSentences } from '../../../src/core/indexing/sentences.js';
import { changedPassages, extentOf, type Tiling } from '../../../src/core/refresh/extent.js';
import { documentOf } from '../../support/texts.js';

function tilingOf(text: string): Tiling {
  const document = documentOf('a.txt', text);
  const sentences = splitIntoSentences(text);
  return {
    text,
    sentenceStarts: sentences.map(({ start }) => start),
    sentenceEnds: sentences.map(({ end }) => end),
    passageStarts: splitIntoPassages(document, sentences).map(({ start }) => start),
  };
}

const between = (before: string, after: string) => changedPassages(tilingOf(before), tilingOf(after));

/** A paragraph of about 200 characters, so that each is a passage of its own. */
function paragraph(number: number): string {
  return `Paragraph ${number} speaks of ship ${number}. ${`It sailed on day ${number} of that year. `.repeat(5)}Then it came home.`;
}
const text = (...numbers: number[]) => numbers.map(paragraph).join('\n\n');

describe('the number of changed passages', () => {
  it('is that of the passages with other sentences', () => {
    expect(between(text(1, 2, 3, 4), text(1, 2, 3, 4))).toBe(0);
    expect(between(text(1, 2, 3, 4), text(1, 2, 9, 4))).toBe(1);
    expect(between(text(1, 2, 3, 4), text(8, 2, 9, 4))).toBe(2);
    expect(between(text(1, 2, 3, 4), text(5, 6, 7, 8))).toBe(4);
  });

  it('counts what came and what went, whichever is more', () => {
    expect(between(text(1, 2, 3, 4), text(1, 4))).toBe(2);
    expect(between(text(1, 4), text(1, 2, 3, 4))).toBe(2);
    expect(between(text(1, 2), text(1))).toBe(1);
  });

  it('is not raised by borders that have moved: one sentence more at the top is one passage', () => {
    const long = Array.from({ length: 60 }, (_, i) => `Sentence ${i} tells of harbour number ${i}.`).join(
      ' ',
    );
    expect(tilingOf(long).passageStarts.length).toBeGreaterThan(5);
    expect(between(long, `A word of welcome. ${long}`)).toBe(1);
  });

  it('knows a sentence that stands there once less', () => {
    expect(between('The bell rang. The bell rang. All left.', 'The bell rang. All left.')).toBe(1);
  });

  it('is 0 between equal sentences, and at most the number of passages, for any texts', () => {
    const anyText = fc.array(
      fc.constantFrom('One day. ', 'It rained! ', 'Ünd “so” on? ', '\n\n', '😀 ', 'x'),
      {
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(anyText, anyText, (before, after) => {
        const [a, b] = [tilingOf(before.join('')), tilingOf(after.join(''))];
        expect(changedPassages(a, a)).toBe(0);
        const changed = changedPassages(a, b);
        expect(changed).toBe(changedPassages(b, a));
        expect(changed).toBeLessThanOrEqual(Math.max(a.passageStarts.length, b.passageStarts.length));
      }),
    );
  });
});

describe('how far a document changed', () => {
  const before = documentOf('a.txt', text(1, 2));
  const never = async () => {
    throw new Error('asked for the old text');
  };

  it('is all of a new one', async () => {
    const now = hashed(before);
    expect(await extentOf(undefined, now, tilingOf(before.text), never)).toEqual({
      id: 'a.txt',
      passages: 2,
      changedPassages: 2,
    });
  });

  it('is no passage where only what is known about it changed', async () => {
    const now = hashed({ ...before, title: 'Another title' });
    expect(await extentOf(hashed(before), now, tilingOf(before.text), never)).toMatchObject({
      changedPassages: 0,
    });
  });

  it('is all of one whose old text nobody knows any more', async () => {
    const now = documentOf('a.txt', text(1, 3));
    const extent = await extentOf(hashed(before), hashed(now), tilingOf(now.text), async () => undefined);
    expect(extent).toMatchObject({ passages: 2, changedPassages: 2 });
  });
});
