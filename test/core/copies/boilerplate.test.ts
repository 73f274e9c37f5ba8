import { describe, expect, it } from 'vitest';
import { setAsideIn } from '../../../src/core/copies/set-aside.js';
import type { Document } from '../../../src/core/types/document.js';
import { documentOf } from '../../support/texts.js';
import { answer, ask, build, only } from '../ranking/corpus.js';

const footer =
  'Questions about data access: write to the press office at press@example.org, we answer within a day.';

const subjects = [
  'The council of Velmar has bought nine buses that run on hydrogen, and sold the old ones to Dorrin.',
  'A storm took the roof off the market hall on Sunday; nobody was inside when the beams came down.',
  'Farmers along the Teel fear for their onions, since rain has not fallen there for seven weeks now.',
  'Two schools will share one director from autumn on, as teachers are hard to find in the mountains.',
  'The bridge to the island stays closed to lorries until its bearings have been changed by the railway.',
  'Musicians from four countries played in the old quarry, where the echo lasts almost four seconds.',
];
const pages = subjects.map((text, i) => documentOf(`page-${i}.txt`, `${text}\n\n${footer}`));
const real = documentOf(
  'z-report.txt',
  'Access to the data was given to sixty makers of phones, the firm told.',
);

async function* each(documents: readonly Document[]) {
  yield* documents;
}

describe('a line that stands in many documents', () => {
  it('is not quoted ahead of real text, however many of the words it has', async () => {
    const { quotes } = await ask('questions about data access', [...pages, real], { minConfidence: 0.1 });
    expect(quotes.map(({ text }) => text)).toEqual([real.text]);
  });

  it('is quoted where no real text answers, once, with its places', async () => {
    const { kind, quotes } = await ask('where to write with questions about data access', pages);
    expect(kind).toBe('found');
    expect(quotes[0]?.text).toContain(footer);
  });

  it('is real text in fewer documents than that', async () => {
    const { quotes } = await ask('questions about data access', [...pages.slice(0, 3), real], { limit: 1 });
    expect(quotes[0]?.text).toContain(footer);
  });

  it('is counted in what the asker may see alone', async () => {
    const corpus = await build([...pages, real]);
    const scope = only('page-0.txt', 'page-1.txt', 'page-2.txt', 'z-report.txt');
    const narrow = await answer('questions about data access', corpus, { scope, limit: 1 });
    const alone = await ask('questions about data access', [...pages.slice(0, 3), real], { limit: 1 });
    expect(narrow.quotes.map(({ text }) => text)).toEqual(alone.quotes.map(({ text }) => text));
  });

  it('is no line of a story that many papers print', async () => {
    const story = [
      'A fire in the harbour of Velmar killed twelve people on Tuesday night.',
      'The flames began in a warehouse where paint was kept.',
      'Firemen from four towns fought them until the morning.',
      'Divers looked for two sailors whose ship had gone down.',
    ];
    const papers = Array.from({ length: 9 }, (_, i) =>
      documentOf(`paper-${i}.txt`, [...story, `Our own reporter number ${i} was there.`].join('\n\n')),
    );
    const { quotes } = await ask('how many people did the fire in the harbour kill', papers);
    expect(quotes[0]?.text).toContain('killed twelve people');
    expect(await setAsideIn(papers[0] as Document, each(papers))).toEqual([]);
  });

  it('is one of short letters, too, that have little else', async () => {
    const disclaimer =
      'This message is meant for its receiver alone and may hold secrets of the firm and its partners.';
    const letters = subjects.map((text, i) =>
      documentOf(`letter-${i}.txt`, `${text.slice(0, 40)}.\n\n${disclaimer}`),
    );
    const [first] = letters;
    const [found] = await setAsideIn(first as Document, each(letters));
    expect(found).toMatchObject({ why: 'many-documents', documents: letters.length });
    expect(first?.text.slice(found?.span.start, found?.span.end)).toBe(disclaimer);
  });
});

describe('setAsideIn', () => {
  it('tells furniture and lines of many documents by their place, and nothing of real text', async () => {
    const page = documentOf('a.txt', `${subjects[0]}\n\nShare this article\n\n${footer}`);
    const found = await setAsideIn(page, each([page, ...pages.slice(1)]));
    expect(
      found.map(({ why, documents, span }) => [why, documents, page.text.slice(span.start, span.end)]),
    ).toEqual([
      ['page-furniture', 1, 'Share this article'],
      ['many-documents', 6, footer],
    ]);
    expect(await setAsideIn(real, each([real, ...pages]))).toEqual([]);
  });

  it('does not take a sentence within other lines for the line', async () => {
    const within = subjects.map((text, i) => documentOf(`${i}.txt`, `${text} ${footer}`));
    expect(await setAsideIn(within[0] as Document, each(within))).toEqual([]);
  });
});
