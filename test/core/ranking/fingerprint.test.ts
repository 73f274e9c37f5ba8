import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { documentsHashOf, hashed, hashOf } from '../../../src/core/indexing/hashes.js';
import { fingerprintOf } from '../../../src/core/ranking/fingerprint.js';
import type { Document } from '../../../src/core/types/document.js';
import { anyCorpus, documentOf } from '../../support/texts.js';

function fingerprint(documents: readonly Document[]): string {
  return fingerprintOf(documentsHashOf(documents.map(hashed)));
}

it('is the same for every order of the documents, and 64 hexadecimal digits', () => {
  fc.assert(
    fc.property(
      anyCorpus.chain((corpus) =>
        fc.tuple(fc.constant(corpus), fc.shuffledSubarray(corpus, { minLength: corpus.length })),
      ),
      ([corpus, shuffled]) => {
        expect(fingerprint(shuffled)).toBe(fingerprint(corpus));
        expect(fingerprint(corpus)).toMatch(/^[0-9a-f]{64}$/);
      },
    ),
  );
});

it.each<Partial<Document>>([
  { id: 'other' },
  { text: 'Text' },
  { title: 'other' },
  { titleOrigin: 'heading' },
  { url: 'https://example.com/' },
  { author: 'Ada' },
  { date: '2018-06-05' },
  { publisher: 'The Times' },
  { body: { start: 1, end: 4 } },
])('changes with %j', (over) => {
  const document = documentOf('a', 'text', { title: 'title' });
  const other = documentOf('b', 'more');
  expect(fingerprint([{ ...document, ...over }, other])).not.toBe(fingerprint([document, other]));
});

it('changes with a document more or less, and with text moved from one to another', () => {
  const of = (...texts: string[]) => fingerprint(texts.map((text, i) => documentOf(String(i), text)));
  expect(new Set([of(), of(''), of('ab'), of('a', 'b'), of('b', 'a'), of('ab', ''), of('', 'ab')]).size).toBe(
    7,
  );
});

it('does not change with the file’s encoding, nor with a body spelled out: neither counts as a change', () => {
  const document = documentOf('a', 'text');
  expect(fingerprint([{ ...document, bytes: 99, body: { start: 0, end: 4 } }])).toBe(fingerprint([document]));
});

it('hashes a text as SHA-256 of its UTF-8', () => {
  expect(hashOf('é😀')).toBe(createHash('sha256').update(Buffer.from('é😀')).digest('hex'));
});
