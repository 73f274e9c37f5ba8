import { z } from 'zod';
import type { Skipped } from '../core/types/refresh-record.js';

/** A file that was left out, or a part of one, as it is kept on disk. */
export const skippedSchema: z.ZodType<Skipped> = z.object({
  file: z.string(),
  reason: z.string(),
  isFault: z.literal(true).exactOptional(),
  isPartial: z.literal(true).exactOptional(),
});
