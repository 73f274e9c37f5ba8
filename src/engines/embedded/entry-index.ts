import MiniSearch, { type AsPlainObject } from 'minisearch';

/** One thing to be indexed: the terms of each of its fields, in order, repeats included. */
type Entry<Field extends string> = { readonly id: number } & Readonly<Record<Field, readonly string[]>>;

export type EntryIndex<Field extends string> = MiniSearch<Entry<Field>>;

/** A MiniSearch index of terms that come analysed. @param fields In the order in which their scores are added. */
export function entryIndex<Field extends string>(fields: readonly Field[]): EntryIndex<Field> {
  return new MiniSearch<Entry<Field>>({
    fields: [...fields],
    // The terms are handed through as they are: whatever they hold, blanks included, they are not split again.
    stringifyField: (terms) => terms,
    tokenize: (terms) => terms as unknown as string[],
    processTerm: (term) => term,
    autoVacuum: false,
  });
}

/** The one form of MiniSearch's JSON that is understood here. */
const serializationVersion = 2;

/**
 * An index as plain data.
 * @throws {Error} if MiniSearch gives another form than the one that is understood.
 */
export function plainIndex<Field extends string>(index: EntryIndex<Field>): AsPlainObject {
  const plain = index.toJSON();
  if (plain.serializationVersion !== serializationVersion || (plain.dirtCount ?? 0) !== 0) {
    throw new Error(
      `MiniSearch serialises as version ${plain.serializationVersion}, expected ${serializationVersion}, clean`,
    );
  }
  return plain;
}
