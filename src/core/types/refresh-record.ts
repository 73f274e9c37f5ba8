/** A file that is not in the index, or not all of it, and why; shown to whoever refreshed. */
export interface Skipped {
  /** Path below the corpus folder, with `/`. */
  readonly file: string;
  /** A short clause for people: "hidden file", "larger than 10 MB (12.3 MB)". */
  readonly reason: string;
  /** It may be a document, and could not be read; absent for what is none (hidden files, links, what dresses a web page). */
  readonly isFault?: true;
  /** A fault of a part alone, which `reason` names: the rest of the file is a document. */
  readonly isPartial?: true;
}

/** How many files may be documents and could not be read at all, those of kinds that are not read included. */
export function countUnreadable(skipped: readonly Skipped[]): number {
  return skipped.filter(({ isFault, isPartial }) => isFault && !isPartial).length;
}

/** What changed between two readings of a corpus; ids sorted by code unit. */
export interface CorpusChanges {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
}

/** How far a document changed. */
export interface ChangeExtent {
  readonly id: string;
  /** Passages that it has now. */
  readonly passages: number;
  /**
   * Of them (or of those it had, where these are more) how many have other words than before; 0 where only what is
   * known about it changed, or the order of its sentences; all of a document that is new.
   */
  readonly changedPassages: number;
}

/** Documents with one and the same text, of which some are gone and others have come; ids sorted by code unit. */
export interface SameText {
  readonly removed: readonly string[];
  readonly added: readonly string[];
}

/** Older records of a corpus are forgotten. */
export const recordsKept = 100;

/** Who runs the refreshes that nobody asked for, since files changed. */
export const byWatching = 'watch';

/** The record that ends a refresh. */
export interface RefreshRecord extends CorpusChanges {
  /** Which of the removed documents are among the added ones under another id: see `movesOf`. */
  readonly sameTexts: readonly SameText[];
  /** Of each added and changed document, sorted by id. */
  readonly extents: readonly ChangeExtent[];
  readonly skipped: readonly Skipped[];
  readonly documents: number;
  readonly passages: number;
  /** '' before the first index. */
  readonly oldFingerprint: string;
  readonly fingerprint: string;
  readonly tookMs: number;
  /** Milliseconds since 1970. */
  readonly finishedAt: number;
  /** Who ran it, as text: "start", "Ada (terminal ada)". */
  readonly by: string;
  /** Where it was run, as text that tells places apart; absent: by this machine. */
  readonly where?: string;
  /** Nothing was saved: it only says what would change. */
  readonly dryRun: boolean;
}

/** A refresh that has been, as somebody sees it who may not see all of it. */
export interface PastRefresh
  extends Omit<RefreshRecord, 'documents' | 'passages' | 'oldFingerprint' | 'fingerprint'> {
  /** Absent, as all of these, where nobody can know how much was in sight then. */
  readonly documents?: number;
  readonly passages?: number;
  readonly oldFingerprint?: string;
  readonly fingerprint?: string;
}
