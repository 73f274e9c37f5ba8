import { splitsPair } from '../types/cut.js';
import type { Span } from '../types/span.js';
import { segmentsOf } from './sentence-segments.js';

/**
 * Intl.Segmenter's time grows with the square of the string, so it gets pieces of at most this many code units:
 * about 50 ms a megabyte instead of minutes.
 */
const maxSegmentLength = 8_000;

/** A sentence longer than this many code units fits no quote and is cut at clauses, words, or at last anywhere. */
export const maxSentenceLength = 400;

/** A sentence mark that ends here does not end a sentence: `Mr.`, `J. K.`, `No.`, `3.`, `U.S.` */
const endsInAbbreviation =
  /(?:^|[\s("“‘'])(?:(?:Mr|Mrs|Ms|Dr|Prof|Sr|Jr|St|Mt|Gen|Col|Lt|Sgt|Capt|Cmdr|Adm|Rep|Sen|Gov|Pres|Hon|Rev|Inc|Ltd|Co|Corp|Bros|No|Nos|Nr|Vol|vol|pp|Fig|fig|Figs|Eq|Sec|Ch|Art|Abs|vs|v|cf|al|ca|approx|est|ed|eds|etc|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mio|Mrd|bzw|ggf|usw|Hr|Fr|Str|z\. ?B|d\. ?h|u\. ?a)\.|(?:\p{Lu}\.)+|\d{1,3}\.|\p{L}\.)$/u;

/** Marks of emphasis and closing tags behind a sentence mark, "**Who?**": they close the sentence. */
const closingEmphasis =
  /(?<=[.!?…。！？]["”’»)\]]{0,3})(?:[*_~]{1,3}|(?:<\/[a-z]{1,10}>|<br ?\/?>){1,4})(?=\s|$)/giu;

/** A sentence does not begin in lower case, unless something other than a plain mark ended the one before. */
export const beginsInLowerCase = /^[\s"“”‘’'(]*\p{Ll}/u;

/**
 * The sentences of one paragraph, in order: no line break in it ends one. None is longer than `maxSentenceLength`, nor
 * has white space at its ends.
 */
export function* sentencesWithin(text: string, paragraph: Span): Generator<Span> {
  for (const span of wholeSentences(text, paragraph)) yield* cutLong(text, span);
}

function* wholeSentences(text: string, paragraph: Span): Generator<Span> {
  let start = paragraph.start;
  let pieceStart = paragraph.start;
  while (pieceStart < paragraph.end) {
    const pieceEnd = pieceBorder(text, pieceStart, paragraph.end);
    // The segmenter ends a sentence at every line break; a hard wrap must not.
    const piece = text
      .slice(pieceStart, pieceEnd)
      .replace(/[\r\n\u0085\u2028\u2029]/gu, ' ')
      // To the segmenter they are letters, which would begin a sentence; quotation marks close one.
      .replace(closingEmphasis, (marks) => '"'.repeat(marks.length));
    for (const { index, segment } of segmentsOf(piece)) {
      const end = pieceStart + index + segment.length;
      const isLast = end === pieceEnd;
      // Cut off by the piece, not by its end: read again from its beginning.
      if (isLast && pieceEnd < paragraph.end && start > pieceStart) break;
      const following = isLast ? '' : piece.slice(index + segment.length, index + segment.length + 40);
      const joined =
        !isLast &&
        (endsInAbbreviation.test(segment.trimEnd()) ||
          beginsInLowerCase.test(following) ||
          isOnlyNumber(text, paragraph.start, end));
      if (joined) continue;
      const span = trim(text, { start, end });
      if (span.start < span.end) yield span;
      start = end;
    }
    pieceStart = start;
  }
}

/** The number of a section, `14.4.`, is the beginning of what stands behind it. */
function isOnlyNumber(text: string, start: number, end: number): boolean {
  return end - start < 20 && /^[§(]?\s*\d{1,3}(?:\.\d{1,3})*[.)]+$/u.test(text.slice(start, end).trim());
}

/** Where a piece of a very long paragraph may end: behind white space if there is any in its last quarter. */
function pieceBorder(text: string, start: number, end: number): number {
  if (end - start <= maxSegmentLength) return end;
  const limit = start + maxSegmentLength;
  for (let i = limit; i > limit - maxSegmentLength / 4; i--) {
    if (/^\s(?!\p{M})/u.test(text.slice(i - 1, i + 2))) return i;
  }
  return wholeCharacterBorder(text, start, limit);
}

/**
 * Cuts a sentence that is longer than `maxSentenceLength` into parts of at most `maxPartLength`, at clause edges where
 * there are any, so that a window can begin at the clause which carries the question's weight.
 */
export function* cutLong(text: string, span: Span): Generator<Span> {
  if (span.end - span.start <= maxSentenceLength) {
    yield span;
    return;
  }
  let { start } = span;
  while (start < span.end) {
    const end = span.end - start <= maxPartLength ? span.end : cutPoint(text, start, start + maxPartLength);
    const part = trim(text, { start, end });
    if (part.start < part.end) yield part;
    start = end;
  }
}

/** Half a quote: two neighbouring parts always fit together. */
const maxPartLength = 200;

/** Where a long sentence may be cut, from the best kind to the worst; each stands behind its first character. */
const edges = [
  /^[;:,—–]\s+(?:["“(]?\p{Ll}|[–—])/u,
  /^(?:[;:,—–]\s|[、，；：。！？])(?!\p{M})/u,
  /^\s(?!\p{M})/u,
];
/** Without one of these there is no edge: spares a text without blanks three searches. */
const anyEdge = /[\s、，；：。！？]/u;

/**
 * The best place in (start, limit] to cut: behind a clause mark with lower case after it (an enumeration of names
 * stays whole), else behind any clause mark, else behind a word, else anywhere whole.
 */
function cutPoint(text: string, start: number, limit: number): number {
  const min = start + (limit - start) / 4;
  if (anyEdge.test(text.slice(min, limit))) {
    for (const edge of edges) {
      for (let i = limit; i > min; i--) {
        if (edge.test(text.slice(i - 1, i + 3))) return i;
      }
    }
  }
  return wholeCharacterBorder(text, start, limit);
}

/**
 * The last border in (start, limit] between two characters as people see them; inside one only where that alone is
 * longer, and never inside a surrogate pair.
 * @param start Such a border itself: flags pair up from where reading begins.
 */
function wholeCharacterBorder(text: string, start: number, limit: number): number {
  // A character of these is whole by itself: without blanks a long text would be looked at letter by letter.
  if (limit > start && areWhole.test(text.slice(limit - 1, limit + 1))) return limit;
  let border = start;
  for (const { index } of graphemes.segment(text.slice(start, limit + maxLookaheadLength))) {
    if (start + index > limit) break;
    border = start + index;
  }
  if (border > start) return border;
  return splitsPair(text, limit) ? limit - 1 : limit;
}

/** Beyond a limit, what tells whether a character goes on there. */
const maxLookaheadLength = 64;

/** Two characters that no other one belongs to, such as a mark above them: Latin, Chinese, Japanese. */
const areWhole = /^[\x20-\x7e\u3041-\u3096\u30a1-\u30fa\u3400-\u4dbf\u4e00-\u9fff]{2}$/;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Without white space at either end. */
export function trim(text: string, span: Span): Span {
  let { start, end } = span;
  while (start < end && isBlank(text, start)) start++;
  while (end > start && isBlank(text, end - 1)) end--;
  return { start, end };
}

function isBlank(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  // What is seen of ASCII, which nearly every text begins and ends with.
  return !(code > 0x20 && code < 0x7f) && /\s/u.test(text.charAt(at));
}
