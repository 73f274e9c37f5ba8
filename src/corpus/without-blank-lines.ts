/** The words of a row's value or of a turn, without the blank lines that would end its paragraph. */
export function withoutBlankLines(text: string): string {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line !== '')
    .join('\n')
    .trim();
}
