import { describe, expect, it } from 'vitest';
import { foldCase } from '../../../src/core/analysis/fold.js';
import { wordsOf } from '../../../src/core/analysis/words.js';
import { wordsIn } from '../../../src/core/check/words-in.js';
import { headingsOver, isMargin } from '../../../src/core/types/block.js';
import { quoteAt } from '../../../src/core/types/quote.js';
import { tilingFault } from '../../../src/core/types/tiling.js';
import { html } from '../../../src/corpus/formats/html.js';
import { folderOf, parsingLimits, readFolder } from '../folder.js';

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
  it('is read as all that it says: what is around its main text is margin, scripts are nothing', async () => {
    const { documents } = await read({ 'page.html': page });
    const { text = '', blocks = [] } = documents.get('page.html') ?? {};
    const margin = blocks.filter(isMargin).map(({ start, end }) => text.slice(start, end));
    expect(margin).toEqual(['Home World SPORTNAV', 'BUYNOW', 'RELATEDSTORY', 'COPYRIGHTLINE']);
    expect(
      blocks
        .filter(({ kind }) => kind === 'heading')
        .map(({ start, level }) => [text.slice(start, start + 4), level]),
    ).toEqual([
      ['Data', 1],
      ['What', 2],
    ]);
    expect(text).toContain(`\n\n2. ${paragraph} It was the first\u00a0time.\n\n3. `);
    expect(text).toContain('\n\nOne item of a list that says something.\nAnother item, which says more.\n\n');
    expect(text).toContain('\n\nkept\n  as it is\n\n');
    expect(text).toContain('The last paragraph of it.\nIt has two lines.\n');
    expect(text).not.toMatch(/SCRIPTED|color: red|<|&amp;/);
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

  it('has words whole that a large first letter or soft hyphens part', async () => {
    const body = `<p><span class="dropcap">T</span>he quay opens, for exam&shy;ple in May.</p><p>${paragraph}</p>`;
    const { documents } = await read({ 'a.html': `<html><body><article>${body}</article></body></html>` });
    const document = documents.get('a.html');
    expect(document?.text).toContain('The quay opens, for exam\u00adple in May.');
    const text = document?.text ?? '';
    const words = [...wordsOf(text)].map(({ start, end }) => foldCase(text.slice(start, end)));
    expect(words).toContain('example');
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

  it('is read where it names no encoding, or a few bytes are none of it, which the report says', async () => {
    const latin = (markup: string) => Buffer.from(`<p>${markup} and all of it is read</p>`, 'latin1');
    const greek = `<meta charset="iso-8859-7"><p>${'Το λιμάνι πλήρωσε δύο φορές. '.repeat(9)}`;
    const bytes = [...greek].map((sign) =>
      sign.charCodeAt(0) < 0x80 ? sign.charCodeAt(0) : sign.charCodeAt(0) - 0x2d0,
    );
    const { documents, reasons } = await read({
      'named.html': latin('caf\xe9 au lait'),
      'one.html': Buffer.concat([Buffer.from('<meta charset="utf-8"><p>Größe, Maß, Fläche '), latin('\xff')]),
      'greek.html': Uint8Array.from([...bytes, 0xff]),
    });
    expect(reasons).toEqual({
      'named.html': 'names no encoding and is no UTF-8, so it is taken for Windows-1252',
      'one.html': 'a character is no UTF-8 and shown as \ufffd; the rest of it is read',
      'greek.html': 'a character is no iso-8859-7 and shown as \ufffd; the rest of it is read',
    });
    expect(documents.get('named.html')?.text).toContain('café au lait');
    expect(documents.get('greek.html')?.text).toContain('Το λιμάνι πλήρωσε');
    expect(documents.get('one.html')?.blocks?.map(({ kind }) => kind)).toContain('mark');
  });

  it('is left out with a reason where it is broken, beside good files', async () => {
    const depth = 50_000;
    const { documents, reasons } = await read({
      'good.html': page,
      'empty.html': '',
      'latin.html': Buffer.from('<p>caf\xe9 au \x81\x90 lait</p>', 'latin1'),
      'named.html': '<p>no such \xff</p>'.replace('<p>', '<meta charset="nonsense"><p>'),
      'only-scripts.html': '<html><body><script>1</script></body></html>',
      'picture.html': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d]),
      'text.html': 'Plain text that has no tag at all.',
      'deep.html': `<html><body>${'<div>'.repeat(depth)}bottom${'</div>'.repeat(depth)}</body></html>`,
      'deep-b.html': `${'<b><i>'.repeat(depth / 2)}bottom`,
    });
    expect([...documents.keys()]).toEqual(['good.html', 'named.html']);
    expect(reasons).toEqual({
      'empty.html': 'is empty',
      'latin.html': 'is neither UTF-8 nor UTF-16 text; save it as UTF-8',
      'only-scripts.html': 'holds no text beside scripts',
      'picture.html': 'holds control characters, so it is no text',
      'text.html': 'is no HTML: there is no tag in it',
      'deep.html': 'is nested too deeply to be read',
      'deep-b.html': 'is nested too deeply to be read',
    });
  });

  it('is read as browsers show it: without NULs, in an encoding named late, with what stands before the page', async () => {
    const late = `<!DOCTYPE html><html><head><script>/*${'x'.repeat(3_000)}*/</script><meta charset="windows-1252"></head><body><p>Die Hafenbeh\xf6rde.</p></body></html>`;
    const { documents } = await read({
      'nul.html': '<html><body><p>The ferry\0 sails.</p></body></html>',
      'late.html': Buffer.from(late, 'latin1'),
      'before.html':
        '<br />\n<b>Notice</b>: x() is old\n<!DOCTYPE html>\n<html><head><title>T</title></head><body><p>It sails twice.</p></body></html>',
    });
    const texts = Object.fromEntries([...documents].map(([id, { text }]) => [id, text]));
    expect(texts).toEqual({
      'nul.html': 'The ferry sails.\n',
      'late.html': 'Die Hafenbehörde.\n',
      'before.html': 'Notice: x() is old\n\nIt sails twice.\n',
    });
  });

  it('is read with its formulas, with raised and lowered figures, and without the readings of ruby', async () => {
    const { documents } = await read({
      'a.html':
        '<p>A rate of <math><mi>r</mi><mo>=</mo><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mn>2</mn></mfrac></math> and <math><msup><mi>x</mi><mn>2</mn></msup></math>, 10<sup>6</sup> t of CO<sub>2</sub> on the 1<sup>st</sup>.</p><p><ruby>港湾<rp>(</rp><rt>こうわん</rt></ruby>の監査</p><p><math alttext="y^2"></math></p>',
    });
    expect(documents.get('a.html')?.text).toBe(
      'A rate of r = (a + 1)/2 and x², 10⁶ t of CO₂ on the 1st.\n\n港湾の監査\n\ny^2\n',
    );
  });
});

