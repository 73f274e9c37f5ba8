import type { Progress } from '../protocol/reply.js';
import { count, size } from './format.js';

/** How much of the work is done, 0..1; 0 while its size is unknown. */
export function shareDone(progress: Progress): number {
  const { part, whole } = partOf(progress);
  return Math.min(1, Math.max(0, part / whole));
}

/** The same in whole percent, rounded down: 29 of 100 are 29, which is more than their share times a hundred. */
export function percentDone(progress: Progress): number {
  const { part, whole } = partOf(progress);
  return Math.min(100, Math.max(0, Math.floor((part * 100) / whole)));
}

/** By bytes where these are known: files differ in size. */
function partOf({ done, total, doneBytes = 0, totalBytes = 0 }: Progress) {
  if (totalBytes > 0) return { part: doneBytes, whole: totalBytes };
  return total > 0 ? { part: done, whole: total } : { part: 0, whole: 1 };
}

/** "120 of 360, 4.1 MB of 12 MB, about 5 s left", as far as it is known and may be told; '' where nothing is. */
export function progressFigures(progress: Progress): string {
  const { done, total, doneBytes, totalBytes, leftMs, isShareOnly } = progress;
  const isTold = isShareOnly !== true;
  const parts = [
    ...(isTold && total > 0 ? [`${count(done)} of ${count(total)}`] : []),
    ...(isTold && doneBytes !== undefined && totalBytes !== undefined && totalBytes > 0
      ? [`${size(doneBytes)} of ${size(totalBytes)}`]
      : []),
    ...(leftMs === undefined || leftMs === 0 ? [] : [`about ${roughly(leftMs)} left`]),
  ];
  return parts.join(', ');
}

/** An estimate is no more exact than that: "40 s", "3 min". */
function roughly(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
