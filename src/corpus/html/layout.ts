import type { BlockKind } from '../../core/types/block.js';
import { defined } from '../../core/types/defined.js';
import type { Draft } from '../blocks/draft.js';
import { noText } from '../blocks/without-text.js';
import {
  beginsBlock,
  cdataNode,
  cells,
  elementNode,
  lists,
  onNewLine,
  type PageNode,
  setOff,
  textNode,
  unseen,
} from './elements.js';
import { mathText } from './math-text.js';
import { type Region, regionOf } from './regions.js';
import { asSuperOrSubscript } from './superscripts.js';
import { hasWords, holdsData } from './tables.js';
import { cellBorder, TextBuilder } from './text-builder.js';

/** A block of a page as it is laid out, before it is known what of the page is its text. */
export interface LaidBlock extends Draft {
  readonly header?: LaidBlock | undefined;
  /** What the page says that it stands in, where that is not its text. */
  readonly region?: Region | undefined;
  /** The outermost list or table that it is part of. */
  readonly group?: PageNode | undefined;
  /** The innermost <article>, and <main>, around it. */
  readonly article?: PageNode | undefined;
  readonly main?: PageNode | undefined;
  /** Code units that can be seen, how many of them are links, and how many links there are. */
  readonly seen: number;
  readonly linked: number;
  readonly links: number;
}

/** A piece of text with the block in which it stands. */
export interface Piece {
  readonly value: string;
  readonly block: LaidBlock;
}

export interface Layout {
  readonly text: string;
  readonly blocks: readonly LaidBlock[];
  /** What stands directly in an element, by element. */
  readonly pieces: ReadonlyMap<PageNode, readonly Piece[]>;
}

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** What holds for all that stands in an element; shared with the elements in it that change nothing. */
interface Surroundings {
  readonly kind: BlockKind;
  readonly level?: number | undefined;
  readonly depth: number;
  readonly isPreformatted: boolean;
  /** Whether it stands in a cell of a row, where borders between blocks are line breaks. */
  readonly isCell: boolean;
  readonly cell?: PageNode | undefined;
  readonly link?: PageNode | undefined;
  readonly shift?: 'SUP' | 'SUB' | undefined;
  readonly row?: PageNode | undefined;
  /** Of a table of data: the row that names its columns, once it has come. */
  readonly table?: { header?: LaidBlock | undefined } | undefined;
  readonly isHeader?: boolean | undefined;
  readonly region?: Region | undefined;
  readonly group?: PageNode | undefined;
  readonly article?: PageNode | undefined;
  readonly main?: PageNode | undefined;
}

