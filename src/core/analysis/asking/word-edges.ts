import { noWord } from './plain-marks.js';

/**
 * How a text can begin, or end, that a pattern of these words matches: up to the first blank or apostrophe of a word, or
 * from the last one on, case-folded. An expression of hundreds of words takes a millisecond to compile, and this tells of
 * nearly all of them that they need not be.
 */
export type WordEdges = ReadonlySet<string>;

export function beginnings(words: readonly string[]): WordEdges {
  return new Set(words.flatMap(beginningOf));
}

export function endings(words: readonly string[]): WordEdges {
  return new Set(words.flatMap(endingOf));
}

const beginningOf = onceEach((word) => edges(word.split(/[\s_]/u, 1).join(''), (parts) => parts[0]));
const endingOf = onceEach((word) => edges(word.split(/[\s_]/u).at(-1) ?? '', (parts) => parts.at(-1)));

/** Patterns share most of their words. */
function onceEach(make: (word: string) => string[]): (word: string) => readonly string[] {
  const made = new Map<string, readonly string[]>();
  return (word) => {
    const known = made.get(word) ?? make(word);
    made.set(word, known);
    return known;
  };
}

/** An apostrophe may be left out, at a word's edge as well: "'m" begins and ends with itself or with "m". */
function edges(word: string, pick: (parts: readonly string[]) => string | undefined): string[] {
  const edge = pick(word.split(/['’]/u).filter((part) => part !== ''));
  const marks = /^['’]|['’]$/u.test(word) ? ["'", '’'] : [];
  return [...(edge === undefined ? [] : [folded(edge)]), ...marks];
}

/** Longer ones are not looked for: they begin, or end, as a shorter one would have to. UTF-16 code units. */
const maxLength = 40;

/** Whether one of these stands at `from`. */
export function mayBeginAt(text: string, from: number, edges: WordEdges): boolean {
  const next = folded(text.slice(from, from + maxLength));
  for (let length = 1; length <= next.length; length++) if (edges.has(next.slice(0, length))) return true;
  return false;
}

const isNoWord = new RegExp(`^${noWord}$`, 'u');

/** Whether one of these stands at the end, or before marks and blanks there. */
export function mayEnd(text: string, edges: WordEdges): boolean {
  let end = text.length;
  while (end > 0 && isNoWord.test(text.charAt(end - 1))) end--;
  const last = folded(text.slice(Math.max(0, end - maxLength), end));
  for (let length = 1; length <= last.length; length++) if (edges.has(last.slice(-length))) return true;
  return false;
}

/** As expressions fold case, in both directions: the long s is an s. */
function folded(text: string): string {
  return text.toLowerCase().toUpperCase();
}
