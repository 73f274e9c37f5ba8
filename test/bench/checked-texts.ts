import { maxStrings } from '../../src/core/check/check-quotes.js';
import { type Corpus, documentsOf } from './corpus/corpus-file.js';

/** As much as a Slack message holds, in characters. https://docs.slack.dev/reference/methods/chat.postMessage#truncating */
const maxMessageLength = 40_000;

/**
 * What costs most to check of what a message can hold: one quotation as long as it, or as many as are checked, long and
 * short, of the longest document, of which a word was changed, words were left out or put in brackets, or that are nothing
 * but its frequent words.
 */
export function makeHardChecks(corpus: Corpus): string[] {
  const text = maxTextLength(corpus);
  const long = text.slice(0, 0.9 * maxMessageLength);
  const pieces = (length: number) => {
    const step = Math.floor(text.length / maxStrings);
    return Array.from({ length: maxStrings }, (_, i) => text.slice(i * step, i * step + length).trim());
  };
  const each = Math.floor((0.9 * maxMessageLength) / maxStrings);
  return [
    [changed(long)],
    [frequentWords(long)],
    pieces(each).map(changed),
    ...[each, 1_900, 900, 300].flatMap((length) => [
      pieces(length).map((piece) => changed(withInstead(piece, 5, '…'))),
      pieces(length).map((piece) => changed(withInstead(piece, 1, '…'))),
      pieces(length).map((piece) => withInstead(piece, 8, '[other]').slice(0, each)),
    ]),
    pieces(200).map(changed),
  ].map(asQuotes);
}

function maxTextLength(corpus: Corpus): string {
  let longest = '';
  for (const { text } of documentsOf(corpus)) if (text.length > longest.length) longest = text;
  return longest;
}

/** Block by block: its own marks do not end a quotation there. */
function asQuotes(strings: readonly string[]): string {
  const blocks = strings.map((string) => string.replace(/\s*\n\s*/gu, '\n').replace(/^/gmu, '>'));
  return blocks.join('\n\nand\n\n').slice(0, maxMessageLength);
}

/** Its middle word is another one. */
function changed(text: string): string {
  const words = text.split(' ');
  words[words.length >> 1] = 'giraffe';
  return words.join(' ');
}

/** So many words of it, evenly spread, are others. */
function withInstead(text: string, count: number, instead: string): string {
  const words = text.split(' ');
  const every = Math.max(2, Math.floor(words.length / (count + 1)));
  return words.map((word, i) => (i > 0 && i % every === 0 && i / every <= count ? instead : word)).join(' ');
}

/** Nothing but the words of a text that it has most often. */
function frequentWords(text: string): string {
  const words = text.split(' ');
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return words.filter((word) => (counts.get(word) ?? 0) >= words.length / 100).join(' ');
}
