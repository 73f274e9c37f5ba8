/** A file that is not in the index, or not all of it, and why; shown to whoever refreshed. */
export interface Skipped {
  /** Path below the corpus folder, with `/`. */
  readonly file: string;
  /** A short clause for people: "hidden file", "larger than 10 MB (12.3 MB)". */
  readonly reason: string;
  /** A document that should be there but could not be read; absent for what is never read (hidden files, other kinds). */
  readonly isFault?: true;
  /** A fault of a part alone, which `reason` names: the rest of the file is a document. */
  readonly isPartial?: true;
}

/** How many documents should be there but could not be read at all. */
export function countUnreadable(skipped: readonly Skipped[]): number {
  return skipped.filter(({ isFault, isPartial }) => isFault && !isPartial).length;
}

/** What changed between two readings of a corpus; ids sorted by code unit. */
export interface CorpusChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** The record that ends a refresh. */
export interface RefreshRecord extends CorpusChanges {
  readonly skipped: readonly Skipped[];
  readonly documents: number;
  readonly passages: number;
  /** '' before the first index. */
  readonly oldFingerprint: string;
  readonly fingerprint: string;
  readonly tookMs: number;
  /** Milliseconds since 1970. */
  readonly finishedAt: number;
  /** Who ran it, as text: "terminal", "start", "slack:U123 (Ada)". */
  readonly by: string;
  /** Nothing was saved: it only says what would change. */
  readonly dryRun: boolean;
}
