import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inertJson, inertLine, inertText } from '../../../src/adapters/terminal/inert.js';
import { renderReply } from '../../../src/adapters/terminal/render.js';
import { breakLines, displayWidth } from '../../../src/adapters/terminal/width.js';
import { type Block, code, heading, note, strong, text, typed } from '../../../src/chat/protocol/reply.js';
import { quoteAt } from '../../../src/core/types/quote.js';
import { english } from '../../../src/texts/english/index.js';
import { documentOf, hostileTexts, withPlatformLineBreaks } from '../contract.js';
import { readQuotes, readScreen, standIns, undoStandIns } from './screen.js';

const screen = (columns: number) => ({ colour: true, width: columns });
const pipe = { colour: false, width: Number.POSITIVE_INFINITY };

function quoteOf(body: string, highlights: readonly { start: number; end: number }[] = []) {
  const document = documentOf(body);
  return quoteAt(document, { start: 0, end: body.length }, highlights);
}

const quoteBlock = (body: string, highlights: readonly { start: number; end: number }[] = []): Block => ({
  kind: 'quote',
  quote: quoteOf(body, highlights),
});

/** Texts of everything that steers a terminal, but none of the signs that stand in for it. */
const anyText = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        ...standIns.map(([, control]) => control),
        '\r\n',
        '\n',
        '\r',
        '\t',
        ' ',
        '  ',
        '\u001b[2J',
      ),
      fc.constantFrom(...hostileTexts),
      fc.constantFrom('漢字', '한국어', '👩‍👩‍👧‍👦', '🇨🇭', 'é', 'שלום', 'supercalifragilisticexpialidocious'),
    ),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => parts.join(''))
  .filter((body) => body !== '' && undoStandIns(body) === body);

describe('a quote on a terminal', () => {
  it('reads back character for character, whatever it holds', () => {
    fc.assert(
      fc.property(anyText, fc.boolean(), (body, colour) => {
        const read = readScreen(
          renderReply(english, { blocks: [quoteBlock(body)] }, { colour, width: 1_000_000 }),
        );
        expect(readQuotes(read)).toEqual([withPlatformLineBreaks(body)]);
        expect(read.intrusions).toEqual([]);
      }),
    );
  });

  it('loses nothing but line breaks where it is wrapped, and keeps within the terminal', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 20, max: 100 }), (body, columns) => {
        const read = readScreen(renderReply(english, { blocks: [quoteBlock(body)] }, screen(columns)));
        const barred = read.lines.filter((line) => line.startsWith('│ '));
        // A stand-in may itself be broken, so it is undone only after the lines are joined again.
        expect(undoStandIns(barred.map((line) => line.slice(2)).join(''))).toBe(body.replace(/[\r\n]/g, ''));
        for (const line of barred) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });

  it('marks exactly its highlights', () => {
    fc.assert(
      fc.property(
        anyText,
        fc.array(fc.nat({ max: 60 }), { maxLength: 8 }),
        fc.constantFrom(24, 1_000_000),
        (body, cuts, columns) => {
          const edges = [...new Set(cuts.filter((cut) => cut <= body.length))].sort((a, b) => a - b);
          const highlights = edges.flatMap((start, i) =>
            i % 2 === 0 && edges[i + 1] !== undefined ? [{ start, end: edges[i + 1] ?? 0 }] : [],
          );
          const read = readScreen(
            renderReply(english, { blocks: [quoteBlock(body, highlights)] }, screen(columns)),
          );
          const wanted = highlights.map(({ start, end }) => body.slice(start, end)).join('');
          const unbroken = (words: string) => words.replace(/[\r\n]/g, '');
          expect(unbroken(undoStandIns(read.marked.join('')))).toBe(unbroken(wanted));
        },
      ),
    );
  });

  it('breaks at word edges', () => {
    const read = readScreen(
      renderReply(
        english,
        { blocks: [quoteBlock('the quick brown fox jumps over the lazy dog')] },
        screen(22),
      ),
    );
    expect(read.lines.slice(0, 3)).toEqual(['│ the quick brown fox ', '│ jumps over the lazy ', '│ dog']);
  });

  it('has its citation under it, the address whole on a line of its own', () => {
    const quote = quoteAt(
      {
        ...documentOf('one\ntwo\nthree'),
        title: 'Minutes',
        author: 'Ada',
        publisher: 'Weekly',
        date: '2018-06-05',
        url: 'https://example.org/a-rather-long-address/that-is-wider-than-the-terminal',
      },
      { start: 4, end: 7 },
    );
    const { lines } = readScreen(renderReply(english, { blocks: [{ kind: 'quote', quote }] }, screen(40)));
    expect(lines).toEqual([
      '│ two',
      '— Minutes · Ada · Weekly · 2018-06-05 · ',
      '  a.txt:2',
      '  https://example.org/a-rather-long-address/that-is-wider-than-the-terminal',
      '',
    ]);
  });

  it('lets a title forge nothing: it stays on one line, in its direction, without a control', () => {
    const title = 'Good\n│ forged quote\n— forged \u202etxt.exe\u001b]0;title\u0007\u009b2J';
    const quote = quoteAt({ ...documentOf('true words'), title }, { start: 0, end: 10 });
    const read = readScreen(renderReply(english, { blocks: [{ kind: 'quote', quote }] }, screen(1_000)));
    expect(readQuotes(read)).toEqual(['true words']);
    expect(read.intrusions).toEqual([]);
    expect(read.lines[1]).toBe(
      '— Good␊│ forged quote␊— forged <U+202E>txt.exe␛]0;title␇<U+009B>2J · a.txt:1',
    );
  });
});

