/** Words at a place of a page: points from its left and upper edge to where the baseline begins. */
export interface Drawn {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Of the font, in points; each character is half as wide. Default: 10. */
  readonly size?: number;
  /** Degrees, counterclockwise. */
  readonly turned?: number;
  readonly bold?: boolean;
}

export interface PdfOptions {
  /** Entries of the information dictionary, as PDF writes them: `/Title (A title)`. */
  readonly info?: string;
  /** Written into the trailer and the catalogue. */
  readonly trailer?: string;
  readonly catalogue?: string;
  /** Written into each page: `/Rotate 90`. */
  readonly page?: string;
  /** How the font numbers its characters; default: by itself. */
  readonly encoding?: string;
  /** In place of the content of the first page: a stream with its dictionary's entries. */
  readonly content?: { readonly entries: string; readonly bytes: Uint8Array };
}

export const pageSize = { width: 612, height: 792 };
/** How wide a character is, in ems. */
export const characterWidth = 0.5;

/** A PDF of a few objects: pages of text in one font that says of each glyph which character it is. */
export function pdf(pages: readonly (readonly Drawn[])[], options: PdfOptions = {}): Buffer {
  const { info = '', trailer = '', catalogue = '', page = '', encoding = 'Identity-H', content } = options;
  const characters = [...new Set(pages.flatMap((drawn) => drawn.flatMap(({ text }) => [...text])))];
  const codes = new Map(characters.map((character, i) => [character, (i + 1).toString(16).padStart(4, '0')]));
  /** A font, and the one that holds its characters, which has the number `descendant`. */
  const fontNamed = (name: string, descendant: number) => [
    `<< /Type /Font /Subtype /Type0 /BaseFont /${name} /Encoding /${encoding} /ToUnicode 5 0 R /DescendantFonts [${descendant} 0 R] >>`,
    `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /${name} /DW 500 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /${name} /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>`,
  ];
  const streamOf = (bytes: Uint8Array, entries = '') =>
    Buffer.concat([
      Buffer.from(`<< /Length ${bytes.length} ${entries} >>\nstream\n`),
      bytes,
      Buffer.from('\nendstream'),
    ]);
  const first = 8;
  const pageIds = pages.map((_, i) => first + 2 * i);
  const objects: (string | Buffer)[] = [
    `<< /Type /Catalog /Pages 2 0 R ${catalogue} >>`,
    `<< /Type /Pages /Kids [${pageIds.map((id) => `${id} 0 R`).join(' ')}] /Count ${pages.length} >>`,
    ...fontNamed('Test', 4),
    streamOf(Buffer.from(toUnicode(codes))),
    ...fontNamed('Test-Bold', 7),
    ...pages.flatMap((drawn, i) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${pageSize.width} ${pageSize.height}] /Resources << /Font << /F 3 0 R /B 6 0 R >> >> /Contents ${first + 2 * i + 1} 0 R ${page} >>`,
      i === 0 && content !== undefined
        ? streamOf(content.bytes, content.entries)
        : streamOf(Buffer.from(drawn.map((one) => drawnAs(one, codes)).join('\n'))),
    ]),
    `<< ${info} >>`,
  ];
  return fileOf(objects, trailer);
}

function fileOf(objects: readonly (string | Buffer)[], trailer: string): Buffer {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  const offsets: number[] = [];
  let length = parts[0]?.length ?? 0;
  for (const [i, object] of objects.entries()) {
    offsets.push(length);
    const part = Buffer.concat([
      Buffer.from(`${i + 1} 0 obj\n`),
      Buffer.from(object),
      Buffer.from('\nendobj\n'),
    ]);
    parts.push(part);
    length += part.length;
  }
  const lines = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`);
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${lines.join('')}trailer\n<< /Size ${size} /Root 1 0 R /Info ${objects.length} 0 R ${trailer} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

function drawnAs(
  { text, x, y, size = 10, turned = 0, bold = false }: Drawn,
  codes: ReadonlyMap<string, string>,
): string {
  const glyphs = [...text].map((character) => codes.get(character)).join('');
  const [cos, sin] = [Math.cos((turned * Math.PI) / 180), Math.sin((turned * Math.PI) / 180)];
  const matrix = [cos, sin, -sin, cos, x, pageSize.height - y].map((value) => value.toFixed(3)).join(' ');
  return `BT /${bold ? 'B' : 'F'} ${size} Tf ${matrix} Tm <${glyphs}> Tj ET`;
}

function toUnicode(codes: ReadonlyMap<string, string>): string {
  const lines = [...codes].map(
    ([character, code]) => `<${code}> <${Buffer.from(character, 'utf16le').swap16().toString('hex')}>`,
  );
  const blocks = Array.from({ length: Math.ceil(lines.length / 100) }, (_, i) => {
    const block = lines.slice(i * 100, i * 100 + 100);
    return `${block.length} beginbfchar\n${block.join('\n')}\nendbfchar`;
  });
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /T def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange ${blocks.join('\n')} endcmap end end`;
}
