import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  blockQuote,
  boldLines,
  boldLink,
  escapeMarkdown,
  maskedLink,
  readBack,
} from '../../../src/adapters/discord/markdown.js';
import { hostileTexts, withPlatformLineBreaks } from '../contract.js';
import { read } from './reader.js';

/** Text made of what Discord's markup is made of, so that constructs come up often. */
const markupText = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          '*',
          '**',
          '_',
          '__',
          '~~',
          '||',
          '`',
          '```',
          '\\',
          '> ',
          '>>> ',
          '# ',
          '-# ',
          '- ',
          '1. ',
          '[a](https://b.c)',
        ],
        ...[
          '\n',
          '\r\n',
          '\r',
          '\n\n',
          ' ',
          '  ',
          '\t',
          '\f',
          '\u00a0',
          '@everyone',
          '<@1>',
          '<t:1:R>',
          ':smile:',
          '<:a:1>',
          '</x:1>',
        ],
        ...[
          'https://example.org/a_b',
          'discord.gg/abc',
          '¯\\_(ツ)_/¯',
          '👩‍👩‍👧',
          '🇨🇭',
          '©',
          'é',
          'שלום',
          '\u200b',
          '\u2028',
          '\u0007',
        ],
      ),
      fc.string({ unit: 'grapheme', maxLength: 6 }),
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(''));

const quotable = markupText.filter((text) => text !== '');

const textWithHighlights = quotable.chain((text) =>
  fc.array(fc.tuple(fc.nat(text.length), fc.nat(text.length)), { maxLength: 4 }).map((pairs) => ({
    text,
    highlights: pairs
      .map(([a, b]) => ({ start: Math.min(a, b), end: Math.max(a, b) }))
      .filter((span) => span.start < span.end)
      .sort((a, b) => a.start - b.start),
  })),
);

/** Line breaks as \n; and what no markup can change: Discord's parser shows a tab as four spaces and no form feed. */
function asShown(text: string): string {
  return withPlatformLineBreaks(text).replaceAll('\t', '    ').replaceAll('\f', '');
}

