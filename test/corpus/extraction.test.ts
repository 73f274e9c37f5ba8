import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { isMargin } from '../../src/core/types/block.js';
import type { Format, FormatReading } from '../../src/corpus/format.js';
import { csv } from '../../src/corpus/formats/csv.js';
import { html } from '../../src/corpus/formats/html.js';
import { eml } from '../../src/corpus/formats/mail.js';
import { markdown } from '../../src/corpus/formats/markdown.js';
import { word } from '../../src/corpus/formats/word.js';
import { documentationFiles, readProjectFile } from '../support/documentation.js';
import { docx, paragraph, table } from '../support/docx.js';
import { parsingLimits } from './folder.js';
import { manualPages } from './manual-pages.js';

/** What Python's own library finds in a file; it shares no code with the readers. */
const extractors = {
  html: `
import sys
from html.parser import HTMLParser
inline = set('a abbr b bdi bdo cite code dfn em font i kbd mark q s samp small span strong sub sup tt u var wbr'.split())
unseen = set('script style head template title iframe object audio video canvas select datalist rp rt'.split())
class Words(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.depth = 0
        self.said = []
    def handle_starttag(self, tag, attrs):
        if tag in unseen: self.depth += 1
        if tag not in inline: self.said.append(' ')
    def handle_endtag(self, tag):
        if tag in unseen: self.depth = max(0, self.depth - 1)
        if tag not in inline: self.said.append(' ')
    def handle_data(self, data):
        if self.depth == 0: self.said.append(data)
words = Words()
words.feed(sys.stdin.buffer.read().decode('utf-8', 'replace'))
words.close()
sys.stdout.buffer.write(''.join(words.said).encode())
`,
  eml: `
import sys, email, email.policy
mail = email.message_from_bytes(sys.stdin.buffer.read(), policy=email.policy.default)
said = [str(mail[name]) for name in ('subject', 'from', 'to') if mail[name]]
said.append(mail.get_body(preferencelist=('plain', 'html')).get_content())
sys.stdout.buffer.write('\\n'.join(said).encode())
`,
  csv: `
import sys, csv, io
rows = csv.reader(io.StringIO(sys.stdin.buffer.read().decode('utf-8-sig'), newline=''))
sys.stdout.buffer.write('\\n'.join(' '.join(row) for row in rows).encode())
`,
  docx: `
import sys, io, re, zipfile, html
xml = zipfile.ZipFile(io.BytesIO(sys.stdin.buffer.read())).read('word/document.xml').decode()
xml = re.sub('</w:p>|<w:br/>', ' ', xml)
sys.stdout.buffer.write(html.unescape(re.sub('<[^>]*>', '', xml)).encode())
`,
  markdown: 'import sys; sys.stdout.buffer.write(sys.stdin.buffer.read())',
} as const;

const hasPython = spawnSync('python3', ['-c', '']).status === 0;
const why = hasPython ? '' : ' (there is no python3 here)';

function saidIn(extractor: keyof typeof extractors, bytes: Uint8Array): string {
  const { status, stdout, stderr } = spawnSync('python3', ['-c', extractors[extractor]], {
    input: bytes,
    maxBuffer: 100_000_000,
  });
  if (status !== 0) throw new Error(stderr.toString());
  return stdout.toString();
}

/** How often each word stands in a text; raised figures as others, since a page has them in elements of their own. */
function countsOf(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [found] of text
    .normalize('NFKC')
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}\p{M}]+/gu))
    counts.set(found, (counts.get(found) ?? 0) + 1);
  return counts;
}

/** The share of the words of `raw` that stand in `text`, each as often. */
function shareIn(text: string, raw: string): number {
  const there = countsOf(text);
  let [all, held] = [0, 0];
  for (const [found, count] of countsOf(raw)) {
    all += count;
    held += Math.min(count, there.get(found) ?? 0);
  }
  return all === 0 ? 1 : held / all;
}

async function measured(format: Format, extractor: keyof typeof extractors, bytes: Uint8Array) {
  const reading = await format.read(Buffer.from(bytes), parsingLimits);
  return { share: shareIn(reading.text, saidIn(extractor, bytes)), margin: marginOf(reading) };
}

