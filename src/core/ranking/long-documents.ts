import { partsOfPassageId } from '../indexing/index-entries.js';
import { type ForwardDocument, sentenceCount } from '../types/forward-document.js';
import { lowerBound } from '../types/lower-bound.js';
import { type Search, searchFor } from './search.js';
import type { Stretch } from './windows.js';

/** A document of more passages (about 150,000 characters) is not looked through from end to end. */
export const maxPassagesLookedThrough = 512;

/** How many passages of long documents are looked around in. */
const passagesLookedAround = 256;

/**
 * Where to look in documents too long to look through: around the passages that the engine ranks best, one passage to
 * either side. Shorter documents are not in the map.
 */
export async function stretchesOf(
  forwards: readonly ForwardDocument[],
  search: Search,
): Promise<ReadonlyMap<string, readonly Stretch[]>> {
  const long = new Map(
    forwards
      .filter(({ passageStarts }) => passageStarts.length > maxPassagesLookedThrough)
      .map((forward) => [forward.id, forward]),
  );
  if (long.size === 0) return new Map();
  const { passages } = await searchFor(search, passagesLookedAround, {
    units: 'passages',
    among: new Set(long.keys()),
  });
  const places = new Map<string, number[]>([...long.keys()].map((id) => [id, []]));
  for (const { id } of passages) {
    const { documentId, start } = partsOfPassageId(id);
    places.get(documentId)?.push(start);
  }
  return new Map([...long].map(([id, forward]) => [id, around(forward, places.get(id) ?? [])]));
}

/** The stretches around passages that begin at `starts`; in order, those that touch joined. */
export function around(forward: ForwardDocument, starts: readonly number[]): Stretch[] {
  const { passageStarts } = forward;
  const joined: { first: number; end: number }[] = [];
  for (const start of [...starts].sort((a, b) => a - b)) {
    const passage = firstFrom(passageStarts, start);
    const first = sentenceFrom(forward, passageStarts[Math.max(0, passage - 1)] ?? 0);
    const end = sentenceFrom(forward, passageStarts[passage + 2] ?? Number.POSITIVE_INFINITY);
    const last = joined.at(-1);
    if (last !== undefined && first <= last.end) last.end = Math.max(last.end, end);
    else joined.push({ first, end });
  }
  return joined;
}

/** The first sentence that begins at `offset` or behind it; one more than there are where none does. */
function sentenceFrom(forward: ForwardDocument, offset: number): number {
  return Math.min(firstFrom(forward.sentenceStarts, offset), sentenceCount(forward));
}

/** The index of the first of the sorted `values` that is at least `min`; their count where none is. */
function firstFrom(values: Int32Array, min: number): number {
  return lowerBound(values.length, (at) => (values[at] ?? 0) < min);
}
