import { type Copies, holdsRun } from '../copies/copies.js';
import type { ForwardDocument } from '../types/forward-document.js';
import type { Stretch } from './windows.js';

/** A window as far as it is compared with others. */
interface Scored {
  readonly window: Stretch & { readonly forward: ForwardDocument };
  readonly score: number;
  readonly signals: { readonly sentenceSimilarity: number };
}

/** How a window stands to others. */
export interface Margins {
  /**
   * How far it is ahead of the best window of any other document, as a share of its own score; 0..1, 0 where another is
   * ahead. Near-duplicates of a document are no others: they say the same.
   */
  readonly documentMargin: number;
  /**
   * How much its score is above that of the next window that says something else, in its own document or another one; 0..1,
   * 0 where another is ahead.
   */
  readonly margin: number;
  /**
   * How near the nearest sentence of all windows is to what the question means, be it in this one or not: where none is near,
   * none answers; 0..1, 0 where nothing is known of what they mean.
   */
  readonly bestSimilarity: number;
}

/** Where nothing else was found, nothing tells whether another would have come close. */
export const noRival = 0.5;

/** Scores below this are all low: a margin among them says no more than it would here. */
const lowScore = 0.5;

/**
 * How each window stands to the others.
 * @param rivals All that they are compared with, best first; `windows` may be among them.
 */
export function marginsOf(
  windows: readonly Scored[],
  rivals: readonly Scored[],
  copies: Pick<Copies, 'areNearDuplicates'>,
): Margins[] {
  const isElsewhere = (other: ForwardDocument, forward: ForwardDocument) =>
    other.id !== forward.id && !copies.areNearDuplicates(other, forward);
  const known = new Map<ForwardDocument, Scored | undefined>();
  const rivalOf = ({ window: { forward } }: Scored): Scored | undefined => {
    if (!known.has(forward)) {
      known.set(
        forward,
        rivals.find(({ window }) => isElsewhere(window.forward, forward)),
      );
    }
    return known.get(forward);
  };
  const nextOf = ({ window }: Scored): Scored | undefined =>
    rivals.find(({ window: other }) =>
      other.forward.id === window.forward.id
        ? other.end <= window.first || window.end <= other.first
        : isElsewhere(other.forward, window.forward) && !repeats(other, window),
    );
  const bestSimilarity = rivals.reduce((max, { signals }) => Math.max(max, signals.sentenceSimilarity), 0);
  return windows.map((one) => {
    const rival = rivalOf(one);
    const next = nextOf(one);
    return {
      documentMargin:
        rival === undefined ? noRival : share((one.score - rival.score) / Math.max(lowScore, one.score)),
      margin: next === undefined ? noRival : share(one.score - next.score),
      bestSimilarity,
    };
  });
}

/** Whether the words of one stand in the other. */
function repeats(one: Scored['window'], other: Scored['window']): boolean {
  const [words, others] = [one, other].map(({ forward, first, end }) =>
    forward.sentenceHashes.subarray(first, end),
  ) as [Int32Array, Int32Array];
  return holdsRun(words, others) || holdsRun(others, words);
}

function share(difference: number): number {
  return Math.max(0, Math.min(1, difference));
}
