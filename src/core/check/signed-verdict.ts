import { typographicDifferences } from '../indexing/typography.js';
import { crossesMark } from '../types/block.js';
import { quoteAt } from '../types/quote.js';
import type { Change, Typography, Verdict } from '../types/quote-check.js';
import type { Span } from '../types/span.js';
import { type Piece, piecesOf, shareOf } from './comparison.js';
import { plainFigures } from './figures.js';
import type { Markup } from './markup.js';
import {
  type DocumentPiece,
  denies,
  type Editing,
  editingOf,
  matchPattern,
  type Range,
  shareOfRanges,
  withNotes,
  withWholeWords,
} from './match-pattern.js';
import type { DocumentStretch } from './nearest-passage.js';
import type { ReadPattern } from './read-pattern.js';
import type { Joint } from './signs.js';
import { cutsWord } from './word-border.js';

/** The verdict on a string whose words all stand in a stretch, but for what its signs mark; undefined where they do not. */
export async function signedVerdict(
  around: DocumentStretch,
  wanted: ReadPattern,
): Promise<Verdict | undefined> {
  if (hasMixedSigns(wanted)) return undefined;
  const { document } = around;
  const given = withNotes(document.text, withWholeWords(document.text, around.pieces, wanted.pieces));
  const whole = { ...wanted, ...wholeOf(wanted, around.pieces) };
  const broken: Typography[] =
    given.length < around.pieces.length || whole.pieces.length < wanted.pieces.length ? ['broken words'] : [];
  const plain = matchPattern(given, whole);
  if (plain !== undefined) return compose(around, given, whole, plain, broken);

  // Figures in another form may be more or fewer pieces, which a place between them is not told by.
  if (wanted.joints.length > 0) return undefined;
  const language = document.language ?? 'und';
  const figures = withNotes(document.text, plainFigures(document.text, given, language));
  const pieces = plainFigures(wanted.read.words, whole.pieces, language);
  const same = matchPattern(figures, { pieces, joints: [] });
  return same === undefined
    ? undefined
    : compose(around, figures, { ...whole, pieces }, same, [...broken, 'figures']);
}

/** Of words that are the same but for something without text between them. */
const maxOverGap = 0.99;

/** A string's words made whole; where it has joints they stay as they are, since these are told by pieces. */
function wholeOf({ read, pieces, joints }: ReadPattern, other: readonly Piece[]) {
  return joints.length > 0 ? { pieces } : { pieces: withWholeWords(read.words, pieces, other) };
}

/** Whether an editor's words and a mark of omission stand side by side: which of them stands for what is not told. */
function hasMixedSigns({ joints }: ReadPattern): boolean {
  return joints.some(
    (joint, i) =>
      joint.before === joints[i + 1]?.before && [joint, joints[i + 1]].some((one) => one?.kind === 'bracket'),
  );
}

