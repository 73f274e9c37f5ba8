import { webAddress } from '../../chat/permalink/web-address.js';
import { splitsPair } from '../../core/types/cut.js';
import type { Span } from '../../core/types/span.js';

/*
 * Discord shows text that is sent as text, without markup, only if every character that could begin markup stands
 * behind a backslash. Discord takes a backslash before anything but letters, digits and white space as an escape, so
 * escaping one character too many is never seen.
 */

/**
 * Characters of some construct: emphasis, code, spoilers, links and bare addresses (`:` `/` `.`, also
 * `discord.gg/x`), mentions, emoji, timestamps, headings, subtext, lists, quotes.
 */
const active = /[\\`*_~|<>[\]#+\-.:@/]/g;

/** Text that Discord shows as it is. Line breaks stay; see `lines` for white space at their edges. */
export function escapeMarkdown(text: string): string {
  return text.replace(active, '\\$&');
}

/** The text that was shown as `boldLines(text)` or `escapeMarkdown(text)`; for what this module has written only. */
export function readBack(markup: string): string {
  return markup.replace(/\\([^0-9A-Za-z\s])|\*\*/g, (_, escaped: string | undefined) => escaped ?? '');
}

/** One line of text: line breaks, which would end a title's line, become spaces. */
export function oneLine(text: string): string {
  return text.replace(/[\r\n]+/g, ' ').trim();
}

/**
 * A block quote that reads back to exactly `text`; its line breaks become \n.
 * @param highlights Spans of `text` to be shown bold; one that cuts a surrogate pair is left out.
 */
export function blockQuote(text: string, highlights: readonly Span[] = []): string {
  return lines(text, highlights)
    .map((line) => `> ${line}`)
    .join('\n');
}

/**
 * A code block within a block quote: nothing is escaped in it, and nothing in it is markup.
 * @returns undefined for what it cannot hold: its own end, and line breaks at its ends, which Discord drops.
 */
export function quotedCode(text: string): string | undefined {
  const lines = text.split(/\r\n|\r|\n/);
  if (text.trim() === '' || text.includes('```') || lines[0] === '' || lines.at(-1) === '') return undefined;
  return ['```', ...lines, '```'].map((line) => `> ${line}`).join('\n');
}

/** Code within a line. @param text Without a backtick. */
export function codeMarkup(text: string): string {
  return `\`${text}\``;
}

/** All of `text` bold, line by line. */
export function boldLines(text: string): string {
  return lines(text, [{ start: 0, end: text.length }]).join('\n');
}

/**
 * Each line of `text` as markup. Discord drops spaces before a line break and around a block's text, but not inside
 * bold, where white space looks the same: so white space at a line's edges is made bold too.
 */
function lines(text: string, highlights: readonly Span[]): string[] {
  const marks = highlights.filter((mark) => !splitsPair(text, mark.start) && !splitsPair(text, mark.end));
  const result: string[] = [];
  let start = 0;
  for (const lineBreak of [...text.matchAll(/\r\n|\r|\n/g), undefined]) {
    const end = lineBreak?.index ?? text.length;
    result.push(markLine(text, { start, end }, marks));
    start = end + (lineBreak?.[0].length ?? 0);
  }
  return result;
}

function markLine(text: string, line: Span, highlights: readonly Span[]): string {
  const body = text.slice(line.start, line.end);
  const leading = body.length - body.trimStart().length;
  const trailing = body.length - body.trimEnd().length;
  const bold = [
    ...highlights,
    { start: line.start, end: line.start + leading },
    { start: line.end - trailing, end: line.end },
  ]
    .map((mark) => ({ start: Math.max(mark.start, line.start), end: Math.min(mark.end, line.end) }))
    .filter((mark) => mark.start < mark.end)
    .sort((a, b) => a.start - b.start || a.end - b.end);

  let markup = '';
  let at = line.start;
  for (const mark of joinTouching(text, bold)) {
    if (showsNothing(text, mark.start, mark.end)) continue;
    markup += `${escapeMarkdown(text.slice(at, mark.start))}**${escapeMarkdown(text.slice(mark.start, mark.end))}**`;
    at = mark.end;
  }
  return markup + escapeMarkdown(text.slice(at, line.end));
}

/** Discord drops form feeds, and bold of nothing shows as asterisks. */
function showsNothing(text: string, start: number, end: number): boolean {
  return /^\f*$/.test(text.slice(start, end));
}

/** Neighbouring bold would read as four asterisks, so it becomes one. */
function joinTouching(text: string, sorted: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of sorted) {
    const last = joined.at(-1);
    if (last !== undefined && showsNothing(text, last.end, span.start)) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, span.end) };
    } else {
      joined.push(span);
    }
  }
  return joined;
}

/**
 * A link that shows `label`, previews nothing and leads to `url`.
 * @returns undefined unless `url` is http(s) and short enough to be worth its room.
 */
export function maskedLink(label: string, url: string): string | undefined {
  const href = webAddress(url);
  if (href === undefined || href.length > 500) return undefined;
  const address = href.replace(/[()<>\\`|*\s]/g, (c) => `%${c.charCodeAt(0).toString(16).padStart(2, '0')}`);
  return `[${label}](<${address}>)`;
}

/** Words that a link cannot show: Discord takes those that look like an address, or hold a bracket, for something else. */
const noLabel = /[[\]`\n]|:\/\/|\p{L}\.\p{L}/u;

/** Words that lead to `url`, in bold; undefined where they cannot. */
export function boldLink(words: string, url: string): string | undefined {
  return noLabel.test(words) ? undefined : maskedLink(`**${escapeMarkdown(words)}**`, url);
}
