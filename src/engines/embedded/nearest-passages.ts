import { compareRows, type RowBlock } from '../nearest-rows.js';
import type { Visible } from './scope-masks.js';
import { documentsOfPassages, type SegmentView } from './segment-view.js';
import { type TopUnit, TopUnits } from './top-units.js';

/** The k visible passages whose vectors have the greatest product with `vector`, of those that `compareRows` compares. */
export function nearestPassages(
  vector: Int8Array,
  { k, compared }: { readonly k: number; readonly compared?: number | undefined },
  views: readonly SegmentView[],
  visible: readonly Visible[],
): TopUnit[] {
  const documentOf = documentsOfPassages(views);
  const top = new TopUnits(k, views, documentOf);
  const blocks = views.map(({ segment: { vectors, passages: count } }, place): RowBlock => {
    const { mask, passages = 0 } = visible[place] ?? {};
    if (passages === 0 || vectors?.length !== vector.length) return nothing;
    const isSeen = mask && ((passage: number) => mask[documentOf(place, passage)] === 1);
    return { rows: vectors.rows, count, isSeen };
  });
  const offer = (place: number, passage: number, score: number) => {
    if (score >= top.threshold) top.offer(place, passage, score);
  };
  compareRows(vector, blocks, offer, compared);
  return top.sorted();
}

const nothing: RowBlock = { rows: new Int8Array(0), count: 0 };
