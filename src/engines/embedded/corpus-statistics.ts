import type { TermFrequency } from '../../core/index-reader.js';
import type { Visible } from './scope-masks.js';
import { byField, type FieldName, fieldNames, runOf } from './segment-arrays.js';
import type { SegmentView } from './segment-view.js';
import { encodeString } from './string-table.js';

/** A term over all segments. */
export interface TermStatistics {
  /** Its number in each segment; -1 where it has none. */
  readonly numbers: Int32Array;
  /** Of each field: units that have it. */
  readonly frequencies: Readonly<Record<FieldName, number>>;
  /** Documents that have it in any field. */
  readonly documents: number;
}

/** What rarity and length are measured by: everything that is there, or what of it a request may see. */
export interface Collection {
  readonly documents: number;
  readonly passages: number;
  /** Sum of each field's lengths. */
  readonly lengthSums: Readonly<Record<FieldName, number>>;
  /** Of each field: units that have the term. */
  frequenciesOf(term: TermStatistics): Readonly<Record<FieldName, number>>;
}

/** Terms looked up remain known: questions repeat words, and one question asks for its own several times. */
const rememberedTerms = 4_096;

/**
 * Counts over everything that is there. They are whole numbers, so that scores do not depend on how documents came to
 * be spread over segments.
 */
export class CorpusStatistics implements Collection {
  readonly documents: number;
  readonly passages: number;
  readonly lengthSums: Readonly<Record<FieldName, number>>;
  readonly #views: readonly SegmentView[];
  readonly #terms = new Map<string, TermStatistics>();

  constructor(views: readonly SegmentView[]) {
    this.#views = views;
    this.documents = total(views, ({ documents }) => documents);
    this.passages = total(views, ({ passages }) => passages);
    this.lengthSums = byField((field) => total(views, (view) => view.lengthSum(field, view.alive)));
  }

  of(term: string): TermStatistics {
    const known = this.#terms.get(term);
    if (known !== undefined) return known;
    const key = encodeString(term);
    return this.found(
      term,
      Int32Array.from(this.#views, ({ segment }) => segment.terms.findEncoded(key) ?? -1),
    );
  }

  /** The same for a term that was come upon otherwise. @param numbers In every segment; -1 where it has none. */
  found(term: string, numbers: Int32Array): TermStatistics {
    const known = this.#terms.get(term);
    if (known !== undefined) return known;
    if (this.#terms.size >= rememberedTerms) this.#terms.clear();
    const counted = this.#count(numbers);
    this.#terms.set(term, counted);
    return counted;
  }

  #count(numbers: Int32Array): TermStatistics {
    const frequencies = byField(() => 0);
    let documents = 0;
    // Most terms stand in few segments.
    for (const [i, number] of numbers.entries()) {
      const view = this.#views[i];
      if (number === -1 || view === undefined) continue;
      for (const field of fieldNames) frequencies[field] += countUnits(view, field, number, view.alive);
      documents += countDocuments(view, number, view.alive);
    }
    return { numbers, frequencies, documents };
  }

  frequenciesOf({ frequencies }: TermStatistics): Readonly<Record<FieldName, number>> {
    return frequencies;
  }

  /** @param visible What of each segment is counted. */
  frequencyIn(term: string, visible: readonly Visible[]): TermFrequency {
    const { numbers } = this.of(term);
    let passages = 0;
    let documents = 0;
    for (const [i, view] of this.#views.entries()) {
      const { mask, documents: some = 0 } = visible[i] ?? {};
      const number = numbers[i] ?? -1;
      if (number === -1 || some === 0) continue;
      passages += countUnits(view, 'passage', number, mask);
      documents += countDocuments(view, number, mask);
    }
    return { passages, documents };
  }
}

/** How many units of a field have the term. @param mask By document; undefined: all count. */
export function countUnits(
  { segment }: SegmentView,
  field: FieldName,
  term: number,
  mask: Uint8Array | undefined,
): number {
  const postings = segment.postings[field];
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
  const { text, stops } = view.segment.postings;
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

function total(views: readonly SegmentView[], count: (view: SegmentView, place: number) => number): number {
  return views.reduce((sum, view, place) => sum + count(view, place), 0);
}
