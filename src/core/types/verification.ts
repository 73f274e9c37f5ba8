import type { GivenSpan, Quote } from './quote.js';
import type { Change, Typography } from './quote-check.js';
import type { Scope } from './scope.js';

/** Words that were quoted, and where they stood then. */
export interface QuotedWords extends GivenSpan {
  readonly words: string;
}

export interface VerifyOptions {
  /** Where a renamed document may be found; of files that came after the index, the asker has to judge. */
  readonly scope: Scope;
  /** Looks for no other file with the same text. */
  readonly ownFileOnly?: boolean;
}

/** What became of quoted words, by the files as they are now; quotes are cut from those. Data only. */
export type Verification =
  /** They stand where they stood. */
  | { readonly kind: 'unchanged'; readonly quote: Quote; readonly isDocumentChanged: boolean }
  /**
   * They stand elsewhere: in the same document, or in another file that holds the same text (`isRenamed`). Usually that
   * is one place; `further` ones are counted, beyond those listed.
   */
  | {
      readonly kind: 'moved';
      readonly places: readonly Quote[];
      readonly further: number;
      readonly isRenamed: boolean;
    }
  /**
   * Other words stand there. The comparison leads from the words that were quoted to those of `quote`; `differences`
   * are there where it is typography alone that differs.
   */
  | {
      readonly kind: 'changed';
      readonly quote: Quote;
      readonly comparison: readonly Change[];
      readonly differences: readonly Typography[];
    }
  /** `reason`: for an unreadable file, a clause for people; it names no other file. */
  | {
      readonly kind: 'gone';
      readonly what: 'passage' | 'file' | 'readable file';
      readonly reason?: string;
    };
