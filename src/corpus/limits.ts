/** What reading a corpus is held to. Lengths are in UTF-16 code units. */
export const limits = {
  /** A longer block between `---` lines at a file's start is text, not front matter: YAML readers are slow on hostile input. */
  frontMatterLength: 16_384,
  /** A title taken from the text's beginning. */
  openingWordsLength: 60,
  /** Longer titles, authors and publishers are cut at a word edge. */
  fieldLength: 300,
  urlLength: 2_000,
  /** A longer line is no heading. */
  headingLineLength: 1_000,
  /**
   * A text with more different words and numbers is left out: an index of it takes more than 1.2 GB of memory. No novel
   * comes near: 60,000.
   */
  distinctWords: 300_000,
  /** How many files are open at a time. */
  openFiles: 8,
  /** How often a file that is being written is read again before it is skipped. */
  readAttempts: 3,
  /** An archive that lists more is left out. */
  archiveEntries: 100_000,
  /** An archive whose documents have more than so many times their packed bytes is left out; text is packed to a tenth. */
  archiveRatio: 200,
  /** Below this no ratio is looked at: a page of one character is no bomb. In bytes. */
  archiveRatioFrom: 1_000_000,
  /** A longer path in an archive is left out. */
  entryPathLength: 1_000,
} as const;
