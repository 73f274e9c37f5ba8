import { expect, it } from 'vitest';
import { cutLine } from '../../src/evaluation/measure-shapes.js';
import { Shapes } from '../../src/evaluation/quote-shape.js';
import { documentOf } from '../support/texts.js';

const text =
  '# Zebras\n\nA zebra eats grass. It does so at night, when nobody sees it.\n\n## Lions\n\nA lion sleeps.\n\nShare this article\n';
const shapes = new Shapes([documentOf('a.md', text)]);

function faultsOf(from: string, to: string, question = 'what does it eat') {
  const start = text.indexOf(from);
  return shapes.faultsOf('a.md', { start, end: text.indexOf(to, start) + to.length }, question);
}

it('finds no fault with a section below its own heading', () => {
  expect(faultsOf('# Zebras', 'sees it.')).toEqual([]);
  expect(faultsOf('A lion', 'sleeps.')).toEqual([]);
});

it('counts another section’s heading, a paragraph that would have fitted, a leaning beginning, and margin', () => {
  expect(faultsOf('A zebra', '## Lions')).toEqual(['otherSection']);
  expect(faultsOf('A zebra', 'grass.')).toEqual(['cutInside']);
  expect(faultsOf('It does', 'sees it.')).toEqual(['leaning']);
  expect(faultsOf('Share', 'article')).toEqual(['unasked']);
  expect(faultsOf('Share', 'article', 'what is `--share`')).toEqual([]);
});

it('tells what answers within 250 characters', () => {
  const row = (qid: string, text: string) => ({
    qid,
    quotes: [{ docId: 'a.md', start: 0, end: text.length, text, score: 1 }],
    docs: [],
    confidence: 1,
    abstained: false,
    ms: 1,
  });
  const query = (id: string) => ({ id, text: 'who', stated: [['zebra']], answerable: true });
  const rows = [row('1', 'A zebra.'), row('2', `${'Word '.repeat(60)}zebra.`), row('3', 'A lion.')];
  expect(cutLine(['1', '2', '3'].map(query), rows)).toBe(
    'cut at 250 characters: right at 1 1 (whole: 2), in 3 1 (2) of 3',
  );
});