describe('what has no text on a page', () => {
  const sentence = (formula: string) =>
    `<p>The rate is ${formula} and is due in May, as everybody knows by now.</p>`;

  it.each(['<math><mrow></mrow></math>', '<img class="latex" src="a.png">', '\ufffc'])(
    '%s is a mark, which nothing crosses, and is told of',
    async (formula) => {
      const { documents, skipped } = await read({ 'a.html': sentence(formula) });
      const { text = '', blocks = [] } = documents.get('a.html') ?? {};
      expect(blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
        ['paragraph', 'The rate is'],
        ['mark', '\ufffc'],
        ['paragraph', 'and is due in May, as everybody knows by now.'],
      ]);
      expect(skipped).toMatchObject([
        { file: 'a.html', reason: expect.stringContaining('has no text'), isPartial: true },
      ]);
      const document = documents.get('a.html');
      if (document === undefined) throw new Error('nothing read');
      for (const words of ['The rate is and is due in May', 'The rate is\n\nand is due in May'])
        expect((await wordsIn(document, words)).kind).toBe('altered');
    },
  );

  it('is read by its words for who does not see it, where the page has them', async () => {
    const { documents } = await read({
      'a.html': sentence('<img class="latex" alt="r = 42"><img class="mwe-math" aria-hidden="true" alt="r">'),
    });
    expect(documents.get('a.html')?.text).toContain('The rate is r = 42 and is due in May');
  });
});

