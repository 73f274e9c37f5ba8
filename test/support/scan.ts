import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A picture of a few lines of text, of test/fixtures/pictures. */
export function pictureFile(name: 'keys.png' | 'lamps.png' | 'lamps.jpg' | 'both.tif'): Buffer {
  return readFileSync(fileURLToPath(new URL(`../fixtures/pictures/${name}`, import.meta.url)));
}

/** What the pictures say, line by line. */
export const saidInPictures = {
  keys: [
    'The keys of the boat house are with Mr Oyelaran.',
    'The spare key was lost in the flood of 1996, and nobody',
    'has replaced it since then.',
  ],
  lamps: ['Two lamps on the east pier failed in May.', 'New ones will be fitted before September.'],
} as const;

/** A page of a scan: a PNG file of one bit a pixel, words in letters, or shapes. */
export type ScannedPage =
  /** `isTurned`: upside down, on a page that is shown upside down. */
  | { readonly png: Buffer; readonly isTurned?: boolean; readonly isMask?: boolean }
  | { readonly words: string }
  | { readonly shapes: number };

const page = { width: 612, height: 792 };

/** A PDF whose pages are pictures, beside others. */
export function scannedPdf(pages: readonly ScannedPage[]): Buffer {
  const first = 4;
  const objects: Buffer[] = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from(
      `<< /Type /Pages /Kids [${pages.map((_, i) => `${first + 3 * i} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    ),
    Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'),
    ...pages.flatMap((one, i) => [
      Buffer.from(
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Resources << /Font << /F 3 0 R >> /XObject << /I ${first + 3 * i + 2} 0 R >> >> /Contents ${first + 3 * i + 1} 0 R ${'png' in one && one.isTurned === true ? '/Rotate 180' : ''} >>`,
      ),
      stream(Buffer.from(contentOf(one))),
      'png' in one ? imageOf(one.png, one.isMask === true) : stream(Buffer.alloc(0)),
    ]),
  ];
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  for (const [i, object] of objects.entries()) {
    offsets.push(parts.reduce((sum, { length }) => sum + length, 0));
    parts.push(Buffer.from(`${i + 1} 0 obj\n`), object, Buffer.from('\nendobj\n'));
  }
  const end = parts.reduce((sum, { length }) => sum + length, 0);
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${lines}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${end}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

function contentOf(one: ScannedPage): string {
  if ('words' in one) return `BT /F 12 Tf 72 700 Td (${one.words}) Tj ET`;
  if ('shapes' in one)
    return Array.from({ length: one.shapes }, (_, i) => `${i} ${i * 2} 50 20 re f`).join('\n');
  const { width, height } = sizeOf(one.png);
  const tall = (page.width * height) / width;
  const matrix =
    one.isTurned === true
      ? `-${page.width} 0 0 -${tall} ${page.width} 700`
      : `${page.width} 0 0 ${tall} 0 500`;
  return `q ${matrix} cm /I Do Q`;
}

/** PDF takes the packed rows of a PNG file as they are. */
function imageOf(png: Buffer, isMask: boolean): Buffer {
  const { width, height } = sizeOf(png);
  const kind = isMask ? '/ImageMask true' : '/ColorSpace /DeviceGray';
  return stream(
    dataOf(png),
    `/Type /XObject /Subtype /Image /Width ${width} /Height ${height} ${kind} /BitsPerComponent 1 /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 1 /BitsPerComponent 1 /Columns ${width} >>`,
  );
}

function sizeOf(png: Buffer): { readonly width: number; readonly height: number } {
  return { width: png.readUInt32BE(16), height: png.readUInt32BE(20) };
}

function dataOf(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
  }
  return Buffer.concat(parts);
}

function stream(bytes: Buffer, entries = ''): Buffer {
  return Buffer.concat([
    Buffer.from(`<< /Length ${bytes.length} ${entries} >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream'),
  ]);
}
