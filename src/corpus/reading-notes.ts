import type { FormatReading } from './format.js';

/** What the report says of how a file was read. */
export type ReadingNotes = Pick<FormatReading, 'assumed' | 'fault'>;

/** A reading of which something else is to be told, too, behind what is told already. */
export function withNotesOf<T extends ReadingNotes>(reading: T, { assumed, fault }: ReadingNotes): T {
  return { ...reading, ...both('assumed', reading, assumed), ...both('fault', reading, fault) };
}

function both(key: keyof ReadingNotes, reading: ReadingNotes, more: string | undefined): ReadingNotes {
  const own = reading[key];
  if (more === undefined) return {};
  return { [key]: own === undefined ? more : `${own}, and ${more}` };
}
