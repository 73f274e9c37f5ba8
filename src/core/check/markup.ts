import type { Typography } from '../types/quote-check.js';
import type { Span } from '../types/span.js';

/** What of a text is markup and no word of it. */
export interface Markup extends Span {
  readonly as: Extract<Typography, 'emphasis' | 'links'>;
}

/** `[words](https://example.org "title")`: the address may hold brackets in pairs. */
const link = /\[([^[\]]{1,300})\](\((?:[^()\s]|\([^()\s]{0,200}\)){1,2000}(?:\s{1,3}"[^"\r\n]{0,200}")?\))/gu;
/** `*so*`, `_so_`, `~so~`, `` `so` ``, each mark once, twice or three times. */
const emphases = [
  /(\*{1,3})(?=[^\s*])[^*]{1,300}(?<!\s)\1/gu,
  /(_{1,3})(?=[^\s_])[^_]{1,300}(?<!\s)\1/gu,
  /(~{1,3})(?=[^\s~])[^~]{1,300}(?<!\s)\1/gu,
  /(`{1,3})(?=[^\s`])[^`]{1,300}(?<!\s)\1/gu,
];

/**
 * The marks of emphasis and of links that Markdown and chats know, in order, not overlapping; the words that they
 * are around are left out. Marks within a word are none, nor are such around more than one paragraph.
 */
export function markupIn(text: string): readonly Markup[] {
  const links = linksIn(text);
  const isAddress = (at: number) => links.some(({ start, end }) => at >= start && at < end);
  const emphasis = emphases.flatMap((pattern) => emphasisIn(text, pattern));
  return [...links, ...emphasis.filter(({ start }) => !isAddress(start))].sort((a, b) => a.start - b.start);
}

function linksIn(text: string): Markup[] {
  const found: Markup[] = [];
  for (const { index, 0: whole, 1: words = '', 2: address = '' } of text.matchAll(link)) {
    if (!/[./#]/u.test(address) || isBroken(words)) continue;
    const end = index + whole.length;
    found.push({ start: index, end: index + 1, as: 'links' });
    found.push({ start: index + 1 + words.length, end, as: 'links' });
  }
  return found;
}

function emphasisIn(text: string, pattern: RegExp): Markup[] {
  const found: Markup[] = [];
  for (const { index, 0: whole, 1: mark = '' } of text.matchAll(pattern)) {
    const end = index + whole.length;
    if (isLetter(text.charAt(index - 1)) || isLetter(text.charAt(end)) || isBroken(whole)) continue;
    found.push({ start: index, end: index + mark.length, as: 'emphasis' });
    found.push({ start: end - mark.length, end, as: 'emphasis' });
  }
  return found;
}

function isLetter(character: string): boolean {
  return /[\p{L}\p{N}]/u.test(character);
}

function isBroken(text: string): boolean {
  return /[\r\n]\s*[\r\n]/u.test(text.replaceAll('\r\n', '\n'));
}
