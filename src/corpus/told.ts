import type { FormatReading } from './format.js';

/** What the report says of how a file was read. */
export type Told = Pick<FormatReading, 'assumed' | 'fault'>;

/** A reading of which something else is to be told, too, behind what is told already. */
export function alsoTold<T extends Told>(reading: T, { assumed, fault }: Told): T {
  return { ...reading, ...both('assumed', reading, assumed), ...both('fault', reading, fault) };
}

function both(key: keyof Told, reading: Told, more: string | undefined): Told {
  const own = reading[key];
  if (more === undefined) return {};
  return { [key]: own === undefined ? more : `${own}, and ${more}` };
}
