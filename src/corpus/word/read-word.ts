import { parseHTML } from 'linkedom';
import mammoth from 'mammoth';
import type { Anchor } from '../../core/types/places.js';
import { pack } from '../archive/pack.js';
import { unpack } from '../archive/unpack.js';
import { cleanLine, cutAtWord } from '../clean.js';
import type { FormatReading } from '../format.js';
import type { PageNode } from '../html/elements.js';
import { layoutOf } from '../html/layout.js';
import { pageBlocks } from '../html/page-blocks.js';
import { Unreadable } from '../unreadable.js';
import { withEquations, withObjects } from './equations.js';
import { headersAndFooters } from './headers-and-footers.js';
import { withNumbers } from './numbering.js';
import { wordFields } from './word-fields.js';

interface Heading {
  readonly offset: number;
  readonly text: string;
}

/** Bullets and numbers are written into the text. Of lists in lists the depth is not kept; a numbered heading is a heading. */
const styles = [
  "p[style-name='Title'] => h1:fresh",
  ...[1, 2, 3, 4, 5, 6].flatMap((level) =>
    [`p.Heading${level}`, `p[style-name='Heading ${level}']`, `p[style-name='heading ${level}']`].map(
      (style) => `${style} => h${level}:fresh`,
    ),
  ),
  ...[1, 2, 3, 4, 5, 6, 7, 8, 9].flatMap((level) => [
    `p:unordered-list(${level}) => ul > li:fresh`,
    `p:ordered-list(${level}) => ol > li:fresh`,
  ]),
];

/** What of the archive is text: neither pictures and fonts nor what the parser would take orders from. */
const isText = (name: string) => /\.(?:xml|rels)$/i.test(name) && !/^(?:customXml|word\/theme)\//i.test(name);

/** @param maxBytes Of all parts together, unpacked. @throws {Unreadable} if it is no Word file, or one that cannot be read. */
export async function readWord(bytes: Uint8Array, maxBytes: number): Promise<FormatReading> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  refuseOther(archive);
  const parts = await unpack(archive, { maxBytes, isWanted: isText });
  // Packed anew: the parser must not see anything else than what was counted.
  const html = await toHtml(
    pack(new Map([...parts].map(([name, part]) => [name, readable(name, part, parts)]))),
  );
  const page = pageOf(html + headersAndFooters(parts));
  const layout = layoutOf(page);
  const { text } = layout;
  if (text === '') throw new Unreadable('holds no text');
  const blocks = pageBlocks(layout, () => true);
  const headings = layout.blocks
    .filter(({ kind }) => kind === 'heading')
    .map(({ start, end }): Heading => ({ offset: start, text: text.slice(start, end) }));
  return {
    text,
    blocks,
    fields: wordFields(parts),
    heading: headings[0]?.text,
    ...(headings.length === 0 ? {} : { places: { anchors: headings.map(anchorOf), areSeparate: false } }),
  };
}

/** @throws {Unreadable} if it is no zip archive, which each Word file is. */
function refuseOther(bytes: Buffer): void {
  if (bytes.subarray(0, 4).toString('latin1') === 'PK\u0003\u0004') return;
  const isCompound = bytes.subarray(0, 8).toString('hex') === 'd0cf11e0a1b11ae1';
  if (!isCompound) throw new Unreadable('is no Word file (.docx)');
  throw new Unreadable(
    bytes.includes(Buffer.from('EncryptedPackage', 'utf16le'))
      ? 'is encrypted: it opens only with a password'
      : 'is a Word file of the old kind (.doc); save it as .docx',
  );
}

/** A part without a byte order mark. */
function written(part: Buffer): string {
  return part.toString().replace(/^\ufeff/u, '');
}

/** The equations of a part that holds text, and the numbers of its paragraphs, are made text of it. */
function readable(name: string, part: Buffer, parts: ReadonlyMap<string, Buffer>): Buffer {
  if (!/^word\/(?:document|footnotes|endnotes)\.xml$/.test(name)) return part;
  const xml = withObjects(withEquations(written(part)));
  if (name !== 'word/document.xml') return Buffer.from(xml);
  const textOf = (other: string) => written(parts.get(`word/${other}.xml`) ?? Buffer.alloc(0));
  return Buffer.from(
    withNumbers({ document: xml, numbering: textOf('numbering'), styles: textOf('styles') }),
  );
}

async function toHtml(archive: Buffer): Promise<string> {
  try {
    const { value } = await mammoth.convertToHtml(
      { buffer: archive },
      {
        styleMap: styles,
        includeEmbeddedStyleMap: false,
        convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
      },
    );
    return value;
  } catch (cause) {
    if (cause instanceof RangeError) throw cause;
    const isOther = cause instanceof Error && cause.message.startsWith('Could not find main document');
    throw new Unreadable(
      isOther ? 'is no Word file: it holds no document' : 'holds XML that cannot be read',
      {
        cause,
      },
    );
  }
}

interface Element extends PageNode {
  readonly children: Iterable<Element>;
  querySelectorAll(selector: string): Iterable<Element>;
  prepend(text: string): void;
  append(text: string): void;
  replaceWith(...nodes: unknown[]): void;
  remove(): void;
  readonly childNodes: Iterable<PageNode>;
}

/** As it is to be read: bullets before items, a cell's paragraphs as its lines, no arrows from notes back to the text. */
function pageOf(html: string): PageNode {
  const { document } = parseHTML(`<html><body>${html}</body></html>`);
  const body = document.body as unknown as Element;
  for (const link of [...body.querySelectorAll('a[href^="#footnote-ref-"], a[href^="#endnote-ref-"]')])
    link.remove();
  for (const item of [...body.querySelectorAll('ul > li')]) item.prepend('• ');
  for (const paragraph of [...body.querySelectorAll('td > p, th > p')]) {
    const isLast = paragraph.nextSibling === null;
    paragraph.replaceWith(...paragraph.childNodes, ...(isLast ? [] : [document.createElement('br')]));
  }
  return body;
}

/** Of a heading so much is cited, in code units. */
const maxNamedLength = 80;

function anchorOf({ offset, text }: Heading): Anchor {
  return { offset, label: `section “${cutAtWord(cleanLine(text), maxNamedLength)}”` };
}