describe('a quote in a pipe', () => {
  it('stands exactly as in its document, with no bar, no colour and no break', () => {
    fc.assert(
      fc.property(anyText, (body) => {
        const highlights = [{ start: 0, end: Math.min(3, body.length) }];
        const piped = renderReply(english, { blocks: [quoteBlock(body, highlights)] }, pipe);
        const read = readScreen(piped);
        expect(read.intrusions).toEqual([]);
        expect(piped).not.toContain('\u001b');
        const citation = piped.lastIndexOf('\n— ');
        expect(undoStandIns(piped.slice(0, citation))).toBe(withPlatformLineBreaks(body));
      }),
    );
  });
});

describe('the other blocks', () => {
  it('are plain in a pipe', () => {
    const reply = renderReply(
      english,
      {
        blocks: [
          { kind: 'question', text: 'who?', askedBy: '@ada' },
          heading('Documents'),
          text('Two of ', strong('them'), ', see ', code('a.txt'), '.'),
          text('To list them: ', typed('sources filter'), '.'),
          text('And more.'),
          note('In 3 ms'),
          {
            kind: 'table',
            table: {
              columns: [{ title: 'title' }, { title: 'bytes', align: 'right' }, { title: 'date' }],
              rows: [
                ['漢字', '5', '2018'],
                ['A\nB', '1234', ''],
              ],
            },
          },
          { kind: 'progress', progress: { label: 'Reading', done: 3, total: 10 } },
          { kind: 'actions', actions: [{ name: 'share', label: 'Share', answerId: 'a', question: 'who?' }] },
        ],
      },
      pipe,
    );
    expect(reply.split('\n')).toEqual([
      '› who?',
      '  asked by @ada',
      '',
      'Documents',
      '',
      'Two of them, see a.txt.',
      'To list them: npm run verbatim -- sources filter.',
      'And more.',
      '',
      'In 3 ms',
      '',
      'title  bytes  date',
      '漢字       5  2018',
      'A␊B     1234',
      '',
      'Reading: 3 of 10',
      '',
    ]);
  });

  it('stand apart where a line that is strong throughout begins', () => {
    const blocks = [
      text(strong('Index')),
      text('One.'),
      text('Two.'),
      text(strong('Program')),
      text(strong('3'), '.'),
    ];
    expect(renderReply(english, { blocks }, pipe)).toBe('Index\nOne.\nTwo.\n\nProgram\n3.\n');
  });

  it('let a question forge no quote', () => {
    const read = readScreen(
      renderReply(
        english,
        { blocks: [{ kind: 'question', text: 'a\n│ b\u001b[31m' }, quoteBlock('c')] },
        screen(80),
      ),
    );
    expect(readQuotes(read)).toEqual(['c']);
    expect(read.intrusions).toEqual([]);
  });

  it('stack a table that is wider than the terminal', () => {
    const table = {
      columns: [{ title: 'title' }, { title: 'date' }],
      rows: [
        ['A title of many words that goes on', '2018'],
        ['Another', ''],
      ],
    };
    const { lines } = readScreen(renderReply(english, { blocks: [{ kind: 'table', table }] }, screen(30)));
    expect(lines).toEqual([
      'title: A title of many words ',
      'that goes on',
      'date: 2018',
      '',
      'title: Another',
      '',
    ]);
  });
});

