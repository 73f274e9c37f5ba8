import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDates, dateKeyOf, isWithin, readDateRange } from '../../../src/core/types/date-order.js';

it.each([
  ['2018-06-05', '2018-06-05'],
  ['2018-06', '2018-06'],
  [' 2018 ', '2018'],
  ['05/06/2018', '2018'],
  ['early 2018', '2018'],
  ['between 2017 and 2018', undefined],
  ['last week', undefined],
  ['20180605123', undefined],
  ['', undefined],
  [undefined, undefined],
])('orders %j by %j', (date, key) => {
  expect(dateKeyOf(date)).toBe(key);
});

const anyDate = fc.constantFrom(
  undefined,
  '2017',
  '2018',
  '2018-06',
  '2018-06-05',
  '05/06/2018',
  'June',
  '2018-07-01',
);

describe('compareDates', () => {
  it('puts a year before its months, a month before its days, and unknown dates last', () => {
    const dates = ['no date', '2018-07-01', '2018-06-05', '2018', '2018-06', '2017-12-31'];
    expect(dates.sort(compareDates)).toEqual([
      '2017-12-31',
      '2018',
      '2018-06',
      '2018-06-05',
      '2018-07-01',
      'no date',
    ]);
  });

  it('is an order', () => {
    fc.assert(
      fc.property(anyDate, anyDate, anyDate, (a, b, c) => {
        expect(Math.sign(compareDates(a, b))).toBe(0 - Math.sign(compareDates(b, a)));
        if (compareDates(a, b) <= 0 && compareDates(b, c) <= 0)
          expect(compareDates(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

it.each([
  ['2018', '2018-06-05', true],
  ['2018', '2018', true],
  ['2018', '05/06/2018', true],
  ['2018', '2019-01-01', false],
  ['2018-06', '2018-06-05', true],
  ['2018-06', '2018', false],
  ['2018-06', '2018-07-01', false],
  ['2018-06-05', '2018-06-05', true],
  ['2018-06-05', '2018-06', false],
  ['2017..2018', '2018-12-31', true],
  ['2017–2018', '2016-12-31', false],
  ['2017 — 2018-06', '2018-06-30', true],
  ['2017..2018-06', '2018-07-01', false],
  ['2017..2018-06', '2018', false],
  ['2017..2018-06', '2017', true],
  ['2018', undefined, false],
])('%s holds %s: %j', (typed, date, holds) => {
  const range = readDateRange(typed);
  expect(range !== undefined && isWithin(range, date)).toBe(holds);
});

it.each(['', 'June', '2018-6', '2018..', '..', '2017..2018..2019', 'Report 2018'])(
  'reads no range in %j',
  (typed) => {
    expect(readDateRange(typed)).toBeUndefined();
  },
);
