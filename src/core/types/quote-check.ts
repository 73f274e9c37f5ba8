import type { IndexInfo, Unsearchable } from './answer.js';
import type { Quote } from './quote.js';
import type { Scope } from './scope.js';
import type { Span } from './span.js';

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
  | 'closing mark'
  /** `*word*`, as Markdown and chat platforms write what they show in bold. */
  | 'emphasis'
  /** `[words](address)`, as Markdown writes a link: the address is no word of the text. */
  | 'links'
  /** `[3]`, `³`: they count notes and are no words of the text. */
  | 'footnote marks'
  /** A word that a line's end cuts in two: `neigh-` and `bors`. */
  | 'broken words'
  /** The same figure written otherwise: 2300 for 2,300, 38 percent for 38 %. */
  | 'figures';

/** A step from the document's words to the string's, in order; with the white space that follows. */
export type Change =
  /** As the document has it. */
  | { readonly kind: 'kept'; readonly text: string }
  /** Stands in the document, not in the string. */
  | { readonly kind: 'dropped'; readonly was: string }
  /** Stands in the string, not in the document. */
  | { readonly kind: 'added'; readonly is: string }
  | { readonly kind: 'changed'; readonly was: string; readonly is: string }
  /** Stands in the document where the string has a mark of omission. */
  | { readonly kind: 'omitted'; readonly was: string }
  /** What stands in the document for what the string has in brackets; '' for nothing. */
  | { readonly kind: 'edited'; readonly was: string; readonly is: string };

/** A passage and what of it a string has, in order. */
export interface Compared {
  readonly nearest: Quote;
  /** What of the document the string has, in order: slices of it. */
  readonly parts: readonly Span[];
  /** 0..1: letters of words that both have by all their letters; 1 only for the same words. */
  readonly similarity: number;
  readonly comparison: readonly Change[];
  /** Beside the words. */
  readonly differences: readonly Typography[];
}

interface Faithful {
  /** False where what was left out holds a negation, or a bracket stands for a name or is one. */
  readonly isFaithful: boolean;
}

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
  /** The same words, and the same figures, at least one of them written otherwise; `differences` has `figures`. */
  | ({ readonly kind: 'same-figure' } & Compared)
  /** Parts of one passage, in order, near one another, with marks where words were left out. */
  | ({ readonly kind: 'shortened' } & Compared & Faithful)
  /** One passage, but for what the string has in brackets. Also with words left out where it has marks for that. */
  | ({ readonly kind: 'edited' } & Compared & Faithful)
  /** Exact or typographic, but only as words of a picture, which nobody has read but a program. */
  | {
      readonly kind: 'ocr';
      readonly places: readonly Quote[];
      readonly further: number;
      readonly differences: readonly Typography[];
    }
  /** Other words than the nearest passage has. `similarity` is below 1. */
  | ({
      readonly kind: 'altered';
      /** Every part stands in the documents, but not near one another, or not in one document. */
      readonly apart?: { readonly how: 'far' | 'documents'; readonly places: readonly Quote[] };
    } & Compared)
  | { readonly kind: 'absent' }
  /** Too few letters to be a quote at all: nothing is claimed. */
  | { readonly kind: 'too-short' };

/** A quotation is said to be somebody's, and its document names another speaker; both by a plain pattern. */
export interface Misattribution {
  /** Whose it is said to be, as it is written. */
  readonly to: string;
  /** Whose it is, as the document writes it. */
  readonly speaker: string;
}

/** A string as typed, without its marks, and what became of it. */
export type CheckedString = Verdict & {
  readonly text: string;
  /** Absent where it is not said whose words they are, where the document does not say so, and where both may mean the same. */
  readonly misattributed?: Misattribution;
};

/** The quotes that a verdict cites, the one that is shown first. */
export function quotesOf(verdict: Verdict): readonly Quote[] {
  switch (verdict.kind) {
    case 'exact':
    case 'typographic':
    case 'ocr':
      return verdict.places;
    case 'same-figure':
    case 'shortened':
    case 'edited':
      return [verdict.nearest];
    case 'altered':
      return verdict.apart?.places ?? [verdict.nearest];
    case 'absent':
    case 'too-short':
      return [];
  }
}

/**
 * Whether a string may stand as it is: the same words, or what was left out or put in brackets is marked and changes
 * no negation and no name. Words of a picture may, unless one of them was read with doubt.
 */
export function passes(verdict: Verdict): boolean {
  switch (verdict.kind) {
    case 'exact':
    case 'typographic':
    case 'same-figure':
      return true;
    case 'shortened':
    case 'edited':
      return verdict.isFaithful;
    case 'ocr':
      return verdict.places[0]?.citation.recognised?.doubtful.length === 0;
    case 'altered':
    case 'absent':
    case 'too-short':
      return false;
  }
}

/** 0..1; 1 for the same words, 0 where nothing is like it, null where nothing is claimed. */
export function similarityIn(verdict: Verdict): number | null {
  switch (verdict.kind) {
    case 'exact':
    case 'typographic':
    case 'ocr':
      return 1;
    case 'same-figure':
    case 'shortened':
    case 'edited':
    case 'altered':
      return verdict.similarity;
    case 'absent':
      return 0;
    case 'too-short':
      return null;
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
