import type { Span } from '../core/document.js';
import type { DocumentFields } from './fields.js';

/** A file as its format reads it. */
export interface FormatReading {
  /** Everything that quotes are cut from. */
  readonly text: string;
  /** What of `text` may be searched and quoted; absent: all of it. */
  readonly body?: Span;
  /** What the file says about itself. */
  readonly fields: DocumentFields;
  /** The first heading, as it reads. */
  readonly heading?: string | undefined;
}

/** One kind of file. To add one: a file in formats/ that declares it, and its line in formats/index.ts. */
export interface Format {
  /** Lower case, with the dot. */
  readonly extensions: readonly string[];
  /** @throws {Unreadable} with the reason, if the bytes are not of this format. */
  read(bytes: Uint8Array): Promise<FormatReading>;
}
