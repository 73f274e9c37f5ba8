import { cdataNode, elementNode, type PageNode, textNode } from './elements.js';
import type { LaidBlock, Layout, Piece } from './layout.js';

/** By this attribute elements are known again: Readability moves, renames and copies them. */
const mark = 'data-verbatim-piece';

/** In one element so many pieces may be left out between two that are kept. */
const maxSkipped = 50;

/** Marks the elements in which text stands directly. @returns what stands in each, by its mark. */
export function markPieces({ pieces }: Layout): readonly (readonly Piece[])[] {
  const all: (readonly Piece[])[] = [];
  for (const [element, inside] of pieces) {
    element.setAttribute?.(mark, String(all.length));
    all.push(inside);
  }
  return all;
}

/** What of the page's blocks stands in an article that Readability made of the page: code units by block. */
export function readableIn(
  article: PageNode,
  marked: readonly (readonly Piece[])[],
): ReadonlyMap<LaidBlock, number> {
  const found = new Map<LaidBlock, number>();
  /** In each element the pieces before this one have been met. */
  const next = new Map<readonly Piece[], number>();
  const around: (readonly Piece[])[] = [];
  let node: PageNode = article;
  for (;;) {
    if (node.nodeType === elementNode) {
      const inside = marked[Number(node.getAttribute?.(mark) ?? -1)];
      around.push(inside ?? around.at(-1) ?? []);
    } else if (node.nodeType === textNode || node.nodeType === cdataNode) {
      const value = node.nodeValue ?? '';
      const inside = around.at(-1) ?? [];
      const from = next.get(inside) ?? 0;
      const ahead = inside.slice(from, from + maxSkipped).findIndex((one) => one.value === value);
      const piece = ahead === -1 ? undefined : inside[from + ahead];
      if (piece !== undefined) {
        next.set(inside, from + ahead + 1);
        found.set(piece.block, (found.get(piece.block) ?? 0) + value.trim().length);
      }
    }
    if (node.firstChild !== null) {
      node = node.firstChild;
      continue;
    }
    for (;;) {
      if (node.nodeType === elementNode) around.pop();
      if (node === article) return found;
      if (node.nextSibling !== null) {
        node = node.nextSibling;
        break;
      }
      if (node.parentNode === null) return found;
      node = node.parentNode;
    }
  }
}
