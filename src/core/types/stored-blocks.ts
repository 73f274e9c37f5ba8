import { type Block, blockKinds } from './block.js';
import { defined } from './defined.js';

/** Blocks as an index keeps them beside a document's text: some four characters for each. */
export interface StoredBlocks {
  /** One run for each, see `runOf`. */
  readonly runs: string;
  /** What few blocks have, by number. */
  readonly further?: Readonly<Record<string, Pick<Block, 'speaker' | 'anchor' | 'label' | 'header'>>>;
}

const letters = 'abcdefghijklmnopqrstuvwxyz';

export function encodeBlocks(blocks: readonly Block[]): StoredBlocks {
  const further: Record<string, Pick<Block, 'speaker' | 'anchor' | 'label' | 'header'>> = {};
  let runs = '';
  for (const [i, block] of blocks.entries()) {
    const hasUsualHeader = block.header !== undefined && block.header === usualHeader(blocks, i);
    runs += runOf(block, blocks[i - 1]?.end ?? 0, hasUsualHeader);
    const { speaker, anchor, label } = block;
    const header = hasUsualHeader ? undefined : block.header;
    const own = { speaker, anchor, label, header };
    if (Object.values(own).some((value) => value !== undefined)) further[i] = defined(own);
  }
  return Object.keys(further).length === 0 ? { runs } : { runs, further };
}

/** A row's header: that of the row before it, or that row itself. */
function usualHeader(blocks: readonly Block[], i: number): number | undefined {
  const before = blocks[i - 1];
  return before?.kind === 'table-row' ? (before.header ?? i - 1) : undefined;
}

/**
 * A letter for the kind, a capital one where the row's header is the usual one; the level in base 16, where it has one;
 * `.` and its length in base 36, and, unless it begins one behind the end of the one before, `:` and how far behind.
 */
function runOf({ kind, level, start, end }: Block, behind: number, isCapital: boolean): string {
  const letter = letters.charAt(blockKinds.indexOf(kind));
  const gap = start - behind;
  return (
    (isCapital ? letter.toUpperCase() : letter) +
    (level === undefined ? '' : level.toString(16)) +
    `.${(end - start).toString(36)}` +
    (gap === 1 ? '' : `:${gap.toString(36)}`) +
    ' '
  );
}

/** @param stored What `encodeBlocks` gave. */
export function decodeBlocks({ runs, further = {} }: StoredBlocks): Block[] {
  const blocks: Block[] = [];
  let at = 0;
  for (const run of runs.split(' ').slice(0, -1)) {
    const [form = '', extent = ''] = run.split('.');
    const [length = '0', gap = '1'] = extent.split(':');
    const i = blocks.length;
    const letter = form.charAt(0);
    const start = at + Number.parseInt(gap, 36);
    at = start + Number.parseInt(length, 36);
    const header = letter === letter.toLowerCase() ? undefined : usualHeader(blocks, i);
    blocks.push({
      kind: blockKinds[letters.indexOf(letter.toLowerCase())] ?? 'paragraph',
      start,
      end: at,
      ...(form.length === 1 ? {} : { level: Number.parseInt(form.slice(1), 16) }),
      // Once for each block of each document that is read: no helper.
      ...(header === undefined ? {} : { header }),
      ...further[i],
    });
  }
  return blocks;
}
