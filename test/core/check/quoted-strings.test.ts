import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotedStrings } from '../../../src/core/check/quoted-strings.js';
import { anyText } from '../../support/texts.js';

describe('the quoted strings of a text', () => {
  it.each([
    ['English', 'He said “it was so” twice', ['it was so']],
    ['straight', 'He said "it was so" twice', ['it was so']],
    ['mixed by a phone', 'He said “it was so" and "so it was”', ['it was so', 'so it was']],
    ['German', 'Er sagte „es war so“ zweimal', ['es war so']],
    ['Danish', 'Han sagde »det var sådan« to gange', ['det var sådan']],
    ['Swedish', 'Han sa ”det var så” två gånger, »igen»', ['det var så', 'igen']],
    ['French', 'Il a dit « c’était ainsi » deux fois', ['c’était ainsi']],
    ['single guillemets', 'Er sagte ‹so› und ›so‹', ['so', 'so']],
    ['Japanese', '彼は「そうだった」と『本』で言った', ['そうだった', '本']],
    ['Chinese', '他说“就是这样”。', ['就是这样']],
    ['Chinese, straight', '他说"就是这样"。', ['就是这样']],
    ['British', 'He said ‘it was so’ twice', ['it was so']],
    ['low single', 'Er sagte ‚es war so‘ zweimal', ['es war so']],
    ['straight single', "He said 'it was so' twice", ['it was so']],
    ['right-to-left', 'אמר “שלום לכם” ועוד', ['שלום לכם']],
  ])('are found in %s marks', (_language, text, strings) => {
    expect(quotedStrings(text)).toEqual({ strings, isQuoted: true });
  });

  it.each([
    ["The companies' data wasn't the users' own"],
    ['The companies’ data wasn’t the users’ own'],
    ["In the '90s, rock 'n' roll; 'tis so"],
    ['A 5" pipe'],
  ])('are not begun by an apostrophe or an inch: %s', (text) => {
    expect(quotedStrings(text)).toEqual({ strings: [text], isQuoted: false });
  });

  it('keep apostrophes and possessives inside single marks', () => {
    expect(quotedStrings("'the users' data wasn't safe' she said").strings).toEqual([
      "the users' data wasn't safe",
    ]);
    expect(quotedStrings('‘the users’ data wasn’t safe’ she said').strings).toEqual([
      'the users’ data wasn’t safe',
    ]);
  });

  it('are the outermost of nested ones', () => {
    expect(quotedStrings('“He said ‘no’ and “never” again” – or').strings).toEqual([
      'He said ‘no’ and “never” again',
    ]);
    expect(quotedStrings('"He said "no" again" – or').strings).toEqual(['He said "no" again']);
  });

  it('end with their paragraph, or where another begins, when they are never closed', () => {
    expect(quotedStrings('He said “it was so\n\nNew paragraph').strings).toEqual(['it was so']);
    expect(quotedStrings('“one\n\n“two”').strings).toEqual(['one', 'two']);
    expect(quotedStrings('"one "two" three').strings).toEqual(['one', 'two']);
  });

  it('are the lines behind > without it, and all behind >>>', () => {
    expect(quotedStrings('Look:\n> first line\n> second line\nSays “who”?').strings).toEqual([
      'first line\nsecond line',
      'who',
    ]);
    expect(quotedStrings('>>> all\nof it').strings).toEqual(['all\nof it']);
    expect(quotedStrings('> “marked as well”').strings).toEqual(['marked as well']);
  });

  it('are the whole text where there is none between the marks', () => {
    expect(quotedStrings(' “” ')).toEqual({ strings: ['“”'], isQuoted: false });
    expect(quotedStrings(' ')).toEqual({ strings: [], isQuoted: false });
  });

  it.each(['“', '"', "'", '‘', '«', '”', ' "', " 'a", '\n\n“', '> "'])(
    'are found at once in a text of nothing but %s',
    (mark) => {
      expect(quotedStrings(mark.repeat(40_000 / mark.length)).strings.length).toBeGreaterThan(0);
    },
  );

  it('are, of any text, trimmed and made of its characters', () => {
    const marked = fc
      .array(fc.oneof(anyText, fc.constantFrom(...'"“”„«»‹›‘’\'「」>', '\n> ', '\n\n')), { maxLength: 12 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(marked, (text) => {
        const { strings, isQuoted } = quotedStrings(text);
        for (const string of strings) {
          expect(string).toBe(string.trim());
          expect(string).not.toBe('');
          if (!/^[^\S\r\n]*>/mu.test(text)) expect(text).toContain(string);
        }
        if (!isQuoted) expect(strings).toEqual(text.trim() === '' ? [] : [text.trim()]);
      }),
    );
  });
});
