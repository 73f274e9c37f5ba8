import { bm25, titleBoost } from '../../core/ranking/configuration.js';
import { BestInSegment } from './best-in-segment.js';
import type { Collection } from './collection.js';
import type { KnownTerm } from './known-terms.js';
import { type LengthNorms, PostingRun } from './posting-run.js';
import type { Visible } from './scope-masks.js';
import { type FieldName, runOf } from './segment-arrays.js';
import { documentsOfPassages, type SegmentView } from './segment-view.js';
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

/** A term that is asked for. */
export interface QueryTerm {
  readonly term: KnownTerm;
  /** What it counts, beside 1 for a plain one; > 0. */
  readonly weight: number;
}

/** Scores units by BM25+, as MiniSearch does, over the arrays of all segments. One question at a time. */
export class UnitScorer {
  readonly #views: readonly SegmentView[];
  readonly #scales = new WeakMap<Collection, Map<FieldName, LengthNorms>>();
  readonly #longest = new Map<FieldName, number>();
  readonly #finder: BestInSegment;

  /** @param unitsAtOnce As of `BestInSegment`. */
  constructor(views: readonly SegmentView[], unitsAtOnce?: number) {
    this.#views = views;
    this.#finder = new BestInSegment(unitsAtOnce);
  }

  /** Postings whose frequency was looked at, and units that were looked up, since the scorer was made. */
  get postingsRead(): number {
    return this.#finder.postingsRead;
  }

  /**
   * The best k with any of the terms.
   * @param collection What rarity and length are measured by.
   * @param visible What of each segment may be among them.
   */
  best(
    kind: 'documents' | 'passages',
    terms: readonly QueryTerm[],
    k: number,
    collection: Collection,
    visible: readonly Visible[],
  ): TopUnit[] {
    const documentOf =
      kind === 'documents' ? (_: number, unit: number) => unit : documentsOfPassages(this.#views);
    const top = new TopUnits(k, this.#views, documentOf);
    for (const [place, view] of this.#views.entries()) {
      const { mask, [kind]: units = 0 } = visible[place] ?? {};
      if (units === 0) continue;
      const runs = this.#runsOf(kind, place, view, terms, collection);
      if (mask === undefined) this.#finder.find({ runs, place }, top);
      else if (units * lookUp * runs.length < postingsOf(runs)) {
        this.#finder.findAmong({ runs, place }, unitsIn(kind, view, mask), top);
      } else {
        const isVisible = (unit: number) => mask[documentOf(place, unit)] === 1;
        this.#finder.find({ runs, place, isVisible }, top);
      }
    }
    return top.sorted();
  }

  /** In the order in which a unit's scores are added. */
  #runsOf(
    kind: 'documents' | 'passages',
    place: number,
    { segment }: SegmentView,
    terms: readonly QueryTerm[],
    collection: Collection,
  ): PostingRun[] {
    const runs: PostingRun[] = [];
    for (const { term, weight } of terms) {
      const number = term.numbers[place] as number;
      if (number === -1) continue;
      for (const { name, boost } of fieldsOf[kind]) {
        const postings = segment.postings(name);
        const [from, to] = runOf(postings, number);
        if (from === to) continue;
        const frequency = collection.frequencyOf(term, name);
        // Where no unit that counts has it, nobody is scored for it: others might be, for lengths whose mean is 0.
        if (frequency === 0) continue;
        const worth = boost * rarity(frequency, collection[kind]) * weight;
        runs.push(new PostingRun(postings, from, to, this.#scaleOf(name, collection), worth));
      }
    }
    return runs;
  }

  #scaleOf(field: FieldName, collection: Collection): LengthNorms {
    const known = this.#scales.get(collection) ?? new Map<FieldName, LengthNorms>();
    this.#scales.set(collection, known);
    let scale = known.get(field);
    if (scale === undefined) {
      const { k, b } = bm25;
      const units = field === 'passage' ? collection.passages : collection.documents;
      const average = collection.lengthSums[field] / units;
      const length = this.#longestOf(field) + 1;
      scale = Float64Array.from({ length }, (_, i) => k * (1 - b + (b * i) / average));
      known.set(field, scale);
    }
    return scale;
  }

  #longestOf(field: FieldName): number {
    let longest = this.#longest.get(field);
    if (longest === undefined) {
      longest = 0;
      for (const { segment } of this.#views) {
        const { lengths } = segment.postings(field);
        for (let i = 0; i < lengths.length; i++) longest = Math.max(longest, lengths[i] ?? 0);
      }
      this.#longest.set(field, longest);
    }
    return longest;
  }
}

/** To look a unit up costs about as much as to walk so many postings. */
const lookUp = 16;

function postingsOf(runs: readonly PostingRun[]): number {
  return runs.reduce((sum, { length }) => sum + length, 0);
}

/** The units of the documents that the mask lets pass, in order. */
function* unitsIn(
  kind: 'documents' | 'passages',
  { segment }: SegmentView,
  mask: Uint8Array,
): Generator<number> {
  const { firstPassages } = segment.arrays;
  for (let document = mask.indexOf(1); document !== -1; document = mask.indexOf(1, document + 1)) {
    if (kind === 'documents') yield document;
    else {
      const end = firstPassages[document + 1] ?? 0;
      for (let passage = firstPassages[document] ?? 0; passage < end; passage++) yield passage;
    }
  }
}

/** How much a term says that `matching` of `all` units have. */
function rarity(matching: number, all: number): number {
  return Math.log(1 + (all - matching + 0.5) / (matching + 0.5));
}
