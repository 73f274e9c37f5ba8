import fc from 'fast-check';
import { expect, it } from 'vitest';
import { coverageOf, heldTerms } from '../../../src/core/ranking/coverage.js';
import type { Hit } from '../../../src/core/ranking/hit.js';
import type { Question } from '../../../src/core/ranking/question.js';
import { SentenceMatches } from '../../../src/core/ranking/sentence-matches.js';

const idfs = [3, 1.5, 0.7, 4.2];
const question = {
  terms: idfs.map((idf) => ({ idf })),
  weight: idfs.reduce((sum, idf) => sum + idf, 0),
} as unknown as Question;

const anyHits = fc
  .array(fc.record({ sentence: fc.nat(12), term: fc.nat(3), weight: fc.constantFrom(1, 0.3, 0.6) }))
  .map((hits) => hits.sort((a, b) => a.sentence - b.sentence).map((hit, token): Hit => ({ ...hit, token })));

it('tells of each sentence what its own hits make, whatever is asked first', () => {
  fc.assert(
    fc.property(anyHits, fc.array(fc.integer({ min: -2, max: 15 })), (hits, asked) => {
      const matches = new SentenceMatches(hits, question);
      for (const sentence of asked) {
        const own = hits.filter((hit) => hit.sentence === sentence);
        const held = heldTerms(own);
        expect(matches.of(sentence).coverage).toBe(coverageOf(own, question));
        expect(matches.of(sentence).pairs > 0).toBe(held.size > 1);
        for (const term of idfs.keys())
          expect(matches.has(sentence, term)).toBe(own.some((hit) => hit.term === term));
      }
    }),
  );
});

it('holds each term once, in order, with the weight of its best hit', () => {
  fc.assert(
    fc.property(anyHits, (hits) => {
      const held = heldTerms(hits);
      const best = new Map<number, number>();
      for (const { term, weight } of hits) best.set(term, Math.max(weight, best.get(term) ?? 0));
      expect(held.terms).toEqual([...best.keys()]);
      for (const term of idfs.keys())
        expect([held.has(term), held.get(term)]).toEqual([best.has(term), best.get(term)]);
    }),
  );
});
