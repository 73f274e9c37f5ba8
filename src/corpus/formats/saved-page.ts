import { decodeAs } from '../decode-as.js';
import { decodeMarkup } from '../decode-markup.js';
import type { DecodedText } from '../decode-text.js';
import { toFields } from '../fields.js';
import type { Format, FormatReading } from '../format.js';
import { withNotesOf } from '../reading-notes.js';
import { Unreadable } from '../unreadable.js';

/** Web pages that browsers save in one file, with their pictures, as MIME: the page inside. */
export const mhtml: Format = {
  name: 'MHTML',
  extensions: ['.mhtml', '.mht'],
  isParsed: true,
  async read(bytes, _, beside) {
    const [{ default: PostalMime }, { readPage }, { withEncodingNamed }] = await Promise.all([
      import('postal-mime'),
      import('../html/read-page.js'),
      import('../mail/unnamed-encoding.js'),
    ]);
    const { html, headers } = await PostalMime.parse(bytes);
    if (html === undefined || html.trim() === '')
      throw new Unreadable('is no saved page: there is no HTML in it');
    const location = headers.find(
      ({ key }) => key === 'snapshot-content-location' || key === 'content-location',
    );
    // What the archive names no encoding for the page may name itself.
    const plain = withEncodingNamed(bytes, 'windows-1252');
    const other = plain === undefined ? html : ((await PostalMime.parse(plain)).html ?? html);
    const { text, ...told } =
      other === html ? { text: html } : decodeMarkup(asBytes(other), beside?.encoding);
    return withNotesOf(withAddress(readPage(text), location?.value), told);
  },
};

/** The same as Safari saves it. */
export const webArchive: Format = {
  name: 'web archive',
  extensions: ['.webarchive'],
  isParsed: true,
  async read(bytes, _, beside) {
    const [{ mainResourceOf }, { readPage }] = await Promise.all([
      import('../saved-page/web-archive.js'),
      import('../html/read-page.js'),
    ]);
    const archive = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const { bytes: page, encoding, url } = mainResourceOf(archive);
    const { text, ...told } = decoded(page, encoding, beside?.encoding);
    return withNotesOf(withAddress(readPage(text), url), told);
  },
};

/** The bytes of a text that was decoded as Windows-1252, by whatever this version of Node takes for it. */
function asBytes(text: string): Uint8Array {
  const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
  const bytes = new Map(
    Array.from(new TextDecoder('windows-1252').decode(all), (sign, byte) => [sign, byte]),
  );
  return Uint8Array.from(Array.from(text, (sign) => bytes.get(sign) ?? 0x3f));
}

/** @param encoding As the archive names it: the page need not. */
function decoded(page: Uint8Array, encoding: string | undefined, named: string | undefined): DecodedText {
  if (encoding === undefined || /^utf-?8$/i.test(encoding)) return decodeMarkup(page, named);
  try {
    return { text: decodeAs(encoding, page, true) };
  } catch {
    return decodeMarkup(page, named);
  }
}

/** What the page says itself comes first. */
function withAddress(reading: FormatReading, url: string | undefined): FormatReading {
  return { ...reading, fields: { ...toFields([['url', url]]), ...reading.fields } };
}
