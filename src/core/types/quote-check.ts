import type { IndexInfo, Unsearchable } from './answer.js';
import type { Quote } from './quote.js';
import type { Scope } from './scope.js';

/** How a quoted string may differ from a document without a word of it being another. */
export type Typography =
  | 'quotation marks'
  | 'dashes'
  | 'ellipses'
  | 'non-breaking spaces'
  | 'white space'
  | 'case'
  | 'Unicode form'
  | 'invisible characters'
  /** A comma or full stop that the sentence around a quotation puts inside its marks. */
  | 'closing mark';

/** A step from the document's words to the string's, in order; with the white space that follows. */
export type Change =
  /** As the document has it. */
  | { readonly kind: 'kept'; readonly text: string }
  /** Stands in the document, not in the string. */
  | { readonly kind: 'dropped'; readonly was: string }
  /** Stands in the string, not in the document. */
  | { readonly kind: 'added'; readonly is: string }
  | { readonly kind: 'changed'; readonly was: string; readonly is: string };

export type Verdict =
  /** Character for character a slice of whole words. `further` places are counted, beyond those listed. */
  | { readonly kind: 'exact'; readonly places: readonly Quote[]; readonly further: number }
  /** The same words; `differences` are those from the first place. */
  | {
      readonly kind: 'typographic';
      readonly places: readonly Quote[];
      readonly further: number;
      readonly differences: readonly Typography[];
    }
  /** Other words than the nearest passage has. `similarity` is below 1, and at least `leastSimilarity`. */
  | {
      readonly kind: 'altered';
      readonly nearest: Quote;
      readonly similarity: number;
      readonly comparison: readonly Change[];
      /** Beside the words: the closing mark, where the string ends in one that the document does not have right there. */
      readonly differences: readonly Typography[];
    }
  | { readonly kind: 'absent' }
  /** Too few letters to be a quote at all: nothing is claimed. */
  | { readonly kind: 'too-short' };

/** A string as typed, without its marks, and what became of it. */
export type CheckedString = Verdict & { readonly text: string };

/** The quotes that a verdict cites, the one that is shown first. */
export function quotesOf(verdict: Verdict): readonly Quote[] {
  switch (verdict.kind) {
    case 'exact':
    case 'typographic':
      return verdict.places;
    case 'altered':
      return [verdict.nearest];
    case 'absent':
    case 'too-short':
      return [];
  }
}

/** What of a text is quoted from the documents, and how truly. Data only. */
export interface QuoteCheck {
  /** In order of the text; [] when `unsearchable`. */
  readonly strings: readonly CheckedString[];
  /** Whether `strings` stood in quotation marks; else the whole text was checked as one string. */
  readonly isQuoted: boolean;
  /** Further strings that were not checked, as typed. */
  readonly leftOut: readonly string[];
  readonly documentsSearched: number;
  readonly index: IndexInfo;
  /** SHA-256 of the texts of the documents that are quoted, by id. */
  readonly hashes: Readonly<Record<string, string>>;
  readonly unsearchable?: Unsearchable;
}

export interface CheckOptions {
  readonly scope: Scope;
}
