import { z } from 'zod';
import type { IndexFacts } from '../core/types/index-reader.js';

/** `IndexFacts` as an index keeps them. */
export const factsSchema = z.object({
  documentsHash: z.string(),
  skipped: z.array(
    z.object({
      file: z.string(),
      reason: z.string(),
      isFault: z.literal(true).exactOptional(),
      isPartial: z.literal(true).exactOptional(),
    }),
  ),
  builtAt: z.number(),
}) satisfies z.ZodType<IndexFacts>;
