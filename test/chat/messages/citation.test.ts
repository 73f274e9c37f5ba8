import { expect, it } from 'vitest';
import { citedPlace } from '../../../src/chat/messages/citation.js';

const citation = { documentId: 'a.csv', title: 'A', span: { start: 0, end: 1 }, line: 4 };

it('names the row beside the line, shown as the adapter shows words', () => {
  expect(citedPlace(citation)).toBe(':4');
  expect(citedPlace({ ...citation, place: 'row 3' })).toBe(':4, row 3');
  expect(citedPlace({ ...citation, place: 'row 3' }, (words) => words.toUpperCase())).toBe(':4, ROW 3');
});
