import { type NumberArray, narrow } from './number-array.js';

/**
 * Postings stand in blocks of so many (a power of two), counted over all terms; of each block it is known what no posting
 * in it can exceed. Ding & Suel, Faster Top-k Document Retrieval Using Block-Max Indexes, SIGIR 2011; theirs has 64 or
 * 128. Of a short run the block tells of its neighbours, too, which is a bound as well.
 */
export const blockShift = 7;

/** Of each block: the greatest frequency, and the length of the shortest unit. */
export interface BlockBounds {
  readonly maxFrequency: NumberArray;
  readonly shortest: NumberArray;
}

/** @param lengths By unit. */
export function boundBlocks(
  units: ArrayLike<number>,
  frequencies: ArrayLike<number>,
  lengths: ArrayLike<number>,
): BlockBounds {
  const blocks = (units.length + (1 << blockShift) - 1) >> blockShift;
  const maxFrequency = new Uint32Array(blocks);
  const shortest = new Uint32Array(blocks).fill(2 ** 32 - 1);
  for (let i = 0; i < units.length; i++) {
    const block = i >> blockShift;
    maxFrequency[block] = Math.max(maxFrequency[block] ?? 0, frequencies[i] ?? 0);
    shortest[block] = Math.min(shortest[block] ?? 0, lengths[units[i] ?? 0] ?? 0);
  }
  return { maxFrequency: narrow(maxFrequency), shortest: narrow(shortest) };
}
