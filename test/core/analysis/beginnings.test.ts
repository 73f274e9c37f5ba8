import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyzer.js';
import { languageOf } from '../../../src/core/analysis/languages.js';

const tokensOf = (text: string, language = 'en') => [...analyse(text, languageOf(language))];

/** What the words read as "start" span, stop words aside. */
const startsIn = (text: string, language?: string) =>
  tokensOf(text, language)
    .filter(({ term, stop }) => term === 'start' && !stop)
    .map(({ start, end }) => text.slice(start, end));

describe('what dates to a year started then', () => {
  it.each([
    ['The treaty dates to 1987.', 'dates to 1987'],
    ['a custom dating back to about 1640', 'dating back to about 1640'],
    ['Our lease, which dates from the spring of 2009, ends.', undefined],
    ['The wall dated from early May 1420', 'dated from early May 1420'],
    ['It dates\nback to at least 2003', 'dates\nback to at least 2003'],
  ])('%j', (text, span = 'dates from the spring of 2009') => {
    expect(startsIn(text)).toEqual([span]);
  });

  it.each([
    'The date to remember is 2010.',
    'She dates to forget.',
    'Send the update to 2010 people.',
    'A date from the calendar of the year before 2010',
    'The report is dated 2010.',
    'It dates to 12 May.',
  ])('not %j', (text) => {
    expect(startsIn(text)).toEqual([]);
  });
});

describe('a verb that only begins another', () => {
  it.each([
    'They started winding the project down.',
    'In May the firm began selling maps, and will start\nrenting them.',
    'We had begun moving.',
  ])('is a function word in %j', (text) => {
    const verbs = tokensOf(text).filter(({ surface }) => /^(?:start|beg[aiu]n)/u.test(surface));
    expect(verbs.length).toBeGreaterThan(0);
    expect(verbs.map(({ stop }) => stop)).toEqual(verbs.map(() => true));
  });

  it.each([
    'The project started in May.',
    'They started meetings with a song.',
    'When it starts, nothing happens.',
    'We started training, and it starts. Winding on',
    'The day begins: waking up',
  ])('is none in %j', (text) => {
    const verbs = tokensOf(text).filter(({ surface }) => /^(?:start|beg[aiu]n)/u.test(surface));
    expect(verbs.map(({ stop }) => stop)).toEqual(verbs.map(() => false));
  });
});
