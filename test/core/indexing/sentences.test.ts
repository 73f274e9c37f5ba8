import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxSentenceLength, splitIntoSentences } from '../../../src/core/indexing/sentences.js';
import { anyDocument, isWellFormed } from '../../support/texts.js';

function sentencesOf(text: string): string[] {
  return splitIntoSentences(text).map(({ start, end }) => text.slice(start, end));
}

/** Borders between characters as people see them. */
function bordersOf(text: string): Set<number> {
  const borders = new Set([text.length]);
  for (const { index } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text))
    borders.add(index);
  return borders;
}

describe('sentence ends', () => {
  it.each([
    'Mr. Ren met Dr. Li and Mrs. Wang in May.',
    'It cites Smith v. Jones, No. 7, and Fig. 3 of Vol. 2 here.',
    'J. K. Rowling and George R. R. Martin wrote it.',
    'The U.S. Senate asked Huawei Inc. Friday morning.',
    'Use a tool, e.g. grep, i.e. a search, at 5 p.m. on Monday.',
    'Version 1.2.3 of example.com costs 3.50 dollars.',
    '“Go!” she said, “now?” and left.',
    'He waited … and waited.',
    'Der Vertrag gilt z. B. ab dem 3. März bzw. am Ende.',
  ])('stand only behind the whole of: %s', (text) => {
    expect(sentencesOf(`${text} Next one follows.`)).toEqual([text, 'Next one follows.']);
  });

  it('stand behind a full stop, a question, an exclamation and their closing quotation marks', () => {
    expect(sentencesOf('One is here. Is two? “Three!” Four is “last.” Five')).toEqual([
      'One is here.',
      'Is two?',
      '“Three!”',
      'Four is “last.”',
      'Five',
    ]);
  });

  it('stand behind marks of emphasis that close the sentence', () => {
    expect(
      sentencesOf('**Q: Who keeps the keys?** The porter. *Not the cook.* __Never!__ He ate 3 * 4 *figs*.'),
    ).toEqual([
      '**Q: Who keeps the keys?**',
      'The porter.',
      '*Not the cook.*',
      '__Never!__',
      'He ate 3 * 4 *figs*.',
    ]);
  });

  it('stand behind the marks of scripts that leave no blank behind them', () => {
    expect(sentencesOf('华为是公司。它在中国！对吗？对')).toEqual([
      '华为是公司。',
      '它在中国！',
      '对吗？',
      '对',
    ]);
  });
});

describe.each([
  ['LF', '\n'],
  ['CRLF', '\r\n'],
  ['CR', '\r'],
])('lines that end in %s', (_name, eol) => {
  it('keep a hard-wrapped sentence whole', () => {
    const wrapped = [
      'The company said on Tuesday that it had never shared the data of',
      'its users with anyone.',
    ].join(eol);
    expect(sentencesOf(`${wrapped} It did not say more.`)).toEqual([wrapped, 'It did not say more.']);
  });

  it('part paragraphs where a line is blank, also one of spaces', () => {
    const text = ['A first paragraph goes on', `${eol}A second`, '  \t', 'A third'].join(eol);
    const sentences = splitIntoSentences(text);
    expect(sentences.map(({ start, end }) => text.slice(start, end))).toEqual([
      'A first paragraph goes on',
      'A second',
      'A third',
    ]);
    expect(sentences.map(({ paragraph }) => paragraph)).toEqual([0, 1, 2]);
  });

  it('keep list items apart', () => {
    const text = [
      'These had access:',
      '- Huawei, since 2010',
      '- Lenovo',
      '1. first',
      '2) second',
      '> quoted',
    ].join(eol);
    expect(sentencesOf(text)).toEqual([
      'These had access:',
      '- Huawei, since 2010',
      '- Lenovo',
      '1. first',
      '2) second',
      '> quoted',
    ]);
  });

  it('tell a heading from the text below it', () => {
    const text = ['# What was said', 'Nobody said anything at all.'].join(eol);
    expect(splitIntoSentences(text).map(({ heading }) => heading)).toEqual([true, false]);
  });
});

describe('headings', () => {
  it('are Markdown headings and short lines alone that end in no mark', () => {
    const text =
      '## Marked.\n\nA short line alone\n\nA short line that ends.\n\nText goes on; and on and\non over two lines';
    expect(splitIntoSentences(text).map(({ heading }) => heading)).toEqual([true, true, false, false]);
  });
});

