import type { SegmentBounds } from './segment-builder.js';
import type { SegmentView } from './segment-view.js';

/** How many small segments of about the same size are left side by side. */
const segmentsATier = 8;

/**
 * Which segments are written again as one, so that there are never many: eight small ones of about the same size (each
 * tier is an eighth of the one before), and any of which more than half is dead. Others are left alone, however many
 * there are.
 */
export function chooseMerges(views: readonly SegmentView[], bounds: SegmentBounds): SegmentView[][] {
  const tiers = new Map<number, SegmentView[]>();
  const halfDead: SegmentView[] = [];
  for (const view of views) {
    const weight = weightOf(view, bounds);
    if (isHalfDead(view)) halfDead.push(view);
    else if (weight < 1 / 2) {
      const tier = Math.floor(-Math.log(weight) / Math.log(segmentsATier));
      tiers.set(tier, [...(tiers.get(tier) ?? []), view]);
    }
  }
  const full = [...tiers.values()].filter((tier) => tier.length >= segmentsATier);
  return [
    ...pack(halfDead, bounds),
    ...full.flatMap((tier) => pack(tier, bounds).filter((group) => group.length > 1)),
  ];
}

/** Groups that each fit into a segment, the smallest together. */
function pack(views: readonly SegmentView[], bounds: SegmentBounds): SegmentView[][] {
  const groups: SegmentView[][] = [];
  let room = 0;
  for (const view of [...views].sort((a, b) => weightOf(a, bounds) - weightOf(b, bounds))) {
    const weight = weightOf(view, bounds);
    const group = groups.at(-1);
    if (group !== undefined && weight <= room) group.push(view);
    else {
      groups.push([view]);
      room = 1;
    }
    room -= weight;
  }
  return groups;
}

/** What of a segment's bounds its living documents fill; > 0, above 1 only for a single large document. */
function weightOf(view: SegmentView, bounds: SegmentBounds): number {
  const max = Math.max(view.documents, view.passages);
  return Math.max(max / bounds.passages, view.textLength / bounds.text);
}

function isHalfDead({ segment, documents, passages }: SegmentView): boolean {
  return documents * 2 < segment.documents || passages * 2 < segment.passages;
}
