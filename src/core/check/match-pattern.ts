import { type Piece, shareOf } from './comparison.js';
import { isNegation } from './negations.js';
import { isFootnoteMark, type Joint } from './signs.js';

/** A string in pieces, with the places at which something of the document may be missing or other. */
export interface StringPattern {
  readonly pieces: readonly PatternPiece[];
  /** By the piece before which they are; in order. */
  readonly joints: readonly (Joint & { readonly before: number })[];
}

export interface PatternPiece extends Piece {
  /** `[T]he`: a letter of it was put in brackets. */
  readonly edited?: 'letter' | 'ending';
  /** A comma or full stop that the sentence around a quotation puts inside its marks. */
  readonly isOptional?: boolean;
}

/** A piece of a document; a footnote mark need not be quoted. */
export interface DocumentPiece extends Piece {
  readonly isNote?: boolean;
}

/** Where the words of a string stand: pieces [first, end) of the document for each stretch between joints. */
export interface Range {
  readonly first: number;
  readonly end: number;
  /** What stands before it, for the joints that come before it; undefined before the first stretch. */
  readonly joint: Joint | undefined;
}

/** So much may be left out at one mark of omission, in UTF-16 code units: what stands further apart is no one passage. */
export const maxOmissionLength = 1_000;
/** A string of one word over and over is given up when so many words have been compared: it is told as altered. */
const maxSteps = 1_000_000;
/** So many words and marks may stand for one bracket. */
const maxReplaced = 12;

/**
 * Where every word of a string stands in a row, but for what its signs mark: words left out at an ellipsis, other words
 * for a bracket. The first such place; undefined where there is none.
 */
export function matchPattern(
  given: readonly DocumentPiece[],
  { pieces, joints }: StringPattern,
): Range[] | undefined {
  const stretches = stretchesOf(pieces, joints);
  const byWord = new Map<string, number[]>();
  for (const [i, { folded }] of given.entries()) {
    const known = byWord.get(folded);
    if (known === undefined) byWord.set(folded, [i]);
    else known.push(i);
  }
  const patience = { steps: maxSteps };
  let chains: Chain[] | undefined;
  for (const { run, joint } of stretches) {
    const begins = beginsOf(run, given, byWord);
    const places = begins.flatMap((first) => {
      const end = endOf(given, first, run, patience);
      return end === undefined ? [] : [{ first, end, joint }];
    });
    chains = chains === undefined ? places.map((place) => ({ place })) : extended(chains, places, given);
    if (chains.length === 0) return undefined;
  }
  const [found] = chains ?? [];
  const ranges: Range[] = [];
  for (let chain: Chain | undefined = found; chain !== undefined; chain = chain.before)
    ranges.unshift(chain.place);
  return ranges.length > 0 ? ranges : undefined;
}

interface Chain {
  readonly place: Range;
  readonly before?: Chain;
}

/** The pieces between joints; of several joints in one place the first that lets words be missing counts. */
function stretchesOf(
  pieces: readonly PatternPiece[],
  joints: StringPattern['joints'],
): { run: readonly PatternPiece[]; joint: Joint | undefined }[] {
  const stretches: { run: readonly PatternPiece[]; joint: Joint | undefined }[] = [];
  let from = 0;
  let joint: Joint | undefined;
  for (const next of joints) {
    if (next.before > from) {
      stretches.push({ run: pieces.slice(from, next.before), joint });
      joint = undefined;
      from = next.before;
    }
    if (from > 0 && next.before < pieces.length) joint = wider(joint, next);
  }
  if (from < pieces.length) stretches.push({ run: pieces.slice(from), joint });
  return stretches;
}

const widths = { remark: 0, break: 1, bracket: 2, omission: 3 } as const;

function wider(one: Joint | undefined, other: Joint): Joint {
  return one !== undefined && widths[one.kind] >= widths[other.kind] ? one : other;
}

function beginsOf(
  run: readonly PatternPiece[],
  given: readonly DocumentPiece[],
  byWord: ReadonlyMap<string, number[]>,
): readonly number[] {
  const [first] = run;
  if (first === undefined) return [];
  if (first.edited !== 'ending') return byWord.get(first.folded) ?? [];
  return given.flatMap((piece, i) => (isSame(piece, first) ? [i] : []));
}

function endOf(
  given: readonly DocumentPiece[],
  first: number,
  run: readonly PatternPiece[],
  patience: { steps: number },
): number | undefined {
  let at = first;
  for (const piece of run) {
    if (patience.steps-- <= 0) return undefined;
    while (given[at]?.isNote === true && given[at]?.folded !== piece.folded) at++;
    const next = given[at];
    if (next !== undefined && isSame(next, piece)) at++;
    else if (piece.isOptional !== true) return undefined;
  }
  return at;
}

function isSame(given: DocumentPiece, { folded, edited }: PatternPiece): boolean {
  if (given.folded === folded) return true;
  if (edited !== 'ending') return false;
  const stem = commonStart(given.folded, folded);
  return stem >= 3 && given.folded.length - stem <= 4;
}

function commonStart(one: string, other: string): number {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at++;
  return at;
}

