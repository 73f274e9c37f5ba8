import type { ResourceLimits } from 'node:worker_threads';

/**
 * The memory of a library's thread. A question leaves some ten megabytes of short-lived objects behind: with Node's
 * usual 48 MB for them they are collected, and the rest copied, in the midst of it; with twice that a question over a
 * million passages takes about a quarter less CPU.
 */
export const threadMemory: ResourceLimits = { maxYoungGenerationSizeMb: 96 };
