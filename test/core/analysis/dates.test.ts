import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyzer.js';
import { languageOf } from '../../../src/core/analysis/languages.js';

/** Dates and quarters among the terms, each with what it stands for in the text. */
function datesOf(text: string, language = 'en'): Record<string, string> {
  const dates = [...analyse(text, languageOf(language))].filter(({ term }) =>
    /^(?:\d{4}-|--\d|q[1-4]$)/u.test(term),
  );
  return Object.fromEntries(dates.map(({ term, start, end }) => [term, text.slice(start, end)]));
}

describe('a date', () => {
  it.each([
    ['en', 'on 2031-04-05.', '2031-04-05'],
    ['en', 'at 2031-04-05T10:30:00Z', '2031-04-05'],
    ['en', '(5 April 2031)', '5 April 2031'],
    ['en', 'on April 5, 2031, in', 'April 5, 2031'],
    ['en', 'on April 5th 2031', 'April 5th 2031'],
    ['en', 'the 5th of April, 2031', '5th of April, 2031'],
    ['en', 'Sat, 5 Apr 2031', '5 Apr 2031'],
    ['en', 'Apr. 05, 2031', 'Apr. 05, 2031'],
    ['en', '5-Apr-2031', '5-Apr-2031'],
    ['en', 'by 05.04.2031', '05.04.2031'],
    ['cs', '5. 4. 2031', '5. 4. 2031'],
    ['en', 'by 4/5/2031', '4/5/2031'],
    ['en', 'by 5/4/2031', '5/4/2031'],
    ['en', 'by 2031/04/05', '2031/04/05'],
    ['de', 'am 5. April 2031', '5. April 2031'],
    ['de', 'am 5.4.2031', '5.4.2031'],
    ['de', 'April 5, 2031', 'April 5, 2031'],
    ['fr', 'le 5 avril 2031', '5 avril 2031'],
    ['es', 'el 5 de abril de 2031', '5 de abril de 2031'],
    ['it', 'il 5 aprile 2031', '5 aprile 2031'],
    ['pt', '5 de abril de 2031', '5 de abril de 2031'],
    ['nl', '5 apr. 2031', '5 apr. 2031'],
    ['ru', '5 апреля 2031', '5 апреля 2031'],
    ['pl', '5 kwietnia 2031', '5 kwietnia 2031'],
    ['zh', '于2031年4月5日上午', '2031年4月5日'],
    ['ko', '2031년 4월 5일', '2031년 4월 5일'],
  ])('is one term however it is written (%s): %s', (language, text, written) => {
    const dates = datesOf(text, language);
    expect(dates['2031-04-05']).toBe(written);
    expect(dates).toHaveProperty('2031-04');
    expect(dates).toHaveProperty('--04-05');
  });

  it('of a month or without a year is one, too', () => {
    expect(datesOf('in April 2031')).toEqual({ '2031-04': 'April 2031' });
    expect(datesOf('in 2031-04 and')).toEqual({ '2031-04': '2031-04' });
    expect(datesOf('every 1 May and June 1st')).toEqual({ '--05-01': '1 May', '--06-01': 'June 1st' });
    expect(datesOf('en março de 2031', 'pt')).toEqual({ '2031-03': 'março de 2031' });
  });

  it('is read with the day or the month first in English alone, where it may be either', () => {
    expect(Object.keys(datesOf('3/4/2031')).sort()).toEqual([
      '--03-04',
      '--04-03',
      '2031-03',
      '2031-03-04',
      '2031-04',
      '2031-04-03',
    ]);
    expect(datesOf('3/4/2031', 'fr')).not.toHaveProperty('2031-03-04');
    expect(datesOf('12/25/2031')).toHaveProperty('2031-12-25');
  });

  it.each([
    '2031-13-05',
    '31 April 2031x',
    'April 2031 5',
    '30 February',
    '40 April',
    '1.4.2.2031',
    'version 2031-4-5-6',
    'You may 2031',
    'tel. 5555-2031-04-05',
  ])('is none that cannot be: %s', (text) => {
    expect(datesOf(text)).not.toHaveProperty('2031-04-05');
    expect(Object.keys(datesOf(text)).filter((date) => /-(?:13|40)|--02-30|--04-31/u.test(date))).toEqual([]);
  });
});

describe('a quarter', () => {
  it.each([
    ['en', 'in Q2 2031', 'Q2 2031'],
    ['en', 'in Q2/2031', 'Q2/2031'],
    ['en', 'in 2031 Q2', '2031 Q2'],
    ['en', 'in 2031-Q2', '2031-Q2'],
    ['en', 'in 2031Q2', '2031Q2'],
    ['en', 'in 2Q 2031', '2Q 2031'],
    ['en', 'the second quarter of 2031', 'second quarter of 2031'],
    ['en', 'the 2nd quarter 2031', '2nd quarter 2031'],
    ['en', 'quarter 2 of 2031', 'quarter 2 of 2031'],
    ['de', 'im 2. Quartal 2031', '2. Quartal 2031'],
    ['de', 'im zweiten Quartal 2031', 'zweiten Quartal 2031'],
    ['fr', 'au deuxième trimestre 2031', 'deuxième trimestre 2031'],
    ['fr', 'T2 2031', 'T2 2031'],
    ['es', 'segundo trimestre de 2031', 'segundo trimestre de 2031'],
  ])('is one term however it is written (%s): %s', (language, text, written) => {
    const dates = datesOf(text, language);
    expect(dates['2031-q2']).toBe(written);
    expect(dates).toHaveProperty('q2');
  });

  it('is none of another thing', () => {
    expect(datesOf('a quarter of 2031 people, T2 and K2, the fifth quarter')).toEqual({});
  });
});

it('every day is found by its ISO date, in whatever way Intl writes it', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('1900-01-01'), max: new Date('2100-12-31'), noInvalidDate: true }),
      fc.constantFrom(
        'en-US',
        'en-GB',
        'de',
        'fr',
        'es',
        'it',
        'pt',
        'nl',
        'ru',
        'pl',
        'sv',
        'da',
        'uk',
        'zh',
        'ja',
      ),
      fc.constantFrom('long', 'medium', 'full'),
      (date, locale, dateStyle) => {
        const written = new Intl.DateTimeFormat(locale, {
          dateStyle: dateStyle as 'long',
          timeZone: 'UTC',
        }).format(date);
        const dates = datesOf(written, locale.slice(0, 2));
        expect(Object.keys(dates), written).toContain(date.toISOString().slice(0, 10));
      },
    ),
    { numRuns: 500 },
  );
});
