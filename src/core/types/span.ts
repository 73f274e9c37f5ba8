/** Half-open range [start, end) in UTF-16 code units, as String.prototype.slice counts. 0-based. */
export interface Span {
  readonly start: number;
  readonly end: number;
}
