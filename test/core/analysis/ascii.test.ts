import fc from 'fast-check';
import { expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyzer.js';
import { languageOf } from '../../../src/core/analysis/languages.js';
import { wordsOf } from '../../../src/core/analysis/words.js';

/** Of ASCII alone, full of what makes words, numbers, initials and chains. */
const plainText = fc
  .array(
    fc.oneof(
      fc.constantFrom(...'aZ09.,-_/&+#\'" \n'),
      fc.constantFrom(
        'U.S.',
        '1,234.5',
        'Wi-Fi',
        'v4.1.0',
        'backed up',
        'IT',
        'w/o ',
        '12abc',
        'Dec 2, 2025',
      ),
    ),
    { maxLength: 40 },
  )
  .map((parts) => parts.join(''));

it('reads ASCII as it reads the same before a character of another kind', () => {
  fc.assert(
    fc.property(plainText, (text) => {
      expect([...wordsOf(`${text} ★`)]).toEqual([...wordsOf(text)]);
    }),
  );
});

it('reads a text the same whatever it has read before', () => {
  const english = languageOf('en');
  fc.assert(
    fc.property(plainText, plainText, (text, other) => {
      const first = analyse(text, english);
      analyse(other, english);
      expect(analyse(text, english)).toEqual(first);
      expect(
        analyse(`${other} ${text}`, english, {
          start: other.length + 1,
          end: other.length + 1 + text.length,
        }),
      ).toEqual(
        first.map((token) => ({
          ...token,
          start: token.start + other.length + 1,
          end: token.end + other.length + 1,
        })),
      );
    }),
  );
});