async function compose(
  { document, markup = [] }: DocumentStretch,
  given: readonly DocumentPiece[],
  wanted: ReadPattern,
  ranges: readonly Range[],
  noticed: readonly Typography[],
): Promise<Verdict | undefined> {
  const { text } = document;
  const parts = ranges.map((range) => spanOf(given, range));
  // An underscore is a letter to those who split words, but where it is a mark of emphasis.
  const cuts = (at: number) =>
    cutsWord(text, at) && !markup.some(({ start, end }) => at === start || at === end);
  if (parts.some(({ start, end }) => cuts(start) || cuts(end))) return undefined;
  const gaps = (await gapsOf(document.text, given, wanted, ranges)).map((gap) => withMarkup(gap, markup));
  const begin = gaps[0]?.span.start ?? parts[0]?.start ?? 0;
  const end = Math.max(gaps.at(-1)?.span.end ?? 0, parts.at(-1)?.end ?? 0);
  const nearest = quoteAt(document, { start: Math.min(begin, parts[0]?.start ?? begin), end });
  const compared = {
    nearest,
    parts,
    similarity: similarityOf(given, wanted, ranges, gaps),
    comparison: comparisonOf(text, wanted, given, ranges, gaps),
  };
  const differences = new Set([...wanted.read.differences, ...noticed]);
  for (const { start, as } of markup) {
    if (start >= nearest.citation.span.start && start < nearest.citation.span.end) differences.add(as);
  }
  if (ranges.some(({ first, end }) => given.slice(first, end).some(({ isNote }) => isNote))) {
    differences.add('footnote marks');
  }
  const isFaithful = gaps.every((gap) => gap.editing === 'harmless');
  const missing = gaps.length === 0 && crossesMark(document.blocks ?? [], nearest.citation.span);
  // What stands between the words has no text: nobody knows whether it was left out.
  if (missing) {
    const similarity = Math.min(compared.similarity, maxOverGap);
    return { kind: 'altered', ...compared, similarity, differences: [...differences] };
  }
  if (gaps.some((gap) => gap.joint.kind !== 'omission' && gap.editing === 'changed')) {
    return { kind: 'altered', ...compared, differences: [...differences] };
  }
  const isEdited = gaps.some(({ joint }) => joint.kind !== 'omission');
  if (isEdited || wanted.pieces.some(({ edited }) => edited !== undefined)) {
    return { kind: 'edited', ...compared, differences: [...differences], isFaithful };
  }
  if (gaps.length > 0) return { kind: 'shortened', ...compared, differences: [...differences], isFaithful };
  if (differences.has('figures')) {
    return { kind: 'same-figure', ...compared, similarity: 1, differences: [...differences] };
  }
  if (wanted.joints.some(({ kind }) => kind === 'omission')) differences.add('ellipses');
  const typed = wanted.read.words.replace(/\s+/gu, ' ').trim();
  for (const difference of typographicDifferences(typed, nearest.text)) differences.add(difference);
  if (differences.size === 0) differences.add('white space');
  return { kind: 'typographic', places: [nearest], further: 0, differences: [...differences] };
}

/** What stands in a document where a string has a sign. */
interface Gap {
  readonly joint: Joint;
  /** Of the document; empty where nothing stands there. */
  readonly span: Span;
  readonly was: readonly Piece[];
  /** The editor's words; none for a mark of omission. */
  readonly is: readonly Piece[];
  readonly editing: Editing;
}

/** What is left out of a link is left out with where that leads to. */
function withMarkup(gap: Gap, markup: readonly Markup[]): Gap {
  const behind = gap.was.length === 0 ? undefined : markup.find(({ start }) => start === gap.span.end);
  return behind === undefined ? gap : { ...gap, span: { start: gap.span.start, end: behind.end } };
}

/** In order; a mark of omission behind which nothing is left out is none. */
async function gapsOf(
  text: string,
  given: readonly Piece[],
  wanted: ReadPattern,
  ranges: readonly Range[],
): Promise<Gap[]> {
  const gaps: Gap[] = [];
  for (const joint of wanted.joints) {
    if (joint.kind === 'break') continue;
    const at = ranges.findIndex((range) => range.joint?.at === joint.at);
    const words = joint.kind === 'omission' ? '' : joint.words;
    const is = await piecesOf(words);
    const was =
      at > 0
        ? given.slice(ranges[at - 1]?.end, ranges[at]?.first)
        : joint.kind === 'bracket'
          ? besideOf(text, given, ranges, joint.before === 0 ? 'before' : 'behind', is.length)
          : [];
    if (joint.kind === 'omission' && was.length === 0) continue;
    const after = ranges[at === -1 ? (joint.before === 0 ? 0 : ranges.length - 1) : at];
    const point = given[(joint.before === 0 || at > 0 ? after?.first : (after?.end ?? 0) - 1) ?? 0];
    const start = was[0]?.start ?? point?.start ?? 0;
    gaps.push({
      joint,
      span: { start, end: was.at(-1)?.end ?? start },
      was,
      is,
      editing: editing(text, joint, words, was, is),
    });
  }
  return gaps;
}

function editing(
  text: string,
  joint: Joint,
  words: string,
  was: readonly Piece[],
  is: readonly Piece[],
): Editing {
  if (joint.kind === 'omission') return denies(was) ? 'changed' : 'harmless';
  if (joint.kind === 'remark') return 'harmless';
  return editingOf({ text, pieces: was }, { text: words, pieces: is });
}

