import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordsOf } from '../../../src/core/analysis/words.js';
import { anyText, isWellFormed } from '../../support/texts.js';

function wordsIn(text: string): string[] {
  return [...wordsOf(text)].map(({ start, end }) => text.slice(start, end));
}

/** Scripts without blanks have symbols that stand for letters. */
const letterOrDigit =
  /[\p{L}\p{N}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

describe('words', () => {
  it.each([
    ['Latin', 'Zoë’s house, the old-fashioned one', ['Zoë', 's', 'house', 'the', 'old', 'fashioned', 'one']],
    ['Greek', 'Η εταιρεία, είχε πρόσβαση', ['Η', 'εταιρεία', 'είχε', 'πρόσβαση']],
    ['Cyrillic', 'Компания имела доступ.', ['Компания', 'имела', 'доступ']],
    ['Arabic', 'الشركة، والوصول؟', ['الشركة', 'والوصول']],
    ['Hebrew', 'לחברה הייתה גישה', ['לחברה', 'הייתה', 'גישה']],
    ['Devanagari', 'कंपनी के पास।', ['कंपनी', 'के', 'पास']],
    ['Tamil', 'நிறுவனம் அணுகல்', ['நிறுவனம்', 'அணுகல்']],
    ['Hangul', '그 회사가 데이터에', ['그', '회사', '사가', '데이', '이터', '터에']],
    ['Georgian', 'კომპანიას ჰქონდა', ['კომპანიას', 'ჰქონდა']],
    ['letters beyond the basic plane', '𐐷𐐲𐑌 𝒜', ['𐐷𐐲𐑌', '𝒜']],
  ])('of %s stand between blanks and marks', (_script, text, words) => {
    expect(wordsIn(text)).toEqual(words);
  });

  it.each([
    ['Han', '访问权限', ['访问', '问权', '权限']],
    ['Hiragana', 'かいしゃ', ['かい', 'いし', 'しゃ']],
    ['Katakana with its long vowel', 'データ', ['デー', 'ータ']],
    ['Kana beside Han', '会社は', ['会社', '社は']],
    ['Thai, marks with their letters', 'ที่นี่', ['ที่นี่']],
    ['Han beyond the basic plane', '𠮷野家', ['𠮷野', '野家']],
  ])('of %s are pairs of neighbours', (_script, text, pairs) => {
    expect(wordsIn(text)).toEqual(pairs);
    expect([...wordsOf(text)].every(({ kind }) => kind === 'pair')).toBe(true);
  });

  it('takes a lone character of such a script as it is, and never pairs over a mark', () => {
    expect(wordsIn('我, 他')).toEqual(['我', '他']);
    expect(wordsIn('权限。公司')).toEqual(['权限', '公司']);
  });

  it('parts scripts that stand without a blank between them', () => {
    expect(wordsIn('使用iPhone的人')).toEqual(['使用', 'iPhone', '的人']);
  });

  it('keeps initials, and numbers with their separators, in one', () => {
    expect(wordsIn('The U.S. and the U.S.A. in 1,000 days.')).toEqual([
      'The',
      'U.S.',
      'and',
      'the',
      'U.S.A.',
      'in',
      '1,000',
      'days',
    ]);
    expect(wordsIn('It cost 3.50. In 2010, 5G came.')).toEqual([
      'It',
      'cost',
      '3.50',
      'In',
      '2010',
      '5G',
      'came',
    ]);
  });

  it('keeps soft hyphens and joiners within a word', () => {
    expect(wordsIn('Ver\u00adfas\u00adsung')).toEqual(['Ver\u00adfas\u00adsung']);
  });

  it('stand in order, have something in them, and split no character', () => {
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const start = Math.min(a, text.length);
        const span = { start, end: start + (b % (text.length - start + 1)) };
        let last = span.start - 1;
        let furthest = span.start;
        for (const word of wordsOf(text, span)) {
          expect(word.start).toBeGreaterThan(last);
          expect(word.end).toBeGreaterThan(word.start);
          // Only pairs overlap.
          if (word.kind !== 'pair') expect(word.start).toBeGreaterThanOrEqual(furthest);
          last = word.start;
          furthest = word.end;
          const written = text.slice(word.start, word.end);
          // A radical is a symbol to Unicode, and stands for its ideograph in text that was taken from a PDF; so are ㋐ and ᧠.
          expect(written).toMatch(letterOrDigit);
          expect(isWellFormed(written)).toBe(true);
        }
        expect(furthest).toBeLessThanOrEqual(span.end);
      }),
    );
  });

  it('are also radicals, which Unicode does not call letters, but no mark by itself', () => {
    const written = (text: string, start = 0) =>
      [...wordsOf(text, { start, end: text.length })].map((word) => text.slice(word.start, word.end));
    expect(written('⺀')).toEqual(['⺀']);
    expect(written('㋐ and ㌀')).toEqual(['㋐', 'and', '㌀']);
    expect(written('สวัสดี', 2)).toEqual(['สดี']);
  });

  it('loses no letter and no digit', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const words = [...wordsOf(text)];
        for (const { index } of text.matchAll(/[\p{L}\p{N}]/gu)) {
          expect(words.some(({ start, end }) => start <= index && index < end)).toBe(true);
        }
      }),
    );
  });
});
