import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyse } from '../../../src/core/analysis/analyzer.js';
import { languageOf } from '../../../src/core/analysis/languages.js';
import { anyText } from '../../support/texts.js';

function termsOf(text: string, language = 'en'): string[] {
  return [...analyse(text, languageOf(language))].filter(({ stop }) => !stop).map(({ term }) => term);
}

describe('the words of a text and what they are part of', () => {
  it.each([
    ['a hyphen', 'the e-mail', ['e', 'mail', 'email']],
    ['a point', 'Vue.js', ['vue', 'js', 'vuej']],
    ['an identifier', 'retryLimitKb', ['retrylimitkb', 'retri', 'limit', 'kb']],
    ['another', 'max_pool_size', ['max', 'pool', 'size', 'maxpools']],
    ['a number and its unit', '12kg', ['12kg', '12', 'kg']],
    ['a version', 'v2.7.1', ['v2', '7.1', '2.7.1']],
    ['a version with its name', 'ruby3.4', ['ruby3', 'rubi', '3', '4', '3.4', 'ruby34']],
    ['thousands', '52 318', ['52', '318', '52318']],
    ['thousands that do not break', '52\u00a0318', ['52', '318', '52318']],
    ['thousands with apostrophes', "52'318", ['52', '318', '52318']],
    ['thousands with decimals', '52 318,75', ['52', '318.75', '52318.75']],
    ['a language', 'F# and C++', ['f', 'f#', 'c', 'c++']],
    ['a framework', 'on .NET', ['net', '.net']],
    ['two letters', 'H&M', ['h', 'h&m']],
    ['a date', '2031-04-05', ['2031', '04', '2031-04', '05', '2031-04-05', '--04-05']],
  ] as const)('of %s are terms of their own', (_what, text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });

  it.each([
    ['a label', 'Annex D and team B', ['annex', 'd', 'team', 'b']],
    ['a month', 'In May it may rain', ['may', 'rain']],
    ['a month in small letters', 'the fair in may', ['fair', 'may']],
    ['no article', 'It was a day. A cat', ['day', 'cat']],
    ['no apostrophe', 'what’d it’s don’t', []],
  ] as const)('keep %s', (_what, text, terms) => {
    expect(termsOf(text)).toEqual(terms);
  });

  it.each([
    ['universe', 'university'],
    ['organ', 'organization'],
    ['found', 'founded'],
    ['import', 'important'],
    ['custom', 'customer'],
  ])('are not the same where only stems are: %s, %s', (one, other) => {
    expect(termsOf(one)).not.toEqual(termsOf(other));
  });

  it('are the same in irregular forms', () => {
    for (const [one, other] of [
      ['mouse', 'mice'],
      ['shelf', 'shelves'],
      ['find', 'found'],
      ['criterion', 'criteria'],
      // The stemmer's "alia", "buse" and "menus".
      ['alias', 'aliases'],
      ['bus', 'buses'],
      ['menu', 'menus'],
      ['program', 'programmes'],
      ['traffic', 'trafficked'],
    ])
      expect(termsOf(one ?? '')).toEqual(termsOf(other ?? ''));
  });

  it('are those of a part of the text, whatever stands around it', () => {
    const piece = fc.constantFrom(
      ...'2031- 12 02 2031年 12月 2日 . , - / Q 3 2. Dez. of the April 41 207 41. .NET C ++ # Wi -Fi w/ o I ve'.split(
        ' ',
      ),
      ' ',
      '. ',
    );
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
        fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
        fc.array(piece, { maxLength: 4 }).map((pieces) => pieces.join('')),
        fc.constantFrom('en', 'de', 'zh'),
        (before, part, behind, code) => {
          const span = { start: before.length, end: before.length + part.length };
          const within = [...analyse(before + part + behind, languageOf(code), span)];
          const alone = [...analyse(part, languageOf(code))];
          expect(within).toEqual(
            alone.map((token) => ({
              ...token,
              start: span.start + token.start,
              end: span.start + token.end,
            })),
          );
        },
      ),
      { numRuns: 500 },
    );
  });

  it('have exact places, and are the same every time', () => {
    fc.assert(
      fc.property(anyText, fc.constantFrom('en', 'de', 'zh'), (text, code) => {
        const tokens = [...analyse(text, languageOf(code))];
        expect([...analyse(text, languageOf(code))]).toEqual(tokens);
        let last = 0;
        for (const { start, end, isWhole } of tokens) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
          if (!isWhole) expect(text.slice(start, end)).not.toMatch(/\s/u);
          last = Math.max(last, end);
        }
      }),
      { numRuns: 200 },
    );
  });
});
