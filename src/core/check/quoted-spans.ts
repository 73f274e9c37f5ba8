import type { Span } from '../types/span.js';
import { type Mark, marksOf } from './marks-of.js';
import { closingMarks, closingSingleMarks, mostlyOpening } from './quotation-marks.js';

/** What of a text stands in quotation marks. */
export interface QuotedSpans {
  /** Between the outermost marks, in order, not overlapping; one may be empty. */
  readonly spans: readonly Span[];
  /** What a mark ends that nothing has begun, from the quotation before it on: in marks, but in no quotation. */
  readonly strays: readonly Span[];
}

/**
 * Quotations by their outermost marks. Marks nest on a stack, each closes the innermost that it fits. Straight and
 * raised single marks may be apostrophes: they count only outside all others, and only in pairs.
 *
 *     “he called it "a pause" before the vote”  →  he called it "a pause" before the vote
 */
export function quotedSpans(text: string): QuotedSpans {
  const marks = marksOf(text);
  const double = doubleSpans(marks.filter(({ character }) => closesOrOpens.has(character)));
  const outside = outsideOf(
    marks.filter(({ character }) => !closesOrOpens.has(character)),
    double.spans,
  );
  const spans = [...double.spans, ...singleSpans(outside)].sort((a, b) => a.start - b.start);
  return { spans: outermost(spans), strays: double.strays };
}

const closesOrOpens = new Set([...closingMarks].flat().join(''));

function outsideOf(marks: readonly Mark[], spans: readonly Span[]): Mark[] {
  let next = 0;
  return marks.filter(({ at }) => {
    while ((spans[next]?.end ?? Number.POSITIVE_INFINITY) <= at) next++;
    return at < (spans[next]?.start ?? Number.POSITIVE_INFINITY);
  });
}

function outermost(spans: readonly Span[]): Span[] {
  const outer: Span[] = [];
  for (const span of spans) if (span.start >= (outer.at(-1)?.end ?? 0)) outer.push(span);
  return outer;
}

function doubleSpans(marks: readonly Mark[]): { spans: Span[]; strays: Span[] } {
  const closed = pairsOf(marks);
  const spans: Span[] = [];
  const strays: Span[] = [];
  // Up to where the paragraph's text is accounted for.
  let told = 0;
  for (let i = 0; i < marks.length; ) {
    const mark = marks[i];
    if (mark === undefined) break;
    if (mark.opens) {
      const last = closed.get(mark);
      const end = marks[last ?? -1]?.at ?? cutOff(marks, i);
      spans.push({ start: mark.at + 1, end });
      told = end + 1;
      i = last === undefined ? i + 1 : last + 1;
      while (last === undefined && (marks[i]?.at ?? end) < end) i++;
    } else {
      const isBehindAnother = told > mark.paragraphStart;
      if (isBehindAnother && !mark.isMeasure) strays.push({ start: told, end: mark.at });
      if (isBehindAnother) told = mark.at + 1;
      i++;
    }
  }
  return { spans, strays };
}

/**
 * Of each mark that opens a quotation, the index of the one that closes it; those that are never closed are left out,
 * and so are those whose paragraph is followed by one that opens with the mark again.
 *
 * A mark behind a digit closes where one of its kind is open. Where that leaves the next one of the paragraph with
 * nothing to close, it was feet or inches, and the next one closes: `"a 5" nail"`.
 */
function pairsOf(marks: readonly Mark[]): Map<Mark, number> {
  const closed = new Map<Mark, number>();
  const open = new OpenMarks();
  let measured: Mark | undefined;
  for (const [i, mark] of marks.entries()) {
    if (mark.isFirst && mark.opens && open.innermost?.character === mark.character) open.drop();
    if (mark.closes && measured !== undefined && isLeftOver(mark, measured, open.innermost)) {
      closed.set(measured, i);
      if (!mark.isMeasure) measured = undefined;
    } else if (mark.closes && open.fits(mark) && !beginsAgain(mark, open.innermost)) {
      const begun = open.close(mark);
      if (begun !== undefined) closed.set(begun, i);
      measured = mark.isMeasure ? begun : undefined;
    } else if (mark.opens) {
      open.open(mark);
      measured = undefined;
    }
  }
  return closed;
}

/** Whether a mark has nothing to close but what one behind a digit has closed. */
function isLeftOver(mark: Mark, measured: Mark, innermost: Mark | undefined): boolean {
  if (mark.opens || mark.paragraph !== measured.paragraph || !fits(measured, mark)) return false;
  return innermost === undefined || closingMarks.get(innermost.character)?.[0] !== mark.character;
}

