import { cleanLine } from '../clean.js';
import type { Fragment } from './fragment.js';

/** What of a page's annotations is used, as PDF.js gives it. */
export interface Annotation {
  readonly subtype?: string;
  /** Left, bottom, right, top, in the page's units. */
  readonly rect?: readonly number[];
  readonly fieldValue?: unknown;
  readonly checkBox?: boolean;
  readonly radioButton?: boolean;
  readonly password?: boolean;
  readonly contentsObj?: { readonly str?: string };
  readonly titleObj?: { readonly str?: string };
}

/** A remark that stands on a page and not in its text. */
export interface Note {
  readonly words: string;
  /** Who made it; '' where that is not said. */
  readonly by: string;
}

/** Of what is filled in, in points; a lower field has smaller letters. */
const usualSize = 12;

/**
 * What has been put on a page: the values of its fields and free text stand where they are shown, notes apart. PDF.js
 * leaves all of it out of a page's text.
 * @param toView From the page's units to those in which it is shown.
 */
export function annotated(
  annotations: readonly Annotation[],
  toView: readonly number[],
): { readonly fragments: readonly Fragment[]; readonly notes: readonly Note[] } {
  const fragments: Fragment[] = [];
  const notes: Note[] = [];
  for (const annotation of annotations) {
    const said = annotation.contentsObj?.str?.trim() ?? '';
    if (annotation.subtype === 'Widget') fragments.push(...shown(shownValue(annotation), annotation, toView));
    else if (annotation.subtype === 'FreeText') fragments.push(...shown(said, annotation, toView));
    else if (said !== '' && annotation.subtype !== 'Link' && annotation.subtype !== 'Popup') {
      const by = cleanLine(annotation.titleObj?.str ?? '').slice(0, 100);
      notes.push({ words: said.replace(/\s+/gu, ' '), by });
    }
  }
  return { fragments, notes };
}

/** What a reader sees in a field; '' where it is empty, hidden or not ticked. */
function shownValue({ fieldValue, checkBox, radioButton, password }: Annotation): string {
  if (password === true) return '';
  const value = Array.isArray(fieldValue) ? fieldValue.join(', ') : String(fieldValue ?? '');
  if (checkBox === true || radioButton === true) return value === '' || value === 'Off' ? '' : '☒';
  return value.trim();
}

function shown(words: string, { rect = [] }: Annotation, toView: readonly number[]): readonly Fragment[] {
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = toView;
  const [left = 0, bottom = 0, right = 0, top = 0] = rect;
  const [x1, y1, x2, y2] = [
    a * left + c * bottom + e,
    b * left + d * bottom + f,
    a * right + c * top + e,
    b * right + d * top + f,
  ];
  const [low, high] = [Math.max(y1, y2), Math.min(y1, y2)];
  const lines = words === '' ? [] : words.split(/\r\n?|\n/).filter((line) => line.trim() !== '');
  const pitch = Math.max(1, (low - high) / Math.max(1, lines.length));
  const size = Math.min(usualSize, Math.max(4, pitch * 0.75));
  return lines.map((line, i) => ({
    text: line.trim(),
    left: Math.min(x1, x2),
    right: Math.max(x1, x2),
    baseline: high + (i + 1) * pitch - (pitch - size) / 2 - 0.2 * size,
    size,
    isRightToLeft: false,
  }));
}
