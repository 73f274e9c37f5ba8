import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashed } from '../../../src/core/indexing/hashes.js';
import { changesBetween } from '../../../src/core/refresh/changes.js';
import { sameTextsAmong } from '../../../src/core/refresh/same-texts.js';
import type { Document } from '../../../src/core/types/document.js';
import { toldChanges } from '../../../src/core/types/told-changes.js';
import { documentOf } from '../../support/texts.js';

function told(before: readonly Document[], after: readonly Document[]) {
  const [old, now] = [before.map(hashed), after.map(hashed)];
  const changes = changesBetween(old, now);
  return toldChanges({ ...changes, sameTexts: sameTextsAmong(changes, old, now) });
}
const corpus = (texts: Readonly<Record<string, string>>) =>
  Object.entries(texts).map(([id, text]) => documentOf(id, text));

describe('changes as people tell them', () => {
  it('the same text under another id has moved: it is neither added nor removed', () => {
    expect(
      told(
        corpus({ 'a.txt': 'One.', 'b.txt': 'Two.', 'c.txt': 'Three.' }),
        corpus({ 'x/a.txt': 'One.', 'b.txt': 'Two!', 'd.txt': 'Four.' }),
      ),
    ).toEqual({
      added: ['d.txt'],
      changed: ['b.txt'],
      removed: ['c.txt'],
      moved: [{ from: 'a.txt', to: 'x/a.txt' }],
    });
  });

  it('of several with one text each has moved to the one that kept its name, else to the first', () => {
    const same = 'The same words.';
    expect(
      told(
        corpus({ 'a.txt': same, 'b.txt': same, 'c.txt': same }),
        corpus({ 'new/a1.txt': same, 'new/c.txt': same }),
      ),
    ).toMatchObject({
      added: [],
      removed: ['b.txt'],
      moved: [
        { from: 'a.txt', to: 'new/a1.txt' },
        { from: 'c.txt', to: 'new/c.txt' },
      ],
    });
  });

  it('a copy beside what stays is added', () => {
    expect(told(corpus({ 'a.txt': 'One.' }), corpus({ 'a.txt': 'One.', 'copy.txt': 'One.' }))).toMatchObject({
      added: ['copy.txt'],
      moved: [],
    });
  });

  it('account for every document once, whatever the ids are and in whatever order they come', () => {
    const anyCorpus = fc.dictionary(
      fc.constantFrom('a', 'b', 'x/a', 'x/b', 'y/a', '__proto__', 'constructor', 'é', '/'),
      fc.constantFrom('One.', 'Two.', 'Three.'),
    );
    fc.assert(
      fc.property(anyCorpus, anyCorpus, (before, after) => {
        const { added, changed, removed, moved } = told(corpus(before), corpus(after));
        const [old, now] = [Object.keys(before).sort(), Object.keys(after).sort()];
        const kept = now.filter((id) => old.includes(id));
        expect([...added, ...moved.map(({ to }) => to), ...kept].sort()).toEqual(now);
        expect([...removed, ...moved.map(({ from }) => from), ...kept].sort()).toEqual(old);
        expect(changed).toEqual(kept.filter((id) => before[id] !== after[id]));
        for (const { from, to } of moved) expect(after[to]).toBe(before[from]);
        // Nothing that could be told as moved is told as added and removed.
        for (const id of removed) for (const to of added) expect(after[to]).not.toBe(before[id]);
        expect(told(corpus(before).reverse(), corpus(after).reverse())).toEqual({
          added,
          changed,
          removed,
          moved,
        });
      }),
    );
  });
});
