import type { YieldIfDue } from '../types/cooperative-yield.js';
import { type Joints, type Piece, piecesOf } from './comparison.js';
import type { PatternPiece, StringPattern } from './match-pattern.js';
import { type ReadString, readString } from './signs.js';

/** A string made ready to be compared. */
export interface ReadPattern extends StringPattern {
  readonly read: ReadString;
  /** The joints by the piece before which they are; of several in one place the one that lets most be missing. */
  readonly jointsAt: Joints;
}

/** @param halves See `QuotedString`. */
export async function readPattern(
  text: string,
  halves: readonly string[],
  yieldIfDue: YieldIfDue,
): Promise<ReadPattern> {
  const read = readString(text, halves);
  const pieces = await piecesOf(read.words, undefined, yieldIfDue);
  let before = 0;
  const joints = read.joints.map((joint) => {
    while ((pieces[before]?.start ?? Number.POSITIVE_INFINITY) < joint.at) before++;
    return { ...joint, before };
  });
  const cuts = new Set(joints.filter(({ kind }) => kind !== 'remark').map((joint) => joint.before));
  const jointsAt = new Map(joints.map((joint) => [joint.before, joint]));
  for (const joint of joints) if (joint.kind === 'omission') jointsAt.set(joint.before, joint);
  return {
    read,
    joints,
    jointsAt,
    pieces: pieces.map((piece, i) => wantedPiece(piece, i, pieces, cuts, read)),
  };
}

function wantedPiece(
  piece: Piece,
  at: number,
  pieces: readonly Piece[],
  cuts: ReadonlySet<number>,
  { editedWords }: ReadString,
): PatternPiece {
  const isAtCut = cuts.has(at + 1) || cuts.has(at);
  const isOptional =
    at > 0 &&
    ((at === pieces.length - 1 && /^[.,。，、]$/u.test(piece.folded)) ||
      (isAtCut && /^[.,;:]$/u.test(piece.folded)));
  const bracket = editedWords.find(({ start, end }) => start < piece.end && end > piece.start);
  if (bracket === undefined) return isOptional ? { ...piece, isOptional } : piece;
  return { ...piece, edited: bracket.start > piece.start ? 'ending' : 'letter' };
}