it('what was chosen for a page’s text is known, and told in the report where that is less than half of it', async () => {
  const words = (about: string) => `<p>${`Of ${about} much can be said, and some of it is. `.repeat(6)}</p>`;
  const page = (article: number, aside: number) =>
    `<html><body><article>${words('zebras').repeat(article)}</article><footer>${words('lions').repeat(aside)}</footer></body></html>`;
  const { documents, skipped } = await read({ 'half.html': page(2, 5), 'most.html': page(5, 1) });
  const share = documents.get('half.html')?.mainText?.share ?? 1;
  expect(share).toBeGreaterThan(0.2);
  expect(share).toBeLessThan(0.35);
  expect(documents.get('most.html')?.mainText).toMatchObject({ share: expect.closeTo(5 / 6, 1) });
  expect(skipped.map(({ file, reason }) => [file, reason])).toEqual([
    ['half.html', expect.stringMatching(/^\d\d % of the page is taken for its text \(by .+\)/u)],
  ]);
});

it('what the report says of a page’s text stands beside what it says of its encoding', async () => {
  const words = (about: string) => `<p>${`Of ${about} much can be said in any café. `.repeat(6)}</p>`;
  const page = `<html><body><article>${words('zebras')}</article><footer>${words('lions').repeat(3)}</footer></body></html>`;
  const { reasons } = await read({ 'half.html': Buffer.from(page, 'latin1') });
  expect(reasons['half.html']).toMatch(
    /^\d\d % of the page is taken for its text .+, and names no encoding/u,
  );
});

