import type { Block, BlockKind } from '../../core/types/block.js';
import { defined } from '../../core/types/defined.js';
import { type Draft, tiled } from '../blocks/draft.js';
import type { PageNode } from './elements.js';
import type { LaidBlock, Layout } from './layout.js';

/** A list or table of so many links, of which they are this share, says where things are: contents, or an index. */
const minLinks = 4;
const linkedShare = 0.75;
/** A paragraph that is links, and no longer than this, leads elsewhere: "Prev | Up | Next". */
const maxLinksLength = 300;

/**
 * The blocks of a page. What is not its text is `margin`, contents or a reader's comment; nothing is left out.
 * @param isMain Whether a block is of the page's text.
 */
export function pageBlocks(layout: Layout, isMain: (block: LaidBlock) => boolean): readonly Block[] {
  const indexes = linkLists(layout.blocks);
  const drafts = new Map<LaidBlock, Draft>();
  for (const block of layout.blocks) {
    const { kind, start, end, level, anchor, header } = block;
    const now = kindOf(block, isMain(block), indexes);
    drafts.set(block, {
      kind: now,
      start,
      end,
      ...(level === undefined || now !== kind ? {} : { level }),
      ...defined({ anchor }),
      ...(header === undefined || now !== kind ? {} : { header: drafts.get(header) }),
    });
  }
  return tiled(layout.text, { start: 0, end: layout.text.length }, [...drafts.values()]);
}

function kindOf(block: LaidBlock, isMain: boolean, indexes: ReadonlySet<PageNode>): BlockKind {
  const { kind, region, group, seen, linked, links } = block;
  const isListed = kind !== 'heading' && kind !== 'caption' && block.header === undefined;
  const isIndex = group !== undefined && indexes.has(group) && isListed;
  if (region !== undefined && (region.isSure || !isMain))
    return isIndex && region.kind === 'margin' ? 'contents' : region.kind;
  if (isIndex) return 'contents';
  if (!isMain) return 'margin';
  const leads =
    kind === 'paragraph' && links > 1 && seen <= maxLinksLength && linked >= 0.8 * (seen - 3 * links);
  return leads ? 'margin' : kind;
}

/** The lists and tables that are links, outermost ones. */
function linkLists(blocks: readonly LaidBlock[]): ReadonlySet<PageNode> {
  const groups = new Map<PageNode, { seen: number; linked: number; links: number }>();
  for (const { group, seen, linked, links } of blocks) {
    if (group === undefined) continue;
    const sum = groups.get(group) ?? { seen: 0, linked: 0, links: 0 };
    groups.set(group, { seen: sum.seen + seen, linked: sum.linked + linked, links: sum.links + links });
  }
  const found = new Set<PageNode>();
  for (const [group, { seen, linked, links }] of groups) {
    if (links >= minLinks && linked >= linkedShare * seen) found.add(group);
  }
  return found;
}
