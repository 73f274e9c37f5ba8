import { inflateSync } from 'node:zlib';

/** Reads what palettePng writes, after the format's description; whatever else a PNG may be is not known here. */
export function readPalettePng(png: Buffer): {
  readonly width: number;
  readonly height: number;
  readonly colours: readonly number[];
} {
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < png.length; ) {
    const length = png.readUInt32BE(at);
    chunks.set(png.toString('latin1', at + 4, at + 8), png.subarray(at + 8, at + 8 + length));
    at += length + 12;
  }
  const [header, palette, data] = ['IHDR', 'PLTE', 'IDAT'].map((type) => chunks.get(type) ?? Buffer.alloc(0));
  if (header === undefined || palette === undefined || data === undefined) throw new Error('no PNG');
  const width = header.readUInt32BE(0);
  const rows = inflateSync(data);
  const places = [...rows].filter((_, i) => i % (width + 1) > 0);
  return {
    width,
    height: header.readUInt32BE(4),
    colours: places.map((place) => palette.readUIntBE(3 * place, 3)),
  };
}
