import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readingsOf } from '../../../src/core/analysis/numbers.js';

describe('a number in figures', () => {
  it.each([
    ['en', '63,118', ['63118']],
    ['en', '63.118', ['63.118', '63118']],
    ['de', '63.118', ['63118', '63.118']],
    ['de', '63,118', ['63.118', '63118']],
    ['und', '63,118', ['63118', '63.118']],
    ['und', '63.118', ['63118', '63.118']],
    ['fr', '0,125', ['0.125']],
    ['en', '0.125', ['0.125']],
    ['de', '4,5', ['4.5']],
    ['en', '7,063,118', ['7063118']],
    ['en', '7.063.118', ['7063118']],
    ['en', '7,063.50', ['7063.5']],
    ['de', '7.063,50', ['7063.5']],
    ['en', '63118.50', ['63118.5']],
    ['en', '2031.10', ['2031.10']],
    ['en', '7,063.00', ['7063']],
    ['en', '12,34,567', ['1234567']],
    ['en', '2.10', ['2.10']],
    ['en', '10.1.2.3', ['10.1.2.3']],
    ['ar', '٦٣١١٨', ['63118']],
  ] as const)('is read by the language of its text (%s): %s', (code, number, readings) => {
    expect(readingsOf(number, code)).toEqual(readings);
  });

  it('grouped in any way is found by its figures alone', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1000, max: 1e12 }),
        fc.constantFrom('en-US', 'de-DE', 'en-IN'),
        fc.constantFrom('en', 'de', 'und'),
        (number, locale, code) => {
          expect(readingsOf(number.toLocaleString(locale), code)).toContain(String(number));
        },
      ),
    );
  });
});