/** The share of a text's characters that only the margin holds. */
function marginOf({ text, blocks = [] }: FormatReading): number {
  const length = blocks.filter(isMargin).reduce((sum, { start, end }) => sum + end - start, 0);
  return length / text.length;
}

/** So much of a file's words is in what is read of it. */
const min = 0.995;

const page = `<!doctype html><html><head><title>Not said</title><style>p { color: red }</style></head><body>
<header><a href="/">Harbury Baths</a></header><nav><ul><li><a href="/a">Hours</a><li><a href="/b">Fees</a></ul></nav>
<div class="cookie-notice">We use cookies.</div><div class="sidebar"><p>Opening soon: the sauna.</p></div>
<main><h1 id="top">The pool<a class="headerlink" href="#top">¶</a></h1>
${Array.from({ length: 30 }, (_, i) => `<p>On day ${i} it opened at ${i % 12}<sup>30</sup> for caf&eacute; guests&nbsp;&amp; swim<b>mers</b>, H<sub>2</sub>O at ${20 + i}&deg;.</p>`).join('')}
<dl><dt>Lane<dd>A part of the pool.</dl><table><caption>Fees</caption><tr><th>Who<th>Euro<tr><td>Adults<td>4.50</table>
<pre>swim --lane 3\n  --fast</pre><figure><img alt="unread" src="a.png"><figcaption>The pool in 1931</figcaption></figure>
<details><summary>More</summary>Hidden until it is opened.</details><p hidden>Hidden by the page.</p></main>
<aside>Also read: the sauna.</aside><form><label>Name <input value="unread"></label><button>Send</button></form>
<ol class="comments"><li>Ada: too cold!</li></ol><footer>© Harbury, all rights reserved</footer><noscript>Turn it on.</noscript>
<script>var unsaid = 1;</script></body></html>`;

const mail = `From: =?utf-8?q?Ad=C3=A9le?= <ada@example.org>
To: grace@example.org
Subject: =?utf-8?q?The_caf=C3=A9?=
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary=b

--b
Content-Type: text/plain; charset=iso-8859-1
Content-Transfer-Encoding: quoted-printable

The caf=E9 opens in May, with a soft=
 opening the week before.

> When?
-- 
Ada
--b
Content-Type: text/html

<p>The caf&eacute; opens in May.</p>
--b--
`;

const rows = ['name,city,since', '"O’Shea, Ada",Harbury,2010', '"two\nlines","a ""quoted"" word",2011', ',,'];

describe.skipIf(!hasPython)(`what another program finds in a file${why}`, () => {
  it.each([
    ['a page', html, 'html', Buffer.from(page)],
    ['a mail', eml, 'eml', Buffer.from(mail.replaceAll('\n', '\r\n'))],
    ['a table', csv, 'csv', Buffer.from(rows.join('\r\n'))],
    [
      'a Word file',
      word,
      'docx',
      docx(
        [
          paragraph('Fees & times', { style: 'heading 1' }),
          paragraph('One point', { list: 1 }),
          paragraph('One step', { list: 2 }),
          table([
            ['Who', 'Euro'],
            ['Adults\nand others', '4.50'],
          ]),
        ].join(''),
      ),
    ],
    ['documentation', markdown, 'markdown', Buffer.from(readProjectFile(documentationFiles[0] ?? ''))],
  ] as const)('is in %s as it is read', async (_, format, extractor, bytes) => {
    expect((await measured(format, extractor, bytes)).share).toBeGreaterThanOrEqual(min);
  });

  it.each(Object.entries(manualPages))('is in a page of a manual, as %s wrote it', async (_, source) => {
    expect((await measured(html, 'html', Buffer.from(source))).share).toBeGreaterThanOrEqual(min);
  });

  it('is in a page even where most of it is margin', async () => {
    const around = '<nav>Home About</nav>'.repeat(30) + '<div class="sidebar">Opening soon.</div>'.repeat(30);
    const { share, margin } = await measured(
      html,
      'html',
      Buffer.from(page.replace('<main>', `${around}<main>`)),
    );
    expect(share).toBeGreaterThanOrEqual(min);
    expect(margin).toBeGreaterThan(0.2);
  });
});
