import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareIds } from '../../../src/core/types/document.js';
import { fromSortable, tokenOf, toSortable } from '../../../src/engines/opensearch/sortable-text.js';

const units = fc
  .array(
    fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constantFrom(0, 32, 0xd7ff, 0xd800, 0xdfff, 0xe000)),
  )
  .map((codes) => String.fromCharCode(...codes));

const byBytes = (a: string, b: string) => Buffer.compare(Buffer.from(a), Buffer.from(b));

it('turns any string, lone surrogates and all, into a whole one and back', () => {
  fc.assert(
    fc.property(units, (text) => {
      expect(Buffer.from(toSortable(text)).toString()).toBe(toSortable(text));
      expect(fromSortable(toSortable(text))).toBe(text);
    }),
  );
});

it('keeps the order by code unit where strings are compared as UTF-8', () => {
  fc.assert(
    fc.property(units, units, (a, b) => {
      expect(Math.sign(byBytes(toSortable(a), toSortable(b)))).toBe(compareIds(a, b));
    }),
  );
});

it('makes one short token of any term, and different ones of different terms', () => {
  const terms = fc.oneof(
    units,
    fc.tuple(units, fc.integer({ min: 0, max: 600 })).map(([a, n]) => a + 'x'.repeat(n)),
  );
  fc.assert(
    fc.property(terms, terms, (a, b) => {
      expect(tokenOf(a)).not.toMatch(/\s/u);
      expect(tokenOf(a).length).toBeLessThanOrEqual(1_024);
      expect(tokenOf(a) === tokenOf(b)).toBe(a === b);
    }),
  );
});
