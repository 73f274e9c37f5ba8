import type { Texts } from '../../texts/texts.js';
import { limits } from './limits.js';
import { escapeMarkdown } from './markdown.js';

/** A stretch of a reply as markup. `divisible`: leading lines may be shown without the rest. */
export interface Piece {
  readonly kind: 'text' | 'table' | 'question' | 'quote';
  readonly lines: readonly string[];
  readonly divisible: boolean;
}

/** Room kept for a note that says what was left out, in any language. */
export const noteLength = 160;

/**
 * As many pieces as one message holds, in order, and a note about those that it does not.
 * @param displays At most this many TextDisplays.
 */
export function fitPieces(texts: Texts, pieces: readonly Piece[], displays: number): Piece[] {
  const filled = pieces.filter((piece) => piece.lines.some((line) => line.trim() !== ''));
  const max = limits.messageText - limits.markText;
  if (lengthOf(filled) <= max && displayCount(filled) <= displays) return filled;

  const shown: Piece[] = [];
  let room = max - noteLength;
  for (const [at, piece] of filled.entries()) {
    const lines = displayCount([...shown, piece]) < displays ? fittingLines(piece, room) : [];
    if (lines.length > 0) shown.push({ ...piece, lines });
    room -= lengthOf([{ ...piece, lines }]);
    if (lines.length < piece.lines.length) {
      shown.push({
        kind: 'text',
        lines: [noteOf(texts, piece, lines.length, filled.slice(at + 1))],
        divisible: false,
      });
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

/** Texts that follow one another share a TextDisplay; a table, a question and each quote have their own. */
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

/** Says what of `cut`, of which the first lines are shown, and of the pieces after it is left out. */
function noteOf({ delivery }: Texts, cut: Piece, shownLines: number, after: readonly Piece[]): string {
  const pieces = [{ ...cut, lines: cut.lines.slice(shownLines) }, ...after];
  const rows = pieces
    .filter(({ kind }) => kind === 'table')
    .reduce((sum, { lines }) => sum + lines.length, 0);
  const quotes = pieces.filter(({ kind }) => kind === 'quote').length;
  const others = pieces.filter(({ kind }) => kind !== 'quote' && kind !== 'table').length;
  return `-# ${escapeMarkdown(delivery.leftOut(quotes, rows, others))}`;
}
