import type { Block } from '../../core/types/block.js';
import type { FormatReading } from '../format.js';

/** In a text this stands for something that has none, as Unicode has it (OBJECT REPLACEMENT CHARACTER). */
export const noText = '\ufffc';

/** What the report says of marks in a file: a formula drawn as a picture, or an object of another program. */
export function withoutText(blocks: readonly Block[]): Pick<FormatReading, 'fault'> {
  const marks = blocks.filter(({ kind }) => kind === 'mark').length;
  if (marks === 0) return {};
  return {
    fault: marks === 1 ? 'a formula or object has no text' : `${marks} formulas or objects have no text`,
  };
}
