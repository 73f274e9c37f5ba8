import type { Fragment } from './fragment.js';

/** Fragments on one line, from left to right. */
export interface Row {
  readonly fragments: readonly Fragment[];
  readonly left: number;
  readonly right: number;
  readonly baseline: number;
  readonly size: number;
  /** Whether all of it is in bold letters. */
  readonly isBold: boolean;
}

/** How far baselines of a row differ, in ems. */
const sameRow = 0.4;
/** A gap this wide between words of a row, in ems, is that between cells of a table. */
const cellGap = 1.5;
/** Gaps that differ by less than so many ems are equal. */
const evenGaps = 0.1;

/** Fragments that stand beside each other, from top to bottom. */
export function rowsOf(fragments: readonly Fragment[]): Row[] {
  const rows: Fragment[][] = [];
  const inOrder = fragments.toSorted((a, b) => a.baseline - b.baseline || a.left - b.left);
  for (const fragment of inOrder) {
    const last = rows.at(-1);
    if (last?.every((other) => areBeside(other, fragment))) last.push(fragment);
    else rows.push([fragment]);
  }
  return rows.map(rowOf);
}

function areBeside(a: Fragment, b: Fragment): boolean {
  const isLevel = Math.abs(a.baseline - b.baseline) <= sameRow * Math.max(a.size, b.size);
  return isLevel && (a.right <= b.left + 1 || b.right <= a.left + 1);
}

function rowOf(fragments: readonly Fragment[]): Row {
  const largest = fragments.reduce((a, b) => (b.size > a.size ? b : a));
  return {
    fragments: fragments.toSorted((a, b) => a.left - b.left),
    left: Math.min(...fragments.map(({ left }) => left)),
    right: Math.max(...fragments.map(({ right }) => right)),
    baseline: largest.baseline,
    size: largest.size,
    isBold: fragments.every(({ isBold }) => isBold === true),
  };
}

/** A row as it reads; a tab stands for a gap as wide as that between a table's cells. */
export function textOf({ fragments, size }: Row): string {
  const isRightToLeft = fragments.filter((one) => one.isRightToLeft).length * 2 > fragments.length;
  const inOrder = isRightToLeft ? fragments.toReversed() : fragments;
  const gaps = fragments.slice(1).map(({ left }, i) => left - (fragments[i]?.right ?? 0));
  // Text that is set flush on both sides has gaps as wide as they need be, all of one width.
  const isFlush = gaps.length > 1 && Math.max(...gaps) - Math.min(...gaps) < evenGaps * size;
  return inOrder
    .map((fragment, i) => {
      if (i === 0) return fragment.text;
      const gap = gaps[isRightToLeft ? gaps.length - i : i - 1] ?? 0;
      return `${gap >= cellGap * size && !isFlush ? '\t' : ' '}${fragment.text}`;
    })
    .join('');
}
