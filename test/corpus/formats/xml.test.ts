import { describe, expect, it } from 'vitest';
import { xml } from '../../../src/corpus/formats/xml.js';
import { readingOf } from './reading.js';

describe('XML', () => {
  it('is read element by element, each named by its path, words in a paragraph left where they stand', async () => {
    const { text, labels, heading, shown } = await readingOf(
      xml,
      `<?xml version="1.0"?>
<catalog xmlns:x="y">
  <title>The fund</title>
  <book id="1"><x:p><b>It</b> paid
    <i>twice</i>.</x:p></book>
  <book><p>In May.</p><p><![CDATA[a < b]]> &amp; c</p><empty/></book>
</catalog>`,
    );
    expect(text).toBe('The fund\n\nIt paid twice.\n\nIn May.\n\na < b & c\n');
    expect(labels).toEqual(['catalog/title', 'catalog/book/p', 'catalog/book[2]/p', 'catalog/book[2]/p[2]']);
    expect(shown.every(([kind]) => kind === 'paragraph')).toBe(true);
    expect(heading).toBe('The fund');
  });

  it('is read in the encoding that it names', async () => {
    const source = '<?xml version="1.0" encoding="iso-8859-1"?><a>caf\u00e9</a>';
    expect((await readingOf(xml, Buffer.from(source, 'latin1'))).text).toBe('café\n');
  });

  it('is skipped by its reason where it is broken, empty, nested without end, or declares entities', async () => {
    const deep = `${'<a>'.repeat(5_000)}x${'</a>'.repeat(5_000)}`;
    await expect(readingOf(xml, '<a><b></a>')).rejects.toThrow('holds XML that cannot be read');
    await expect(readingOf(xml, 'Plain text.')).rejects.toThrow('holds XML that cannot be read');
    await expect(readingOf(xml, '<a><b/> </a>')).rejects.toThrow('holds no text');
    await expect(readingOf(xml, deep)).rejects.toThrow('is nested too deeply to be read');
    await expect(
      readingOf(xml, '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>'),
    ).rejects.toThrow('holds XML that cannot be read');
  });
});
