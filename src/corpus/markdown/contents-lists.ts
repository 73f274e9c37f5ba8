import type { Block } from '../../core/types/block.js';

/** An item that is a link and nothing else: to a heading of this file, or to another file beside it. */
const linkAlone =
  /^(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ x]\]\s+)?(?:\*\*|__)?\[[^\]]{1,500}\]\((#[^()\s]{0,500}|(?![a-z][a-z+.-]*:|\/\/)[^()\s]{1,500})\)(?:\*\*|__)?$/i;

/** So many items make a list of contents: of links within this file, and of links to other files. */
const minInside = 3;
const minOutside = 4;
/** This share of them are links alone. */
const share = 0.8;

/** `blocks` with the lists that only say where things are as `contents`. */
export function contentsMarked(text: string, blocks: readonly Block[]): readonly Block[] {
  const marked = [...blocks];
  for (let first = 0; first < blocks.length; ) {
    let end = first;
    while (blocks[end]?.kind === 'list-item') end++;
    if (end > first && isContents(text, blocks.slice(first, end))) {
      for (let i = first; i < end; i++) marked[i] = { ...(blocks[i] as Block), kind: 'contents' };
    }
    first = Math.max(end, first + 1);
  }
  return marked;
}

function isContents(text: string, items: readonly Block[]): boolean {
  const targets = items.flatMap(
    ({ start, end }) => linkAlone.exec(text.slice(start, Math.min(end, start + 1_200)))?.[1] ?? [],
  );
  const inside = targets.filter((target) => target.startsWith('#')).length;
  if (targets.length < share * items.length) return false;
  return inside >= minInside || targets.length >= minOutside;
}
