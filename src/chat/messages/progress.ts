import type { Texts } from '../../texts/texts.js';
import type { Progress } from '../protocol/reply.js';

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
export function progressFigures({ progress: words, shared }: Texts, progress: Progress): string {
  const { done, total, doneBytes, totalBytes, leftMs, isShareOnly } = progress;
  const isTold = isShareOnly !== true;
  const parts = [
    ...(isTold && total > 0 ? [words.of(done, total)] : []),
    ...(isTold && doneBytes !== undefined && totalBytes !== undefined && totalBytes > 0
      ? [words.bytesOf(doneBytes, totalBytes)]
      : []),
    ...(leftMs === undefined || leftMs === 0 ? [] : [words.left(leftMs)]),
  ];
  return parts.join(shared.comma);
}

/** What is being done, in the bot's language where people in a chat see it; what operators alone see stays as it is. */
export function progressLabel({ progress: { labels } }: Texts, { label }: Progress): string {
  const known: Readonly<Record<string, string>> = labels;
  return Object.hasOwn(known, label) ? (known[label] ?? label) : label;
}
