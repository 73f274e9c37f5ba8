import { describe, expect, it } from 'vitest';
import { takeCorpus } from '../../../src/adapters/terminal/corpus-option.js';

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
    [['a', '--corpus'], '--corpus needs a value'],
    [['--corpus='], '--corpus needs a value'],
    [['--corpus', '--json'], '--corpus needs a value'],
    [['--corpus', '--', 'a'], '--corpus needs a value'],
    [['--corpus', 'a', '--corpus=b'], '--corpus is given twice'],
  ])('is asked for in %j', (typed, told) => {
    expect(() => takeCorpus(typed)).toThrow(told);
  });
});
