import type { Block } from './block.js';
import { splitsPair } from './cut.js';
import type { Span } from './span.js';

/**
 * What is wrong with blocks that should tile `body` of `text`, as a clause for whoever made them; undefined where nothing
 * is. `Block` says what has to hold.
 */
export function tilingFault(text: string, body: Span, blocks: readonly Block[]): string | undefined {
  let at = body.start;
  for (const [i, { kind, start, end, level, header }] of blocks.entries()) {
    if (start < at || end < start) return `block ${i} begins at ${start}, before ${at}`;
    if (end > body.end) return `block ${i} ends at ${end}, behind the body's end`;
    if (start === end && kind !== 'mark') return `block ${i} at ${start} is empty`;
    if (!isBlank(text, at, start)) return `there is text between ${at} and ${start}, before block ${i}`;
    if (splitsPair(text, start) || splitsPair(text, end)) return `block ${i} cuts a character in two`;
    if (level !== undefined && !(level >= 1 && level <= 15)) return `block ${i} has the level ${level}`;
    if (header !== undefined && !(header >= 0 && header < i)) return `block ${i} has the header ${header}`;
    at = end;
  }
  return isBlank(text, at, body.end) ? undefined : `there is text behind the last block, at ${at}`;
}

function isBlank(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at++) if (!/\s/u.test(text.charAt(at))) return false;
  return true;
}
