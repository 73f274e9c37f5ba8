import type { PageNode } from './elements.js';
import type { LaidBlock, Layout } from './layout.js';

/** What of a page is its text, and who says so. */
export interface MainText {
  readonly blocks: ReadonlySet<LaidBlock>;
  /** For people: "Readability", "<article>" and so on. */
  readonly chosenBy: string;
  /** Of what can be seen on the page, 0..1. */
  readonly share: number;
}

/** Where Readability takes less than this share of a page for its text, it has taken the wrong part, */
const minShare = 1 / 3;
/**
 * or less than this share of what reads as prose and stands in nothing that is named for being around a text: it knows
 * articles, and of a manual's page it takes one section. A page that says that it is an article has teasers around it.
 */
const minOfProse = { article: 0.4, other: 0.75 } as const;
/** A paragraph of fewer code units may be a label or a button. */
const minProseLength = 60;
/** The title stands at most so many blocks above the text. */
const maxAbove = 8;
/** Of what Readability has left out between its paragraphs these are text, too: it takes them for what is around one. */
const keptBetween = new Set(['heading', 'code', 'table-row', 'caption', 'list-item']);

/**
 * Chooses what of a page is its text. Readability decides, unless what the page itself calls its article or its main
 * part holds more, or Readability holds less than a third of the page.
 * @param isReadable What Readability takes for the text: code units of it, by block.
 * @param says What the page says of itself: the text of its article, '' where it gives none, and whether it is one.
 */
export function mainTextOf(
  { text, blocks }: Layout,
  readable: ReadonlyMap<LaidBlock, number>,
  { articleBody, isArticle }: { readonly articleBody: string; readonly isArticle: boolean },
): MainText {
  const free = blocks.filter(({ region }) => region === undefined);
  const read = blocks.filter(
    (block) =>
      block.region?.isSure !== true && (readable.get(block) ?? 0) * 2 >= block.seen && readable.has(block),
  );
  const total = seenIn(blocks);
  const linkedData = articleBody === '' ? [] : blocks.filter((block) => isIn(text, block, articleBody));
  const named: readonly (readonly [string, readonly LaidBlock[]])[] = [
    ['<article>', largest(free, ({ article }) => article)],
    ['<main>', largest(free, ({ main }) => main)],
    ['JSON-LD', linkedData],
  ];
  const choice = (chosenBy: string, several: readonly LaidBlock[]): MainText => {
    const chosen = new Set(several);
    return { blocks: chosen, chosenBy, share: total === 0 ? 0 : seenIn(chosen) / total };
  };
  const held = seenIn(read);
  const better = named.find(([, part]) => seenIn(part) > held);
  if (better !== undefined) return choice(better[0], [...read, ...better[1]]);
  const prose = free.filter(isProse);
  const isRead = new Set(read);
  const proseRead = seenIn(prose.filter((block) => isRead.has(block)));
  const enough = minOfProse[isArticle ? 'article' : 'other'] * seenIn(prose);
  if (held < total * minShare || proseRead < enough) {
    return choice('all but its surroundings', [...read, ...free]);
  }
  return choice('Readability', [...read, ...between(blocks, new Set(read))]);
}

function isProse({ kind, seen, linked }: LaidBlock): boolean {
  return linked * 2 <= seen && (kind !== 'paragraph' || seen >= minProseLength);
}

/** What stands between the first and the last of what was read, and is no paragraph that was left out on purpose. */
function between(blocks: readonly LaidBlock[], read: ReadonlySet<LaidBlock>): readonly LaidBlock[] {
  const first = blocks.findIndex((block) => read.has(block));
  if (first === -1) return [];
  const last = blocks.findLastIndex((block) => read.has(block));
  const isText = ({ region, seen, linked }: LaidBlock) => region === undefined && linked * 2 <= seen;
  return [
    ...blocks.slice(titleAbove(blocks, first), first).filter(isText),
    ...blocks.slice(first, last + 1).filter((block) => keptBetween.has(block.kind) && isText(block)),
  ];
}

/** Where the page's title stands above its text, with what is between them: Readability leaves both out. */
function titleAbove(blocks: readonly LaidBlock[], first: number): number {
  for (let i = first - 1; i >= Math.max(0, first - maxAbove); i--) {
    const block = blocks[i];
    if (block?.region !== undefined) return first;
    if (block?.kind === 'heading' && block.level === 1) return i;
  }
  return first;
}

/** The blocks of the part of the page that holds most of them. */
function largest(
  blocks: readonly LaidBlock[],
  partOf: (block: LaidBlock) => PageNode | undefined,
): readonly LaidBlock[] {
  const parts = new Map<PageNode, LaidBlock[]>();
  for (const block of blocks) {
    const part = partOf(block);
    if (part === undefined) continue;
    const held = parts.get(part);
    if (held === undefined) parts.set(part, [block]);
    else held.push(block);
  }
  let best: readonly LaidBlock[] = [];
  let max = 0;
  for (const part of parts.values()) {
    const seen = seenIn(part);
    if (seen > max) [best, max] = [part, seen];
  }
  return best;
}

function seenIn(blocks: Iterable<LaidBlock>): number {
  let seen = 0;
  for (const block of blocks) seen += block.seen;
  return seen;
}

/** Whether a block's words stand in `body`, white space apart. */
function isIn(text: string, { start, end }: LaidBlock, body: string): boolean {
  const words = text.slice(start, end).replace(/\s+/g, ' ').trim();
  return words.length > 20 && body.includes(words);
}
