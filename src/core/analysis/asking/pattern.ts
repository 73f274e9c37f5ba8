import { wordEnd } from './plain-marks.js';

/** Words of one kind, by the name that patterns call them by. */
export type WordSets = Readonly<Record<string, string>>;

/**
 * A pattern of words as an expression: words and `{sets}` in order, `(a | b)` one of several, `?` behind what may be left
 * out. Between two words stand blanks, a comma, or a dash. `'` matches either apostrophe. For texts of `plainMarks`.
 *
 *     {can} {you} please? {tell} {me}? {about}?
 */
export function patternSource(pattern: string, sets: WordSets): string {
  const parts = pattern.match(/\{\w+\}\??|\(|\)\??|\||[^\s(){}|]+/gu) ?? [];
  let source = '';
  for (const part of parts) {
    const isOptional = part.endsWith('?');
    const word = isOptional ? part.slice(0, -1) : part;
    if (part === '(') source += '(?:';
    else if (part === '|') source += '|';
    else if (word === ')') source += isOptional ? ')?' : ')';
    else source += `(?:${wordSource(word, sets)}${between})${isOptional ? '?' : ''}`;
  }
  return source;
}

/** What may stand behind a word of a pattern; the word ends there. */
const between = `${wordEnd}[\\s,:;–—-]*`;

/** By the sets, then by the part: most patterns name the same few. */
const sources = new WeakMap<WordSets, Map<string, string>>();

function wordSource(word: string, sets: WordSets): string {
  const known = sources.get(sets) ?? new Map<string, string>();
  sources.set(sets, known);
  const before = known.get(word);
  if (before !== undefined) return before;
  const words = wordsFor(word, sets);
  const source = words.length === 1 ? literal(words.join()) : `(?:${words.map(literal).join('|')})`;
  known.set(word, source);
  return source;
}

/** What a part of a pattern stands for: itself, or a set's words, the longest first: "me know" before "me". */
function wordsFor(word: string, sets: WordSets): readonly string[] {
  const name = /^\{(\w+)\}$/u.exec(word)?.[1];
  if (name === undefined) return [word];
  const set = sets[name];
  if (set === undefined) throw new Error(`no set of words is called ${name}`);
  return set
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .sort((a, b) => b.length - a.length);
}

/** All words of a pattern, those of its sets among them, in any order; some are several with blanks or `_` between. */
export function wordsOfPattern(pattern: string, sets: WordSets): readonly string[] {
  const parts = pattern.match(/\{\w+\}|[^\s(){}|?]+/gu) ?? [];
  return parts.flatMap((part) => wordsFor(part, sets));
}

function literal(words: string): string {
  return words
    .replace(/[.*+?^${}()|[\]\\]/gu, '\\$&')
    .replace(/'/gu, "['’]?")
    .replace(/[\s_]+/gu, '[\\s,]+');
}
