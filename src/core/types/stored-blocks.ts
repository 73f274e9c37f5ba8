import { type Block, blockKinds } from './block.js';
import { defined } from './defined.js';

/** Blocks as an index keeps them beside a document's text: some four characters for each. */
export interface StoredBlocks {
  /** One run for each, see `runOf`. */
  readonly runs: string;
  /** Its reader told them, and not the text. */
  readonly areRead?: true;
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
    const isPlain =
      speaker === undefined && anchor === undefined && label === undefined && header === undefined;
    if (!isPlain) further[i] = defined({ speaker, anchor, label, header });
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
  let behind = 0;
  let colon = runs.indexOf(':');
  // Sign by sign: a question reads the blocks of many documents, and a long one has thousands.
  for (let at = 0; at < runs.length; ) {
    const letter = runs.charCodeAt(at);
    const isCapital = letter < smallA;
    const point = runs.indexOf('.', at);
    const next = runs.indexOf(' ', point);
    if (colon !== -1 && colon < point) colon = runs.indexOf(':', point);
    const hasGap = colon !== -1 && colon < next;
    const start = behind + (hasGap ? Number.parseInt(runs.slice(colon + 1, next), 36) : 1);
    behind = start + wholeNumber(runs, point + 1, hasGap ? colon : next, 36);
    const i = blocks.length;
    const header = isCapital ? usualHeader(blocks, i) : undefined;
    const block: Block = {
      kind: blockKinds[letter - (isCapital ? capitalA : smallA)] ?? 'paragraph',
      start,
      end: behind,
    };
    const level = point === at + 1 ? undefined : wholeNumber(runs, at + 1, point, 16);
    const own = further[i];
    const isPlain = level === undefined && header === undefined && own === undefined;
    blocks.push(isPlain ? block : { ...block, ...defined({ level, header }), ...own });
    at = next + 1;
  }
  return blocks;
}

const [smallA, capitalA] = [0x61, 0x41];
const zero = 0x30;

/** @param base 16 or 36; digits above 9 are small letters. */
function wholeNumber(digits: string, from: number, to: number, base: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const code = digits.charCodeAt(at);
    number = number * base + (code < smallA ? code - zero : code - smallA + 10);
  }
  return number;
}