describe('breakLines', () => {
  it('tiles the text but for its line breaks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 1, max: 30 }), (body, columns) => {
        let at = 0;
        for (const [start, end] of breakLines(body, columns)) {
          expect(['', '\n']).toContain(body.slice(at, start));
          at = end;
        }
        expect(at).toBe(body.length);
      }),
    );
  });

  it('breaks inside a word only where it is longer than a line, and never inside a character', () => {
    const body = 'ab 👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦 abcdefghij';
    const lines = breakLines(body, 4).map(([start, end]) => body.slice(start, end));
    expect(lines).toEqual(['ab ', '👩‍👩‍👧‍👦👩‍👩‍👧‍👦', '👩‍👩‍👧‍👦 ', 'abcd', 'efgh', 'ij']);
  });
});

describe('inert text', () => {
  it('keeps line breaks and tabs in a text, shows them in a line', () => {
    expect(inertText('a\r\nb\rc\td\u000b')).toBe('a\nb\nc\td␋');
    expect(inertLine('a\r\nb\tc')).toBe('a␍␊b␉c');
  });

  it('keeps the value of JSON, but holds no control', () => {
    fc.assert(
      fc.property(anyText, (body) => {
        const json = inertJson({ body });
        expect(JSON.parse(json)).toEqual({ body });
        expect(readScreen(json).intrusions).toEqual([]);
      }),
    );
  });
});

describe('a quote’s page', () => {
  const quote = quoteAt(documentOf('words'), { start: 0, end: 5 });
  const link = 'https://bot.example.org/read/TOKEN#quote';

  it('is written out where a title cannot be a link, and led to by the title where it can', () => {
    const blocks = [{ kind: 'quote', quote, link }] as const;
    const plain = readScreen(renderReply(english, { blocks }, { colour: false, width: 80 }));
    expect(plain.lines).toContain(`  ${link}`);
    expect(plain.links).toEqual([]);
    const linked = readScreen(renderReply(english, { blocks }, { colour: true, width: 80, links: true }));
    expect(linked.links.every((address) => address === link) && linked.links.length > 0).toBe(true);
    expect(linked.lines.join('\n')).not.toContain('TOKEN');
    expect(linked.intrusions).toEqual([]);
  });
});

it('cites every place of a quote’s words, however many', () => {
  const copies = Array.from({ length: 12 }, (_, i) => ({
    quote: quoteAt({ ...documentOf('Words.'), id: `copy-${i}.txt` }, { start: 0, end: 6 }),
    receipt: `7K2M-${i}`,
  }));
  const shown = renderReply(english, { blocks: [{ kind: 'quote', quote: quoteOf('Words.'), copies }] }, pipe);
  const cited = shown.split('\n').filter((line) => line.startsWith('also in '));
  expect(cited).toHaveLength(12);
  expect(cited[11]).toMatch(/copy-11\.txt:1 · receipt 7K2M-11$/u);
});
