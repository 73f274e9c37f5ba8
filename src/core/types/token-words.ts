/** What is written, case-folded as a person would type it, and the term that it is read as. */
export interface Word {
  readonly written: string;
  readonly term: string;
}

/** The words of an index that was written before, by their numbers there: documents that it keeps together share them. */
export interface KeptWords {
  /** How many there are. */
  readonly size: number;
  writtenAt(number: number): string;
  termAt(number: number): string;
  /** `hashString` of what is written. */
  hashAt(number: number): number;
}

/** A document's words. A number from 0 on is one of `kept`, one below 0 one of `own`: -1 the first. */
export interface TokenWords {
  /** By token, stop words included. */
  readonly text: Int32Array;
  /** Of the title without stop words, all of them own; none where the title is only the text's opening words. */
  readonly title: Int32Array;
  /** Distinct. */
  readonly own: readonly Word[];
  /** Of an index in which parts of the document stood as they are; absent: all words are its own. */
  readonly kept?: KeptWords | undefined;
}

/** Where a number below 0 stands among a document's own words. */
export function placeOfOwn(number: number): number {
  return -1 - number;
}

export function writtenAs({ own, kept }: TokenWords, number: number): string {
  return (number < 0 ? own[placeOfOwn(number)]?.written : kept?.writtenAt(number)) ?? '';
}

export function readAs({ own, kept }: TokenWords, number: number): string {
  return (number < 0 ? own[placeOfOwn(number)]?.term : kept?.termAt(number)) ?? '';
}