const outside: Surroundings = { kind: 'paragraph', depth: 0, isPreformatted: false, isCell: false };
const maxLevel = 15;
/** A mark that links a heading to itself. */
const selfLink = /^(?:\s|[¶#§🔗]|\u{fe0e}|\u{fe0f}){1,6}$/u;

/**
 * All that `root` says, about as a browser shows it: white space collapsed, a blank line between blocks, a line for
 * each item and each row of a table, with what each block is. Walked without recursion: pages are nested as deeply as
 * anybody likes.
 */
export function layoutOf(root: PageNode): Layout {
  const layout = new LayoutBuilder();
  const stack: Surroundings[] = [outside];
  let node: PageNode = root;
  for (;;) {
    const around = stack.at(-1) ?? outside;
    const inner = layout.open(node, around);
    if (inner !== undefined && node.firstChild !== null) {
      stack.push(inner);
      node = node.firstChild;
      continue;
    }
    // Up to the next node that has one beside it; what is left on the way is closed.
    let closing: PageNode = node;
    if (inner !== undefined) layout.close(closing, around);
    while (closing !== root && closing.nextSibling === null) {
      if (closing.parentNode === null) return layout.finish();
      closing = closing.parentNode;
      stack.pop();
      layout.close(closing, stack.at(-1) ?? outside);
    }
    if (closing === root || closing.nextSibling === null) return layout.finish();
    node = closing.nextSibling;
  }
}

class LayoutBuilder {
  readonly #text = new TextBuilder();
  readonly #blocks: Writable<LaidBlock>[] = [];
  readonly #pieces = new Map<PageNode, Piece[]>();
  readonly #wordless = new Map<PageNode, boolean>();
  #current: Writable<LaidBlock> | undefined;
  #anchor: string | undefined;
  #lastLink: PageNode | undefined;
  /** The term that has just been closed, and waits for its definition. */
  #term: LaidBlock | undefined;

  /** @returns what holds inside `node`; undefined where nothing of it is read, or it is text. */
  open(node: PageNode, around: Surroundings): Surroundings | undefined {
    if (node.nodeType === textNode || node.nodeType === cdataNode) {
      this.#write(node.nodeValue ?? '', around, node);
      return undefined;
    }
    if (node.nodeType !== elementNode) return node.nodeType > cdataNode ? around : undefined;
    const name = node.nodeName.toUpperCase();
    const id = node.getAttribute?.('id') || (name === 'A' && node.getAttribute?.('name')) || '';
    if (id !== '' && id.length <= 200) this.#anchor = id;
    if (name === 'MATH' || name.endsWith(':MATH')) {
      this.#write(mathText(node) || noText, around, node);
      return undefined;
    }
    if (name === 'IMG' && isFormula(node)) {
      this.#write(node.getAttribute?.('alt')?.trim() || noText, around, node);
      return undefined;
    }
    if (name === 'IMG' && around.cell !== undefined && this.#isWordless(around.cell)) {
      this.#write(` ${node.getAttribute?.('alt')?.trim() ?? noText} `, around, node);
      return undefined;
    }
    if (unseen.has(name)) return undefined;
    this.#border(name, around);
    return this.#inside(node, name, around);
  }

  close(node: PageNode, around: Surroundings): void {
    if (node.nodeType !== elementNode) return;
    const name = node.nodeName.toUpperCase();
    if (setOff.has(name)) this.#border(name, around);
    else if (name === 'DT') this.#term = this.#current;
    else if (name === 'TD' || name === 'TH' || name === 'DD' || name === 'LI') this.#endCell(name, around);
  }

  finish(): Layout {
    return { text: this.#text.toString(), blocks: this.#blocks, pieces: this.#pieces };
  }

  /** Whether a cell holds nothing but pictures: it says what they show. */
  #isWordless(cell: PageNode): boolean {
    let isWordless = this.#wordless.get(cell);
    if (isWordless === undefined) {
      isWordless = !hasWords(cell);
      this.#wordless.set(cell, isWordless);
    }
    return isWordless;
  }

  /** What an element changes for what stands in it. */
  #inside(node: PageNode, name: string, around: Surroundings): Surroundings {
    const own = this.#kindOf(node, name, around);
    const said = regionOf(node, name, around.article !== undefined);
    // What is surely around the text stays so; among readers' comments stand forms for more of them.
    const isSettled =
      around.region?.isSure === true && !(around.region.kind === 'comment' && said?.isSure === true);
    const region = isSettled ? around.region : (said ?? around.region);
    const isGroup = lists.has(name) || name === 'TABLE';
    const isLink = name === 'A' && node.getAttribute?.('href') !== null;
    const isShifted = name === 'SUP' || name === 'SUB';
    if (own === undefined && region === around.region && !isGroup && !isLink && !isShifted) {
      if (name !== 'ARTICLE' && name !== 'MAIN' && node.getAttribute?.('role') !== 'main') return around;
    }
    const isMain = name === 'MAIN' || node.getAttribute?.('role') === 'main';
    return {
      ...around,
      ...own,
      region,
      ...(isGroup ? { group: around.group ?? node } : {}),
      ...(isLink ? { link: node } : {}),
      ...(isShifted ? { shift: name } : {}),
      ...(name === 'ARTICLE' ? { article: node } : {}),
      ...(isMain ? { main: node } : {}),
    };
  }

  #kindOf(node: PageNode, name: string, around: Surroundings): Partial<Surroundings> | undefined {
    if (around.isCell) {
      if (cells.has(name)) return { cell: node, isHeader: around.isHeader === true && name === 'TH' };
      return name === 'PRE' ? { isPreformatted: true } : undefined;
    }
    switch (name) {
      case 'H1':
      case 'H2':
      case 'H3':
      case 'H4':
      case 'H5':
      case 'H6': {
        // In an item or a quotation it names nothing below it.
        const isSection = around.kind === 'paragraph';
        return { kind: 'heading', level: isSection ? Number(name[1]) : undefined };
      }
      case 'PRE':
        return { kind: 'code', level: undefined, isPreformatted: true };
      case 'CAPTION':
      case 'FIGCAPTION':
        return { kind: 'caption', level: undefined };
      case 'BLOCKQUOTE':
        return { kind: 'block-quote', level: undefined };
      case 'UL':
      case 'OL':
      case 'DL':
      case 'MENU':
        return { depth: Math.min(maxLevel, around.depth + 1) };
      case 'LI':
      case 'DT':
      case 'DD':
        return { kind: 'list-item', level: Math.max(1, around.depth) };
      case 'TABLE':
        return holdsData(node) ? { table: {} } : { table: undefined };
      case 'TR':
        if (around.table === undefined) return undefined;
        return { kind: 'table-row', level: undefined, row: node, isCell: true, isHeader: isHeaderRow(node) };
      case 'P':
      case 'DIV':
        // As DocBook and AsciiDoc write the titles of tables, figures and examples.
        return around.kind === 'paragraph' && /^(?:title|caption)$/.test(node.getAttribute?.('class') ?? '')
          ? { kind: 'caption', level: undefined }
          : undefined;
      default:
        return undefined;
    }
  }

  #border(name: string, { isCell, table, kind }: Surroundings): void {
    if (
      this.#term !== undefined &&
      this.#term === this.#current &&
      kind === 'list-item' &&
      /^(?:P|DIV)$/.test(name)
    ) {
      // The first paragraph of a definition stands behind its term.
      this.#text.border('\n');
    } else if (isCell) {
      if (cells.has(name)) this.#text.border(cellBorder, this.#current !== undefined);
      else if (setOff.has(name) || onNewLine.has(name)) this.#text.border('\n');
    } else if (setOff.has(name) || (cells.has(name) && table === undefined)) {
      this.#text.border('\n\n');
      this.#current = undefined;
    } else if (onNewLine.has(name)) {
      this.#text.border('\n');
      if (beginsBlock.has(name)) this.#current = undefined;
    }
  }

  #endCell(name: string, { isCell }: Surroundings): void {
    if (isCell || cells.has(name)) return;
    this.#text.border('\n');
    this.#current = undefined;
  }

  #write(raw: string, around: Surroundings, node: PageNode): void {
    if (around.link !== undefined && selfLink.test(raw) && raw.trim() !== '') return;
    const value = around.shift === undefined ? raw : asSuperOrSubscript(raw, around.shift);
    const span = this.#text.add(value, around.isPreformatted);
    if (span === undefined) return;
    const block = this.#blockFor(around, span.start);
    this.#term = undefined;
    block.end = span.end;
    const seen = value.trim().length;
    block.seen += seen;
    if (around.link !== undefined) {
      block.linked += seen;
      if (around.link !== this.#lastLink) block.links++;
      this.#lastLink = around.link;
    }
    if (node.parentNode !== null && node.nodeType !== elementNode) {
      const pieces = this.#pieces.get(node.parentNode);
      if (pieces === undefined) this.#pieces.set(node.parentNode, [{ value: raw, block }]);
      else pieces.push({ value: raw, block });
    }
  }

  /** The block that is open, or a new one where none is, or it is of another kind or place. */
  #blockFor(around: Surroundings, start: number): Writable<LaidBlock> {
    const open = this.#current;
    if (open !== undefined && open.kind === around.kind && open.region === around.region) return open;
    const { table } = around;
    const block: Writable<LaidBlock> = {
      kind: around.kind,
      start,
      end: start,
      region: around.region,
      group: around.group,
      article: around.article,
      main: around.main,
      seen: 0,
      linked: 0,
      links: 0,
      ...defined({ level: around.level, anchor: this.#anchor }),
    };
    if (around.kind === 'table-row' && table !== undefined) {
      if (table.header !== undefined && !around.isHeader) block.header = table.header;
      if (around.isHeader === true) table.header = block;
    }
    this.#anchor = undefined;
    this.#blocks.push(block);
    this.#current = block;
    return block;
  }
}

/** A picture of a formula, unless a formula for ears stands beside it. */
function isFormula(image: PageNode): boolean {
  const classes = image.getAttribute?.('class') ?? '';
  return (
    image.getAttribute?.('aria-hidden') !== 'true' &&
    /(?:^|[\s_-])(?:math|latex|tex|equation|formula)/iu.test(classes.slice(0, 200))
  );
}

/** Whether all cells of a row are names of columns, or it stands in the table's head. */
function isHeaderRow(row: PageNode): boolean {
  if (row.parentNode?.nodeName.toUpperCase() === 'THEAD') return true;
  let count = 0;
  for (let cell = row.firstChild; cell !== null; cell = cell.nextSibling) {
    if (cell.nodeType !== elementNode) continue;
    if (cell.nodeName.toUpperCase() !== 'TH') return false;
    count++;
  }
  return count > 1;
}
