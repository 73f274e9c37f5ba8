import type { Block } from '../../core/types/block.js';
import type { Anchor } from '../../core/types/places.js';
import type { FormatReading } from '../format.js';
import { moved } from './moved.js';

/** One page, slide, chapter or message of a file. */
export interface Unit {
  /** How a citation names it; absent: it is cited with the one before it. */
  readonly label?: string | undefined;
  /** Places in it behind its beginning, or at it, where they say more than its label. */
  readonly anchors?: readonly Anchor[];
  readonly text: string;
  /** Of `text`. */
  readonly blocks: readonly Block[];
}

/**
 * The units of a file as one text, each of them a place; those without words are left out.
 * @param areSeparate Whether no quote may run from one into another.
 */
export function joined(
  units: readonly Unit[],
  areSeparate: boolean,
): Pick<FormatReading, 'text' | 'blocks' | 'places'> {
  const anchors: Anchor[] = [];
  const parts: string[] = [];
  const blocks: Block[] = [];
  let offset = 0;
  for (const { label, anchors: further = [], text, blocks: own } of units) {
    const words = text.trimEnd();
    if (words === '') continue;
    if (label !== undefined && further[0]?.offset !== 0) anchors.push({ offset, label });
    for (const anchor of further)
      if (anchor.offset < words.length) anchors.push({ ...anchor, offset: anchor.offset + offset });
    const whole = own.map((block) => ({ ...block, end: Math.min(block.end, words.length) }));
    for (const block of moved(whole, offset, blocks.length)) blocks.push(block);
    parts.push(`${words}\n\n`);
    offset += words.length + 2;
  }
  const text = parts.join('').replace(/\n$/, '');
  return { text, blocks, ...(anchors.length === 0 ? {} : { places: { anchors, areSeparate } }) };
}
