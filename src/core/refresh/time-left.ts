import type { ReadingProgress } from '../types/ports.js';

/** Before that an estimate says nothing, in milliseconds. */
const minMs = 2_000;

/**
 * Estimates how long a reading will take yet, from the bytes read so far; files that were not opened count for nothing.
 * @param now Milliseconds, from anywhere.
 * @returns milliseconds, a whole number >= 0; undefined while there is too little to go by.
 */
export function timeLeft(now: () => number): (progress: ReadingProgress) => number | undefined {
  let start: { readonly at: number; readonly bytes: number } | undefined;
  return ({ doneBytes, totalBytes }) => {
    start ??= { at: now(), bytes: doneBytes };
    const tookMs = now() - start.at;
    const read = doneBytes - start.bytes;
    if (tookMs < minMs || read <= 0) return undefined;
    return Math.round((tookMs * Math.max(0, totalBytes - doneBytes)) / read);
  };
}
