import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findProjectFolder } from '../../../src/config/config.js';
import { checkQuotes } from '../../../src/core/check/check-quotes.js';
import { wordsIn } from '../../../src/core/check/words-in.js';
import { splitIntoSentences } from '../../../src/core/indexing/sentences.js';
import { bodyOf, type Document } from '../../../src/core/types/document.js';
import { folderOf, readFolder } from '../../corpus/folder.js';
import { manualPages } from '../../corpus/manual-pages.js';
import { forAllTests } from '../../support/clean-up.js';
import { documentationFiles, readProjectFile } from '../../support/documentation.js';
import { pdf } from '../../support/pdf.js';
import { stride } from '../../support/runs-all.js';

/** With what copying a page brings along: entities, blanks that do not break, raised figures, cells, nested quotations. */
const page = `<!doctype html><html lang="en"><head><title>The lighthouse at Orvane</title></head><body>
<nav><a href="/">Home</a></nav><article><h1>The lighthouse at Orvane</h1>
<p>The lighthouse was built in&nbsp;1881 for &pound;12,400 &amp; a boat; it&rsquo;s 38&nbsp;m high.<sup>2</sup> “He called it
‘a candle’,” she said, “and lit it.” Nobody has lived there since&mdash;or so they say.</p>
<blockquote>It shines 20&frac12; miles&nbsp;… in <em>good</em> <a href="/weather">weather</a>.</blockquote>
<ul><li>Keeper: naïve Æthel O’Shea</li><li>Light: every 5&#8243;</li></ul>
<table><tr><th>Year</th><th>Ships</th></tr><tr><td>1881</td><td>1,204</td></tr><tr><td>1882</td><td>−3 %</td></tr></table>
<p>Das Licht („so hell wie nie“) ging 1990 aus. 灯台は閉鎖された。次の日に再開した。</p></article></body></html>`;

/** Most of it is around its text. */
const surrounded = `<!doctype html><html><body><header>Harbury Weekly, since 1881</header><nav><ul><li><a href="/a">Our town</a></li>
<li><a href="/b">All the weather</a></li></ul></nav><div class="cookie-notice"><p>We use cookies to count our readers.</p></div>
<div class="sidebar"><p>The sauna opens in March. It closes in May.</p></div><article><h1>The pool</h1>
${'<p>The pool opened in June, and nobody came. It rained for a week.</p>'.repeat(5)}</article><aside>Also read: the quay is being mended.</aside>
<ol class="comments"><li>Grace: I did come, and it was cold.</li></ol><div class="share">Share this with your friends.</div>
<form><label>Your name and address</label></form><footer>All rights are with Harbury Weekly.</footer></body></html>`;

/** With a head and a foot on each page, and a sentence that goes on over them. */
const report = pdf(
  [
    'The members met in June and voted',
    'to close the pool. They went home',
    'and nobody spoke of it again.',
  ].map((line, i) => [
    { text: 'Minutes of the town of Harbury', x: 72, y: 40 },
    { text: line, x: 72, y: 120 },
    { text: `Kept by the clerk, page ${i + 1}`, x: 72, y: 740 },
  ]),
);

/** Everything that ships to be read: samples, news, the documentation itself, and the page. */
const fixtures = forAllTests(async (): Promise<readonly Document[]> => {
  const project = findProjectFolder();
  const folders = ['seeds', 'test/fixtures/news/documents'];
  const files = folders.flatMap((folder) =>
    readdirSync(join(project, folder)).map(
      (file) => [`${folder}/${file}`, readFileSync(join(project, folder, file))] as const,
    ),
  );
  const documentation = documentationFiles.map(
    (file) => [`documentation/${file}`, readProjectFile(file)] as const,
  );
  const folder = await folderOf({
    ...Object.fromEntries([...files, ...documentation]),
    'page.html': page,
    'surrounded.html': surrounded,
    'report.pdf': report,
    ...Object.fromEntries(Object.entries(manualPages).map(([name, source]) => [`${name}.html`, source])),
  });
  return [...(await readFolder(folder)).documents.values()];
});

function sentencesOf(document: Document): string[] {
  const { start, end } = bodyOf(document);
  const body = document.text.slice(start, end);
  return splitIntoSentences(body)
    .map((span) => body.slice(span.start, span.end).trim())
    .filter(isLongEnough);
}

/** Words in square brackets are an editor's: of a row of buttons nothing is left to look for. */
function isLongEnough(text: string): boolean {
  return (text.replace(/\[[^[\]]*\]/gu, '').match(/[\p{L}\p{N}]/gu)?.length ?? 0) >= 2;
}

/** As people write a quotation. */
const forms = {
  'in marks': (sentence: string) => `They write “${sentence}”`,
  'in straight marks': (sentence: string) => `"${sentence}"`,
  'as a block': (sentence: string) => sentence.replace(/^/gmu, '> '),
  'by itself': (sentence: string) => sentence,
};

/** Marks of the sentence's own decide what of it is a quotation; so does what begins a line as a block quote does. */
function hasOwnMarks(sentence: string): boolean {
  return /["“”„‟«»‹›「」『』‘’‚'`]|^\s*(?:>|[-–—])/mu.test(sentence);
}

it('what stands around a text is found word for word', async () => {
  const documents = fixtures().filter(({ id }) => id === 'surrounded.html' || id === 'report.pdf');
  for (const words of [
    'Harbury Weekly, since 1881',
    'Our town',
    'We use cookies to count our readers.',
    'The sauna opens in March. It closes in May.',
    'Also read: the quay is being mended.',
    'Grace: I did come, and it was cold.',
    'Share this with your friends.',
    'Your name and address',
    'All rights are with Harbury Weekly.',
    'Minutes of the town of Harbury',
    'Kept by the clerk, page 1',
  ]) {
    const verdicts = await Promise.all(documents.map((document) => wordsIn(document, words)));
    expect([words, verdicts.some(({ kind }) => kind === 'exact')]).toEqual([words, true]);
  }
  const [minutes] = documents.filter(({ id }) => id === 'report.pdf');
  const sentence = 'The members met in June and voted to close the pool.';
  expect(minutes && (await wordsIn(minutes, sentence)).kind).toBe('typographic');
});

it.each(Object.entries(forms))('every sentence of the fixtures, %s, is exact', async (_, written) => {
  const wrong: string[] = [];
  let count = 0;
  for (const document of fixtures()) {
    const texts = { ids: [document.id], document: async () => document };
    for (const [i, sentence] of sentencesOf(document).entries()) {
      count++;
      if (i % stride > 0) continue;
      const index = { fingerprint: 'f', documents: 1, passages: 1 };
      const { strings } = await checkQuotes(written(sentence), texts, index);
      const isRight = hasOwnMarks(sentence)
        ? strings.length > 0 && strings.every(({ kind, text }) => kind === 'exact' || !isLongEnough(text))
        : strings.length === 1 && strings[0]?.kind === 'exact' && strings[0].text === sentence;
      if (!isRight)
        wrong.push(`${document.id}: ${sentence} → ${strings.map(({ kind, text }) => `${kind} ${text}`)}`);
    }
  }
  expect(wrong).toEqual([]);
  expect(count).toBeGreaterThan(1_000);
});