describe('a block quote', () => {
  it('reads back to the exact text, whatever the text and its highlights', () => {
    fc.assert(
      fc.property(textWithHighlights, ({ text, highlights }) => {
        const shown = read(`${blockQuote(text, highlights)}\n-# after`);
        expect(shown.quotes).toEqual([asShown(text)]);
        expect(shown.unwanted).toEqual([]);
        expect(shown.links).toEqual([]);
        expect(shown.text.endsWith('after')).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it.each(hostileTexts)('reads back to %j', (text) => {
    expect(read(blockQuote(text)).quotes).toEqual([withPlatformLineBreaks(text)]);
  });

  it('shows a highlight in bold, also inside a word', () => {
    const markup = blockQuote('unbelievable', [{ start: 2, end: 9 }]);
    expect(markup).toBe('> un**believa**ble');
    expect(read(markup)).toMatchObject({ quotes: ['unbelievable'], bold: ['believa'] });
  });

  it('joins highlights with nothing but a form feed between them, which Discord drops', () => {
    const markup = blockQuote('ab\fcd', [
      { start: 0, end: 2 },
      { start: 3, end: 5 },
    ]);
    expect(read(markup)).toMatchObject({ quotes: ['abcd'], bold: ['abcd'] });
  });

  it('joins highlights that touch, and breaks one that goes over a line', () => {
    expect(
      blockQuote('abcd', [
        { start: 0, end: 2 },
        { start: 2, end: 4 },
      ]),
    ).toBe('> **abcd**');
    expect(blockQuote('ab\ncd', [{ start: 1, end: 4 }])).toBe('> a**b**\n> **c**d');
  });

  it('leaves out a highlight that would cut a character in two', () => {
    expect(blockQuote('a😀b', [{ start: 0, end: 2 }])).toBe('> a😀b');
  });
});

/*
 * What Discord does with each construct, and the markup that keeps it from doing so, written by hand.
 * [1] https://support.discord.com/hc/en-us/articles/210298617-Markdown-Text-101-Chat-Formatting-Bold-Italic-Underline
 * [2] https://docs.discord.com/developers/reference#message-formatting
 * [3] https://support.discord.com/hc/en-us/articles/360022320632-Spoiler-Tags-
 * [4] https://github.com/discord/SimpleAST (SimpleMarkdownRules: a backslash escapes all but letters, digits and space)
 * [5] https://github.com/LyricLy/parse-discord (worked out against the client: tests/text.py, tests/quotes.py)
 */
const constructs: readonly (readonly [what: string, source: string, text: string, markup: string])[] = [
  ['a heading', '[1]', '# big', '> \\# big'],
  ['a third heading', '[1]', '### less', '> \\#\\#\\# less'],
  ['subtext', '[1]', '-# small', '> \\-\\# small'],
  ['a list item', '[1]', '- item', '> \\- item'],
  ['a list item with an asterisk', '[1]', '* item', '> \\* item'],
  ['a numbered item', '[1]', '1. first', '> 1\\. first'],
  ['a nested item keeps its indent', '[1]', 'a\n  - b', '> a\n> **  **\\- b'],
  ['a masked link', '[1]', '[a](https://b.c)', '> \\[a\\](https\\:\\/\\/b\\.c)'],
  ['a bare address', '[1]', 'https://b.c/d', '> https\\:\\/\\/b\\.c\\/d'],
  ['an address without preview', '[1]', '<https://b.c>', '> \\<https\\:\\/\\/b\\.c\\>'],
  ['an invitation without a scheme', '[2]', 'discord.gg/abc', '> discord\\.gg\\/abc'],
  ['a timestamp', '[2]', '<t:1700000000:R>', '> \\<t\\:1700000000\\:R\\>'],
  ['a mention of a person', '[2]', '<@80351110224678912>', '> \\<\\@80351110224678912\\>'],
  ['a mention of a role', '[2]', '<@&165511591545143296>', '> \\<\\@&165511591545143296\\>'],
  ['a mention of a channel', '[2]', '<#103735883630395392>', '> \\<\\#103735883630395392\\>'],
  ['a mention of all', '[2]', '@everyone @here', '> \\@everyone \\@here'],
  ['a slash command', '[2]', '</ask:816437322781949972>', '> \\<\\/ask\\:816437322781949972\\>'],
  ['guild navigation', '[2]', '<id:guide>', '> \\<id\\:guide\\>'],
  ['a custom emoji', '[2]', '<:mmLol:216154654256398347>', '> \\<\\:mmLol\\:216154654256398347\\>'],
  ['an animated emoji', '[2]', '<a:b1nzy:392938283556143104>', '> \\<a\\:b1nzy\\:392938283556143104\\>'],
  ['an emoji’s name', '[5]', ':smile:', '> \\:smile\\:'],
  ['a spoiler', '[3]', '||hidden||', '> \\|\\|hidden\\|\\|'],
  ['a code fence', '[1]', '```js\nx\n```', '> \\`\\`\\`js\n> x\n> \\`\\`\\`'],
  ['inline code', '[1]', '`x`', '> \\`x\\`'],
  [
    'emphasis',
    '[1]',
    '*a* _b_ **c** __d__ ~~e~~',
    '> \\*a\\* \\_b\\_ \\*\\*c\\*\\* \\_\\_d\\_\\_ \\~\\~e\\~\\~',
  ],
  ['a quote inside the quote', '[1]', '> a\n>>> b', '> \\> a\n> \\>\\>\\> b'],
  ['a backslash', '[4]', 'a\\b \\* \\\\', '> a\\\\b \\\\\\* \\\\\\\\'],
  ['a shrug', '[5]', '¯\\_(ツ)_/¯', '> ¯\\\\\\_(ツ)\\_\\/¯'],
  ['spaces before a line break, dropped outside bold', '[5]', 'a  \nb', '> a**  **\n> b'],
  ['leading white space', '[5]', '  a', '> **  **a'],
  ['a blank line', '[5]', 'a\n\nb', '> a\n> \n> b'],
  ['a line break at the end', '[5]', 'a\n', '> a\n> '],
  ['CRLF and a lone CR', '[5]', 'a\r\nb\rc', '> a\n> b\n> c'],
];

describe('every construct of Discord’s markup is shown as its characters', () => {
  it.each(constructs)('%s %s', (_what, _source, text, markup) => {
    expect(blockQuote(text)).toBe(markup);
    const shown = read(`${markup}\n-# after`);
    expect(shown.quotes).toEqual([withPlatformLineBreaks(text)]);
    expect(shown.unwanted).toEqual([]);
  });

  it('the reader itself sees these constructs where they are not escaped', () => {
    expect(read('<@80351110224678912> @everyone <t:1:R> ||x|| `y` https://b.c').unwanted).toEqual([
      'user',
      'everyone',
      'timestamp',
      'spoiler',
      'url',
    ]);
    expect(read('[a](https://b.c)').links).toEqual([{ text: 'a', target: 'https://b.c', isCitation: false }]);
    expect(read('> a **b**').bold).toEqual(['b']);
  });
});

describe('text outside quotes', () => {
  it('shows any words in bold as a link, or says that it cannot', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), (words) => {
        const title = words.replace(/\s+/gu, ' ').trim();
        const markup = title === '' ? undefined : boldLink(title, 'https://example.org/a');
        if (markup === undefined) return;
        const shown = read(`— ${markup} · x`);
        expect(shown.text).toBe(`— ${title} · x`);
        expect(shown.links).toEqual([{ text: title, target: 'https://example.org/a', isCitation: true }]);
        expect(shown.unwanted).toEqual([]);
      }),
      { numRuns: 500 },
    );
    for (const words of ['a [b] c', 'see [here', 'https://evil.example', 'www.evil.example', '`x`', 'a\nb'])
      expect(boldLink(words, 'https://example.org/a')).toBeUndefined();
    expect(boldLink('A title', 'javascript:alert(1)')).toBeUndefined();
  });

  it('escaped text shows as it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }).filter((text) => !/[\s]/.test(text)),
        (text) => {
          const shown = read(`x${escapeMarkdown(text)}`);
          expect(shown.text).toBe(`x${text}`);
          expect(shown.unwanted).toEqual([]);
        },
      ),
    );
  });

  it('a bold question shows as typed and is read back exactly', () => {
    fc.assert(
      fc.property(quotable, (text) => {
        expect(readBack(boldLines(text))).toBe(withPlatformLineBreaks(text));
        expect(read(boldLines(text)).text).toBe(asShown(text));
      }),
      { numRuns: 500 },
    );
  });

  it('links only to http and https, without a preview, whatever the address holds', () => {
    expect(maskedLink('open', 'https://example.org/a')).toBe('[open](<https://example.org/a>)');
    expect(maskedLink('open', 'javascript:alert(1)')).toBeUndefined();
    expect(maskedLink('open', 'discord://-/x')).toBeUndefined();
    expect(maskedLink('open', 'not an address')).toBeUndefined();
    expect(maskedLink('open', `https://example.org/${'a'.repeat(600)}`)).toBeUndefined();
    const hostile = maskedLink('open', 'https://example.org/a_(b)_*c*?d=<e> f\\g|h`');
    const shown = read(`a ${hostile} b`);
    expect(shown.text).toBe('a open b');
    expect(shown.links).toHaveLength(1);
    expect(decodeURI(shown.links[0]?.target ?? '')).toBe('https://example.org/a_(b)_*c*?d=<e> f\\g|h`');
    expect(shown.unwanted).toEqual([]);
  });
});