describe('long sentences', () => {
  it('are cut at clauses, into parts that fit a quote two by two', () => {
    const clause = 'the agreement that was signed in that year covered more than it said, ';
    const text = `It is long: ${clause.repeat(20)}and so it ends.`;
    const parts = sentencesOf(text);
    expect(parts.length).toBeGreaterThan(5);
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(maxSentenceLength / 2);
    for (const part of parts.slice(0, -1)) expect(part).toMatch(/[,:]$/);
    expect(parts.join(' ')).toBe(text);
  });

  it('are cut between words where there is no clause', () => {
    const text = 'word '.repeat(300).trim();
    expect(sentencesOf(text).join(' ')).toBe(text);
  });

  it.each([
    ['families of four', '👩‍👩‍👧‍👦'],
    ['flags, which pair up from the first', '🇨🇭'],
    ['flags behind one letter', `a${'🇨🇭🇩🇪'}`],
    ['letters with marks', 'e\u0301\u0323'],
    ['skin tones', '👍🏽'],
    ['Devanagari', 'क्षि'],
    ['an ideographic comma with a variation selector', '漢，\ufe01'],
  ])('of %s without a blank are cut between characters only', (_name, character) => {
    for (const text of [character.repeat(1_500), `x${character.repeat(1_500)}`]) {
      const borders = bordersOf(text);
      const spans = splitIntoSentences(text);
      expect(spans.length).toBeGreaterThan(1);
      for (const { start, end } of spans) {
        expect(borders.has(start) && borders.has(end)).toBe(true);
        expect(end - start).toBeLessThanOrEqual(maxSentenceLength);
      }
      expect(sentencesOf(text).join('')).toBe(text);
    }
  });

  it('of one endless character are cut, but never inside a surrogate pair', () => {
    for (const text of ['👩\u200d'.repeat(1_000), `a${'\u{1e8d0}'.repeat(1_000)}`]) {
      const parts = sentencesOf(text);
      expect(parts.length).toBeGreaterThan(1);
      for (const part of parts) expect(isWellFormed(part)).toBe(true);
      expect(parts.join('')).toBe(text);
    }
  });

  it('do not end where a piece for the segmenter does', () => {
    const sentence = 'This is one sentence of a paragraph that never breaks. ';
    const parts = sentencesOf(sentence.repeat(1_000));
    expect(new Set(parts)).toEqual(new Set([sentence.trim()]));
    expect(parts).toHaveLength(1_000);
  });

  it.each([
    [1_000_000, 'of sentences', 'He said “no” and “yes” to “it”. '],
    [1_000_000, 'without any mark', 'word '],
    [200_000, 'without any blank', 'wörd'],
    [200_000, 'of Han', '漢字'],
    [200_000, 'of initials', 'A. '],
    [200_000, 'of full stops', '.'],
    [1_000_000, 'of blanks', ' '],
    [200_000, 'of lines', 'A line. \n'],
    [200_000, 'of blank lines', '\r\n'],
    [200_000, 'of list items', '- x\n'],
    [200_000, 'of quotation marks', '.”'],
  ])('split %i code units %s', (length, _name, piece) => {
    const text = piece.repeat(Math.ceil(length / piece.length));
    const spans = splitIntoSentences(text);
    expect(spans.every(({ start, end }) => end - start <= maxSentenceLength)).toBe(true);
    // Nothing but white space is left out.
    const kept = spans.reduce(
      (sum, { start, end }) => sum + text.slice(start, end).replace(/\s/gu, '').length,
      0,
    );
    expect(kept).toBe(text.replace(/\s/gu, '').length);
  });
});

it('gives ordered spans that do not overlap, within the body, and leaves out white space alone', () => {
  fc.assert(
    fc.property(anyDocument, ({ text, body = { start: 0, end: text.length } }) => {
      let at = body.start;
      let paragraph = 0;
      for (const sentence of splitIntoSentences(text, body)) {
        expect(text.slice(at, sentence.start).trim()).toBe('');
        expect(sentence.start).toBeGreaterThanOrEqual(at);
        expect(sentence.end).toBeGreaterThan(sentence.start);
        expect(sentence.end - sentence.start).toBeLessThanOrEqual(maxSentenceLength);
        expect(sentence.paragraph).toBeGreaterThanOrEqual(paragraph);
        const whole = text.slice(sentence.start, sentence.end);
        expect(whole).toBe(whole.trim());
        paragraph = sentence.paragraph;
        at = sentence.end;
      }
      expect(text.slice(at, body.end).trim()).toBe('');
      expect(at).toBeLessThanOrEqual(body.end);
    }),
  );
});

it('gives the same sentences whatever the line endings are', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.constantFrom(
          'A line that says something more.',
          'and goes on without an end',
          '',
          '- item',
          '# Head',
        ),
        {
          maxLength: 12,
        },
      ),
      (lines) => {
        const plain = (eol: string) =>
          sentencesOf(lines.join(eol)).map((sentence) => sentence.replaceAll(eol, '\n'));
        expect(plain('\r\n')).toEqual(plain('\n'));
        expect(plain('\r')).toEqual(plain('\n'));
      },
    ),
  );
});
