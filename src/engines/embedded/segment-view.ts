import type { Segment } from './segment.js';
import { type FieldName, runOf } from './segment-arrays.js';
import { encodeString } from './string-table.js';

/** Looking up an id costs about as much as reading a few. */
const idsALookup = 4;

/** A segment without the documents that have been removed or replaced since it was written. */
export class SegmentView {
  readonly segment: Segment;
  /** Numbers of the removed documents, ascending. */
  readonly dead: readonly number[];
  /** By document: 1 where it is there; undefined where all are. */
  readonly alive: Uint8Array | undefined;
  readonly documents: number;
  readonly passages: number;
  #textLength: number | undefined;
  #deadWords: ReadonlyMap<number, number> | undefined;

  constructor(segment: Segment, dead: readonly number[]) {
    this.segment = segment;
    this.dead = dead;
    let passages = segment.passages;
    if (dead.length > 0) {
      this.alive = new Uint8Array(segment.documents).fill(1);
      for (const document of dead) {
        this.alive[document] = 0;
        passages -= this.passagesOf(document);
      }
    }
    this.documents = segment.documents - dead.length;
    this.passages = passages;
  }

  /** UTF-16 code units. */
  get textLength(): number {
    if (this.#textLength === undefined) {
      this.#textLength = 0;
      const { documentLengths } = this.segment.arrays;
      for (const document of this.numbers()) this.#textLength += documentLengths[document] ?? 0;
    }
    return this.#textLength;
  }

  /** Its documents, ascending. */
  *numbers(): Generator<number> {
    for (let i = 0; i < this.segment.documents; i++) if (this.alive?.[i] !== 0) yield i;
  }

  /** The document's number; undefined where it is not there, or no longer. */
  find(encodedId: Uint8Array): number | undefined {
    const document = this.segment.ids.findEncoded(encodedId);
    return document === undefined || this.alive?.[document] === 0 ? undefined : document;
  }

  /** The documents with any of `ids`, in no particular order. */
  *withIds(ids: ReadonlySet<string>): Generator<number> {
    if (ids.size * idsALookup < this.segment.documents) {
      for (const id of ids) {
        const document = this.find(encodeString(id));
        if (document !== undefined) yield document;
      }
    } else {
      for (const document of this.numbers()) if (ids.has(this.segment.ids.at(document))) yield document;
    }
  }

  passagesOf(document: number): number {
    const { firstPassages } = this.segment.arrays;
    return (firstPassages[document + 1] ?? 0) - (firstPassages[document] ?? 0);
  }

  /** Sum of a field's lengths. @param mask By document, none of them removed; undefined: all count. */
  lengthSum(field: FieldName, mask: Uint8Array | undefined): number {
    if (mask === undefined) return this.segment.lengthSum(field);
    const { lengths } = this.segment.postings(field);
    const { passageDocuments } = this.segment.arrays;
    let total = 0;
    for (let unit = 0; unit < lengths.length; unit++) {
      const document = field === 'passage' ? (passageDocuments[unit] ?? 0) : unit;
      if (mask[document] === 1) total += lengths[unit] ?? 0;
    }
    return total;
  }

  /** How many documents that are there have the word. @throws {DamagedIndexError} */
  documentsWithWord(word: number): number {
    const all = this.segment.arrays.wordDocuments[word] ?? 0;
    if (this.dead.length === 0) return all;
    this.#deadWords ??= this.#countDeadWords();
    return all - (this.#deadWords.get(word) ?? 0);
  }

  /** Whether a document has the word. @param mask By document, none of them removed. @throws {DamagedIndexError} */
  hasWord(word: number, mask: Uint8Array): boolean {
    const { segment } = this;
    const term = segment.arrays.wordTerms[word] ?? -1;
    return [segment.postings('text'), segment.postings('stops')].some((postings) => {
      const [from, to] = runOf(postings, term);
      return postings.units.subarray(from, to).some((document) => {
        return mask[document] === 1 && segment.wordsOf(document).has(word);
      });
    });
  }

  #countDeadWords(): ReadonlyMap<number, number> {
    const counts = new Map<number, number>();
    for (const document of this.dead) {
      for (const word of this.segment.wordsOf(document)) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
    return counts;
  }
}

/** Tells of a passage of a view its document there. */
export function documentsOfPassages(
  views: readonly SegmentView[],
): (place: number, passage: number) => number {
  const documents = views.map(({ segment }) => segment.arrays.passageDocuments);
  return (place, passage) => documents[place]?.[passage] ?? 0;
}