/** What an editor's words at a string's edge stand for: at most as many words of the sentence. */
function besideOf(
  text: string,
  given: readonly Piece[],
  ranges: readonly Range[],
  where: 'before' | 'behind',
  max: number,
): readonly Piece[] {
  const edge = where === 'before' ? (ranges[0]?.first ?? 0) : (ranges.at(-1)?.end ?? 0);
  let reach = 0;
  while (reach < max) {
    const piece = given[where === 'before' ? edge - 1 - reach : edge + reach];
    if (piece === undefined || /^[.!?…;:。！？]+$/u.test(piece.folded)) break;
    const gap =
      where === 'before'
        ? text.slice(piece.end, given[edge - reach]?.start)
        : text.slice(given[edge + reach - 1]?.end, piece.start);
    if (/[\r\n]\s*[\r\n]/u.test(gap)) break;
    reach++;
  }
  return where === 'before' ? given.slice(edge - reach, edge) : given.slice(edge, edge + reach);
}

function spanOf(given: readonly Piece[], { first, end }: Range): Span {
  return { start: given[first]?.start ?? 0, end: given[end - 1]?.end ?? 0 };
}

function similarityOf(
  given: readonly Piece[],
  wanted: ReadPattern,
  ranges: readonly Range[],
  gaps: readonly Gap[],
): number {
  const same = shareOfRanges(given, ranges);
  const edited = shareOf(wanted.pieces.filter((piece) => piece.edited !== undefined));
  const beside = gaps.reduce((sum, { was, is }) => sum + shareOf(was) + shareOf(is), 0);
  return (2 * same - edited) / (2 * same + beside);
}

/** In the document's words, with what stands there for each sign. */
function comparisonOf(
  text: string,
  wanted: ReadPattern,
  given: readonly Piece[],
  ranges: readonly Range[],
  gaps: readonly Gap[],
): Change[] {
  const changes: Change[] = [];
  const kept = (start: number, end: number) => {
    if (end > start) changes.push({ kind: 'kept', text: text.slice(start, end) });
  };
  const edits = [...gaps.map(changeOf(text)), ...letterEdits(text, wanted, given, ranges)].sort(
    (a, b) => a.span.start - b.span.start,
  );
  let at = Math.min(
    edits[0]?.span.start ?? Number.POSITIVE_INFINITY,
    given[ranges[0]?.first ?? 0]?.start ?? 0,
  );
  for (const { span, change } of edits) {
    kept(at, span.start);
    changes.push(change);
    at = Math.max(at, span.end);
    const blank = /^\s+/u.exec(text.slice(at, at + 20))?.[0] ?? '';
    at += blank.length;
  }
  kept(at, given[(ranges.at(-1)?.end ?? 1) - 1]?.end ?? at);
  return changes;
}

interface Edit {
  readonly span: Span;
  readonly change: Change;
}

function changeOf(text: string): (gap: Gap) => Edit {
  return ({ joint, span }) => {
    const was = text.slice(span.start, span.end);
    if (joint.kind === 'omission' || joint.kind === 'break')
      return { span, change: { kind: 'omitted', was } };
    const is = joint.kind === 'bracket' ? `[${joint.words}]` : joint.words;
    return { span, change: { kind: 'edited', was, is } };
  };
}

/** Words of which letters are in brackets, as the document has them. */
function letterEdits(
  text: string,
  wanted: ReadPattern,
  given: readonly Piece[],
  ranges: readonly Range[],
): Edit[] {
  const words = ranges.flatMap(({ first, end }) => given.slice(first, end));
  let from = 0;
  return wanted.pieces.flatMap((piece) => {
    if (piece.edited === undefined) return [];
    const at = words.findIndex(
      ({ folded }, i) =>
        i >= from && (folded === piece.folded || folded.startsWith(piece.folded.slice(0, 3))),
    );
    const word = words[at];
    if (word === undefined) return [];
    from = at + 1;
    const is = wanted.read.text.slice(piece.start, piece.end);
    return [{ span: word, change: { kind: 'edited' as const, was: text.slice(word.start, word.end), is } }];
  });
}
