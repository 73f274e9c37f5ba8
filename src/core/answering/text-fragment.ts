import type { Span } from '../types/span.js';

/** A longer quote is named by its first and last words: some pages break such a run of text. UTF-16 code units. */
const maxWholeLength = 300;

/** How many words name an end of a long quote: at least, and at most. */
const minWords = 3;
const maxWords = 12;

/**
 * The text directive (`text=…`) that leads a browser to a quote on its document's own page; undefined where it could
 * lead to another place of the text. https://wicg.github.io/scroll-to-text-fragment/
 *
 * Browsers compare without regard to case, and their page breaks lines elsewhere; so it is here. They match whole words
 * alone, which is not asked for here: what is unique as characters is unique as words.
 */
export function textFragmentOf(text: string, { start, end }: Span): string | undefined {
  const quoted = text.slice(start, end).trim();
  if (quoted === '' || /\p{Surrogate}/u.test(quoted)) return undefined;
  const page = folded(text);
  const isUnique = (words: string) => {
    const first = page.indexOf(folded(words));
    return first >= 0 && page.indexOf(folded(words), first + 1) < 0;
  };
  const lines = quoted.split(/[\r\n]+/u).map(wordsOf);
  const [first = [], last = first] = [lines[0], lines.at(-1)];
  if (lines.length === 1 && quoted.length <= maxWholeLength) {
    return isUnique(quoted) ? `text=${encoded(first.join(' '))}` : undefined;
  }
  const opening = shortest(first, (words, count) => words.slice(0, count), isUnique);
  const closing = shortest(last, (words, count) => words.slice(-count), isUnique);
  if (opening === undefined || closing === undefined) return undefined;
  if (lines.length === 1 && opening.length + closing.length > first.length) return undefined;
  return `text=${encoded(opening.join(' '))},${encoded(closing.join(' '))}`;
}

function shortest(
  words: readonly string[],
  take: (words: readonly string[], count: number) => readonly string[],
  isUnique: (words: string) => boolean,
): readonly string[] | undefined {
  for (let count = minWords; count <= Math.min(maxWords, words.length); count++) {
    const taken = take(words, count);
    if (isUnique(taken.join(' '))) return taken;
  }
  return undefined;
}

function wordsOf(line: string): readonly string[] {
  return line.trim().split(/\s+/u);
}

function folded(text: string): string {
  return text.replace(/\s+/gu, ' ').toLowerCase();
}

/** In a directive a comma, an ampersand and a dash mean something. */
function encoded(words: string): string {
  return encodeURIComponent(words).replaceAll('-', '%2D');
}
