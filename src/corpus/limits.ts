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
  /** How many files are open at a time. */
  openFiles: 8,
  /** How often a file that is being written is read again before it is skipped. */
  readAttempts: 3,
} as const;
