import type { HashedDocument } from '../types/document.js';
import type { ChangeExtent } from '../types/refresh-record.js';
import type { SliceableText } from '../types/sliceable-text.js';

/** A text in sentences and passages; offsets as in `ForwardDocument`. */
export interface Tiling {
  readonly text: SliceableText;
  readonly sentenceStarts: ArrayLike<number>;
  readonly sentenceEnds: ArrayLike<number>;
  readonly passageStarts: ArrayLike<number>;
}

/**
 * How far a document changed.
 * @param stored How it was before, asked for only where its text is another one; undefined where nobody knows any more.
 */
export async function extentOf(
  before: HashedDocument | undefined,
  after: HashedDocument,
  tiling: Tiling,
  stored: () => Promise<Tiling | undefined>,
): Promise<ChangeExtent> {
  const passages = tiling.passageStarts.length;
  const { id } = after;
  if (before !== undefined && before.hash === after.hash) return { id, passages, changedPassages: 0 };
  const old = before === undefined ? undefined : await stored();
  return { id, passages, changedPassages: old === undefined ? passages : changedPassages(old, tiling) };
}

/**
 * How many passages hold sentences that they did not hold before, or how many lost some, whichever is more. Told by
 * sentences: a sentence more at the top moves the borders of all passages behind it, and changes none of them.
 */
export function changedPassages(before: Tiling, after: Tiling): number {
  const [old, now] = [sentencesOf(before), sentencesOf(after)];
  const shorter = Math.min(old.length, now.length);
  let first = 0;
  while (first < shorter && old[first] === now[first]) first++;
  let last = 0;
  while (last < shorter - first && old.at(-1 - last) === now.at(-1 - last)) last++;
  const between = (sentences: readonly string[]) => sentences.slice(first, sentences.length - last);
  return Math.max(
    passagesWithOwn(after, first, between(now), between(old)),
    passagesWithOwn(before, first, between(old), between(now)),
  );
}

/** Passages of `tiling` with one of `sentences`, from its `first` on, that `others` do not have, or have less often. */
function passagesWithOwn(
  { sentenceStarts, passageStarts }: Tiling,
  first: number,
  sentences: readonly string[],
  others: readonly string[],
): number {
  const unmatched = new Map<string, number>();
  for (const sentence of others) unmatched.set(sentence, (unmatched.get(sentence) ?? 0) + 1);
  let passages = 0;
  let passage = 0;
  let lastCounted = -1;
  for (const [i, sentence] of sentences.entries()) {
    const start = sentenceStarts[first + i] ?? 0;
    while ((passageStarts[passage + 1] ?? Number.POSITIVE_INFINITY) <= start) passage++;
    const times = unmatched.get(sentence) ?? 0;
    if (times > 0) unmatched.set(sentence, times - 1);
    else if (lastCounted !== passage) {
      passages++;
      lastCounted = passage;
    }
  }
  return passages;
}

/** In order, without white space around them: what is between two paragraphs is no word. */
function sentencesOf({ text, sentenceStarts, sentenceEnds }: Tiling): string[] {
  return Array.from(sentenceStarts, (start, i) => text.slice(start, sentenceEnds[i] ?? start).trim());
}
