import fc from 'fast-check';
import { expect, it } from 'vitest';
import { html } from '../../../../src/adapters/html.js';
import { renderPassage } from '../../../../src/adapters/web/permalink/passage.js';
import { type Quote, quoteAt } from '../../../../src/core/types/quote.js';
import { documentOf } from '../../../support/texts.js';
import { withPlatformLineBreaks } from '../../contract.js';
import { shapedQuote } from '../../quoted-shapes.js';
import { ReadPage } from '../read-page.js';

const pageOf = (passage: Quote) =>
  new ReadPage(html`<blockquote>${renderPassage(passage)}</blockquote>`.markup);

it('a passage is shown by its blocks, character for character, whatever it holds', () => {
  fc.assert(
    fc.property(shapedQuote, ({ quote, code, tables }) => {
      const page = pageOf(quote);
      expect(page.texts('blockquote')).toEqual([quote.text]);
      expect(page.texts('pre').map(withPlatformLineBreaks)).toEqual(code);
      expect(page.texts('bdi')).toEqual(tables.flat(2));
      expect(page.intrusions()).toEqual([]);
    }),
  );
});

const drafts = [
  ['heading', 'Fees'],
  ['paragraph', 'A lane costs:'],
  ['list-item', 'an hour: 9 euros'],
  ['list-item', 'a day: 40 euros'],
  ['code', 'pay --lane 3\n  --day'],
  ['table-row', 'Lane | Fee'],
  ['table-row', '1 | 9'],
] as const;

function passageWith(marked: string): Quote {
  let text = '';
  const blocks = drafts.map(([kind, words]) => {
    text += text === '' ? '' : '\n';
    text += words;
    return { kind, start: text.length - words.length, end: text.length };
  });
  const start = text.indexOf(marked);
  return quoteAt({ ...documentOf('a.txt', text), blocks }, { start: 0, end: text.length }, [
    { start, end: start + marked.length },
  ]);
}

it('headings, lists, code and tables are what they are, and a quote over several of them is marked in each', () => {
  const page = pageOf(passageWith('costs:\nan hour: 9 euros\na day'));
  expect(page.texts('strong')).toEqual(['Fees']);
  expect(page.all('li')).toHaveLength(2);
  expect(page.texts('pre')).toEqual(['pay --lane 3\n  --day']);
  expect(page.texts('th')).toHaveLength(2);
  expect(page.texts('mark')).toEqual(['costs:', 'an hour: 9 euros', 'a day']);
  expect(page.attribute('mark', 'id')).toEqual(['quote', undefined, undefined]);
  expect(page.attribute('mark', 'class')).toEqual(['first', undefined, 'last']);
});

it('a quote of one row has its ends in that row', () => {
  const page = pageOf(passageWith('1 | 9'));
  expect(page.texts('mark')).toEqual(['1', '9']);
  expect(page.attribute('mark', 'class')).toEqual(['first', 'last']);
});
