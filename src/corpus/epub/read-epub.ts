import { posix } from 'node:path';
import { unpack } from '../archive/unpack.js';
import { joined, type Unit } from '../blocks/joined.js';
import { cleanLine, cutAtWord } from '../clean.js';
import { decodeXml } from '../decode-markup.js';
import { toFields } from '../fields.js';
import type { FormatReading } from '../format.js';
import { headingPlaces, readMarkup } from '../html/markup.js';
import type { Parts } from '../office/office-archive.js';
import { Unreadable } from '../unreadable.js';
import { readXml } from '../xml/read-xml.js';
import { type BookPackage, packageOf } from './book-package.js';

const isText = (name: string) => /\.(?:xml|opf|xhtml|html?|ncx)$/i.test(name);
/** Of a chapter's name so much is cited, in code units. */
const maxNamedLength = 80;
const maxNamed = 5;

/** A book, chapter by chapter in its order. @param maxBytes Of all parts together, unpacked. @throws {Unreadable} */
export async function readEpub(bytes: Uint8Array, maxBytes: number): Promise<FormatReading> {
  const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (archive.subarray(0, 2).toString('latin1') !== 'PK') throw new Unreadable('is no book (.epub)');
  const parts = await unpack(archive, { maxBytes, isWanted: isText });
  const book = packageOf(parts, rootOf(parts));
  refuseProtected(parts, book);
  const units: Unit[] = [];
  const faults: string[] = [];
  for (const { path, isContents } of book.chapters) {
    try {
      const page = parts.get(path);
      if (page === undefined) throw new Unreadable('is missing');
      units.push(chapterOf(decodeXml(page), book.names.get(path), isContents));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      faults.push(`${cleanLine(posix.basename(path)).slice(0, maxNamedLength)} ${error.message}`);
    }
  }
  const reading = joined(units, true);
  const fault = faults.slice(0, maxNamed).join(', ');
  if (reading.text === '') throw new Unreadable(fault || 'holds no text');
  const { heading } = headingPlaces({ text: reading.text, blocks: reading.blocks ?? [] });
  return { ...reading, heading, fields: toFields(book.fields), ...(fault === '' ? {} : { fault }) };
}

/** Where the book's package stands. */
function rootOf(parts: Parts): string {
  const container = parts.get('META-INF/container.xml');
  if (container === undefined) throw new Unreadable('is no book (.epub): META-INF/container.xml is missing');
  let root: string | undefined;
  readXml(container, {
    open(name, attributes) {
      if (name === 'rootfile') root ??= attributes['full-path'];
    },
  });
  if (root === undefined) throw new Unreadable('is no book (.epub): it names no package');
  return posix.normalize(root);
}

/** Fonts may be scrambled; chapters that are belong to who has the key. */
function refuseProtected(parts: Parts, { chapters }: BookPackage): void {
  const encryption = parts.get('META-INF/encryption.xml');
  if (encryption === undefined) return;
  const paths = new Set(chapters.map(({ path }) => path));
  readXml(encryption, {
    open(name, { URI = '' }) {
      if (name === 'CipherReference' && paths.has(posix.normalize(decoded(URI))))
        throw new Unreadable('is protected against copying: it opens only with a key');
    },
  });
}

/** @param named In the book's contents. */
function chapterOf(source: string, named: string | undefined, isContents: boolean): Unit {
  const body = withEnds(bodyOf(source));
  const reading = readMarkup(isContents ? `<nav>${body}</nav>` : body);
  const { heading } = headingPlaces(reading);
  const name = cutAtWord(cleanLine(named ?? heading ?? ''), maxNamedLength);
  return { ...reading, ...(name === '' ? {} : { label: `chapter “${name}”` }) };
}

/** What stands between the tags of the body. */
function bodyOf(page: string): string {
  const start = /<body(?:\s[^<>]*)?>/i.exec(page);
  const from = start === null ? 0 : start.index + start[0].length;
  const end = page.lastIndexOf('</body');
  return page.slice(from, end < from ? page.length : end);
}

const empty = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** XHTML ends an empty element in its tag, which HTML takes for the beginning of one. */
function withEnds(page: string): string {
  return page.replace(
    /<([a-z][\w:-]{0,50})((?:\s[^<>]*)?)\/>/gi,
    (whole, name: string, attributes: string) =>
      empty.has(name.toLowerCase()) ? whole : `<${name}${attributes}></${name}>`,
  );
}

function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
