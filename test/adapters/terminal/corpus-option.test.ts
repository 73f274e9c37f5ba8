import { describe, expect, it } from 'vitest';
import { takeCorpus } from '../../../src/adapters/terminal/corpus-option.js';
import { commandLine } from '../../../src/texts/command-line/index.js';

const { misuse } = commandLine;

describe('the folder that a command is to search', () => {
  it.each([
    [['--corpus', 'minutes', 'a', 'b'], 'minutes', ['a', 'b']],
    [['a', '--corpus=minutes', '--json'], 'minutes', ['a', '--json']],
    [['a', '--', '--corpus', 'b'], undefined, ['a', '--', '--corpus', 'b']],
    [['--corpus', 'x', '--', '--corpus', 'b'], 'x', ['--', '--corpus', 'b']],
    [['--corpuses', 'corpus:x'], undefined, ['--corpuses', 'corpus:x']],
    [[], undefined, []],
  ])('is taken out of %j', (typed, corpus, argv) => {
    expect(takeCorpus(typed)).toEqual(corpus === undefined ? { argv } : { corpus, argv });
  });

  it.each([
    [['a', '--corpus'], misuse.needsValue('--corpus')],
    [['--corpus='], misuse.needsValue('--corpus')],
    [['--corpus', '--json'], misuse.needsValue('--corpus')],
    [['--corpus', '--', 'a'], misuse.needsValue('--corpus')],
    [['--corpus', 'a', '--corpus=b'], misuse.givenTwice('--corpus')],
  ])('is asked for in %j', (typed, told) => {
    expect(() => takeCorpus(typed)).toThrow(told);
  });
});
