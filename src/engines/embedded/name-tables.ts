import { narrow } from './number-array.js';
import type { SectionName, SegmentArrays } from './segment-arrays.js';
import { StringTable } from './string-table.js';

/** The sections that give numbers their terms, documents and languages. */
type NameSection = Extract<
  SectionName,
  `${'term' | 'id' | 'language'}${'Bytes' | 'Starts'}` | 'termsBackwards'
>;

/** Each list in order of code units, without repeats. */
export function encodeNames(names: {
  readonly terms: readonly string[];
  readonly ids: readonly string[];
  readonly languages: readonly string[];
}): Pick<SegmentArrays, NameSection> {
  const terms = StringTable.encode(names.terms);
  const ids = StringTable.encode(names.ids);
  const languages = StringTable.encode(names.languages);
  return {
    termBytes: terms.bytes,
    termStarts: terms.starts,
    termsBackwards: narrow(new StringTable(terms.bytes, terms.starts).orderBackwards()),
    idBytes: ids.bytes,
    idStarts: ids.starts,
    languageBytes: languages.bytes,
    languageStarts: languages.starts,
  };
}
