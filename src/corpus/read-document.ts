import { lostBefore, withoutText } from './blocks/without-text.js';
import { type ReadDocument, toDocument } from './document.js';
import type { Format, FormatContext, FormatReading } from './format.js';
import type { ParsingLimits } from './parsing/limits.js';
import { withNotesOf } from './reading-notes.js';
import type { Source } from './sources/source.js';
import { Unreadable } from './unreadable.js';

/** What reading a file takes. */
export interface DocumentReading {
  readonly format: Format;
  /** Where a format's parser runs. */
  readonly pool: { read(format: string, bytes: Uint8Array, around?: FormatContext): Promise<FormatReading> };
  readonly parsing: ParsingLimits;
  readonly source?: Source | undefined;
  readonly around?: FormatContext | undefined;
}

/** A document out of a file's bytes. @throws {Unreadable} with the reason, where there is none in them. */
export async function readDocument(
  id: string,
  bytes: Uint8Array,
  { format, pool, parsing, source, around }: DocumentReading,
): Promise<ReadDocument & { readonly reading: FormatReading }> {
  // Some formats detach the buffer that they are given.
  const length = bytes.byteLength;
  if (length === 0) throw new Unreadable('is empty');
  const read = await (format.isParsed
    ? pool.read(format.name, bytes, around)
    : format.read(bytes, parsing, around));
  const reading = withNotesOf(withNotesOf(read, withoutText(read.text)), lostBefore(read.text, read));
  return { ...toDocument(id, length, reading, source), reading };
}
