import { limits } from './limits.js';

/** A stretch of a reply as markup. `divisible`: leading lines may be shown without the rest. */
export interface Piece {
  readonly kind: 'text' | 'question' | 'quote';
  readonly lines: readonly string[];
  readonly divisible: boolean;
}

/** Room kept for a note that says what was left out. */
export const noteLength = 120;

/**
 * As many pieces as one message holds, in order, and a note about those that it does not.
 * @param displays At most this many TextDisplays.
 */
export function fitPieces(pieces: readonly Piece[], displays: number): Piece[] {
  const filled = pieces.filter((piece) => piece.lines.some((line) => line.trim() !== ''));
  if (lengthOf(filled) <= limits.messageText && displayCount(filled) <= displays) return filled;

  const shown: Piece[] = [];
  let room = limits.messageText - noteLength;
  for (const [at, piece] of filled.entries()) {
    const lines = displayCount([...shown, piece]) < displays ? fittingLines(piece, room) : [];
    if (lines.length > 0) shown.push({ ...piece, lines });
    room -= lengthOf([{ ...piece, lines }]);
    if (lines.length < piece.lines.length) {
      shown.push({ kind: 'text', lines: [leftOut(filled.slice(at))], divisible: false });
      break;
    }
  }
  return shown;
}

/** Characters that the pieces take, line breaks included. */
export function lengthOf(pieces: readonly Piece[]): number {
  return pieces.reduce(
    (sum, piece) => sum + piece.lines.reduce((length, line) => length + line.length + 1, 0),
    0,
  );
}

/** Texts that follow one another share a TextDisplay; a question and each quote have their own. */
export function inDisplays(pieces: readonly Piece[]): { kind: Piece['kind']; content: string }[] {
  const displays: { kind: Piece['kind']; content: string }[] = [];
  for (const piece of pieces) {
    const content = piece.lines.join('\n');
    const last = displays.at(-1);
    if (piece.kind === 'text' && last?.kind === 'text') last.content += `\n${content}`;
    else displays.push({ kind: piece.kind, content });
  }
  return displays;
}

function displayCount(pieces: readonly Piece[]): number {
  return inDisplays(pieces).length;
}

function fittingLines(piece: Piece, room: number): readonly string[] {
  if (lengthOf([piece]) <= room) return piece.lines;
  if (!piece.divisible) return [];
  let left = room;
  const end = piece.lines.findIndex((line) => {
    left -= line.length + 1;
    return left < 0;
  });
  return piece.lines.slice(0, end);
}

function leftOut(pieces: readonly Piece[]): string {
  const quotes = pieces.filter((piece) => piece.kind === 'quote').length;
  if (quotes === 0) return '-# The rest does not fit into one Discord message and is left out here.';
  if (quotes === 1) return '-# One more quote does not fit into one Discord message and is left out here.';
  return `-# ${quotes} more quotes do not fit into one Discord message and are left out here.`;
}
