import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotedStrings } from '../../../src/core/check/quoted-strings.js';
import { anyText } from '../../support/texts.js';

/** The strings alone. */
function stringsOf(text: string): string[] {
  return quotedStrings(text).strings.map((string) => string.text);
}

describe('the quoted strings of a text', () => {
  it.each([
    ['English', 'He said “it was so” twice', ['it was so']],
    ['straight', 'He said "it was so" twice', ['it was so']],
    ['mixed by a phone', 'He said “it was so" and "so it was”', ['it was so', 'so it was']],
    ['German', 'Er sagte „es war so“ zweimal', ['es war so']],
    ['Danish', 'Han sagde »det var sådan« to gange', ['det var sådan']],
    ['reversed', 'He said ”it was so“ twice', ['it was so']],
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
    expect(stringsOf(text)).toEqual(strings);
    expect(quotedStrings(text)).toMatchObject({ isQuoted: true, leftOut: [] });
  });

  it.each([
    ["The companies' data wasn't the users' own"],
    ['The companies’ data wasn’t the users’ own'],
    ["In the '90s, rock 'n' roll; 'tis so"],
    ['A 5" pipe'],
  ])('are not begun by an apostrophe or an inch: %s', (text) => {
    expect(stringsOf(text)).toEqual([text]);
    expect(quotedStrings(text).isQuoted).toBe(false);
  });

  it('keep apostrophes and possessives inside single marks', () => {
    expect(stringsOf("'the users' data wasn't safe' she said")).toEqual(["the users' data wasn't safe"]);
    expect(stringsOf('‘the users’ data wasn’t safe’ she said')).toEqual(['the users’ data wasn’t safe']);
  });

  it('are the outermost of nested ones', () => {
    expect(stringsOf('“He said ‘no’ and “never” again” – or')).toEqual(['He said ‘no’ and “never” again']);
    expect(stringsOf('"He said "no" again" – or')).toEqual(['He said "no" again']);
  });

  it.each([
    [
      'in straight marks',
      '“he called it "a pause" before the vote was held”',
      'he called it "a pause" before the vote was held',
    ],
    [
      'in single marks',
      '\'he called it "a pause" before the vote\'',
      'he called it "a pause" before the vote',
    ],
    ['in raised marks', '‘he called it “a pause” before the vote’', 'he called it “a pause” before the vote'],
    ['in its own marks', '“““so” it” was”', '““so” it” was'],
    ['in reversed marks', '“he called it ”a pause“ before”', 'he called it ”a pause“ before'],
    ['in low marks', '“he called it „a pause“ before”', 'he called it „a pause“ before'],
    ['in guillemets', '« il dit « non » hier »', 'il dit « non » hier'],
    ['in corner marks', '「彼は「はい」と言った」', '彼は「はい」と言った'],
    ['in Chinese marks', '他说：“他叫它“暂停”之前”。', '他叫它“暂停”之前'],
    ['at its edges', '“‘so’ he said ‘no’”', '‘so’ he said ‘no’'],
    ['that is closed by a phone', '“he called it "a pause” before”', 'he called it "a pause” before'],
  ])('are whole where another quotation stands in them %s', (_how, text, whole) => {
    expect(stringsOf(text)).toEqual([whole]);
  });

  it.each([
    ['"date to at least 2010"', ['date to at least 2010']],
    ['"a 5" nail"', ['a 5" nail']],
    ['"a 5" nail and a 6" nail" or', ['a 5" nail and a 6" nail']],
    ['“a 5" nail” or', ['a 5" nail']],
    ['“date to 2010" they said', ['date to 2010']],
    ['“He said "a 5" nail" twice”', ['He said "a 5" nail" twice']],
    ['“in a file ("page 3"), what”', ['in a file ("page 3"), what']],
    ['“in (“page 3”), what”', ['in (“page 3”), what']],
    ['"in 2010" and "in 2011"', ['in 2010', 'in 2011']],
    ["'it was 2010' they said", ['it was 2010']],
    ["'a 5' board' they said", ["a 5' board"]],
    ['He is 6\' 2" tall', ['He is 6\' 2" tall']],
  ])('tell the end of a quotation from feet and inches: %s', (text, strings) => {
    expect(stringsOf(text)).toEqual(strings);
  });

  it('name what stands in marks and in no quotation', () => {
    expect(quotedStrings('“a pause” before the vote” it was')).toMatchObject({
      strings: [{ text: 'a pause' }],
      leftOut: ['before the vote'],
    });
  });

  it('cover every character between outer marks, however they are nested', () => {
    const pairs = ['“”', '""', '„“', '”“', '””', '«»', '»«', '‹›', '「」', '『』', '‘’', "''", '‚‘', '〝〟'];
    const plain = fc
      .array(
        fc.constantFrom('he', 'called', 'it', 'can’t', "don't", '2010,', 'a', 'pause', 'before', 'it.'),
        {
          minLength: 1,
          maxLength: 4,
        },
      )
      .map((found) => found.join(' '));
    const inMarks = (inside: fc.Arbitrary<string>) =>
      fc.tuple(fc.constantFrom(...pairs), inside).map(([pair, text]) => `${pair[0]}${text}${pair[1]}`);
    const nested = (depth: number): fc.Arbitrary<string> => {
      const inner = depth === 0 ? plain : fc.oneof(plain, inMarks(nested(depth - 1)));
      return fc.array(inner, { minLength: 1, maxLength: 3 }).map((found) => `so ${found.join(' ')} then`);
    };
    fc.assert(
      fc.property(fc.array(inMarks(nested(3)), { minLength: 1, maxLength: 3 }), (quotations) => {
        const text = quotations.map((quotation) => `They say ${quotation} here`).join(' and ');
        expect(stringsOf(text)).toEqual(quotations.map((quotation) => quotation.slice(1, -1)));
      }),
      { numRuns: 1_000 },
    );
  });

  it('end with their paragraph, or where another begins, when they are never closed', () => {
    expect(stringsOf('He said “it was so\n\nNew paragraph')).toEqual(['it was so']);
    expect(stringsOf('“one\n\n“two”')).toEqual(['one', 'two']);
    expect(stringsOf('"one "two" three')).toEqual(['one', 'two']);
  });

  it('are the lines behind > without it, and all behind >>>', () => {
    expect(stringsOf('Look:\n> first line\n> second line\nSays “who”?')).toEqual([
      'first line\nsecond line',
      'who',
    ]);
    expect(stringsOf('>>> all\nof it')).toEqual(['all\nof it']);
    expect(stringsOf('> “marked as well”')).toEqual(['marked as well']);
  });

  it('are apart by the depth of the marks before their lines', () => {
    expect(stringsOf('>> he wrote this\n> and I said that\n> to him\nNo “way”')).toEqual([
      'he wrote this',
      'and I said that\nto him',
      'way',
    ]);
    expect(stringsOf('> > he wrote\n> I said\n>>> who?')).toEqual(['he wrote', 'I said', 'who?']);
  });

  it('leave out who is quoted, and name it', () => {
    const quote = '> The zebra eats grass\n> in the morning.\n';
    expect(quotedStrings(`${quote}> — Jane Doe, The Herald`)).toMatchObject({
      strings: [{ text: 'The zebra eats grass\nin the morning.' }],
      leftOut: ['— Jane Doe, The Herald'],
    });
    expect(quotedStrings(`${quote}> – and only then – it sleeps`).leftOut).toEqual([]);
    expect(quotedStrings('> - one\n> - two')).toMatchObject({
      strings: [{ text: '- one\n- two' }],
      leftOut: [],
    });
    expect(quotedStrings(`${quote}> — ${'long words '.repeat(10)}`).leftOut).toEqual([]);
    expect(stringsOf('> — Jane Doe')).toEqual(['— Jane Doe']);
  });

  it('are one where a remark breaks it, with both halves', () => {
    const [string] = quotedStrings('“The zebra,” she said, “eats grass.”').strings;
    expect(string).toEqual({
      text: 'The zebra,” she said, “eats grass.',
      halves: ['The zebra,', 'eats grass.'],
    });
    expect(stringsOf('“The zebra,” she said. “It eats grass.”')).toEqual(['The zebra,', 'It eats grass.']);
    expect(stringsOf('They say “private access” and “user data”.')).toEqual(['private access', 'user data']);
  });

  it('are the whole text where there is none between the marks', () => {
    expect(stringsOf(' “” ')).toEqual(['“”']);
    expect(quotedStrings(' ')).toEqual({ strings: [], isQuoted: false, leftOut: [] });
  });

  it.each(['“', '"', "'", '‘', '«', '”', ' "', " 'a", '\n\n“', '> "'])(
    'are found at once in a text of nothing but %s',
    (mark) => {
      expect(stringsOf(mark.repeat(40_000 / mark.length)).length).toBeGreaterThan(0);
    },
  );

  it('are, of any text, trimmed and made of its characters', () => {
    const marked = fc
      .array(fc.oneof(anyText, fc.constantFrom(...'"“”„«»‹›‘’\'「」>', '\n> ', '\n\n')), { maxLength: 12 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(marked, (text) => {
        const { isQuoted } = quotedStrings(text);
        const strings = stringsOf(text);
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
