import { isDropCap, withDropCaps } from './drop-caps.js';
import type { Fragment } from './fragment.js';

/** What of a page's text content is used, as PDF.js gives it; what else stands there is marks of structure. */
export interface TextItem {
  readonly str: string;
  readonly dir: string;
  /** Along the direction of writing, in the page's units. */
  readonly width: number;
  /** From the text's space to the page's, whose y grows upwards. */
  readonly transform: readonly number[];
  /** By which the page calls its font. */
  readonly fontName?: string;
}

/** Letters of Arabic in the form that their neighbours give them; the letter itself is shown in that form, too. */
const joinedForms = /[\ufb50-\ufdff\ufe70-\ufefc]+/g;

interface Piece extends Fragment {
  /** Quarter turns clockwise of the direction of writing. */
  readonly turns: number;
}

/** Gaps of at most so many ems stand between words of a line; columns are further apart. */
const widestWordGap = 0.7;
/** A gap this wide is a space even where the file has none, in ems. */
const impliedSpace = 0.25;
/** How far the baselines of one line's parts differ, in ems: notes' marks and indices are raised and lowered. */
const shiftedBaseline = 0.5;

/**
 * The text of a page, in the order in which it is drawn. What is written in another direction than most of the page (a
 * stamp along the margin) is `aside`.
 * @param toView From the page's units to those in which it is shown: as `PageViewport.transform`.
 * @param boldFonts The fonts of the page that are bold.
 */
export function fragmentsOf(
  items: readonly TextItem[],
  toView: readonly number[],
  boldFonts: ReadonlySet<string> = new Set(),
): { readonly fragments: readonly Fragment[]; readonly aside: readonly Fragment[] } {
  const pieces = items.map((item) => ({
    ...pieceOf(item, toView),
    isBold: boldFonts.has(item.fontName ?? ''),
  }));
  const lengths = [0, 0, 0, 0];
  for (const { turns, text } of pieces) lengths[turns] = (lengths[turns] ?? 0) + text.trim().length;
  const max = lengths.indexOf(Math.max(...lengths));
  const aside = [0, 1, 2, 3].filter((turns) => turns !== max);
  return {
    fragments: withDropCaps(joined(pieces.filter(({ turns }) => turns === max))),
    aside: aside.flatMap((turns) => joined(pieces.filter((piece) => piece.turns === turns))),
  };
}

function pieceOf({ str, dir, width, transform }: TextItem, toView: readonly number[]): Piece {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = transform;
  const [va = 1, vb = 0, vc = 0, vd = 1, ve = 0, vf = 0] = toView;
  const along = Math.atan2(vb * a + vd * b, va * a + vc * b);
  const turns = (Math.round(along / (Math.PI / 2)) + 4) % 4;
  const [x, y] = [va * e + vc * f + ve, vb * e + vd * f + vf];
  const [left = 0, baseline = 0] = turnedBack(x, y, turns);
  return {
    text: str.replace(joinedForms, (forms) => forms.normalize('NFKC')),
    left,
    right: left + Math.abs(width),
    baseline,
    size: Math.hypot(c, d) || Math.hypot(a, b) || 1,
    isRightToLeft: dir === 'rtl',
    turns,
  };
}

/** Where a point comes to stand when the page is turned so that writing goes to the right. */
function turnedBack(x: number, y: number, turns: number): readonly number[] {
  return (
    [
      [x, y],
      [y, -x],
      [-x, -y],
      [-y, x],
    ][turns] ?? [x, y]
  );
}

function joined(pieces: readonly Piece[]): Fragment[] {
  const fragments: Fragment[] = [];
  let current: Fragment | undefined;
  let hasSpace = false;
  for (const piece of pieces) {
    if (piece.text.trim() === '') {
      hasSpace ||= piece.text !== '';
      continue;
    }
    const last: Fragment | undefined = current;
    if (last !== undefined && isDrawnAgain(last, piece)) continue;
    const gap = last === undefined ? undefined : gapBetween(last, piece);
    if (last !== undefined && gap !== undefined) {
      const isApart = hasSpace || gap > impliedSpace * Math.max(last.size, piece.size);
      const isOpen = !/\s$/u.test(last.text) && !/^\s/u.test(piece.text);
      current = {
        text: `${last.text}${isApart && isOpen ? ' ' : ''}${piece.text}`,
        left: Math.min(last.left, piece.left),
        right: Math.max(last.right, piece.right),
        // That of the larger letters: of the words, not of a raised mark.
        ...(piece.size > last.size
          ? { baseline: piece.baseline, size: piece.size }
          : { baseline: last.baseline, size: last.size }),
        isRightToLeft: last.isRightToLeft,
        isBold: last.isBold === true && piece.isBold === true,
      };
      fragments[fragments.length - 1] = current;
    } else {
      const { turns: _, ...fragment } = piece;
      current = fragment;
      fragments.push(fragment);
    }
    hasSpace = false;
  }
  return fragments.map((fragment) => ({ ...fragment, text: fragment.text.replace(/\s+/gu, ' ').trim() }));
}

/** Bold where the font has none is drawn twice, a hair apart. */
function isDrawnAgain(last: Fragment, { text, left, right, baseline, size }: Fragment): boolean {
  const hair = 0.15 * size;
  return (
    last.text.endsWith(text) &&
    Math.abs(last.right - right) < hair &&
    Math.abs(last.baseline - baseline) < hair &&
    left >= last.left - hair
  );
}

/** How far apart two pieces stand that are parts of one line; undefined where they are not. */
function gapBetween(last: Fragment, piece: Fragment): number | undefined {
  if (isDropCap(last, piece)) return undefined;
  const em = Math.max(last.size, piece.size);
  if (Math.abs(last.baseline - piece.baseline) > shiftedBaseline * em) return undefined;
  if (last.isRightToLeft !== piece.isRightToLeft) return undefined;
  const gap = last.isRightToLeft ? last.left - piece.right : piece.left - last.right;
  return gap > widestWordGap * em || gap < -0.5 * em ? undefined : gap;
}
