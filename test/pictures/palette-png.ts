import { crc32, deflateSync } from 'node:zlib';

/** An image, row by row, four bytes (red, green, blue, opacity) a pixel; opacity is not looked at. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly rgba: Uint8Array;
}

const maxColours = 256;
/** So many are simply the most frequent ones; the others are apart from all before, so that no hue is missing. */
const maxFrequency = 128;
/** Squared, in steps of red, green and blue. */
const minDistance = 20 ** 2;

/**
 * A PNG of 256 colours that stand for all; every other one becomes the nearest of them, which on a page is the edge of a
 * letter. About a third of the bytes of one with all colours. https://www.w3.org/TR/png-3/
 */
export function palettePng({ width, height, rgba }: Pixels): Buffer {
  const colours = new Uint32Array(width * height);
  for (let i = 0; i < colours.length; i++)
    colours[i] = ((rgba[4 * i] ?? 0) << 16) | ((rgba[4 * i + 1] ?? 0) << 8) | (rgba[4 * i + 2] ?? 0);
  const palette = paletteOf(colours);
  const places = new Map(palette.map((colour, place) => [colour, place]));
  // Each row begins with its filter: none.
  const rows = Buffer.alloc((width + 1) * height);
  for (const [i, colour] of colours.entries()) {
    const place = places.get(colour) ?? nearest(palette, colour);
    places.set(colour, place);
    rows[i + Math.floor(i / width) + 1] = place;
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, places in a palette.
  header.set([8, 3], 8);
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk(
      'PLTE',
      Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255])),
    ),
    chunk('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Ties by colour, so that the same pixels make the same file. */
function paletteOf(colours: Uint32Array): number[] {
  const counts = new Map<number, number>();
  for (const colour of colours) counts.set(colour, (counts.get(colour) ?? 0) + 1);
  const byFrequency = [...counts]
    .sort(([a, timesA], [b, timesB]) => timesB - timesA || a - b)
    .map(([colour]) => colour);
  const palette = byFrequency.slice(0, maxFrequency);
  for (const colour of byFrequency.slice(maxFrequency)) {
    if (palette.length === maxColours) break;
    if (palette.every((other) => distance(colour, other) >= minDistance)) palette.push(colour);
  }
  return palette;
}

function nearest(palette: readonly number[], colour: number): number {
  const distances = palette.map((other) => distance(colour, other));
  return distances.indexOf(Math.min(...distances));
}

function distance(colour: number, other: number): number {
  return [16, 8, 0].reduce(
    (sum, shift) => sum + (((colour >> shift) & 255) - ((other >> shift) & 255)) ** 2,
    0,
  );
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const ends = Buffer.alloc(8);
  ends.writeUInt32BE(data.length, 0);
  ends.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
}
