/**
 * Whether a quote holds all the words of one of the `alternatives`; compared as `comparable` has it, and a second time
 * without Markdown's marks, which stand inside words that people leave them out of.
 */
export function holdsStatedAnswer(quote: string, alternatives: readonly (readonly string[])[]): boolean {
  return [comparable, (text: string) => comparable(withoutMarks(text))].some((form) => {
    const held = form(quote);
    return alternatives.some((parts) => parts.every((part) => held.includes(form(part))));
  });
}

const plainMarks: Readonly<Record<string, string>> = {
  '\u2018': "'",
  '\u2019': "'",
  '\u201c': '"',
  '\u201d': '"',
  '\u2011': '-',
  '\u2013': '-',
  '\u2014': '-',
  '\u2212': '-',
};

/** Lower case, runs of white space as one blank, plain quotation marks and dashes, no soft hyphens. */
export function comparable(text: string): string {
  return text
    .replace(/[\u00ad\u200b]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\u2018\u2019\u201c\u201d\u2011\u2013\u2014\u2212]/g, (mark) => plainMarks[mark] ?? mark)
    .toLowerCase();
}

/** Without asterisks, backquotes and backslashes, and without underscores at the edge of a word. */
function withoutMarks(text: string): string {
  return text.replace(/[*`\\]|(?<![\p{L}\p{N}_])_|_(?![\p{L}\p{N}_])/gu, '');
}
