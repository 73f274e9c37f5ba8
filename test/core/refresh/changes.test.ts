import { expect, it } from 'vitest';
import { hashed } from '../../../src/core/indexing/hashes.js';
import { changesBetween } from '../../../src/core/refresh/changes.js';
import type { Document, HashedDocument } from '../../../src/core/types/document.js';

function document(id: string, over: Partial<Document> = {}): HashedDocument {
  return hashed({ id, title: id, titleOrigin: 'file-name', text: `text of ${id}`, bytes: 10, ...over });
}

it('names what was added, changed and removed, sorted by code unit whatever the order', () => {
  const before = [document('b'), document('a'), document('Z'), document('ä'), document('same')];
  const after = [
    document('same'),
    document('ä', { text: 'new' }),
    document('Z', { text: 'new' }),
    document('y'),
    document('X'),
  ];
  expect(changesBetween(before, after)).toEqual({
    added: ['X', 'y'],
    changed: ['Z', 'ä'],
    removed: ['a', 'b'],
  });
});

it.each<Partial<Document>>([
  { text: 'other' },
  { title: 'other' },
  { titleOrigin: 'heading' },
  { url: 'https://example.com/' },
  { author: 'Ada' },
  { date: '2018-06-05' },
  { publisher: 'The Times' },
  { body: { start: 1, end: 5 } },
])('counts %j as a change', (over) => {
  expect(changesBetween([document('a')], [document('a', over)]).changed).toEqual(['a']);
});

it('does not count another encoding of the same text, nor a body spelled out', () => {
  const same = document('a', { bytes: 20, body: { start: 0, end: 'text of a'.length } });
  expect(changesBetween([document('a')], [same])).toEqual({ added: [], changed: [], removed: [] });
});
