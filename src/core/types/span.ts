/** Half-open range [start, end) in UTF-16 code units, as String.prototype.slice counts. 0-based. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Whether two have a character in common. */
export function overlap(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
