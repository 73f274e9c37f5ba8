/** What `--explain` tells of an answer, for whoever tunes or doubts it, and of how a file is read. */
export const explained = {
  title: 'Why',
  /** @param why See `Unsearchable`. */
  notSearched: (why: string): string => `Not searched: ${why}.`,
  /** @param role See `AskingRole`. */
  part: (words: string, role: string): string => `“${words}” (${role})`,
  notAskedAbout: (parts: readonly string[]): string => `Not asked about: ${parts.join(', ')}.`,
  heads: {
    word: 'Word',
    role: 'Role',
    term: 'Term',
    passages: 'Passages',
    weight: 'Weight',
    by: 'By',
    related: 'Related terms',
    score: 'Score',
    document: 'Document',
    passage: 'Passage',
    quote: 'Quote',
    where: 'Where',
    signals: 'Signals',
  },
  /** What was searched for follows. */
  firstStage: 'First stage, searched for:',
  asksForList: (wants: string, kind: string): string => `${wants}, a list of ${kind}`,
  /** The question follows as it was read. */
  readAs: (language: string, wants: string): string =>
    `Read in language ${language}, for an answer of kind ${wants}:`,
  rankedByWords: 'Ranked by words.',
  rankedByMeaning: (tier: string): string => `Ranked by words and meaning (${tier}).`,
  typed: (word: string, typed: string): string => `${word} (typed: ${typed})`,
  times: (word: string, count: number): string => `${word}, ${count} times`,
  absent: (term: string): string => `${term} (absent)`,
  /** A signal or feature, what it is and what it adds. */
  figure: (name: string, value: string, adds: string): string => `${name} ${value} (${adds})`,
  /** @param figures See `figure`; none where nothing was found. */
  confidence: (confidence: string, isEnough: boolean, least: number, figures: readonly string[]): string => {
    const beside = `Confidence ${confidence}, ${isEnough ? 'at least' : 'below'} ${least}`;
    return figures.length === 0 ? `${beside}.` : `${beside}: ${figures.join(', ')}.`;
  },
  file: {
    isSkipped: (file: string, reason: string): string => `${file} is skipped: ${reason}`,
    passage: (line: number, start: number, end: number): string => `line ${line}, [${start}, ${end}):`,
    setAside: 'Not quoted where other text answers:',
    /** @param why See `pageFurniture` and `inDocuments`. */
    setAsideAt: (line: number, start: number, end: number, why: string): string =>
      `line ${line}, [${start}, ${end}), ${why}:`,
    pageFurniture: 'furniture of a page',
    inDocuments: (documents: number): string => `stands in ${documents} documents`,
  },
} as const;
