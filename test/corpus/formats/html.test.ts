import { describe, expect, it } from 'vitest';
import { quoteAt } from '../../../src/core/types/quote.js';
import { folderOf, readFolder } from '../folder.js';

const paragraph =
  'The agreements gave private access to some user data to four companies, officials said on Tuesday.';

/** A page as news sites build them. */
const page = `<!DOCTYPE html>
<html lang="en"><head>
<meta charset="utf-8">
<title>Data deal | The Example Times</title>
<meta property="og:title" content="Data deal &amp; its price">
<meta property="og:site_name" content="The Example Times">
<meta name="author" content="Ada Lovelace">
<meta property="article:published_time" content="2018-06-05T21:14:00Z">
<link rel="canonical" href="https://news.example.org/data-deal">
<style>p { color: red }</style><script>var tracked = 'SCRIPTED';</script>
</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a> <a href="/sport">SPORTNAV</a></nav>
<div class="ad advertisement"><a href="https://ads.example.org">BUYNOW</a></div>
<article><h1>Data deal &amp; its price</h1>
${Array.from({ length: 6 }, (_, i) => `<p>${i + 1}. ${paragraph} It was <em>the</em>\n   first&nbsp;time.</p>`).join('\n')}
<h2>What comes next</h2>
<ul><li>One item of a list that says something.</li><li>Another item, which says more.</li></ul>
<pre>kept
  as it is</pre>
<p>The last paragraph of it.<br>It has two lines.</p>
</article>
<aside class="related sidebar">RELATEDSTORY</aside>
<footer>COPYRIGHTLINE</footer>
</body></html>`;

async function read(files: Readonly<Record<string, string | Uint8Array>>) {
  return readFolder(await folderOf(files));
}

describe('HTML', () => {
  it('is read as its main text, without navigation, advertising and scripts', async () => {
    const { documents } = await read({ 'page.html': page });
    const { text = '' } = documents.get('page.html') ?? {};
    expect(text).toContain(`\n\n2. ${paragraph} It was the first\u00a0time.\n\n3. `);
    expect(text).toContain('\n\nOne item of a list that says something.\nAnother item, which says more.\n\n');
    expect(text).toContain('\n\nkept\n  as it is\n\n');
    expect(text).toContain('The last paragraph of it.\nIt has two lines.\n');
    expect(text).not.toMatch(/SCRIPTED|SPORTNAV|BUYNOW|RELATEDSTORY|COPYRIGHTLINE|color: red|<|&amp;/);
  });

  it('takes title, author, date, publisher and address from the page', async () => {
    const { documents } = await read({ 'page.html': page });
    expect(documents.get('page.html')).toMatchObject({
      title: 'Data deal & its price',
      titleOrigin: 'front-matter',
      author: 'Ada Lovelace',
      date: '2018-06-05',
      publisher: 'The Example Times',
      url: 'https://news.example.org/data-deal',
    });
  });

  it('takes them from JSON-LD, too', async () => {
    const data = {
      '@context': 'https://schema.org',
      '@type': 'NewsArticle',
      headline: 'A headline in JSON',
      author: { '@type': 'Person', name: 'Grace Hopper' },
      publisher: { '@type': 'Organization', name: 'Example Wire' },
      datePublished: '2019-01-02T00:00:00Z',
      url: 'https://wire.example.org/1',
    };
    const { documents } = await read({
      'a.htm': `<html><head><script type="application/ld+json">${JSON.stringify(data)}</script></head><body><article>${`<p>${paragraph}</p>`.repeat(6)}</article></body></html>`,
    });
    expect(documents.get('a.htm')).toMatchObject({
      title: 'A headline in JSON',
      author: 'Grace Hopper',
      publisher: 'Example Wire',
      date: '2019-01-02',
      url: 'https://wire.example.org/1',
    });
  });

  it('drops an address that is not http(s)', async () => {
    const { documents } = await read({
      'a.html': `<html><head><link rel="canonical" href="javascript:alert(1)"><meta property="og:url" content="file:///etc/passwd"></head><body><p>${paragraph}</p></body></html>`,
    });
    expect(documents.get('a.html')?.text).toContain(paragraph);
    expect(documents.get('a.html')).not.toHaveProperty('url');
  });

  it('is read as all of its text where it is no article', async () => {
    const { documents } = await read({
      'note.html': '<p>One line.<p>Another &lt;line&gt;.<table><tr><td>a<td>b<tr><td>c<td>d</table>',
    });
    expect(documents.get('note.html')?.text).toBe('One line.\n\nAnother <line>.\n\na | b\nc | d\n');
  });

  it('is read in the encoding that it names', async () => {
    const latin1 = Buffer.from(
      `<html><head><meta charset="iso-8859-1"><title>Café</title></head><body><p>Le café coûte cher à la gare.</p></body></html>`,
      'latin1',
    );
    const { documents } = await read({ 'latin.html': latin1 });
    expect(documents.get('latin.html')).toMatchObject({
      title: 'Café',
      text: 'Le café coûte cher à la gare.\n',
    });
  });

  it('gives quotes that are slices of what was read', async () => {
    const document = (await read({ 'page.html': page })).documents.get('page.html');
    if (document === undefined) throw new Error('the page was not read');
    const start = document.text.indexOf(paragraph);
    const quote = quoteAt(document, { start, end: start + paragraph.length });
    expect(quote.text).toBe(paragraph);
  });

  it('is left out with a reason where it is broken, beside good files', async () => {
    const depth = 50_000;
    const { documents, reasons } = await read({
      'good.html': page,
      'empty.html': '',
      'latin.html': Buffer.from('<p>caf\xe9 au lait</p>', 'latin1'),
      'named.html': '<p>no such \xff</p>'.replace('<p>', '<meta charset="nonsense"><p>'),
      'nul.html': '<p>a\0b</p>',
      'only-scripts.html': '<html><body><script>1</script><nav>Home</nav></body></html>',
      'picture.html': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
      'text.html': 'Plain text that has no tag at all.',
      'deep.html': `<html><body>${'<div>'.repeat(depth)}bottom${'</div>'.repeat(depth)}</body></html>`,
      'deep-b.html': `${'<b><i>'.repeat(depth / 2)}bottom`,
    });
    expect([...documents.keys()]).toEqual(['good.html', 'named.html']);
    expect(reasons).toEqual({
      'empty.html': 'is empty',
      'latin.html': 'is neither UTF-8 nor UTF-16 text; save it as UTF-8',
      'nul.html': 'holds NUL characters, so it is no text',
      'only-scripts.html': 'holds no text beside navigation and scripts',
      'picture.html': 'is neither UTF-8 nor UTF-16 text; save it as UTF-8',
      'text.html': 'is no HTML: there is no tag in it',
      'deep.html': 'is nested too deeply to be read',
      'deep-b.html': 'is nested too deeply to be read',
    });
  });
});
