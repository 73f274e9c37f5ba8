import { areNearDuplicates } from '../indexing/signature.js';
import { compareIds } from '../types/document.js';
import { type ForwardDocument, spanOfSentences } from '../types/forward-document.js';
import type { Span } from '../types/span.js';

/** A stretch of whole sentences somewhere. */
export interface DocumentSpan {
  readonly forward: ForwardDocument;
  readonly span: Span;
}

/** What documents that were looked at together have in common; all of them in the asker's scope. */
export class Copies {
  readonly #forwards: readonly ForwardDocument[];
  readonly #nearDuplicates = new Map<ForwardDocument, Map<ForwardDocument, boolean>>();

  constructor(forwards: readonly ForwardDocument[]) {
    this.#forwards = [...forwards].sort((a, b) => compareIds(a.id, b.id));
  }

  /** Whether two documents are nearly the same; none is a near-duplicate of itself. */
  areNearDuplicates(one: ForwardDocument, other: ForwardDocument): boolean {
    if (one.id === other.id) return false;
    const known = this.#nearDuplicates.get(one) ?? new Map<ForwardDocument, boolean>();
    this.#nearDuplicates.set(one, known);
    let areNear = known.get(other);
    if (areNear === undefined) {
      areNear = areNearDuplicates(one.signature, other.signature);
      known.set(other, areNear);
    }
    return areNear;
  }

  /** Everywhere that sentences [first, end) of a document stand again in the same words; by document id, then place. */
  placesOf(forward: ForwardDocument, first: number, end: number): DocumentSpan[] {
    const words = forward.sentenceHashes.subarray(first, end);
    const places: DocumentSpan[] = [];
    for (const other of this.#forwards) {
      for (const at of occurrences(words, other.sentenceHashes)) {
        if (other.id === forward.id && at < end && first < at + words.length) continue;
        places.push({ forward: other, span: spanOfSentences(other, at, at + words.length) });
      }
    }
    return places;
  }
}

/** Where a run of sentences begins within another one, without overlaps. */
function* occurrences(words: Int32Array, whole: Int32Array): Generator<number> {
  const [head] = words;
  if (head === undefined) return;
  for (let at = whole.indexOf(head); at >= 0; ) {
    const stands = words.every((hash, i) => whole[at + i] === hash);
    if (stands) yield at;
    at = whole.indexOf(head, at + (stands ? words.length : 1));
  }
}

/** Whether a run of sentences, at least one, stands within another one. */
export function holdsRun(whole: Int32Array, part: Int32Array): boolean {
  return occurrences(part, whole).next().done !== true;
}
