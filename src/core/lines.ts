import type { SliceableText } from './sliceable-text.js';

/** A long text is read in pieces of this many UTF-16 code units. */
const pieceLength = 65_536;

/** The 1-based line on which `offset` stands; CRLF, LF and a lone CR each end one line. */
export function lineAt(text: SliceableText, offset: number): number {
  let line = 1;
  for (let start = 0; start < offset; start += pieceLength) {
    const end = Math.min(offset, start + pieceLength);
    // One more unit tells whether a CR at the piece's end is half of a CRLF.
    const piece = text.slice(start, Math.min(text.length, end + 1));
    for (let i = 0; i < end - start; i++) {
      const unit = piece.charCodeAt(i);
      if (unit === 0x0a || (unit === 0x0d && piece.charCodeAt(i + 1) !== 0x0a)) line++;
    }
  }
  return line;
}
