import { z } from 'zod';
import { analysisVersion } from '../../core/analysis/analyzer.js';
import type { IndexFacts } from '../../core/types/index-reader.js';
import { factsSchema } from '../facts-schema.js';
import { formatVersion } from './index-form.js';
import { fromSortable, toSortable } from './sortable-text.js';

const count = z.int().nonnegative();
const manifestSchema = z.object({
  /** Names this write among all others. */
  generation: z.string(),
  /** Rows since a later state are of a write that has not ended, or never will. */
  state: count,
  /** When the index was put behind its alias, milliseconds since 1970. */
  switchedAt: z.number(),
  /** Documents whose rows are there but count no longer: changed or removed, and when. */
  retired: z.array(z.object({ at: z.number(), numbers: z.array(count) })),
  facts: factsSchema,
});

/** What of an index's rows makes the index as it stands. */
export interface Manifest {
  readonly generation: string;
  readonly state: number;
  readonly switchedAt: number;
  readonly retired: readonly { readonly at: number; readonly numbers: readonly number[] }[];
  readonly facts: IndexFacts;
}

/** As a row's content. */
export function encodeManifest(manifest: Manifest): object {
  const { documentsHash, skipped, builtAt } = manifest.facts;
  return {
    format: formatVersion,
    analysis: analysisVersion,
    generation: manifest.generation,
    json: toSortable(JSON.stringify({ ...manifest, facts: { documentsHash, skipped, builtAt } })),
  };
}

/** @returns what is wrong with it, where it is not what this version writes. */
export function decodeManifest(content: unknown): Manifest | string {
  const { format, analysis, json } = (
    typeof content === 'object' && content !== null ? content : {}
  ) as Readonly<Record<string, unknown>>;
  if (typeof format !== 'number') return 'is no index of Verbatim';
  if (format !== formatVersion || analysis !== analysisVersion) {
    return 'was written by another version of Verbatim';
  }
  try {
    const parsed = manifestSchema.safeParse(JSON.parse(fromSortable(String(json))));
    return parsed.success ? parsed.data : 'is damaged';
  } catch {
    return 'is damaged';
  }
}

/** Documents whose rows are there but count no longer. */
export function retiredNumbers({ retired }: Pick<Manifest, 'retired'>): number[] {
  return retired.flatMap(({ numbers }) => numbers);
}
