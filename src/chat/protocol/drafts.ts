import type { Draft } from '../../core/types/draft.js';

/** A file that somebody has at hand, to be checked. */
export interface DraftFile {
  /** As people know it. */
  readonly name: string;
  /** What tells how it is read, where its name does not: lower case, with the dot. */
  readonly ending?: string;
  /**
   * What it holds.
   * @param max At most so many bytes.
   * @throws {DraftUnreadable} for a larger one, and where it cannot be had.
   */
  bytes(max: number): Promise<Uint8Array>;
}

/** What somebody gives a command to read in the place of its words. */
export type GivenDraft =
  | { readonly kind: 'file'; readonly file: DraftFile }
  | { readonly kind: 'text'; readonly text: string };

/** Reads files as the documents are read. */
export interface DraftReader {
  /** What the names of files end in that are read; lower case, with the dot. */
  readonly extensions: readonly string[];
  /** @throws {DraftUnreadable} */
  read(file: DraftFile): Promise<Draft>;
}

/** A file that cannot be read; `message` is the reason, a clause for people: "is encrypted". */
export class DraftUnreadable extends Error {
  override readonly name = 'DraftUnreadable';
}
