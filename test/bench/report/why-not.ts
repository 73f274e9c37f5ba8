import { maxPassagesRebuilt } from '../measure/operations.js';
import type { Row } from './row.js';
import { promised } from './targets.js';

const ofModel: readonly string[] = [promised.modelP50.metric, promised.modelMemory.metric];
const ofWholeRebuilds: readonly string[] = [promised.refreshShare.metric, promised.lagP99.metric];

/** Why a row has no figure of ours, where that can be told. */
export function whyNotMeasured({ metric, size, ours, peers }: Row): string | undefined {
  if (ours !== null) return undefined;
  for (const [name, value] of Object.entries(peers)) {
    if (typeof value === 'string' && metric.includes(name)) return `no ${name} at this size`;
  }
  if (ofModel.includes(metric)) return 'no sentence model was added';
  return ofWholeRebuilds.includes(metric) && size > maxPassagesRebuilt
    ? `only up to ${maxPassagesRebuilt.toLocaleString('en')} passages`
    : undefined;
}
