import { compareIds } from './document.js';
import { groupBy } from './group-by.js';
import type { CorpusChanges, SameText } from './refresh-record.js';

/** A document that has another id now, with the same text. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** What changed, as people tell it: a move is no removal and no addition. Sorted by id, moves by `from`. */
export interface ToldChanges extends CorpusChanges {
  readonly moved: readonly Move[];
}

/**
 * A removed document has moved to an added one with the same text; where there are several, to one that kept its
 * name in another folder, else to the first.
 */
export function toldChanges(
  changes: CorpusChanges & { readonly sameTexts: readonly SameText[] },
): ToldChanges {
  const moved = changes.sameTexts.flatMap(pairs).sort((a, b) => compareIds(a.from, b.from));
  const [gone, come] = [new Set(moved.map(({ from }) => from)), new Set(moved.map(({ to }) => to))];
  return {
    added: changes.added.filter((id) => !come.has(id)),
    changed: changes.changed,
    removed: changes.removed.filter((id) => !gone.has(id)),
    moved,
  };
}

function pairs({ removed, added }: SameText): Move[] {
  const byName = groupBy(added, nameOf);
  const moves = new Map<string, string>();
  for (const from of removed) {
    const to = byName.get(nameOf(from))?.shift();
    if (to !== undefined) moves.set(from, to);
  }
  const taken = new Set(moves.values());
  const left = added.filter((id) => !taken.has(id));
  for (const from of removed) {
    const to = moves.has(from) ? undefined : left.shift();
    if (to !== undefined) moves.set(from, to);
  }
  return [...moves].map(([from, to]) => ({ from, to }));
}

function nameOf(id: string): string {
  return id.slice(id.lastIndexOf('/') + 1);
}
