import type { KnownTerm } from './known-terms.js';
import type { Visible } from './scope-masks.js';
import { byField, type FieldName, fieldNames, runOf } from './segment-arrays.js';
import type { SegmentView } from './segment-view.js';

/** How a term is spread. */
export interface TermCounts {
  /** Of each field: units that have it. */
  readonly frequencies: Readonly<Record<FieldName, number>>;
  /** Documents that have it in any field. */
  readonly documents: number;
}

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

  countsOf(term: KnownTerm): TermCounts {
    const counts = this.#counts.get(term) ?? this.#count(term);
    this.#counts.set(term, counts);
    return counts;
  }

  #count({ numbers }: KnownTerm): TermCounts {
    const frequencies = byField(() => 0);
    let documents = 0;
    // Most terms stand in few segments.
    for (const [place, number] of numbers.entries()) {
      const view = this.#views[place];
      const { mask, documents: some = 0 } = this.#visible[place] ?? {};
      if (number === -1 || view === undefined || some === 0) continue;
      for (const field of fieldNames) frequencies[field] += countUnits(view, field, number, mask);
      documents += countDocuments(view, number, mask);
    }
    return { frequencies, documents };
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
