import { maxPassageLength } from '../indexing/passages.js';
import {
  type ForwardDocument,
  isHeading,
  sentenceCount,
  sentenceFlag,
  spanOfSentences,
} from '../types/forward-document.js';

/** Where the windows of a document begin and end: the same for every question, so each is worked out once, when it is first asked for. */
export class WindowBorders {
  readonly #forward: ForwardDocument;
  /** By sentence; an end of 0 where the window is not worked out yet. */
  readonly #firsts: Int32Array;
  readonly #ends: Int32Array;

  constructor(forward: ForwardDocument) {
    this.#forward = forward;
    this.#firsts = new Int32Array(sentenceCount(forward));
    this.#ends = new Int32Array(sentenceCount(forward));
  }

  /** The first sentence of the window from a sentence. */
  firstOf(sentence: number): number {
    if (this.#ends[sentence] === 0) this.#workOut(sentence);
    return this.#firsts[sentence] as number;
  }

  /** The sentence behind its last. */
  endOf(sentence: number): number {
    if (this.#ends[sentence] === 0) this.#workOut(sentence);
    return this.#ends[sentence] as number;
  }

  /** All sentences behind it that fit, and then those before it that still do. */
  #workOut(sentence: number): void {
    const forward = this.#forward;
    const sentences = this.#ends.length;
    // What fits behind a sentence fits behind the next one, too.
    let end = Math.max(sentence + 1, this.#ends[sentence - 1] ?? 0);
    while (end < sentences && fits(forward, sentence, end + 1)) end++;
    let first = sentence;
    while (first > 0 && fits(forward, first - 1, end)) first--;
    this.#firsts[sentence] = first;
    this.#ends[sentence] = end;
  }
}

const known = new WeakMap<ForwardDocument, WindowBorders>();

export function windowBordersOf(forward: ForwardDocument): WindowBorders {
  const borders = known.get(forward) ?? new WindowBorders(forward);
  known.set(forward, borders);
  return borders;
}

/**
 * Whether sentences [first, end), with what stands between them, are no longer than a quote may be, and neither the
 * first nor the last is of another row or section than its neighbour among them. A heading at their beginning takes no
 * room: it is cited with what stands below it, not quoted. Windows grow by one sentence at a time.
 */
export function fits(forward: ForwardDocument, first: number, end: number): boolean {
  if (end - first > 1 && (opensPart(forward, first + 1) || opensPart(forward, end - 1))) return false;
  const { start, end: behind } = spanOfSentences(forward, withoutHeading(forward, first, end), end);
  return behind - start <= maxPassageLength;
}

/** The first of sentences [first, end) that is no heading; where all of them are, `first`. */
export function withoutHeading(forward: ForwardDocument, first: number, end: number): number {
  let text = first;
  while (text < end && isHeading(forward, text)) text++;
  return text === end ? first : text;
}

export function opensPart({ sentenceFlags }: ForwardDocument, sentence: number): boolean {
  return ((sentenceFlags[sentence] ?? 0) & (sentenceFlag.opensPlace | sentenceFlag.opensPart)) !== 0;
}
