import { describe, expect, it } from 'vitest';
import { orientationOf } from '../../../src/corpus/ocr/orientation.js';
import { pageOf } from '../../../src/corpus/ocr/recognised-page.js';
import { opensAt, tiffPages } from '../../../src/corpus/ocr/tiff-pages.js';
import { pictureFile } from '../../support/scan.js';

/** Words with their confidence, 90 where none stands: `word` or `word/40`. */
function recognised(...paragraphs: readonly (readonly string[])[]) {
  const wordOf = (word: string) => {
    const [text = '', confidence = '90'] = word.split('/');
    return { text, confidence: Number(confidence) };
  };
  return pageOf({
    blocks: [
      {
        paragraphs: paragraphs.map((lines) => ({
          lines: lines.map((line) => ({ words: line.split(' ').map(wordOf) })),
        })),
      },
    ],
  });
}

describe('a picture’s words', () => {
  it('are lines and paragraphs, with the words that were read with doubt', () => {
    const { text, confidence, doubtful } = recognised(['One two/50', 'three.'], ['Four/69 five/70.']);
    expect(text).toBe('One two\nthree.\n\nFour five');
    expect(doubtful.map(({ start, end }) => text.slice(start, end))).toEqual(['two', 'Four']);
    expect(confidence).toBeGreaterThan(0.5);
    expect(confidence).toBeLessThan(0.9);
  });

  it('are whole where a line or a paragraph ends in a word, in doubt where a part of one is', () => {
    const { text, doubtful } = recognised(['They asked for re-', 'placement/60 parts and fur-'], ['niture.']);
    expect(text).toBe('They asked for replacement\nparts and furniture.');
    expect(doubtful.map(({ start, end }) => text.slice(start, end))).toEqual(['replacement']);
  });

  it('have no blanks between signs of Chinese and Japanese', () => {
    expect(recognised(['港 務 局 met 今 日 。']).text).toBe('港務局 met 今日。');
  });

  it('may be none', () => {
    expect(recognised()).toEqual({ text: '', confidence: 0, doubtful: [] });
  });
});

describe('the orientation of a photograph', () => {
  it.each([
    ['big-endian', [0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, 6], 6],
    ['little-endian', [0x12, 0x01, 3, 0, 1, 0, 0, 0, 8, 0], 8],
    ['out of range', [0x12, 0x01, 3, 0, 1, 0, 0, 0, 9, 0], 1],
    ['absent', [1, 2, 3], 1],
  ])('is read where it is %s', (_, bytes, orientation) => {
    expect(orientationOf(Buffer.concat([Buffer.from('Exif'), Buffer.from(bytes)]))).toBe(orientation);
  });
});

describe('the pages of a TIFF file', () => {
  it('are found, no more than asked for, and each opens as the first', () => {
    const file = pictureFile('both.tif');
    const pages = tiffPages(file, 9);
    expect(pages).toHaveLength(2);
    expect(tiffPages(file, 1)).toEqual(pages.slice(0, 1));
    expect(tiffPages(opensAt(file, pages[1] ?? 0), 9)).toEqual(pages.slice(1));
  });

  it('are none in other files, and end where they lead back', () => {
    expect(tiffPages(Buffer.from('words'), 9)).toEqual([]);
    const loop = Buffer.from('II*\0\x08\0\0\0\0\0\x08\0\0\0', 'latin1');
    expect(tiffPages(loop, 9)).toEqual([8]);
  });
});
