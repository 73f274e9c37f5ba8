import type { Copies } from '../copies/copies.js';
import type { ForwardDocument } from '../types/forward-document.js';

/** A window as far as it is compared with others. */
interface Scored {
  readonly window: { readonly forward: ForwardDocument };
  readonly score: number;
}

/** Where no other document has anything, nothing tells whether the best of another would have come close. */
export const noRival = 0.5;

/** Scores below this are all low: a lead among them says no more than it would here. */
const lowScore = 0.5;

/**
 * Of each window how far it is ahead of the best one of any other document, as a share of its own score; 0..1, 0 where
 * another is ahead. Near-duplicates of a document are no others: they say the same.
 * @param rivals All that they are compared with, best first; `windows` may be among them.
 */
export function leadsOf(
  windows: readonly Scored[],
  rivals: readonly Scored[],
  copies: Pick<Copies, 'areNearDuplicates'>,
): number[] {
  const known = new Map<ForwardDocument, Scored | undefined>();
  const rivalOf = ({ window: { forward } }: Scored): Scored | undefined => {
    if (!known.has(forward)) {
      const isRival = (other: ForwardDocument) =>
        other.id !== forward.id && !copies.areNearDuplicates(other, forward);
      known.set(
        forward,
        rivals.find(({ window }) => isRival(window.forward)),
      );
    }
    return known.get(forward);
  };
  return windows.map((one) => {
    const rival = rivalOf(one);
    if (rival === undefined) return noRival;
    return Math.max(0, Math.min(1, (one.score - rival.score) / Math.max(lowScore, one.score)));
  });
}
