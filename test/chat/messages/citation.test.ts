import { expect, it } from 'vitest';
import { citedPlace } from '../../../src/chat/messages/citation.js';
import { english } from '../../../src/texts/english/index.js';

const citation = { documentId: 'a.csv', title: 'A', span: { start: 0, end: 1 }, line: 4 };

it('names the row beside the line, shown as the adapter shows words', () => {
  expect(citedPlace(english, citation)).toBe(':4');
  expect(citedPlace(english, { ...citation, place: 'row 3' })).toBe(':4, row 3');
  expect(citedPlace(english, { ...citation, place: 'row 3' }, (words) => words.toUpperCase())).toBe(
    ':4, ROW 3',
  );
});
