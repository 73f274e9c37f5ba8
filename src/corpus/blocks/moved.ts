import type { Block } from '../../core/types/block.js';

/**
 * Blocks of a text that stands in a longer one.
 * @param offset Where it begins there.
 * @param before How many blocks stand before its own.
 */
export function moved(blocks: readonly Block[], offset: number, before: number): Block[] {
  return blocks.map(({ start, end, header, ...block }) => ({
    ...block,
    start: start + offset,
    end: end + offset,
    ...(header === undefined ? {} : { header: header + before }),
  }));
}
