import type { Block } from '../../core/types/block.js';
import { trimmed } from './draft.js';

/** Stands where bytes were no character. */
const replaced = '\ufffd';

/** A text that holds more of them is no text for people: its blocks stay as they are. */
const maxMarks = 1_000;

/** The blocks with a mark for each character that could not be read: no sentence and no quote crosses one. */
export function withMarks(text: string, blocks: readonly Block[]): readonly Block[] {
  const places = placesOf(text);
  if (places.length === 0 || places.length > maxMarks) return blocks;
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
    while ((places[next] ?? Number.POSITIVE_INFINITY) < block.start) next++;
    for (; (places[next] ?? Number.POSITIVE_INFINITY) < block.end; next++) {
      const at = places[next] ?? 0;
      add(at);
      parts.push({ kind: 'mark', start: at, end: at + replaced.length });
      from = at + replaced.length;
    }
    if (from === block.start) parts.push({ ...block, ...around });
    else add(block.end);
  }
  return parts;
}

function placesOf(text: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(replaced); at !== -1; at = text.indexOf(replaced, at + 1)) places.push(at);
  return places;
}
