import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentenceHash, withoutTypography } from '../../../src/core/indexing/without-typography.js';

describe('withoutTypography', () => {
  it.each([
    ['He said “no” – twice.', 'He said "no" - twice.'],
    ['It\u2019s  a\r\n  wrap …', "It's a wrap ..."],
    ['cafe\u0301', 'caf\u00e9'],
    ['\uff21\uff22\uff23 company', 'ABC company'],
    ['re\u00adfund', 'refund'],
    ['10\u00a0000 euros', '10 000 euros'],
  ])('leaves the same of %j and %j', (one, other) => {
    expect(withoutTypography(one)).toBe(withoutTypography(other));
    expect(sentenceHash(one)).toBe(sentenceHash(other));
  });

  it.each([
    ['It killed 12 people.', 'It killed 14 people.'],
    ['1.500 seats', '1,500 seats'],
    ['1.5 million', '15 million'],
    ['It rose by 5 %.', 'It rose by -5 %.'],
    ['They may come.', 'They May come.'],
    ['The US left.', 'The us left.'],
    ["5' long", '5" long'],
    ['10² km', '102 km'],
    ['Was it sold?', 'Was it sold.'],
    ['die Masse', 'die Maße'],
    ['résumé', 'resume'],
    ['10 000', '10000'],
  ])('keeps %j and %j apart', (one, other) => {
    expect(withoutTypography(one)).not.toBe(withoutTypography(other));
    expect(sentenceHash(one)).not.toBe(sentenceHash(other));
  });

  it('takes nothing more out of what it has left', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
        const left = withoutTypography(text);
        expect(withoutTypography(left)).toBe(left);
      }),
    );
  });
});