describe('the blocks of a page', () => {
  const words = (n: number) =>
    `<p>Sentence ${n} of the page, which says at some length, with commas, that the ferry sails at dawn.</p>`;
  const many = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, i) => words(from + i)).join('');

  async function blocksOf(source: string) {
    const { text, blocks = [] } = await html.read(Buffer.from(source), parsingLimits);
    expect(tilingFault(text, { start: 0, end: text.length }, blocks)).toBeUndefined();
    return { text, blocks, shown: blocks.map(({ kind, start, end }) => [kind, text.slice(start, end)]) };
  }

  it('are its elements: code, items, terms with their definitions, rows with their header, captions, quotations', async () => {
    const { shown, blocks } = await blocksOf(
      '<body><main><h1 id="top">Ferry</h1><p>Lead-in:</p><ul><li>One<ul><li>Inner</li></ul></li><li><p>Two</p><p>goes on</p></li></ul><dl><dt id="t">Term</dt><dd><p>What it is.</p></dd></dl><pre>run\n\n  now</pre><table><caption>Fares</caption><thead><tr><th>Who<th>Fare</thead><tr><td><p>Adult</p><td>4<br>€</table><blockquote><p>Quoted.</p></blockquote><figure><img><figcaption>The quay</figcaption></figure></main></body>',
    );
    expect(shown).toEqual([
      ['heading', 'Ferry'],
      ['paragraph', 'Lead-in:'],
      ['list-item', 'One'],
      ['list-item', 'Inner'],
      ['list-item', 'Two'],
      ['list-item', 'goes on'],
      ['list-item', 'Term\nWhat it is.'],
      ['code', 'run\n\n  now'],
      ['caption', 'Fares'],
      ['table-row', 'Who | Fare'],
      ['table-row', 'Adult | 4\n€'],
      ['block-quote', 'Quoted.'],
      ['caption', 'The quay'],
    ]);
    expect(blocks.map(({ level }) => level).slice(0, 4)).toEqual([1, undefined, 1, 2]);
    expect(blocks[10]?.header).toBe(9);
    expect([blocks[0]?.anchor, blocks[6]?.anchor]).toEqual(['top', 't']);
  });

  it('keep what stands around the text, as margin, contents and readers’ comments', async () => {
    const { shown, text, blocks } = await blocksOf(
      `<body><header class="site-header" role="banner">The Example</header><div class="cookie-notice">We use cookies.</div><div id="toc"><ul><li><a href="#a">Sailing</a></li></ul></div><div class="content"><h1>The ferry</h1>${many(0, 8)}<div class="sharedaddy">Share this</div></div><div class="sidebar"><p>A quay is open on Mondays.</p></div><div id="comments"><ol><li class="comment">It never sails, said a reader.</li></ol><div id="respond"><form>Leave a reply</form></div></div><footer>© 2024</footer></body>`,
    );
    const kindOf = (part: string) => shown.find(([, one]) => one?.includes(part))?.[0];
    expect(
      [
        'The Example',
        'We use',
        'Sailing',
        'The ferry',
        'Sentence 7',
        'Share this',
        'A quay',
        'It never',
        'Leave a',
        '© 2024',
      ].map(kindOf),
    ).toEqual([
      'margin',
      'margin',
      'contents',
      'heading',
      'paragraph',
      'margin',
      'margin',
      'comment',
      'margin',
      'margin',
    ]);
    expect(
      headingsOver(
        blocks,
        blocks.findIndex(({ start }) => text.startsWith('Sentence 7', start)),
      ),
    ).toHaveLength(1);
  });

  it('follow the page’s own <article> and <main>, and its JSON-LD, where Readability holds less', async () => {
    const list = Array.from(
      { length: 12 },
      (_, i) => `<div><div><span>Ship ${i} of the fleet sails.</span></div></div>`,
    ).join('');
    const ld = JSON.stringify({
      '@graph': [
        {
          '@type': 'NewsArticle',
          articleBody: Array.from({ length: 12 }, (_, i) => `Ship ${i} of the fleet sails.`).join(' '),
        },
      ],
    });
    for (const source of [
      `<body><div>${words(0)}</div><main>${list}</main></body>`,
      `<head><script type="application/ld+json">${ld}</script></head><body><div>${words(0)}</div>${list}</body>`,
    ]) {
      const { shown } = await blocksOf(source);
      expect(shown.filter(([kind, one]) => kind === 'paragraph' && one?.startsWith('Ship'))).toHaveLength(12);
    }
  });

  it('take lists and tables of links for contents, and a line of links for margin', async () => {
    const links = (n: number) =>
      Array.from({ length: n }, (_, i) => `<li><a href="p${i}.html">Chapter ${i} of it</a></li>`).join('');
    const { shown } = await blocksOf(
      `<body><main><p><a href="a.html">Prev</a> | <a href="b.html">Up</a> | <a href="c.html">Next</a></p><ul>${links(6)}</ul>${many(0, 4)}<ul><li><a href="x.html">Ada</a> sails on Mondays and on Fridays</li><li><a href="y.html">Grace</a> sails on every day but Sunday</li><li>None</li></ul></main></body>`,
    );
    const counts = (kind: string) => shown.filter(([one]) => one === kind).length;
    expect([counts('margin'), counts('contents'), counts('paragraph'), counts('list-item')]).toEqual([
      1, 6, 4, 3,
    ]);
  });

  it.each([
    [
      'a table of 2,000 columns',
      `<table><tr>${'<th>a'.repeat(2_000)}<tr>${'<td>b'.repeat(2_000)}</table><p>The end.`,
    ],
    ['headings alone', `${'<h2>Heading</h2>'.repeat(5_000)}<h2>The end.</h2>`],
    ['one heading', `<h1>${'word '.repeat(20_000)}The end.</h1>`],
    ['a page of links', `${'<li><a href="#">A link</a></li>'.repeat(10_000)}<p>The end.`],
    ['text broken 20,000 times', `${'line<br>'.repeat(20_000)}The end.`],
    ['tags that nothing closes', `${'<p><span><li>a'.repeat(300)}<p>The end.`],
    ['tables in tables', `${'<table><tr><td>a'.repeat(200)}</table><p>The end.`],
  ])('reads %s to its end', async (_, source) => {
    const { text } = await blocksOf(`<html><body>${source}</body></html>`);
    expect(text).toContain('The end.');
  });
});
