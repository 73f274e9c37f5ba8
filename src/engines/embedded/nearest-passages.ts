import { dotProduct } from '../vectors.js';
import type { Visible } from './scope-masks.js';
import type { SegmentView } from './segment-view.js';
import { type TopUnit, TopUnits } from './top-units.js';

/** The k visible passages whose vectors have the greatest product with `vector`: all of them are compared. */
export function nearestPassages(
  vector: Int8Array,
  k: number,
  views: readonly SegmentView[],
  visible: readonly Visible[],
): TopUnit[] {
  const documentOf = (place: number, passage: number) =>
    views[place]?.segment.arrays.passageDocuments[passage] ?? 0;
  const top = new TopUnits(k, views, documentOf);
  for (const [place, { segment }] of views.entries()) {
    const { mask, passages = 0 } = visible[place] ?? {};
    const { vectors, arrays } = segment;
    if (passages === 0 || vectors?.length !== vector.length) continue;
    for (let passage = 0; passage < segment.passages; passage++) {
      if (mask !== undefined && mask[arrays.passageDocuments[passage] ?? 0] !== 1) continue;
      const score = dotProduct(vector, vectors.rows, passage * vector.length);
      if (score > 0 && score >= top.threshold) top.offer(place, passage, score);
    }
  }
  return top.sorted();
}
