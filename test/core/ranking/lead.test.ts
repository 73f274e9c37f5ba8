import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { leadsOf, noRival } from '../../../src/core/ranking/lead.js';
import type { ForwardDocument } from '../../../src/core/types/forward-document.js';

const documents = new Map(['a', 'b', 'c'].map((id) => [id, { id } as ForwardDocument]));

function scored(...windows: readonly (readonly [id: string, score: number])[]) {
  return windows.map(([id, score]) => ({
    window: { forward: documents.get(id) as ForwardDocument },
    score,
  }));
}

const leadsAmong = (windows: ReturnType<typeof scored>, copies: Parameters<typeof leadsOf>[2]) =>
  leadsOf(windows, windows, copies);

const noCopies = { areNearDuplicates: () => false };

describe('the lead of a window', () => {
  it('is its distance to the best of another document, as a share of its score', () => {
    expect(leadsAmong(scored(['a', 2], ['a', 1.9], ['b', 1.5]), noCopies)).toEqual([
      0.25,
      expect.closeTo(0.4 / 1.9),
      0,
    ]);
  });

  it('is not narrowed by a near-duplicate, which says the same', () => {
    const copies = {
      areNearDuplicates: (one: ForwardDocument, other: ForwardDocument) => `${one.id}${other.id}` !== 'ac',
    };
    expect(leadsAmong(scored(['a', 2]), copies)).toEqual([noRival]);
    expect(leadsAmong(scored(['a', 2], ['b', 2]), { areNearDuplicates: () => true })).toEqual([
      noRival,
      noRival,
    ]);
  });

  it('is small where all scores are low', () => {
    expect(leadsAmong(scored(['a', 0.1], ['b', 0.05]), noCopies)[0]).toBeCloseTo(0.1);
  });

  it('is measured against all that there is, not only against its like', () => {
    const aside = scored(['a', 1]);
    expect(leadsOf(aside, [...scored(['b', 2]), ...aside], noCopies)).toEqual([0]);
    expect(leadsOf(aside, [...scored(['a', 2]), ...aside], noCopies)).toEqual([noRival]);
  });

  it('is a share whatever the scores, and none where another document is ahead', () => {
    const window = fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.double({ min: -10, max: 10, noNaN: true }));
    fc.assert(
      fc.property(fc.array(window, { maxLength: 30 }), (drawn) => {
        const windows = scored(...drawn.sort(([, one], [, other]) => other - one));
        const leads = leadsAmong(windows, noCopies);
        expect(leads).toHaveLength(windows.length);
        for (const [i, lead] of leads.entries()) {
          expect(lead).toBeGreaterThanOrEqual(0);
          expect(lead).toBeLessThanOrEqual(1);
          const isBehind = windows
            .slice(0, i)
            .some(({ window }) => window.forward !== windows[i]?.window.forward);
          if (isBehind) expect(lead).toBe(0);
        }
      }),
    );
  });
});
