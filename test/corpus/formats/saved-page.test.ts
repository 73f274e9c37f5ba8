import { describe, expect, it } from 'vitest';
import { mhtml, webArchive } from '../../../src/corpus/formats/saved-page.js';
import { parsingLimits } from '../folder.js';
import { readingOf } from './reading.js';

const page =
  '<html><head><title>The fund</title></head><body><h1>The fund</h1><p>It paid twice, said Jos\u00e9.</p></body></html>';
const address = 'https://example.org/fund';

describe('a page saved as MIME', () => {
  it('is the page inside, with its address', async () => {
    const quoted = page.replace(/=/g, '=3D').replace('\u00e9', '=E9');
    const { text, fields } = await readingOf(
      mhtml,
      `From: <Saved by Blink>\r\nSnapshot-Content-Location: ${address}\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="B"\r\n\r\n--B\r\nContent-Type: text/html; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${quoted}\r\n--B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--B--\r\n`,
    );
    expect(text.trim()).toBe('The fund\n\nIt paid twice, said José.');
    expect(fields).toEqual({ title: 'The fund', url: address });
  });

  it('is read in the encoding that the page names where the archive names none, else as the operator says', async () => {
    const head = 'MIME-Version: 1.0\r\nContent-Type: text/html\r\n\r\n';
    const cyrillic = Buffer.from('cff0e8f7e0eb20eef2eaf0fbf2', 'hex');
    const pageOf = (meta: string) =>
      Buffer.concat([
        Buffer.from(`${head}<html><head>${meta}</head><body><p>`),
        cyrillic,
        Buffer.from('</p></body></html>'),
      ]);
    const named = await readingOf(mhtml, pageOf('<meta charset="windows-1251">'));
    expect(named.text.trim()).toBe('Причал открыт');
    const said = await mhtml.read(pageOf(''), parsingLimits, { encoding: 'windows-1251' });
    expect(said.text.trim()).toBe('Причал открыт');
  });

  it('is skipped where there is no page in it', async () => {
    await expect(readingOf(mhtml, 'From: ada@example.org\r\n\r\nwords')).rejects.toThrow('is no saved page');
    await expect(readingOf(mhtml, 'words')).rejects.toThrow('is no saved page');
  });
});

/** A binary property list of these objects; the first is the root. */
function plist(objects: readonly Buffer[]): Buffer {
  const offsets: number[] = [];
  let length = 8;
  for (const object of objects) {
    offsets.push(length);
    length += object.length;
  }
  const trailer = Buffer.alloc(32);
  trailer[6] = 4;
  trailer[7] = 1;
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(length), 24);
  const table = Buffer.alloc(4 * objects.length);
  for (const [i, offset] of offsets.entries()) table.writeUInt32BE(offset, 4 * i);
  return Buffer.concat([Buffer.from('bplist00'), ...objects, table, trailer]);
}

const sized = (type: number, bytes: Buffer, length = bytes.length) =>
  Buffer.concat([Buffer.from([(type << 4) | 0xf, 0x11, length >> 8, length & 0xff]), bytes]);
const string = (words: string) => sized(5, Buffer.from(words, 'latin1'));
const dictionary = (...references: number[]) =>
  Buffer.from([(0xd << 4) | (references.length / 2), ...references]);

describe('a web archive of Safari', () => {
  const objects = [
    dictionary(1, 2),
    string('WebMainResource'),
    dictionary(3, 4, 5, 6, 7, 8),
    string('WebResourceData'),
    string('WebResourceTextEncodingName'),
    string('WebResourceURL'),
    sized(4, Buffer.from(page, 'latin1')),
    string('iso-8859-1'),
    sized(6, Buffer.from(address, 'utf16le').swap16(), address.length),
  ];

  it('is the page inside, in the encoding that the archive names, with its address', async () => {
    const { text, fields } = await readingOf(webArchive, plist(objects));
    expect(text.trim()).toBe('The fund\n\nIt paid twice, said José.');
    expect(fields).toEqual({ title: 'The fund', url: address });
  });

  it('is read in its form as XML, too', async () => {
    const data = Buffer.from(page).toString('base64');
    const { text } = await readingOf(
      webArchive,
      `<?xml version="1.0" encoding="UTF-8"?><plist><dict><key>WebMainResource</key><dict><key>WebResourceData</key><data>\n${data}\n</data></dict></dict></plist>`,
    );
    expect(text).toContain('said José.');
  });

  it('is skipped by its reason wherever it is cut off or damaged', async () => {
    const whole = plist(objects);
    for (let length = 0; length < whole.length; length += 7) {
      await expect(readingOf(webArchive, whole.subarray(0, length))).rejects.toThrow(/\S/);
    }
    for (let at = whole.length - 32; at < whole.length; at++) {
      const damaged = Buffer.from(whole);
      damaged[at] = 0xff;
      await readingOf(webArchive, damaged).catch((error: Error) => expect(error.name).toBe('Unreadable'));
    }
    await expect(readingOf(webArchive, plist([dictionary(1, 1), string('x')]))).rejects.toThrow(
      'no web archive',
    );
  });
});
