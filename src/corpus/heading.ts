import type { Span } from '../core/types/span.js';
import { limits } from './limits.js';
import { type Line, linesOf } from './lines.js';

/** The first Markdown heading in `body` (`# so`, or underlined with === or ---), without its markup. */
export function markdownHeading(text: string, body: Span): string | undefined {
  let fence: string | undefined;
  let before: Line | undefined;
  let previous: Line | undefined;
  for (const line of linesOf(text, body.start, body.end)) {
    const marks = /^ {0,3}(`{3,}|~{3,})/.exec(line.text)?.[1];
    if (fence !== undefined) {
      if (marks?.startsWith(fence) && /^[\s`~]*$/.test(line.text)) fence = undefined;
    } else if (marks !== undefined) {
      fence = marks;
    } else {
      const heading = hashHeading(line.text) ?? underlined(line, previous, before);
      if (heading !== undefined && heading !== '') return heading;
    }
    before = previous;
    previous = fence === undefined ? line : undefined;
  }
  return undefined;
}

/** The first line that is not blank, where it is written as a Markdown heading: in plain text a # elsewhere is a #. */
export function leadingHeading(text: string, body: Span): string | undefined {
  for (const line of linesOf(text, body.start, body.end)) {
    if (line.text.trim() !== '') return hashHeading(line.text) || undefined;
  }
  return undefined;
}

function hashHeading(line: string): string | undefined {
  if (line.length > limits.headingLineLength) return undefined;
  const match = /^ {0,3}#{1,6}(?:[ \t](.*))?$/.exec(line);
  return match === null ? undefined : withoutMarkup((match[1] ?? '').trim().replace(/(?:^|[ \t])#+$/, ''));
}

/** A paragraph of one line above a line of = or -. Lists, quotes, tables and HTML are no paragraphs. */
function underlined(line: Line, previous: Line | undefined, before: Line | undefined): string | undefined {
  if (previous === undefined || !/^ {0,3}(?:=+|-+)[ \t]*$/.test(line.text)) return undefined;
  if (before !== undefined && before.text.trim() !== '') return undefined;
  const { text } = previous;
  const isParagraph =
    text.trim() !== '' &&
    text.length <= limits.headingLineLength &&
    !/^(?: {4}|\t| {0,3}(?:[-*+>|<=]|\d+[.)]\s))/.test(text);
  return isParagraph ? withoutMarkup(text.trim()) : undefined;
}

/** A line of Markdown as it reads: links and pictures as their words, no emphasis marks, no tags. */
export function withoutMarkup(line: string): string {
  return line
    .replace(/!?\[([^[\]]*)\](?:\([^()]*\)|\[[^[\]]*\])/g, '$1')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/(\*\*|__|~~)(?=\S)(.+?)\1/g, '$2')
    .replace(/(?<![\w*\\])([*_])(?=\S)([^*_\\]+)\1(?![\w*])/g, '$2')
    .replace(/(?<!`)`+([^`]+)`+/g, '$1')
    .replace(/\\([!-/:-@[-`{-~])/g, '$1')
    .trim();
}
