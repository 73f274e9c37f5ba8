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
    for (const _ of placesOf('\n', piece, end - start)) line++;
    for (const at of placesOf('\r', piece, end - start)) if (piece[at + 1] !== '\n') line++;
  }
  return line;
}

/** Where `character` stands in the first `length` units; searched for, since most of a text is none. */
function* placesOf(character: string, piece: string, length: number): Generator<number> {
  for (let at = piece.indexOf(character); at >= 0 && at < length; at = piece.indexOf(character, at + 1))
    yield at;
}
