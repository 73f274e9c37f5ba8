import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Choice, choose } from '../../../src/core/ranking/choose.js';
import type { Window } from '../../../src/core/ranking/windows.js';
import type { Document } from '../../../src/core/types/document.js';
import { isHeading } from '../../../src/core/types/forward-document.js';
import { anyCorpus, documentOf } from '../../support/texts.js';
import { build, windowsFor } from './corpus.js';

const questions = fc.constantFrom(
  'word other more',
  'which words had Huawei data in 2010',
  '漢字 かな',
  'the',
);

async function chosen(question: string, documents: readonly Document[], limit: number) {
  return choose(await windowsFor(question, await build(documents)), limit).map(({ ranked, span, score }) => {
    const { id } = ranked.window.forward;
    const text = documents.find((document) => document.id === id)?.text.slice(span.start, span.end);
    return { id, text, span, score };
  });
}

/** Whether a sentence of a window with a word of the question is quoted, be it of another place. */
function says({ ranked, span }: Choice, { forward, hits }: Window): boolean {
  const quoted = ranked.window.forward;
  const hashes = quoted.sentenceHashes.filter((_, i) => {
    const start = quoted.sentenceStarts[i] ?? 0;
    return span.start <= start && start < span.end;
  });
  return hits.some(({ sentence }) => hashes.includes(forward.sentenceHashes[sentence] ?? 0));
}

/** A sentence of about 300 characters that says `words`; with another filler it is of no near-duplicate. */
function long(words: string, filler = 'as it was told to all of us, '): string {
  return `${words} ${filler.repeat(9)}and so on.`;
}

