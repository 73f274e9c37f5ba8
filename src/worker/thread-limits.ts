import type { ResourceLimits } from 'node:worker_threads';

/** What a thread of the library is started for. */
export type ThreadPurpose = 'answering' | 'refreshing';

/**
 * How much memory a thread may use for what. One that answers gets half the usual room for young objects: nearly all that a question makes is
 * garbage before even that is full, so it takes 20 MB less for the same processor time. What a refresh makes lives longer: it would
 * take 4 % more of the processor.
 */
export function threadLimits(purpose: ThreadPurpose): ResourceLimits {
  return purpose === 'answering' ? { maxYoungGenerationSizeMb: 24 } : {};
}
