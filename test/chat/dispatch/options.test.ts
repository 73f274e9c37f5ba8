import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Parsed, parseText, parseValues } from '../../../src/chat/dispatch/options.js';
import { problemWords } from '../../../src/chat/messages/options.js';
import type { Options } from '../../../src/chat/protocol/command.js';
import { english } from '../../../src/texts/english/index.js';

const ask: Options = {
  question: { type: 'words', description: () => '', required: true },
  source: { type: 'string', description: () => '' },
  public: { type: 'boolean', description: () => '' },
  show: { type: 'choice', description: () => '', choices: ['history', 'audit'] },
};
const refresh: Options = {
  'dry-run': { type: 'boolean', description: () => '' },
  only: { type: 'string', description: () => '' },
};

/** What is wrong, in words. */
function problemsOf(parsed: Parsed): string[] {
  const { problems: words } = english.requests;
  return 'problems' in parsed ? parsed.problems.map((problem) => problemWords(words, problem)) : [];
}

describe('name:value words', () => {
  it.each([
    ['"Android Headlines"', 'straight'],
    ['“Android Headlines”', 'English'],
    ['”Android Headlines”', 'Swedish'],
    ['„Android Headlines“', 'German'],
    ['„Android Headlines”', 'Polish'],
    ['«Android Headlines»', 'French'],
    ['»Android Headlines«', 'Danish'],
    ['‹Android Headlines›', 'Swiss single'],
    ['›Android Headlines‹', 'German single'],
    ["'Android Headlines'", 'straight single'],
    ['‘Android Headlines’', 'English single'],
    ['‚Android Headlines‘', 'German single low'],
    ['’Android Headlines’', 'Finnish single'],
    ['「Android Headlines」', 'Japanese'],
    ['『Android Headlines』', 'Japanese double'],
    ['《Android Headlines》', 'Chinese'],
    ['"Android Headlines”', 'as a phone mixes them'],
    ['“Android Headlines"', 'as a phone mixes them'],
  ])('hold several words between %s (%s)', (quoted) => {
    for (const typed of [
      `source:${quoted} who wrote it`,
      `who source:${quoted} wrote it`,
      `who wrote it source:${quoted}`,
    ]) {
      expect(parseText(ask, typed)).toEqual({
        args: { question: 'who wrote it', source: 'Android Headlines' },
      });
    }
  });

  it.each([
    [
      'in any order, with any white space',
      ' public:yes  who\n source:AH\twrote it ',
      { question: 'who\n wrote it', public: true, source: 'AH' },
    ],
    ['with a name in capitals', 'Who PUBLIC:Yes', { question: 'Who', public: true }],
    ['behind two hyphens', 'who --public:no', { question: 'who', public: false }],
    [
      'behind the dash that a phone makes of them',
      'who —public:no –source:x',
      { question: 'who', public: false, source: 'x' },
    ],
    ['with a quotation mark that never closes', 'source:"AH who', { question: 'who', source: '"AH' }],
    [
      'with an apostrophe inside quotation marks',
      "source:'Ada's own' who",
      { question: 'who', source: "Ada's own" },
    ],
    [
      'with a colon in the value',
      'source:https://example.org/a who',
      { question: 'who', source: 'https://example.org/a' },
    ],
    ['of a choice, in any case', 'show:Audit who', { question: 'who', show: 'audit' }],
    [
      'with a blank behind the colon',
      'public: yes who source: "Android Headlines"',
      { question: 'who', public: true, source: 'Android Headlines' },
    ],
    [
      'with a blank and one word behind it',
      'who source: Times public:  No',
      { question: 'who', public: false, source: 'Times' },
    ],
  ])('are read %s', (_how, typed, args) => {
    expect(parseText(ask, typed)).toEqual({ args });
  });

  it.each([
    'see http://x and https://example.org:8080/a',
    'what happened at 10:30',
    'did author:Ada write it',
    'is x:public:yes',
    'why “public:yes” is said',
    'what is public and what is the source',
    'say question:what',
    'the report was made public: Huawei had access',
    'what does the show: a comedy say',
    '__proto__:x constructor:y toString:z',
    ':yes -- — - public',
  ])('of other names stay in the question: %s', (typed) => {
    expect(parseText(ask, typed)).toEqual({ args: { question: typed } });
  });

  it.each([
    ['who public:perhaps', ['public must be yes or no, got “perhaps”']],
    ['who show:all', ['show must be history or audit, got “all”']],
    ['who source:a source:b', ['source is given twice']],
    ['who public:', ['public needs a value: public:yes or public:no']],
    ['public: which companies', ['public needs a value: public:yes or public:no']],
    ['who show:', ['show needs a value: show:history or show:audit']],
    ['who source: public:yes', ['source needs a value: source:"some words"']],
    ['who source:""', ['source needs a value: source:"some words"']],
    [
      'who public: source:',
      ['public needs a value: public:yes or public:no', 'source needs a value: source:"some words"'],
    ],
    ['public:yes', ['the question is missing']],
    ['', ['the question is missing']],
    [
      'public:maybe source:a source:b',
      ['source is given twice', 'the question is missing', 'public must be yes or no, got “maybe”'],
    ],
  ])('that are wrong are named, all at once: %s', (typed, problems) => {
    expect(problemsOf(parseText(ask, typed))).toEqual(problems);
  });

  it.each([
    ...['yes', 'y', 'true', 'on', '1', 'YES'].map((word) => [word, true] as const),
    ...['no', 'n', 'false', 'off', '0', 'No'].map((word) => [word, false] as const),
  ])('of a boolean may be %s', (word, value) => {
    expect(parseText(ask, `who public:${word}`)).toEqual({ args: { question: 'who', public: value } });
  });

  it('never change, lose or reorder the words of a question without them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (typed) => {
        fc.pre(typed.trim() !== '' && !/(?:source|public|show):/iu.test(typed));
        expect(parseText(ask, typed)).toEqual({ args: { question: typed.trim() } });
      }),
    );
  });

  it('read back any value without that mark, wherever they stand', () => {
    const value = fc.string({ unit: 'grapheme', minLength: 1 }).filter((text) => !/["“”]/u.test(text));
    const word = fc.stringMatching(/^[a-z]{1,8}$/u);
    fc.assert(
      fc.property(value, fc.array(word, { minLength: 1 }), fc.nat(), (source, words, n) => {
        const at = n % (words.length + 1);
        const typed = [...words.slice(0, at), `source:"${source}"`, ...words.slice(at)].join(' ');
        expect(parseText(ask, typed)).toEqual({ args: { question: words.join(' '), source } });
      }),
    );
  });

  it('are read in linear time, however many of them have no value', () => {
    // In quadratic time it would meet the folder's time limit.
    expect(parseText(ask, ' source: '.repeat(200_000))).toHaveProperty('problems');
  });

  it('never throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (typed) => {
        for (const options of [ask, refresh, {}]) {
          const parsed = parseText(options, `source:${typed}`);
          expect('args' in parsed || parsed.problems.length > 0).toBe(true);
        }
      }),
    );
  });
});