describe('what is chosen', () => {
  it('begins with the best window, overlaps nowhere, and ends where no window is left', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyCorpus,
        questions,
        fc.integer({ min: 1, max: 8 }),
        async (corpus, question, limit) => {
          const windows = await windowsFor(question, await build(corpus));
          const choices = choose(windows, limit);
          expect(choices.length).toBeLessThanOrEqual(limit);
          expect(choices[0]?.ranked).toBe(windows[0]);
          for (const [i, { ranked, span, score }] of choices.entries()) {
            const { window } = ranked;
            const { id, sentenceStarts, sentenceEnds } = window.forward;
            expect(score).toBe(ranked.score);
            expect(span.end - span.start > 400 && window.end - window.first > 1).toBe(false);
            expect(sentenceStarts).toContain(span.start);
            expect(sentenceEnds).toContain(span.end);
            for (const other of choices.slice(i + 1)) {
              if (other.ranked.window.forward.id !== id) continue;
              expect(other.span.end <= span.start || other.span.start >= span.end).toBe(true);
            }
          }
          if (choices.length === limit) return;
          // Whatever holds a word of the question is quoted, there or elsewhere, or beside nothing but what is; but a heading.
          for (const { window } of windows) {
            const touched = choices.some(
              ({ ranked, span }) =>
                ranked.window.forward === window.forward &&
                span.start < window.span.end &&
                window.span.start < span.end,
            );
            const isNamedAlone = window.hits.every(({ sentence }) => isHeading(window.forward, sentence));
            expect(touched || isNamedAlone || choices.some((choice) => says(choice, window))).toBe(true);
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it('is another document’s where two say it about as well', async () => {
    const text = (filler: string) =>
      `${long('The zebra eats grass', filler)}\n\n${long('A zebra eats grass', filler)}`;
    const [one, other] = [text('as it was told to all of us, '), text('so we have heard it from many, ')];
    const documents = [documentOf('a.txt', one), documentOf('b.txt', other)];
    const ids = (await chosen('zebra eats grass', documents, 4)).map(({ id }) => id);
    expect(ids[1]).not.toBe(ids[0]);
    expect(ids.slice(2)).toEqual(ids.slice(0, 2));
  });

  it('is the same document’s where the other says much less', async () => {
    const text = `${long('The zebra eats grass')}\n\n${long('A zebra eats grass')}`;
    const documents = [documentOf('a.txt', text), documentOf('b.txt', long('A lion looks at the zebra'))];
    expect((await chosen('zebra eats grass', documents, 2)).map(({ id }) => id)).toEqual(['a.txt', 'a.txt']);
  });

  it('is another document’s list, where one list is quoted, before the same document’s better window', async () => {
    const text = `${long('The zebra eats')}\n\n${long('A zebra eats')}`;
    const index = await build([
      documentOf('a.txt', text),
      documentOf('b.txt', long('One zebra eats', 'so many have it, ')),
    ]);
    const windows = await windowsFor('zebra', index);
    const second = (listed: boolean) => {
      // Weighed by hand: the first and the last enumerate, the one between is the better for all else.
      const weighed = windows.map((ranked, i) => ({
        ...ranked,
        score: 2 - 0.3 * i,
        signals: { ...ranked.signals, list: i === 1 || !listed ? 0 : 1 },
      }));
      return choose(weighed, 2)[1]?.ranked.window.forward.id;
    };
    expect(windows.map(({ window }) => window.forward.id)).toEqual(['a.txt', 'a.txt', 'b.txt']);
    expect(second(true)).toBe('b.txt');
    expect(second(false)).toBe('a.txt');
  });

  it('is the free part of a window that runs into an earlier quote', async () => {
    const best = long('The zebra eats grass');
    const beside = 'A lion looks at the zebra.';
    const found = await chosen('zebra eats grass', [documentOf('a.txt', `${best} ${beside}`)], 3);
    const all = found.map(({ text }) => text).join(' ');
    expect(all).toContain(best);
    expect(all).toContain(beside);
    expect(all.split(beside)).toHaveLength(2);
  });

  it('does not end in a heading, which belongs to what follows', async () => {
    const text = `The zebra eats grass, ${'as it was told, '.repeat(5)}so.\n\nOf lions\n\n${long('Lions eat meat')} ${long('They sleep')}`;
    const [first] = await chosen('zebra grass', [documentOf('a.txt', text)], 1);
    expect(first?.text).toMatch(/^The zebra eats grass, .* so\.$/);
  });

  it('begins with a heading that holds words of the question which nothing below it holds', async () => {
    const text = `Notes\n\nZebra grass\n\n${'It was told to all of us, '.repeat(14)}and so on.`;
    const [first] = await chosen('zebra grass', [documentOf('a.txt', text)], 1);
    expect(first?.text).toMatch(/^Zebra grass\s+It was told to all of us/);
  });

  it.each(['Leave a reply', 'A section without text', '# Marked'])(
    'does not run into another section: %s',
    async (heading) => {
      const documents = [documentOf('a.txt', `The zebra eats grass.\n\n${heading}`)];
      expect((await chosen('zebra grass', documents, 1))[0]?.text).toBe('The zebra eats grass.');
    },
  );

  it('is no heading whose text is quoted from elsewhere', async () => {
    const said = long('The zebra ferry sails each morning from the old pier.');
    const alone = documentOf('a.md', `${said}\n`);
    const single = documentOf(
      'b.md',
      `# All pages\n\nNothing of it.\n\n## Zebra ferry\n\n${said}\n\n## Other\n\nRest.\n`,
    );
    const texts = (await chosen('zebra ferry morning', [alone, single], 5)).map(({ text }) => text);
    expect(texts.some((text) => text?.includes(said))).toBe(true);
    expect(texts.slice(1).filter((text) => text?.startsWith('## Zebra ferry'))).toEqual([]);
  });

  it('is no page furniture where there is a statement, however few of the words it has', async () => {
    const documents = [
      documentOf('a.txt', `${long('A zebra was seen.')}\n\n${long('So it was.')}`),
      documentOf('b.txt', `${long('So it was.')}\n\n${long('And so on.')}\n\nRelated stories`),
    ];
    const found = await chosen('zebra related stories', documents, 5);
    expect(found.length).toBeGreaterThan(0);
    for (const quote of found) expect(quote.text).toMatch(/A zebra was seen/);
  });

  it('is page furniture where nothing else has a word of the question', async () => {
    const documents = [documentOf('a.txt', `${long('A zebra was seen.')}\n\nRelated stories`)];
    expect((await chosen('related stories', documents, 3)).map(({ text }) => text)).toEqual([
      expect.stringMatching(/Related stories$/),
    ]);
  });

  it('is nothing of nothing', () => {
    expect(choose([], 3)).toEqual([]);
  });
});