/** Each place with the nearest chain before it that its joint allows. */
function extended(
  chains: readonly Chain[],
  places: readonly Range[],
  given: readonly DocumentPiece[],
): Chain[] {
  const found: Chain[] = [];
  let next = 0;
  let last: Chain | undefined;
  for (const place of places) {
    for (
      let chain = chains[next];
      chain !== undefined && chain.place.end <= place.first;
      chain = chains[++next]
    ) {
      last = chain;
    }
    if (last !== undefined && isNear(last.place, place, given)) found.push({ place, before: last });
  }
  return found;
}

function isNear(one: Range, { first, joint }: Range, given: readonly DocumentPiece[]): boolean {
  const between = given.slice(one.end, first);
  switch (joint?.kind) {
    case 'omission':
      return (given[first]?.start ?? 0) - (given[one.end - 1]?.end ?? 0) <= maxOmissionLength;
    case 'bracket':
      return between.length <= maxReplaced;
    case 'break':
      return between.every(({ folded, isNote }) => folded === ',' || isNote === true);
    default:
      return between.every(({ isNote }) => isNote === true);
  }
}

/** The pieces of a document, its footnote marks told: `[3]`, and a raised figure behind a word. */
export function withNotes(text: string, pieces: readonly Piece[]): DocumentPiece[] {
  return pieces.map((piece, i) => {
    const isRaised = /^[\u00b9\u00b2\u00b3\u2070\u2074-\u2079]+$/u.test(piece.folded);
    const isNote = isRaised ? isFootnoteMark(text, piece.start) : isInNote(pieces, i);
    return isNote ? { ...piece, isNote } : piece;
  });
}

function isInNote(pieces: readonly Piece[], at: number): boolean {
  for (const first of [at - 2, at - 1, at]) {
    const [open, number, close] = [pieces[first], pieces[first + 1], pieces[first + 2]];
    const isThere = open?.folded === '[' && close?.folded === ']' && /^\d{1,3}$/u.test(number?.folded ?? '');
    if (isThere) return true;
  }
  return false;
}

/** The pieces with words made whole that a line's end cuts in two, where the other text has them whole. */
export function withWholeWords<P extends Piece>(
  text: string,
  pieces: readonly P[],
  other: readonly Piece[],
): P[] {
  const known = new Set(other.map(({ folded }) => folded));
  const whole: P[] = [];
  for (let i = 0; i < pieces.length; i++) {
    const [piece, hyphen, rest] = [pieces[i], pieces[i + 1], pieces[i + 2]];
    if (piece === undefined) continue;
    const isBroken =
      hyphen?.folded === '-' &&
      rest !== undefined &&
      hyphen.start === piece.end &&
      /^[^\S\r\n]*(?:\r\n|\r|\n)\s*$/u.test(text.slice(hyphen.end, rest.start));
    const folded = piece.folded + (rest?.folded ?? '');
    if (isBroken && known.has(folded)) {
      whole.push({ ...piece, end: rest.end, folded, weight: piece.weight + rest.weight });
      i += 2;
    } else whole.push(piece);
  }
  return whole;
}

/** What a bracket does to the words that it stands for. */
export type Editing =
  /** They hold no number, negation or name that the bracket has not. */
  | 'harmless'
  /** A name was taken out or put in: the reader is told another thing, though it is marked. */
  | 'names'
  /** A number, a negation or a name is another one. */
  | 'changed';

/** What the words of a bracket do to those of the document. */
export function editingOf(
  was: { readonly text: string; readonly pieces: readonly Piece[] },
  is: { readonly text: string; readonly pieces: readonly Piece[] },
): Editing {
  const [before, after] = [tellingOf(was), tellingOf(is)];
  if (!sameSet(before.numbers, after.numbers) || before.denies !== after.denies) return 'changed';
  const isOther = before.names.size > 0 && [...after.names].some((name) => !before.names.has(name));
  if (isOther) return 'changed';
  return sameSet(before.names, after.names) ? 'harmless' : 'names';
}

function tellingOf({ text, pieces }: { readonly text: string; readonly pieces: readonly Piece[] }) {
  const numbers = new Set<string>();
  const names = new Set<string>();
  let denies = false;
  for (const { folded, start, end, weight } of pieces) {
    if (/\p{Nd}/u.test(folded) || numberWords.has(folded) || (weight === 1 && /[\p{S}%‰−]/u.test(folded))) {
      numbers.add(folded);
    } else if (isNegation(folded)) denies = true;
    else if (/^\p{Lu}/u.test(text.slice(start, end)) && !noNames.has(folded)) names.add(folded);
  }
  return { numbers, names, denies };
}

function sameSet(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  return one.size === other.size && [...one].every((word) => other.has(word));
}

/** Words with a capital that are no names: they begin sentences. */
const noNames = new Set(
  'i a an the this that these those it its he his him she her they their them we our us you your my in on at of for to and or but as by with from when where who what which there here'.split(
    ' ',
  ),
);
const numberWords = new Set(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million billion half twice dozen'.split(
    ' ',
  ),
);

/** Whether any of the words denies. */
export function denies(pieces: readonly Piece[]): boolean {
  return pieces.some(({ folded }) => isNegation(folded));
}

/** Letters of words in ranges of pieces. */
export function shareOfRanges(pieces: readonly Piece[], ranges: readonly Range[]): number {
  return ranges.reduce((sum, { first, end }) => sum + shareOf(pieces.slice(first, end)), 0);
}
