import type { Block } from '../types/block.js';
import type { EarlierDocument, KeptAnalysis } from '../types/earlier-document.js';
import { blockKindOf, sentenceFlag } from '../types/forward-document.js';
import { lowerBound } from '../types/lower-bound.js';
import type { Span } from '../types/span.js';
import { type EqualRun, equalRuns } from './equal-runs.js';

/** Whoever cuts a block looks no further beyond it, in UTF-16 code units: whether a sign goes on is looked up in 64 (`cutLong`). */
const aroundBlock = 80;

/** Whoever reads a sentence looks no further beyond it: whether a number is a time of day is told by what follows. */
const aroundSentence = 8;

/** Sentences [first, end) of the earlier document, which stand `move` further down now. */
export interface MovedSentences {
  readonly first: number;
  readonly end: number;
  readonly move: number;
}

/** What of a document stood in it before, word for word, and need not be analysed again. */
export class UnchangedParts {
  readonly analysis: KeptAnalysis;
  readonly #earlier: EarlierDocument;
  readonly #text: string;
  readonly #runs: readonly EqualRun[];
  #lastRun = 0;
  #lastSentence = 0;

  /** @param text The document's now. */
  constructor(text: string, earlier: EarlierDocument) {
    this.analysis = earlier.analysis;
    this.#earlier = earlier;
    this.#text = text;
    this.#runs = equalRuns(earlier.text, text);
  }

  /** The earlier ones. */
  get blocks(): readonly Block[] {
    return this.#earlier.blocks;
  }

  /** Which share of the text it is; 0..1. */
  get share(): number {
    const kept = this.#runs.reduce((sum, { length }) => sum + length, 0);
    return this.#text.length === 0 ? 0 : kept / this.#text.length;
  }

  /** The sentences of a block, where it was one of this kind before; undefined where it was not. */
  sentencesIn(block: Block): MovedSentences | undefined {
    const move = this.#moveOf(block, aroundBlock);
    if (move === undefined) return undefined;
    const { blocks } = this.#earlier;
    const [start, end] = [block.start - move, block.end - move];
    const before = blocks[lowerBound(blocks.length, (at) => (blocks[at]?.start ?? 0) < start)];
    if (before?.start !== start || before.end !== end || before.kind !== block.kind) return undefined;
    return { first: this.#sentenceFrom(start), end: this.#sentenceFrom(end), move };
  }

  /** The number that a sentence had; undefined where it was none. */
  sentenceAt(sentence: Span): number | undefined {
    const move = this.#moveOf(sentence, aroundSentence);
    if (move === undefined) return undefined;
    const { sentenceStarts, sentenceEnds } = this.analysis;
    const start = sentence.start - move;
    const number = this.#sentenceFrom(start);
    const isSame = sentenceStarts[number] === start && sentenceEnds[number] === sentence.end - move;
    return isSame ? number : undefined;
  }

  /**
   * What a paragraph was read as; undefined where it was none, or stood in a document that was read by another language.
   * @param usual What the document is read by now.
   */
  paragraphLanguage(paragraph: Span, usual: string): string | undefined {
    if (usual !== this.analysis.language) return undefined;
    const { sentenceStarts, sentenceEnds, sentenceFlags, sentenceLanguages } = this.analysis;
    const move = this.#moveOf(paragraph, 0);
    if (move === undefined) return undefined;
    const first = this.#sentenceFrom(paragraph.start - move);
    const end = this.#sentenceFrom(paragraph.end - move);
    const opens = (sentence: number) =>
      sentence === sentenceStarts.length ||
      ((sentenceFlags[sentence] ?? 0) & sentenceFlag.opensParagraph) !== 0;
    for (let i = first + 1; i < end; i++) if (opens(i)) return undefined;
    const isSame =
      sentenceStarts[first] === paragraph.start - move && sentenceEnds[end - 1] === paragraph.end - move;
    // Code tells none, whatever it says.
    const isCode = blockKindOf(this.analysis, first) === 'code';
    return isSame && opens(first) && opens(end) && !isCode ? sentenceLanguages[first] : undefined;
  }

  /**
   * The vector that a passage had; undefined where it was none, or had none.
   * @param dimensions How many numbers a vector has.
   */
  vectorOf(passage: Span, dimensions: number): Int8Array | undefined {
    const move = this.#moveOf(passage, 0);
    const { passageStarts, bodyEnd, passageVectors } = this.analysis;
    if (move === undefined || passageVectors?.length !== passageStarts.length * dimensions) return undefined;
    const start = passage.start - move;
    const number = lowerBound(passageStarts.length, (at) => (passageStarts[at] ?? 0) < start);
    const end = passageStarts[number + 1] ?? bodyEnd;
    if (passageStarts[number] !== start || end !== passage.end - move) return undefined;
    const vector = passageVectors.subarray(number * dimensions, (number + 1) * dimensions);
    // It may have been in a language that is not encoded.
    return vector.some((value) => value !== 0) ? vector : undefined;
  }

  /** The first sentence that begins at `offset` or behind it. */
  #sentenceFrom(offset: number): number {
    const { sentenceStarts } = this.analysis;
    const isIt = (at: number) =>
      (at === 0 || (sentenceStarts[at - 1] as number) < offset) &&
      (at === sentenceStarts.length || (sentenceStarts[at] as number) >= offset);
    // Nearly always they are asked for one behind the other.
    for (let at = this.#lastSentence; at <= Math.min(this.#lastSentence + 1, sentenceStarts.length); at++) {
      if (!isIt(at)) continue;
      this.#lastSentence = at;
      return at;
    }
    this.#lastSentence = lowerBound(sentenceStarts.length, (at) => (sentenceStarts[at] ?? 0) < offset);
    return this.#lastSentence;
  }

