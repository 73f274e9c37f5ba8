/*
 * CommonMark takes a backslash before any sign of ASCII as that sign, and a character reference as its character
 * (https://spec.commonmark.org/0.31.2/#backslash-escapes), so that every text can be written to read back as it is.
 */

/** What would be markup, wherever in a line it stands. */
const markup = /[\\`*_{}[\]<>&#|~!$]/g;

/** The text; a blank line parts two paragraphs, every other line break is a hard one. It reads back character for character, CRLF as LF. */
export function inertMarkdown(text: string): string {
  const paragraphs = text.replace(/\r\n?/g, '\n').split(/(?<=[^\n])\n\n(?=[^\n])/);
  return paragraphs.map(inertParagraph).join('\n\n');
}

function inertParagraph(text: string): string {
  const lines = text.split('\n').map(inertLineOf);
  // A hard break needs something behind it: what ends in a line break keeps it as a character.
  if (lines.length > 1 && lines.at(-1) === '') lines.splice(-2, 2, `${lines.at(-2)}&#10;`);
  return lines.join('\\\n');
}

/** The same in one line: white space of any kind is a blank. For titles, names, cells. */
export function inertMarkdownLine(text: string): string {
  return inertLineOf(text.replace(/\s+/gu, ' ').trim());
}

function inertLineOf(line: string): string {
  return (
    line
      .replace(markup, '\\$&')
      // Where a line begins these open a list or underline a heading.
      .replace(/^[+\-=:]/, '\\$&')
      .replace(/^(\d+)([.)])/, '$1\\$2')
      // Addresses, and people to be notified, as GitHub and others find them in plain words.
      .replace(/:(?=\/\/)/g, '\\:')
      .replace(/\bwww\./gi, (www) => `${www.slice(0, 3)}\\.`)
      .replace(/@(?=[\p{L}\p{N}_])/gu, '@<!-- -->')
      // White space at the ends of a line is not part of a paragraph.
      .replace(/^[ \t]+|(?<![ \t])[ \t]+$/g, (blanks) => blanks.replace(/ /g, '&#32;').replace(/\t/g, '&#9;'))
  );
}
