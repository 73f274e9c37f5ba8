import type { IndexReader } from '../types/index-reader.js';
import type { CheckedDocument, CheckedTexts } from './checked-texts.js';

/** Documents of an index, to be checked against. */
export function textsOf(reader: IndexReader, ids: readonly string[]): CheckedTexts {
  return { ids, document: (id) => wholeDocument(id, reader) };
}

/** A document with the whole of its text, as it was read from the corpus. */
async function wholeDocument(id: string, reader: IndexReader): Promise<CheckedDocument | undefined> {
  const stored = await reader.document(id);
  const [forward] = await reader.forward([id]);
  if (stored === undefined || forward === undefined) return undefined;
  const { text, bytes, ...known } = stored;
  const body = { start: forward.passageStarts[0] ?? forward.bodyEnd, end: forward.bodyEnd };
  return { ...known, text: text.slice(0, text.length), bytes, body, language: forward.language };
}
