/** Two texts are the same here: `before` [before, before + length) is `now` [now, now + length). */
export interface EqualRun {
  readonly before: number;
  readonly now: number;
  readonly length: number;
}

/** So much text tells where the texts go on together, in UTF-16 code units. */
const anchorLength = 32;

/** Behind a difference so much is looked through at first, in UTF-16 code units; eight times as much where nothing is found. */
const firstWindow = 1 << 12;

/** So many places of a window are tried. */
const placesAWindow = 64;

/**
 * What a text has kept of what it was, in the order of both texts, none overlapping another. Not the most that there is: what
 * stands elsewhere now is kept only where nothing before it went the other way, and short pieces between changes may be missed.
 */
export function equalRuns(before: string, now: string): EqualRun[] {
  const runs: EqualRun[] = [];
  let next: Places | undefined = { before: 0, now: 0 };
  while (next !== undefined) {
    const length = commonLength(before, now, next);
    if (length > 0) runs.push({ ...next, length });
    next = whereTheyMeet(before, now, { before: next.before + length, now: next.now + length });
  }
  return runs;
}

/** A place in each of the texts. */
interface Places {
  readonly before: number;
  readonly now: number;
}

function commonLength(before: string, now: string, from: Places): number {
  const max = Math.min(before.length - from.before, now.length - from.now);
  let length = 0;
  while (length < max && before.charCodeAt(from.before + length) === now.charCodeAt(from.now + length))
    length++;
  return length;
}

/** Behind a difference; undefined where they do not meet again. */
function whereTheyMeet(before: string, now: string, from: Places): Places | undefined {
  const rest = Math.max(before.length - from.before, now.length - from.now);
  for (let window = firstWindow; ; window *= 8) {
    const part = before.slice(from.before, from.before + window);
    const last = Math.min(from.now + window, now.length - anchorLength + 1);
    for (let place = from.now; place < last; place += window / placesAWindow) {
      const found = part.indexOf(now.slice(place, place + anchorLength));
      if (found === -1) continue;
      const met = { before: from.before + found, now: place };
      const earlier = commonLengthBefore(before, now, met, from);
      return { before: met.before - earlier, now: met.now - earlier };
    }
    if (window >= rest) break;
  }
  const ends = { before: before.length, now: now.length };
  const length = commonLengthBefore(before, now, ends, from);
  return length === 0 ? undefined : { before: ends.before - length, now: ends.now - length };
}

/** How much is the same right before two places, not going back behind `min`. */
function commonLengthBefore(before: string, now: string, at: Places, min: Places): number {
  const max = Math.min(at.before - min.before, at.now - min.now);
  let length = 0;
  while (length < max && before.charCodeAt(at.before - length - 1) === now.charCodeAt(at.now - length - 1))
    length++;
  return length;
}
