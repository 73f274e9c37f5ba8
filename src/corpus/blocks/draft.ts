import type { Block, BlockKind } from '../../core/types/block.js';
import type { Span } from '../../core/types/span.js';

/** A block before it is known which number it gets. */
export interface Draft extends Omit<Block, 'header'> {
  /** The row that names the columns of this one. */
  readonly header?: Draft | undefined;
}

/** What belongs to no block: 'before' joins it to the block in front of it, 'after' to the one behind it. */
export type GapReading = BlockKind | 'before' | 'after';

/**
 * Blocks that tile `body`, whatever a parser has left out: words between two of them get a block of their own or join
 * one of their neighbours, white space is taken off the ends.
 * @param drafts In the order of the text, none overlapping another; what is empty is dropped, but for marks.
 * @param ofGap What words between two blocks are.
 */
export function tiled(
  text: string,
  body: Span,
  drafts: readonly Draft[],
  ofGap: (words: string) => GapReading = () => 'paragraph',
): readonly Block[] {
  const whole: { draft: Draft; from: Draft }[] = [];
  let at = body.start;
  let pending: number | undefined;
  const add = (draft: Draft, from = draft) => whole.push({ draft, from });
  const fill = (end: number) => {
    const gap = trimmed(text, { start: at, end });
    if (gap === undefined) return;
    const kind = ofGap(text.slice(gap.start, gap.end));
    const last = whole.at(-1);
    if (kind === 'after' && end < body.end) pending = gap.start;
    else if ((kind === 'before' || kind === 'after') && last !== undefined)
      last.draft = { ...last.draft, end: gap.end };
    else add({ kind: kind === 'before' || kind === 'after' ? 'paragraph' : kind, ...gap });
  };
  for (const draft of drafts) {
    const start = Math.max(at, draft.start);
    const span =
      draft.kind === 'mark' && start >= draft.end ? undefined : trimmed(text, { start, end: draft.end });
    if (span === undefined && draft.kind !== 'mark') continue;
    const own = span ?? { start, end: start };
    fill(own.start);
    add({ ...draft, ...own, start: pending ?? own.start }, draft);
    pending = undefined;
    at = own.end;
  }
  fill(body.end);
  const numbers = new Map(whole.map(({ from }, i) => [from, i]));
  return whole.map(({ draft: { header, ...block } }) => {
    const number = header === undefined ? undefined : numbers.get(header);
    return number === undefined ? block : { ...block, header: number };
  });
}

/** `span` without white space at its ends; undefined where there is nothing else. */
export function trimmed(text: string, { start, end }: Span): Span | undefined {
  let [from, to] = [start, end];
  while (from < to && isSpace(text.charCodeAt(from))) from++;
  while (to > from && isSpace(text.charCodeAt(to - 1))) to--;
  return from < to ? { start: from, end: to } : undefined;
}

function isSpace(unit: number): boolean {
  return (
    unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || (unit > 0x7f && /\s/u.test(String.fromCharCode(unit)))
  );
}
