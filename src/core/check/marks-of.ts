import {
  alwaysClosing,
  alwaysOpening,
  closingMarks,
  closingSingleMarks,
  mostlyClosing,
  mostlyOpening,
} from './quotation-marks.js';

/** A mark that may begin or end a quotation where it stands. */
export interface Mark {
  readonly at: number;
  readonly character: string;
  readonly opens: boolean;
  readonly closes: boolean;
  /** A straight mark right behind a digit: perhaps feet or inches. */
  readonly isMeasure: boolean;
  /** `the companies’ data`: perhaps an apostrophe, if a better end follows. */
  readonly isPossessive: boolean;
  /** Counts the text's paragraphs. */
  readonly paragraph: number;
  /** Whether its paragraph begins with it. */
  readonly isFirst: boolean;
  readonly paragraphStart: number;
  readonly paragraphEnd: number;
}

const allMarks = new Set([...closingMarks, ...closingSingleMarks].flat().join(''));
const anyMark = new RegExp(`[${[...allMarks].join('')}]`, 'gu');

/**
 * A text up to its `max`-th mark, whatever that is there, or all of it.
 * @returns how many marks it has, and how many stand beyond.
 */
export function upToMark(
  text: string,
  max: number,
): { readonly text: string; readonly marks: number; readonly beyond: number } {
  if (max === Number.POSITIVE_INFINITY) return { text, marks: 0, beyond: 0 };
  let [marks, beyond, end] = [0, 0, text.length];
  for (let at = 0; at < text.length; at++) {
    if (!allMarks.has(text.charAt(at))) continue;
    if (marks < max) marks++;
    else {
      if (beyond === 0) end = at;
      beyond++;
    }
  }
  return { text: text.slice(0, end), marks, beyond };
}

/** Where a text has any of the marks: most texts have few, and one search finds them all. */
function placesOf(text: string): number[] {
  return Array.from(text.matchAll(anyMark), ({ index }) => index);
}

/** Every mark of a text that may begin or end a quotation, in order. */
export function marksOf(text: string): Mark[] {
  const marks: Mark[] = [];
  const places = placesOf(text).filter((at) => canOpen(text, at) || canClose(text, at));
  // Most are apostrophes.
  if (places.length === 0) return marks;
  let next = 0;
  for (const [paragraph, { start, end }] of paragraphsOf(text).entries()) {
    for (; (places[next] ?? text.length) < end; next++) {
      const at = places[next] ?? 0;
      const character = text.charAt(at);
      marks.push({
        at,
        character,
        opens: canOpen(text, at),
        closes: canClose(text, at),
        isMeasure: (character === '"' || character === "'") && /\p{Nd}/u.test(text.charAt(at - 1)),
        isPossessive: isPossessive(text, at),
        paragraph,
        isFirst: at === start,
        paragraphStart: start,
        paragraphEnd: end,
      });
    }
  }
  return marks;
}

/** Runs of lines with an empty one between them; white space at their edges left out. */
function paragraphsOf(text: string): { readonly start: number; readonly end: number }[] {
  const paragraphs: { start: number; end: number }[] = [];
  let isOpen = false;
  for (const { start: from, end: to } of linesOf(text)) {
    const line = text.slice(from, to);
    if (line.trim() === '') continue;
    const start = from + line.length - line.trimStart().length;
    const end = from + line.trimEnd().length;
    const last = paragraphs.at(-1);
    isOpen = last !== undefined && breaksBetween(text, last.end, start) < 2;
    if (isOpen && last !== undefined) last.end = end;
    else paragraphs.push({ start, end });
  }
  return paragraphs;
}

/** Searched for sign by sign: a line of some megabytes is more than an expression takes at once. */
function* linesOf(text: string): Generator<{ readonly start: number; readonly end: number }> {
  const next = (sign: string, from: number) => {
    const at = text.indexOf(sign, from);
    return at < 0 ? text.length : at;
  };
  let [lf, cr] = [next('\n', 0), next('\r', 0)];
  for (let start = 0; start < text.length; ) {
    const end = Math.min(lf, cr);
    if (end > start) yield { start, end };
    start = end + 1;
    if (lf < start) lf = next('\n', start);
    if (cr < start) cr = next('\r', start);
  }
}

/** How many lines end in a stretch of white space. */
function breaksBetween(text: string, from: number, to: number): number {
  return text.slice(from, to).match(/\r\n|\r|\n/gu)?.length ?? 0;
}

/** Letters and digits of scripts that part words by blanks; in the others a mark may touch any letter. */
const spaced = /[\p{N}\p{L}]/u;
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function canOpen(text: string, at: number): boolean {
  const mark = text.charAt(at);
  if (alwaysOpening.has(mark)) return true;
  if (alwaysClosing.has(mark)) return false;
  const next = text.charAt(at + 1);
  if (touches(text.slice(Math.max(0, at - 2), at), /.$/u)) return false;
  if (mostlyClosing.has(mark) && !(comesFresh(text.charAt(at - 1)) && beginsWord(next))) return false;
  if (!closingSingleMarks.has(mark)) return true;
  // ’90s, ’tis: letters left out, no quotation; nor does one begin with a blank.
  return (
    next.trim() !== '' &&
    !/^(?:\d\ds?\b|(?:tis|twas|twere|twill|em|til|till|cause|bout|round|gainst|neath|n)\b)/iu.test(
      text.slice(at + 1, at + 8),
    )
  );
}

function canClose(text: string, at: number): boolean {
  const mark = text.charAt(at);
  if (alwaysClosing.has(mark)) return true;
  if (alwaysOpening.has(mark)) return false;
  const before = text.charAt(at - 1);
  if (touches(text.slice(at + 1, at + 3), /^./u)) return false;
  if (mostlyOpening.has(mark)) return endsWord(before);
  return !closingSingleMarks.has(mark) || before.trim() !== '';
}

/** What may stand right before the mark that a language turns round to begin with: ”so“, »so«. */
function comesFresh(before: string): boolean {
  return before.trim() === '' || /[([{\-–—/"'“”„‚‘’«»‹›「『]/u.test(before) || unspaced.test(before);
}

/** What may stand right behind it. */
function beginsWord(next: string): boolean {
  return next.trim() !== '' && !/[.,;:!?)\]}。，、；：！？]/u.test(next);
}

/** What may stand right before the mark that a language turns round to end with: „so“, »so.« */
function endsWord(before: string): boolean {
  return /[\p{L}\p{N}\p{M}.,;:!?…)\]%”’"'‘“»›«‹]/u.test(before) && !unspaced.test(before);
}

function touches(beside: string, nearest: RegExp): boolean {
  const character = nearest.exec(beside)?.[0] ?? '';
  return spaced.test(character) && !unspaced.test(character);
}

function isPossessive(text: string, at: number): boolean {
  return /s$/iu.test(text.slice(Math.max(0, at - 1), at)) && /^\s\p{Ll}/u.test(text.slice(at + 1, at + 4));
}
