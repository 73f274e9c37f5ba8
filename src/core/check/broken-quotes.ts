import type { Span } from '../types/span.js';

/** A longer remark between two quotations is no “she said”; in UTF-16 code units. */
const maxRemarkLength = 60;

/**
 * Whether two quotations are halves of one that a remark breaks: “The zebra,” she said, “eats grass”. A comma stands
 * before and behind the remark, and the second half goes on in small letters.
 */
export function isBroken(text: string, first: Span | undefined, second: Span | undefined): boolean {
  if (first === undefined || second === undefined) return false;
  const remark = text.slice(first.end + 1, second.start - 1);
  if (remark.length > maxRemarkLength || /[\r\n.!?;:]/u.test(remark)) return false;
  const isCut = /,$/u.test(text.slice(first.start, first.end).trimEnd()) || /^\s*,/u.test(remark);
  const words = remark.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
  const goesOn = /^\p{Ll}/u.test(text.slice(second.start, second.end).trimStart());
  return isCut && /,\s*$/u.test(remark) && words >= 1 && words <= 6 && goesOn;
}
