import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeSpans } from '../../../src/core/check/code-spans.js';
import { quotationsOf } from '../../../src/core/check/draft-quotations.js';
import { markdown } from '../../../src/corpus/formats/markdown.js';
import { readingOf } from '../../corpus/formats/reading.js';

/** Each quotation of a plain text with its line. */
function linesIn(text: string): [string, number][] {
  return quotationsOf({ name: 'a.txt', text }).quotations.map((one) => [one.text, one.line]);
}

async function ofMarkdown(source: string) {
  const { text, body, blocks = [] } = await readingOf(markdown, source);
  return quotationsOf({ name: 'a.md', text, ...(body === undefined ? {} : { body }), blocks });
}

describe('the quotations of a draft', () => {
  it('are told with the line on which each begins, whatever ends the lines', () => {
    for (const end of ['\n', '\r\n', '\r']) {
      const text = [
        'First “one”,',
        'then “two',
        'halves”.',
        '',
        '> a block',
        '> of lines',
        '',
        '“last”',
      ].join(end);
      expect(linesIn(text)).toEqual([
        ['one', 1],
        [`two${end}halves`, 2],
        [`a block${end}of lines`, 5],
        ['last', 8],
      ]);
    }
  });

  it('are told with the page or row that they stand in', () => {
    const text = '“one” is first.\n\n“two” is second.';
    const places = {
      areSeparate: true,
      anchors: [0, 17].map((offset, i) => ({ offset, label: `row ${i + 1}` })),
    };
    expect(quotationsOf({ name: 'a.csv', text, places }).quotations).toMatchObject([
      { text: 'one', place: 'row 1', line: 1 },
      { text: 'two', place: 'row 2', line: 3 },
    ]);
  });

  it('are no code of Markdown, of which pieces with marks are counted, and no front matter', async () => {
    const found = await ofMarkdown(
      '---\ntitle: "A title"\n---\n“First”, `"in a line"` and\n\n```\nconst a = "in a block";\n```\n\n    const b = 1;\n\nthen “last”.\n',
    );
    expect(found).toMatchObject({
      quotations: [
        { text: 'First', line: 4 },
        { text: 'last', line: 12 },
      ],
      code: 2,
    });
  });

  it('hold the code that stands in a quotation', async () => {
    expect(await ofMarkdown('He said “set `a` to "b" first”.')).toMatchObject({
      quotations: [{ text: 'set `a` to "b" first' }],
      code: 0,
    });
  });

  it('are block quotes that only the format knows as such', () => {
    const text = 'So it says:\nThe zebra eats grass.\nAnd “no more”.';
    const block = (kind: 'paragraph' | 'block-quote', words: string) => {
      const start = text.indexOf(words);
      return { kind, start, end: start + words.length };
    };
    const blocks = [
      block('paragraph', 'So it says:'),
      block('block-quote', 'The zebra eats grass.'),
      block('paragraph', 'And “no more”.'),
    ];
    expect(quotationsOf({ name: 'a.html', text, blocks }).quotations).toMatchObject([
      { text: 'The zebra eats grass.', line: 2 },
      { text: 'no more', line: 3 },
    ]);
  });

  it('go over paragraphs where each of them opens the marks again', async () => {
    const { quotations } = await ofMarkdown('“One paragraph.\n\n“And another,” she said.\n');
    expect(quotations.map(({ text }) => text)).toEqual(['One paragraph.', 'And another,']);
  });

  it('are told apart from what stands in broken marks, and from marks around no word', () => {
    expect(quotationsOf({ name: 'a.txt', text: '“a pause” before the vote” – “?”' })).toMatchObject({
      quotations: [{ text: 'a pause' }],
      leftOut: [{ text: 'before the vote', line: 1 }],
    });
    expect(quotationsOf({ name: 'a.txt', text: 'No marks at all.' })).toEqual({
      quotations: [],
      leftOut: [],
      further: 0,
      code: 0,
    });
  });

  it('are read up to a number, beyond which a hundred are named and the others counted', () => {
    const text = Array.from({ length: 110 }, (_, i) => `“word ${i}”`).join('\n');
    const found = quotationsOf({ name: 'a.txt', text }, 2);
    expect(found).toMatchObject({ quotations: [{ text: 'word 0' }, { text: 'word 1' }], further: 8 });
    expect(found.leftOut).toHaveLength(100);
    expect(found.leftOut[0]).toEqual({ text: 'word 2', line: 3 });
  });

  it('are not read behind four hundred marks for each that is to be read, and not where one is endless', () => {
    const text = '"a" '.repeat(1_000);
    const found = quotationsOf({ name: 'a.txt', text }, 2);
    expect(found.quotations).toHaveLength(2);
    expect(found.leftOut.length + found.further).toBe(998);
    const endless = quotationsOf({ name: 'a.txt', text: `“${'word '.repeat(10_000)}”` });
    expect(endless).toMatchObject({ quotations: [], leftOut: [{ line: 1 }] });
    expect(endless.leftOut[0]?.text.length).toBe(1_000);
  });

  it.each([
    ['in one line', 'Nobody is quoted here. '],
    ['of nothing but quotations', '"a" '],
    ['of nothing but code', '`a` '],
    ['of marks that nothing closes', '“a '],
    ['of quoted lines', '> a\n'],
    ['of blank lines', '\n'],
  ])('are found in two megabytes %s', (_what, part) => {
    const text = `${part.repeat(2_000_000 / part.length)}\n\n“The last”`;
    for (const name of ['a.txt', 'a.md']) {
      const { quotations, leftOut, further } = quotationsOf({ name, text }, 500);
      expect(quotations.length + leftOut.length + further).toBeGreaterThan(0);
    }
  });

  it('stand on the line that is told', () => {
    const part = fc.constantFrom(
      '“one two”',
      ' and ',
      '\n',
      '\n\n',
      '> ',
      'words ',
      '"three"',
      '\r\n',
      'a” ',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const text = parts.join('');
        const lines = text.split(/\r\n|\r|\n/u);
        for (const one of quotationsOf({ name: 'a.txt', text }).quotations) {
          const first = one.text.split(/\s/u)[0] ?? '';
          expect(lines[one.line - 1]).toContain(first);
        }
      }),
    );
  });
});

describe('code in a line of Markdown', () => {
  it('ends with as many backticks as it begins with, in the same paragraph', () => {
    const codes = (text: string) => codeSpans(text).map(({ start, end }) => text.slice(start, end));
    expect(codes('`a` b ``c`d`` `e')).toEqual(['`a`', '``c`d``']);
    expect(codes('`a\n\nb`')).toEqual([]);
    expect(codes('`a\nb`')).toEqual(['`a\nb`']);
  });
});
