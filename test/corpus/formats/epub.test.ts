import { describe, expect, it } from 'vitest';
import { epub } from '../../../src/corpus/formats/epub.js';
import { archive } from '../../support/office.js';
import { bombEntry, zip } from '../../support/zip.js';
import { readingOf } from './reading.js';

const page = (body: string) =>
  `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"><head><title>x</title></head><body>${body}</body></html>`;

const book = {
  'META-INF/container.xml':
    '<container><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>',
  'OEBPS/book.opf': `<package xmlns:dc="x"><metadata><dc:title>The fund</dc:title><dc:creator>Ada</dc:creator><dc:creator>Grace</dc:creator><dc:date>2018-06-05</dc:date><dc:publisher>Quay Press</dc:publisher></metadata>
    <manifest><item id="n" href="nav.xhtml" properties="nav"/><item id="b" href="text/b%20two.xhtml"/><item id="a" href="text/a.xhtml"/></manifest>
    <spine><itemref idref="n"/><itemref idref="a"/><itemref idref="b"/></spine></package>`,
  'OEBPS/nav.xhtml': page('<ol><li><a href="text/a.xhtml#top">One: <i>Findings</i></a></li></ol>'),
  'OEBPS/text/a.xhtml': page('<h1>Findings</h1><a id="p1"/><p>It paid twice.</p><ul><li>One</li></ul>'),
  'OEBPS/text/b two.xhtml': page('<h2>Next</h2><p>In May.</p>'),
};

describe('a book', () => {
  it('is read chapter by chapter in its order, called as its contents call them', async () => {
    const { shown, labels, fields, heading, places } = await readingOf(epub, archive(book));
    expect(shown).toEqual([
      ['margin', 'One: Findings'],
      ['heading 1', 'Findings'],
      ['paragraph', 'It paid twice.'],
      ['list-item 1', 'One'],
      ['heading 2', 'Next'],
      ['paragraph', 'In May.'],
    ]);
    expect(labels).toEqual(['chapter “One: Findings”', 'chapter “Next”']);
    expect(places?.areSeparate).toBe(true);
    expect(heading).toBe('Findings');
    expect(fields).toEqual({
      title: 'The fund',
      author: 'Ada, Grace',
      date: '2018-06-05',
      publisher: 'Quay Press',
    });
  });

  it('is called as the contents of EPUB 2 call its chapters', async () => {
    const opf = book['OEBPS/book.opf']
      .replace(/<item id="n".*?\/>/, '<item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/>')
      .replace('<itemref idref="n"/>', '');
    const ncx =
      '<ncx><navPoint><navLabel><text>First</text></navLabel><content src="text/a.xhtml"/></navPoint></ncx>';
    const { labels } = await readingOf(
      epub,
      archive({ ...book, 'OEBPS/book.opf': opf, 'OEBPS/toc.ncx': ncx }),
    );
    expect(labels).toEqual(['chapter “First”', 'chapter “Next”']);
  });

  it('is read without a chapter that is missing, which is named', async () => {
    const { 'OEBPS/text/b two.xhtml': _, ...rest } = book;
    const { fault, labels } = await readingOf(epub, archive(rest));
    expect([fault, labels]).toEqual(['b two.xhtml is missing', ['chapter “One: Findings”']]);
  });

  it('is skipped by its reason where it is protected, a bomb, broken or something else', async () => {
    const encryption =
      '<encryption><EncryptedData><CipherReference URI="OEBPS/text/b%20two.xhtml"/></EncryptedData></encryption>';
    await expect(
      readingOf(epub, archive({ ...book, 'META-INF/encryption.xml': encryption })),
    ).rejects.toThrow('is protected against copying');
    await expect(readingOf(epub, zip([await bombEntry('a.xhtml', 300)]))).rejects.toThrow(/^unpacks to more/);
    await expect(readingOf(epub, 'text')).rejects.toThrow('is no book');
    await expect(readingOf(epub, archive({ 'a.xml': '<a/>' }))).rejects.toThrow('container.xml is missing');
    await expect(readingOf(epub, archive({ ...book, 'OEBPS/book.opf': '<package>' }))).rejects.toThrow('XML');
  });
});
