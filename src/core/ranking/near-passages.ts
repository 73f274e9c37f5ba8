import { partsOfPassageId } from '../indexing/index-entries.js';
import { type ForwardDocument, sentenceCount } from '../types/forward-document.js';
import type { IndexReader } from '../types/index-reader.js';
import { lowerBound } from '../types/lower-bound.js';
import type { Scope } from '../types/scope.js';
import type { SentenceVector } from '../types/sentence-encoder.js';
import type { Stretch } from './windows.js';

/** How many passages are looked at for what they mean, whatever words they hold. */
const maxNearest = 30;

/** Where the passages begin that mean most nearly what was asked; by document. */
export type NearPassages = ReadonlyMap<string, readonly number[]>;

export async function nearPassages(
  asked: SentenceVector,
  reader: Pick<IndexReader, 'nearest'>,
  scope: Scope,
): Promise<NearPassages> {
  const near = new Map<string, number[]>();
  for (const { id } of await reader.nearest(asked, maxNearest, scope)) {
    const { documentId, start } = partsOfPassageId(id);
    near.set(documentId, [...(near.get(documentId) ?? []), start]);
  }
  return near;
}

/** The sentences of the passages that begin at `starts`; in order. */
export function passagesAt(forward: ForwardDocument, starts: readonly number[]): Stretch[] {
  const { passageStarts, sentenceStarts } = forward;
  const sentenceFrom = (offset: number) =>
    lowerBound(sentenceCount(forward), (at) => (sentenceStarts[at] ?? 0) < offset);
  return [...starts]
    .sort((a, b) => a - b)
    .map((start) => {
      const next = lowerBound(passageStarts.length, (at) => (passageStarts[at] ?? 0) <= start);
      const end = passageStarts[next] ?? Number.POSITIVE_INFINITY;
      return { first: sentenceFrom(start), end: sentenceFrom(end) };
    })
    .filter(({ first, end }) => first < end);
}
