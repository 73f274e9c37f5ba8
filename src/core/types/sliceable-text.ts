/** Text of a document of which parts can be had without the whole; a string is one. */
export interface SliceableText {
  /** UTF-16 code units. */
  readonly length: number;
  /** As String.prototype.slice, for offsets in 0..length. */
  slice(start: number, end?: number): string;
}
