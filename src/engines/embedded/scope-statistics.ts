import { compareIds } from '../../core/document.js';
import type { ScopeProfile } from '../../core/index-reader.js';
import { type Collection, countUnits, type TermStatistics } from './corpus-statistics.js';
import type { Visible } from './scope-masks.js';
import { byField, type FieldName } from './segment-arrays.js';
import type { SegmentView } from './segment-view.js';

/** Counts as if what is not visible were not there. */
export class ScopeStatistics implements Collection {
  readonly documents: number;
  readonly passages: number;
  readonly lengthSums: Readonly<Record<FieldName, number>>;
  readonly #views: readonly SegmentView[];
  readonly #visible: readonly Visible[];
  readonly #frequencies = new WeakMap<TermStatistics, Readonly<Record<FieldName, number>>>();

  constructor(views: readonly SegmentView[], visible: readonly Visible[]) {
    this.#views = views;
    this.#visible = visible;
    this.documents = visible.reduce((sum, { documents }) => sum + documents, 0);
    this.passages = visible.reduce((sum, { passages }) => sum + passages, 0);
    this.lengthSums = byField((field) =>
      views.reduce((sum, view, place) => sum + view.lengthSum(field, visible[place]?.mask), 0),
    );
  }

  frequenciesOf(term: TermStatistics): Readonly<Record<FieldName, number>> {
    let frequencies = this.#frequencies.get(term);
    if (frequencies === undefined) {
      frequencies = byField((field) => this.#count(term, field));
      this.#frequencies.set(term, frequencies);
    }
    return frequencies;
  }

  #count({ numbers }: TermStatistics, field: FieldName): number {
    let count = 0;
    for (const [place, view] of this.#views.entries()) {
      const { documents = 0, mask } = this.#visible[place] ?? {};
      const number = numbers[place] ?? -1;
      if (number !== -1 && documents > 0) count += countUnits(view, field, number, mask);
    }
    return count;
  }
}

/** The text of what is visible. */
export function profileOf(views: readonly SegmentView[], visible: readonly Visible[]): ScopeProfile {
  const speaking = new Map<string, number>();
  let tokens = 0;
  let passages = 0;
  for (const [place, view] of views.entries()) {
    const { mask, documents = 0, passages: some = 0 } = visible[place] ?? {};
    if (documents === 0) continue;
    passages += some;
    for (const document of view.numbers()) {
      if (mask?.[document] === 0) continue;
      tokens += view.segment.arrays.tokens[document] ?? 0;
      for (const language of view.segment.spoken(document)) {
        speaking.set(language, (speaking.get(language) ?? 0) + 1);
      }
    }
  }
  return {
    meanPassageLength: passages === 0 ? 0 : tokens / passages,
    languages: [...speaking]
      .sort(([a, m], [b, n]) => n - m || compareIds(a, b))
      .map(([language]) => language),
  };
}