/** Marks that are open, innermost last; how many of each kind, so that a mark that fits none need not look. */
class OpenMarks {
  readonly #marks: Mark[] = [];
  readonly #counts = new Map<string, number>();

  get innermost(): Mark | undefined {
    return this.#marks.at(-1);
  }

  open(mark: Mark): void {
    this.#marks.push(mark);
    this.#count(mark, 1);
  }

  /** Whether the mark would close one of them. */
  fits(mark: Mark): boolean {
    return (openersOf.get(mark.character) ?? []).some((opener) => (this.#counts.get(opener) ?? 0) > 0);
  }

  /** Closes the innermost that the mark fits, and with it all inside. */
  close(mark: Mark): Mark | undefined {
    for (let open = this.#marks.pop(); open !== undefined; open = this.#marks.pop()) {
      this.#count(open, -1);
      if (fits(open, mark)) return open;
    }
    return undefined;
  }

  /** Forgets the innermost. */
  drop(): void {
    const mark = this.#marks.pop();
    if (mark !== undefined) this.#count(mark, -1);
  }

  #count({ character }: Mark, by: number): void {
    this.#counts.set(character, (this.#counts.get(character) ?? 0) + by);
  }
}

const openersOf = new Map(
  [...closesOrOpens].map((mark) => [
    mark,
    [...closingMarks].filter(([, closing]) => closing.includes(mark)).map(([opener]) => opener),
  ]),
);

function fits(open: Mark, mark: Mark): boolean {
  return closingMarks.get(open.character)?.includes(mark.character) === true;
}

/** A mark that mostly opens, where the innermost is of its own kind: ““so” it was”. */
function beginsAgain(mark: Mark, innermost: Mark | undefined): boolean {
  const isOwnKind = innermost?.character === mark.character || innermost?.character === '"';
  return mark.opens && mostlyOpening.has(mark.character) && isOwnKind;
}

/** The end of a quotation that is never closed: its paragraph's, or where the same mark opens another. */
function cutOff(marks: readonly Mark[], opening: number): number {
  const open = marks[opening];
  for (let i = opening + 1; i < marks.length && marks[i]?.paragraph === open?.paragraph; i++) {
    if (marks[i]?.opens && marks[i]?.character === open?.character) return marks[i]?.at ?? 0;
  }
  return open?.paragraphEnd ?? 0;
}

/**
 * Behind so many single marks without an end one counts as an apostrophe, so that the time for a text of marks alone
 * grows with its length only.
 */
const maxSinglesInside = 100;

/** Pairs of single marks, outermost: what is never closed within its paragraph is an apostrophe. */
function singleSpans(marks: readonly Mark[]): Span[] {
  const spans: Span[] = [];
  for (let i = 0; i < marks.length; i++) {
    const open = marks[i];
    const last = open?.opens ? singleClosedAt(marks, i) : undefined;
    const end = marks[last ?? -1]?.at;
    if (open === undefined || last === undefined || end === undefined) continue;
    spans.push({ start: open.at + 1, end });
    i = last;
  }
  return spans;
}

function singleClosedAt(marks: readonly Mark[], opening: number): number | undefined {
  const first = marks[opening];
  const open: Mark[] = [];
  /** Closes if no better one follows: behind a plural, or with an apostrophe left open inside. */
  let perhaps: number | undefined;
  for (let i = opening; i <= opening + maxSinglesInside; i++) {
    const mark = marks[i];
    if (mark === undefined || mark.paragraph !== first?.paragraph) break;
    const innermost = open.at(-1);
    if (mark.closes && innermost !== undefined && closesSingle(innermost, mark)) {
      if (mark.isPossessive) {
        if (open.length === 1) perhaps ??= i;
        continue;
      }
      open.pop();
      if (open.length === 0) return singleBeyondMeasure(marks, first, i);
      if (closesSingle(first, mark)) perhaps = i;
    } else if (mark.opens) open.push(mark);
  }
  return perhaps;
}

function closesSingle(open: Mark, mark: Mark): boolean {
  return closingSingleMarks.get(open.character)?.includes(mark.character) === true;
}

/** As with inches: `'a 5' board'`. */
function singleBeyondMeasure(marks: readonly Mark[], open: Mark, closed: number): number {
  const [mark, next] = [marks[closed], marks[closed + 1]];
  if (mark?.isMeasure !== true || next?.paragraph !== mark.paragraph) return closed;
  return !next.opens && next.closes && !next.isPossessive && closesSingle(open, next) ? closed + 1 : closed;
}
