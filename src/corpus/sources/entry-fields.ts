import { defined } from '../../core/types/defined.js';
import { fieldNames, toFields, toWebAddress } from '../fields.js';
import type { SourceEntry } from './source-list.js';

/** What an entry may say. */
export const entryNames = [...fieldNames, 'urlPrefix', 'language', 'encoding'] as const;

const twoLetters = 'a language in two letters, such as en';
const knownEncoding = 'an encoding, such as windows-1251 or shift_jis';
const webAddress = 'an http or https address';

/** What a value must be that is not any line of text; undefined where `value` is that. */
export function expectedOf(name: string, value: string): string | undefined {
  if (name === 'url' || name === 'urlPrefix')
    return toWebAddress(value) === undefined ? webAddress : undefined;
  if (name === 'language') return /^[a-z]{2}$/.test(value) ? undefined : twoLetters;
  if (name === 'encoding') return isEncoding(value) ? undefined : knownEncoding;
  return undefined;
}

/** @param values As `expectedOf` has them. */
export function toEntry(
  pattern: string,
  place: string,
  values: Readonly<Record<string, string>>,
): SourceEntry {
  const { language, encoding, urlPrefix } = values;
  return {
    pattern,
    place,
    source: {
      ...toFields(Object.entries(values)),
      ...defined({ language, encoding }),
    },
    ...defined({ urlPrefix }),
  };
}

/** A path below the corpus folder in the Unicode form that ids are compared in; undefined for what is none. */
export function toPattern(written: string): string | undefined {
  const path = written.normalize();
  return path === '' || /^\/|\\|(?:^|\/)\.{1,2}(?:\/|$)/.test(path) ? undefined : path;
}

export const expectedPath = 'a path below the corpus folder, with /';

function isEncoding(label: string): boolean {
  try {
    new TextDecoder(label);
    return true;
  } catch {
    return false;
  }
}
