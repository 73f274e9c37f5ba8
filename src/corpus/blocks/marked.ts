import type { Block } from '../../core/types/block.js';
import type { Span } from '../../core/types/span.js';
import { Unreadable } from '../unreadable.js';
import { trimmed } from './draft.js';
import { noText, notRead } from './without-text.js';

/** What stands for something without text, or for characters that could not be read. */
const mark = new RegExp(`[${noText}${notRead}]+`, 'gu');

/** A text that holds more of them is no text for people. */
const maxMarks = 20_000;

/**
 * The blocks with a mark for each place of which the text says nothing: no sentence and no quote crosses one.
 * @throws {Unreadable} if there are too many.
 */
export function withMarks(text: string, blocks: readonly Block[]): readonly Block[] {
  const places = placesOf(text);
  if (places.length === 0) return blocks;
  const parts: Block[] = [];
  const firstOf: number[] = [];
  let next = 0;
  for (const { header, ...block } of blocks) {
    firstOf.push(parts.length);
    const around = header === undefined ? {} : { header: firstOf[header] ?? header };
    let from = block.start;
    const add = (to: number) => {
      const span = trimmed(text, { start: from, end: to });
      if (span !== undefined) parts.push({ ...block, ...around, ...span });
    };
    while ((places[next]?.start ?? Number.POSITIVE_INFINITY) < block.start) next++;
    for (let place = places[next]; place !== undefined && place.start < block.end; place = places[++next]) {
      add(place.start);
      parts.push({ kind: 'mark', ...place });
      from = place.end;
    }
    if (from === block.start) parts.push({ ...block, ...around });
    else add(block.end);
  }
  return parts;
}

function placesOf(text: string): Span[] {
  const places: Span[] = [];
  for (const { 0: signs, index } of text.matchAll(mark)) {
    if (places.length === maxMarks) {
      const max = maxMarks.toLocaleString('en');
      throw new Unreadable(`lacks characters at more than ${max} places, as no text for people does`);
    }
    places.push({ start: index, end: index + signs.length });
  }
  return places;
}
