const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Text that a person typed, shown again on one line: at most `length` characters as people see them, then “…”. */
export function excerpt(typed: string, length: number): string {
  const line = typed.replace(/\s+/gu, ' ').trim();
  // A character as people see it may have dozens of code units; beyond that it is cut all the same.
  let end = 0;
  let count = 0;
  for (const { index, segment } of graphemes.segment(line.slice(0, length * 20))) {
    if (count === length) return `${line.slice(0, end)}…`;
    end = index + segment.length;
    count++;
  }
  return end < line.length ? `${line.slice(0, end)}…` : line;
}
