import { describe, expect, it } from 'vitest';
import { wordsOfPattern } from '../../../../src/core/analysis/asking/pattern.js';
import { beginnings, endings, mayBeginAt, mayEnd } from '../../../../src/core/analysis/asking/word-edges.js';

const words = wordsOfPattern("( i | we ) {wonder}? ( 'm | don't | find_out )", {
  wonder: 'wondering, as to',
});

describe('the edges of a pattern', () => {
  it('are those of all its words, sets and alternatives', () => {
    expect([...words].sort()).toEqual(["'m", 'as to', "don't", 'find_out', 'i', 'we', 'wondering']);
  });

  it.each(['Wondering', 'WE', 'as to', 'As', "don't", 'dont', 'Don’t', "'m", 'm', 'find out'])(
    'let a text begin with a word: %s',
    (text) => {
      expect(mayBeginAt(`zzz ${text} zzz`, 4, beginnings(words))).toBe(true);
    },
  );

  it.each(['wondering', 'as TO', "don't", 'dont', "I'm", 'find out', 'we ?!', "we '’\n"])(
    'let a text end with a word, before marks: %s',
    (text) => {
      expect(mayEnd(`zzz ${text}`, endings(words))).toBe(true);
    },
  );

  it('let it neither begin nor end with another', () => {
    expect(mayBeginAt('which companies had access', 0, beginnings(words))).toBe(false);
    expect(mayBeginAt('', 0, beginnings(words))).toBe(false);
    expect(mayEnd('which companies had access?', endings(words))).toBe(false);
    expect(mayEnd('', endings(words))).toBe(false);
  });
});