describe('a command without words', () => {
  it.each(['dry-run', '--dry-run', '—dry-run', 'Dry-Run', 'dry-run:yes', '  dry-run  '])(
    'takes the bare flag %j',
    (typed) => {
      expect(parseText(refresh, typed)).toEqual({ args: { 'dry-run': true } });
    },
  );

  const shown = { show: { type: 'choice', choices: ['dry-run', 'history'], description: () => '' } } as const;

  it.each(['history', '--history', 'History', 'show:history', ' show:“history” '])(
    'takes a choice by itself, or with its option: %j',
    (typed) => {
      expect(parseText(shown, typed)).toEqual({ args: { show: 'history' } });
    },
  );

  it('takes one choice, and no other word', () => {
    expect(problemsOf(parseText(shown, 'history dry-run'))).toEqual(['show is given twice']);
    expect(problemsOf(parseText(shown, 'histories'))).toEqual([
      '“histories” is not an option of this command',
    ]);
  });

  it('takes nothing at all', () => {
    expect(parseText(refresh, ' ')).toEqual({ args: {} });
  });

  it.each(['now', 'dry-run now', 'now dry-run', 'dryrun'])('refuses other words: %s', (typed) => {
    expect(problemsOf(parseText(refresh, typed))).toEqual([
      `“${typed === 'dryrun' ? 'dryrun' : 'now'}” is not an option of this command`,
    ]);
  });

  it('does not take the bare name of an option that is no flag', () => {
    expect(problemsOf(parseText(refresh, 'only'))).toEqual(['“only” is not an option of this command']);
  });
});

describe('values that the platform has separated', () => {
  it('are checked by the same rules', () => {
    expect(parseValues(ask, { question: 'source:x who', public: true, show: 'audit' })).toEqual({
      args: { question: 'source:x who', public: true, show: 'audit' },
    });
    expect(parseValues(ask, { question: 'who', public: 'off', source: '' })).toEqual({
      args: { question: 'who', public: false },
    });
    expect(problemsOf(parseValues(ask, { question: 'who', source: true, show: 'x', other: 'y' }))).toEqual([
      '“other” is not an option of this command',
      'source must be text, got “true”',
      'show must be history or audit, got “x”',
    ]);
  });

  it('may be an empty question, which has an answer of its own', () => {
    expect(parseValues(ask, { question: '' })).toEqual({ args: { question: '' } });
    expect(problemsOf(parseValues(ask, {}))).toEqual(['the question is missing']);
  });

  it('are never taken from an object’s prototype', () => {
    const options: Options = Object.fromEntries([['constructor', { type: 'string', description: () => '' }]]);
    expect(parseValues(options, {})).toEqual({ args: {} });
  });
});
