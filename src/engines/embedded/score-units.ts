import { bm25, titleBoost } from '../../core/ranking/configuration.js';
import type { Collection } from './collection.js';
import type { KnownTerm } from './known-terms.js';
import type { NumberArray } from './number-array.js';
import type { Visible } from './scope-masks.js';
import { type FieldName, runOf } from './segment-arrays.js';
import type { SegmentView } from './segment-view.js';
import { type TopUnit, TopUnits } from './top-units.js';

interface ScoredField {
  readonly name: FieldName;
  readonly boost: number;
}

/** Summed in this order, as MiniSearch does. */
const fieldsOf: Readonly<Record<'documents' | 'passages', readonly ScoredField[]>> = {
  documents: [
    { name: 'title', boost: titleBoost },
    { name: 'text', boost: 1 },
    { name: 'stops', boost: 1 },
  ],
  passages: [{ name: 'passage', boost: 1 }],
};

/** Scores units by BM25+, as MiniSearch does, over the arrays of all segments. One question at a time. */
export class UnitScorer {
  readonly #views: readonly SegmentView[];
  readonly #norms = new WeakMap<Collection, Map<FieldName, Float64Array>>();
  readonly #longest = new Map<FieldName, number>();
  /** By unit of the segment at hand: the score so far; all 0 between segments. */
  #scores = new Float64Array(0);
  /** The units with a score. */
  #touched = new Uint32Array(0);

  constructor(views: readonly SegmentView[]) {
    this.#views = views;
  }

  /**
   * The best k with any of the terms.
   * @param collection What rarity and length are measured by.
   * @param visible What of each segment may be among them.
   */
  best(
    kind: 'documents' | 'passages',
    terms: readonly KnownTerm[],
    k: number,
    collection: Collection,
    visible: readonly Visible[],
  ): TopUnit[] {
    const documentOf = (place: number, unit: number) =>
      kind === 'documents' ? unit : (this.#views[place]?.segment.arrays.passageDocuments[unit] ?? 0);
    const top = new TopUnits(k, this.#views, documentOf);
    for (const [place, { mask, [kind]: units = 0 }] of visible.entries()) {
      if (units > 0) this.#scoreSegment(kind, place, terms, collection, top, mask);
    }
    return top.sorted();
  }

  #scoreSegment(
    kind: 'documents' | 'passages',
    place: number,
    terms: readonly KnownTerm[],
    collection: Collection,
    top: TopUnits,
    mask: Uint8Array | undefined,
  ): void {
    const segment = this.#views[place]?.segment;
    if (segment === undefined) return;
    const units = segment[kind];
    if (this.#scores.length < units) {
      this.#scores = new Float64Array(units);
      this.#touched = new Uint32Array(units);
    }
    let touched = 0;
    for (const term of terms) {
      const frequencies = collection.countsOf(term).frequencies;
      for (const { name, boost } of fieldsOf[kind]) {
        const postings = segment.postings[name];
        const [from, to] = runOf(postings, term.numbers[place] ?? -1);
        // Where no unit that counts has it, nobody is scored for it: others might be, for lengths whose mean is 0.
        if (from === to || frequencies[name] === 0) continue;
        touched = addScores(
          postings.units.subarray(from, to),
          postings.frequencies.subarray(from, to),
          postings.lengths,
          this.#normsOf(name, collection),
          boost * rarity(frequencies[name], collection[kind]),
          this.#scores,
          this.#touched,
          touched,
        );
      }
    }
    const passageDocuments = kind === 'passages' ? segment.arrays.passageDocuments : undefined;
    takeBest(this.#scores, this.#touched.subarray(0, touched), mask, passageDocuments, place, top);
  }

  /** The part of a score that a unit's length decides, by length. */
  #normsOf(field: FieldName, collection: Collection): Float64Array {
    const known = this.#norms.get(collection) ?? new Map<FieldName, Float64Array>();
    this.#norms.set(collection, known);
    let norms = known.get(field);
    if (norms === undefined) {
      const { k, b } = bm25;
      const units = field === 'passage' ? collection.passages : collection.documents;
      const average = collection.lengthSums[field] / units;
      const length = this.#longestOf(field) + 1;
      norms = Float64Array.from({ length }, (_, i) => k * (1 - b + (b * i) / average));
      known.set(field, norms);
    }
    return norms;
  }

  #longestOf(field: FieldName): number {
    let longest = this.#longest.get(field);
    if (longest === undefined) {
      longest = 0;
      for (const { segment } of this.#views) {
        const { lengths } = segment.postings[field];
        for (let i = 0; i < lengths.length; i++) longest = Math.max(longest, lengths[i] ?? 0);
      }
      this.#longest.set(field, longest);
    }
    return longest;
  }
}

/** How much a term says that `matching` of `all` units have. */
function rarity(matching: number, all: number): number {
  return Math.log(1 + (all - matching + 0.5) / (matching + 0.5));
}

/** Adds one term's scores to those of its units. @returns how many units have a score now. */
function addScores(
  units: NumberArray,
  frequencies: NumberArray,
  lengths: NumberArray,
  norms: Float64Array,
  weight: number,
  scores: Float64Array,
  touched: Uint32Array,
  touchedBefore: number,
): number {
  const { k, d } = bm25;
  let count = touchedBefore;
  for (let i = 0; i < units.length; i++) {
    const unit = units[i] as number;
    const frequency = frequencies[i] as number;
    const score = scores[unit] as number;
    if (score === 0) touched[count++] = unit;
    const norm = norms[lengths[unit] as number] as number;
    scores[unit] = score + weight * (d + (frequency * (k + 1)) / (frequency + norm));
  }
  return count;
}

/** Offers what was touched and is visible, and sets its scores back to 0. */
function takeBest(
  scores: Float64Array,
  touched: Uint32Array,
  mask: Uint8Array | undefined,
  passageDocuments: NumberArray | undefined,
  place: number,
  top: TopUnits,
): void {
  let threshold = top.threshold;
  for (let i = 0; i < touched.length; i++) {
    const unit = touched[i] as number;
    const score = scores[unit] as number;
    scores[unit] = 0;
    if (score < threshold) continue;
    if (
      mask !== undefined &&
      mask[passageDocuments === undefined ? unit : (passageDocuments[unit] ?? 0)] === 0
    ) {
      continue;
    }
    top.offer(place, unit, score);
    threshold = top.threshold;
  }
}
