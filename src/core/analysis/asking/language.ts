import type { WordSets } from './pattern.js';

/** How people ask in one language: what they put around that which they ask about. */
export interface AskingWords {
  /** Opens a message: "good morning". May be followed by whom it is for. */
  readonly greetings: string;
  /** Whom a greeting is for: "everybody", "team". */
  readonly addressed?: string;
  /** Ends a message: "thanks in advance", "best regards". */
  readonly thanks: string;
  /** As greetings and thanks are, where a comma, a dash or a full stop parts it from the rest: "well, ...", "..., best". */
  readonly parted?: string;
  /** Says nothing wherever it stands: "please". */
  readonly polite: string;
  /** Sets that the patterns of this language name. */
  readonly sets?: WordSets;
  /** Frames of a request, before that which is asked about: "could you tell me something about". See `patternSource`. */
  readonly frames?: readonly string[];
  /** The same behind it: "does anybody know?". Of one or two words only where a comma or the like parts it from the rest. */
  readonly closings?: readonly string[];
  /** Words behind "how" that name the kind of answer: "how many", "how long". */
  readonly how?: Measuring;
  /** The same behind "which", where what follows is in `before`, or nothing: "in which year did it", not "which year book". */
  readonly which?: Measuring & { readonly before?: string };
  /**
   * Verbs that say next to nothing by themselves, in all their forms: what "happened" with it, how it "works". Where
   * they occur they count; where they do not nothing is missing.
   */
  readonly light?: string;
  /**
   * Nouns that name the kind of answer: the "amount" of a fine, a phone "number". Where they occur they count in full; where they do
   * not the answer itself stands for them.
   */
  readonly kinds?: string;
}

/** Question words, parted by commas, and the words behind them, parted by blanks, that only say what kind of answer is wanted. */
export interface Measuring {
  readonly words: string;
  readonly measures: string;
}
