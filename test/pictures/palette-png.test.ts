import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { palettePng } from './palette-png.js';
import { readPalettePng } from './read-palette-png.js';

describe('a picture of few colours', () => {
  it('is read back pixel by pixel', () => {
    const colour = fc.constantFrom(0x000000, 0xffffff, 0xf6f3ec, 0x1d4f7c, 0xffe48a);
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.array(colour, { minLength: 1, maxLength: 90 }),
        (width, some) => {
          const height = Math.ceil(some.length / width);
          const colours = Array.from({ length: width * height }, (_, i) => some[i % some.length] ?? 0);
          const rgba = Uint8Array.from(colours.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255, 255]));
          expect(readPalettePng(palettePng({ width, height, rgba }))).toEqual({ width, height, colours });
        },
      ),
    );
  });
});

describe('a picture of many colours', () => {
  it('keeps the frequent ones, and one that is rare and unlike all others', () => {
    const greys = Array.from({ length: 256 }, (_, i) => i * 0x010101);
    const colours = [...greys, ...greys, 0xe8912d, 0x00ff00];
    const rgba = Uint8Array.from(colours.flatMap((c) => [c >> 16, (c >> 8) & 255, c & 255, 255]));
    const read = readPalettePng(palettePng({ width: 257, height: 2, rgba }));
    expect(read.colours.slice(-2)).toEqual([0xe8912d, 0x00ff00]);
    for (const [i, colour] of read.colours.slice(0, 512).entries()) {
      expect(Math.abs((colour & 255) - ((colours[i] ?? 0) & 255))).toBeLessThanOrEqual(12);
    }
  });
});