  /**
   * What the text looked like between two blank lines, and which of `blocks` the first of that was; undefined where that is not
   * known, since its reader told the blocks, or something else stood around it.
   */
  blocksBetween(lines: Span): { readonly first: number; readonly moved: readonly Block[] } | undefined {
    const { blocks, areBlocksRead } = this.#earlier;
    const move = areBlocksRead ? undefined : this.#moveOf(lines, aroundBlock);
    if (move === undefined) return undefined;
    const from = lowerBound(blocks.length, (at) => (blocks[at]?.start ?? 0) < lines.start - move);
    const moved: Block[] = [];
    for (let i = from; i < blocks.length; i++) {
      const block = blocks[i];
      if (block === undefined || block.start >= lines.end - move) break;
      const { kind, level } = block;
      const [start, end] = [block.start + move, block.end + move];
      moved.push(level === undefined ? { kind, start, end } : { kind, level, start, end });
    }
    // Whatever stood before or behind them: each line was looked at by itself, and with the next one.
    const isWhole = moved[0]?.start === lines.start && moved.at(-1)?.end === lines.end;
    return isWhole ? { first: from, moved } : undefined;
  }

  /** Whether the run that was looked at last is the last one that begins no later than `start`. */
  #isRunOf(start: number): boolean {
    const [run, next] = [this.#runs[this.#lastRun], this.#runs[this.#lastRun + 1]];
    return run !== undefined && run.now <= start && (next === undefined || next.now > start);
  }

  /** How much further down a stretch stands than before, which so much around it stood beside, too. */
  #moveOf({ start, end }: Span, around: number): number | undefined {
    const runs = this.#runs;
    if (!this.#isRunOf(start)) {
      this.#lastRun = lowerBound(runs.length, (at) => (runs[at]?.now ?? 0) <= start) - 1;
    }
    const run = runs[this.#lastRun];
    if (run === undefined) return undefined;
    const runEnd = run.now + run.length;
    const beginsBoth = run.now === 0 && run.before === 0;
    const endsBoth = runEnd === this.#text.length && run.before + run.length === this.#earlier.text.length;
    const holds =
      (beginsBoth || run.now + around <= start) && (endsBoth ? end <= runEnd : end + around <= runEnd);
    return holds ? run.now - run.before : undefined;
  }
}
