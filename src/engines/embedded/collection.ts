import type { KnownTerm } from './known-terms.js';
import type { Visible } from './scope-masks.js';
import { byField, type FieldName, runOf } from './segment-arrays.js';
import type { SegmentView } from './segment-view.js';

/** How a term is spread: of each field the units that have it, and the documents that have it in any; what has been counted. */
type TermCounts = Partial<Record<FieldName | 'documents', number>>;

/**
 * What rarity and length are measured by: everything that is there, or what of it a request may see, as if there were
 * nothing else. All counts are whole numbers, so that scores do not depend on how documents came to be spread over
 * segments.
 */
export class Collection {
  readonly documents: number;
  readonly passages: number;
  readonly #views: readonly SegmentView[];
  readonly #visible: readonly Visible[];
  readonly #counts = new WeakMap<KnownTerm, TermCounts>();
  #lengthSums: Readonly<Record<FieldName, number>> | undefined;

  constructor(views: readonly SegmentView[], visible: readonly Visible[]) {
    this.#views = views;
    this.#visible = visible;
    this.documents = visible.reduce((sum, { documents }) => sum + documents, 0);
    this.passages = visible.reduce((sum, { passages }) => sum + passages, 0);
  }

  /** Sum of each field's lengths. */
  get lengthSums(): Readonly<Record<FieldName, number>> {
    this.#lengthSums ??= byField((field) =>
      this.#views.reduce((sum, view, place) => sum + view.lengthSum(field, this.#visible[place]?.mask), 0),
    );
    return this.#lengthSums;
  }

  /** How many units have the term in a field. */
  frequencyOf(term: KnownTerm, field: FieldName): number {
    const counts = this.#countsOf(term);
    counts[field] ??= this.#sum(term, (view, number, mask) => countUnits(view, field, number, mask));
    return counts[field];
  }

  /** How many documents have the term in any field. */
  documentsWith(term: KnownTerm): number {
    const counts = this.#countsOf(term);
    counts.documents ??= this.#sum(term, countDocuments);
    return counts.documents;
  }

  #countsOf(term: KnownTerm): TermCounts {
    let counts = this.#counts.get(term);
    if (counts === undefined) {
      counts = {};
      this.#counts.set(term, counts);
    }
    return counts;
  }

  #sum(
    { numbers }: KnownTerm,
    count: (view: SegmentView, term: number, mask: Uint8Array | undefined) => number,
  ): number {
    let sum = 0;
    // Most terms stand in few segments.
    for (let place = 0; place < numbers.length; place++) {
      const number = numbers[place] as number;
      const view = this.#views[place];
      const { mask, documents = 0 } = this.#visible[place] ?? {};
      if (number !== -1 && view !== undefined && documents > 0) sum += count(view, number, mask);
    }
    return sum;
  }
}

/** How many units of a field have the term. @param mask By document; undefined: all count. */
function countUnits(
  { segment }: SegmentView,
  field: FieldName,
  term: number,
  mask: Uint8Array | undefined,
): number {
  const postings = segment.postings(field);
  const [from, to] = runOf(postings, term);
  if (mask === undefined) return to - from;
  const { units } = postings;
  let count = 0;
  if (field === 'passage') {
    const { passageDocuments } = segment.arrays;
    for (let i = from; i < to; i++) count += mask[passageDocuments[units[i] ?? 0] ?? 0] ?? 0;
  } else {
    for (let i = from; i < to; i++) count += mask[units[i] ?? 0] ?? 0;
  }
  return count;
}

/** How many documents have the term in their text (title included) or as a stop word; those with both count once. */
function countDocuments(view: SegmentView, term: number, mask: Uint8Array | undefined): number {
  const [text, stops] = [view.segment.postings('text'), view.segment.postings('stops')];
  const [, textEnd] = runOf(text, term);
  let [t] = runOf(text, term);
  let both = 0;
  const [from, to] = runOf(stops, term);
  for (let s = from; s < to; s++) {
    const unit = stops.units[s] ?? 0;
    while (t < textEnd && (text.units[t] ?? 0) < unit) t++;
    if (t < textEnd && text.units[t] === unit) both += mask === undefined ? 1 : (mask[unit] ?? 0);
  }
  return countUnits(view, 'text', term, mask) + countUnits(view, 'stops', term, mask) - both;
}
