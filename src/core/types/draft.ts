import type { IndexInfo } from './answer.js';
import type { Document } from './document.js';
import type { CheckedString } from './quote-check.js';

/** A text that quotes documents and need be none of them: an article, a press release, what a language model wrote. */
export interface Draft extends Pick<Document, 'text' | 'body' | 'blocks' | 'places'> {
  /** As people know it: a file's name, or where the text comes from. */
  readonly name: string;
  /** Of a table of statements, what each row says; absent: the text is read sentence by sentence. */
  readonly rows?: readonly DraftRow[];
}

/** A row of a table of statements. */
export interface DraftRow {
  readonly text: string;
  /** What people call it: "row 7". */
  readonly place: string;
}

/** A string to be checked. */
export interface QuotedString {
  /** As typed between the outer marks, trimmed; not empty. */
  readonly text: string;
  /** What of it is quoted: all of it, or what stands before and behind each “she said”. */
  readonly halves: readonly string[];
  /** Whose words they are said to be, as the text names them right beside it; absent where it does not. */
  readonly attributedTo?: string;
}

/** Where something stands in a draft. */
export interface DraftPosition {
  /** 1-based, in the draft's text as it was read. */
  readonly line: number;
  /** The page, row or time, as people name it; absent where the draft has none. */
  readonly place?: string;
}

/** A quotation of a draft. */
export interface DraftQuotation extends QuotedString, DraftPosition {}

/** Something of a draft that stands in marks and is not checked. */
export interface DraftLeftover extends DraftPosition {
  readonly text: string;
}

/** What of a draft is quoted. */
export interface DraftQuotations {
  /** In order; [] where nothing stands in marks. */
  readonly quotations: readonly DraftQuotation[];
  /** Not to be checked: what stands in broken marks, and quotations beyond the first ones; at most a hundred. */
  readonly leftOut: readonly DraftLeftover[];
  /** So many more are left out. */
  readonly further: number;
  /** How many blocks and stretches of code with marks in them were not read: what stands there quotes nobody. */
  readonly code: number;
}

/** What became of strings that were checked together. */
export interface StringsCheck {
  /** Of each string in order; more than one verdict for a broken one whose halves stand apart. */
  readonly verdicts: readonly (readonly CheckedString[])[];
  readonly documentsSearched: number;
  readonly index: IndexInfo;
  /** SHA-256 of the texts of the documents that are quoted, by id. */
  readonly hashes: Readonly<Record<string, string>>;
}
