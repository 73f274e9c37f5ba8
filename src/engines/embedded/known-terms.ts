import type { SegmentView } from './segment-view.js';
import { encodeString } from './string-table.js';

/** A term over all segments; what is counted of it is remembered by this object. */
export interface KnownTerm {
  /** Its number in each segment; -1 where it has none. */
  readonly numbers: Int32Array;
}

/** Terms looked up remain known: questions repeat words, and one question asks for its own several times. */
const rememberedTerms = 4_096;

/** Terms by what they are. */
export class KnownTerms {
  readonly #views: readonly SegmentView[];
  readonly #terms = new Map<string, KnownTerm>();

  constructor(views: readonly SegmentView[]) {
    this.#views = views;
  }

  of(term: string): KnownTerm {
    const known = this.#terms.get(term);
    if (known !== undefined) return known;
    const key = encodeString(term);
    const numbers = new Int32Array(this.#views.length);
    for (const [place, { segment }] of this.#views.entries()) {
      numbers[place] = segment.terms.findEncoded(key) ?? -1;
    }
    return this.found(term, numbers);
  }

  /** The same for a term that was come upon otherwise. @param numbers In every segment; -1 where it has none. */
  found(term: string, numbers: Int32Array): KnownTerm {
    const known = this.#terms.get(term);
    if (known !== undefined) return known;
    if (this.#terms.size >= rememberedTerms) this.#terms.clear();
    const made = { numbers };
    this.#terms.set(term, made);
    return made;
  }
}
