import { cells, elementNode, type PageNode, textNode } from './elements.js';

/** A table with longer cells, in code units, is a page's layout. */
const maxCellLength = 1_500;
/** A single row without names is one of data where its cells are no longer: a note beside its sign is none. */
const maxAloneLength = 100;
/** Nor does a table of data hold these. */
const notInData = new Set('TABLE H1 H2 H3 H4 H5 H6 PRE FORM ARTICLE SECTION NAV'.split(' '));

/** Whether a table is one of rows and columns, rather than a page's or a note's layout. */
export function holdsData(table: PageNode): boolean {
  let [rows, widest, inRow, inCell, longest] = [0, 0, 0, 0, 0];
  let hasNames = false;
  for (let node = next(table, table); node !== undefined; node = next(node, table)) {
    if (node.nodeType === textNode) {
      inCell += (node.nodeValue ?? '').trim().length;
      longest = Math.max(longest, inCell);
      if (inCell > maxCellLength) return false;
    }
    if (node.nodeType !== elementNode) continue;
    const name = node.nodeName.toUpperCase();
    if (notInData.has(name)) return false;
    if (name === 'TR') {
      rows++;
      inRow = 0;
    } else if (cells.has(name)) {
      hasNames ||= name === 'TH';
      inCell = 0;
      widest = Math.max(widest, ++inRow);
    }
  }
  return widest > 1 && (rows > 1 || hasNames || longest <= maxAloneLength);
}

export function hasWords(cell: PageNode): boolean {
  for (let node = next(cell, cell); node !== undefined; node = next(node, cell)) {
    if (node.nodeType === textNode && (node.nodeValue ?? '').trim() !== '') return true;
  }
  return false;
}

/** The node behind `node` in the order of the page, below `root`. */
function next(node: PageNode, root: PageNode): PageNode | undefined {
  if (node.firstChild !== null) return node.firstChild;
  for (let at: PageNode | null = node; at !== null && at !== root; at = at.parentNode) {
    if (at.nextSibling !== null) return at.nextSibling;
  }
  return undefined;
}
