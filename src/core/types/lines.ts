import type { SliceableText } from './sliceable-text.js';

/** A long text is read in pieces of this many UTF-16 code units. */
const pieceLength = 65_536;

/** Where an offset stands in a text, for people; both are 1-based. */
export interface LineAndParagraph {
  /** CRLF, LF and a lone CR each end one line. */
  readonly line: number;
  /** Paragraphs are runs of lines that hold more than white space. */
  readonly paragraph: number;
}

/** The line and the paragraph in which `offset` stands; white space between two paragraphs belongs to the first. */
export function lineAndParagraphAt(text: SliceableText, offset: number): LineAndParagraph {
  let line = 1;
  let paragraph = 0;
  let isBlank = true;
  let isBehindGap = true;
  for (let start = 0; start <= offset; start += pieceLength) {
    const length = Math.min(offset + 1 - start, pieceLength, text.length - start);
    // One more unit tells whether a CR at the piece's end is half of a CRLF.
    const piece = text.slice(start, Math.min(text.length, start + length + 1));
    const next = (character: string, from: number) => {
      const at = piece.indexOf(character, from);
      return at < 0 || at > length ? length : at;
    };
    let from = 0;
    let [lf, cr] = [next('\n', 0), next('\r', 0)];
    // Searched for, since most of a text is no line end.
    for (let at = -1; at < length; ) {
      at = Math.min(lf, cr);
      if (at === lf) lf = lf < length ? next('\n', at + 1) : length;
      if (at === cr) cr = cr < length ? next('\r', at + 1) : length;
      if (isBlank && holdsMore(piece, from, at)) {
        if (isBehindGap) paragraph++;
        isBlank = false;
      }
      from = at + 1;
      if (at === length || (piece[at] === '\r' && piece[at + 1] === '\n')) continue;
      if (start + at < offset) line++;
      isBehindGap = isBlank;
      isBlank = true;
    }
  }
  return { line, paragraph: Math.max(1, paragraph) };
}

/** Whether more than white space stands in [from, to). */
function holdsMore(piece: string, from: number, to: number): boolean {
  for (let at = from; at < to; at++) if (!isWhiteSpace(piece.charCodeAt(at))) return true;
  return false;
}

function isWhiteSpace(unit: number): boolean {
  if (unit <= 0x7f) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d);
  return /\s/u.test(String.fromCharCode(unit));
}
