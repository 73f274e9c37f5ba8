import { foldCase } from './fold.js';
import type { Language } from './languages.js';
import type { Word } from './words.js';

/** Nouns behind which even a small "a" is a label. */
const labelled = new Set('appendix annex exhibit schedule vitamin hepatitis anhang anlage'.split(' '));

/** Words that only a time follows: "in May", not "it may". */
const beforeTimes = new Set(
  'in of since until till by last next early late mid during before after from every this between'.split(' '),
);

/**
 * Whether a single letter is a name: Appendix D, plan A, vitamin d. What is left of "what'd" and "it's" is none, nor is an
 * article or "I".
 */
export function isLabel(text: string, words: readonly Word[], index: number, language: string): boolean {
  const word = words[index];
  if (word === undefined || word.end - word.start !== 1) return false;
  const letter = text.slice(word.start, word.end);
  const before = words[index - 1];
  if (isWithout(text, word)) return false;
  if (before === undefined || /['’]/u.test(text[word.start - 1] ?? '') || /['’]/u.test(text[word.end] ?? ''))
    return false;
  if (!/^[\s-]+$/u.test(text.slice(before.end, word.start))) return false;
  const follows = labelled.has(foldCase(text.slice(before.start, before.end)));
  if (/\p{Lu}/u.test(letter)) {
    if (language !== 'en') return true;
    const next = words[index + 1];
    const isTitle = next !== undefined && /\p{Lu}/u.test(text[next.start] ?? '');
    return letter === 'A' ? follows || !isTitle : letter !== 'I' || follows;
  }
  return follows || (language === 'en' && /^[b-hj-z]$/u.test(letter));
}

/** Whether a function word is the name of a month: "May" in the midst of a sentence, "in may", "may 2024". */
export function isMonth(text: string, words: readonly Word[], index: number, language: Language): boolean {
  const word = words[index];
  if (word === undefined) return false;
  const written = text.slice(word.start, word.end);
  if (!language.timeWords.has(foldCase(written))) return false;
  const before = words[index - 1];
  const next = words[index + 1];
  if (
    /^\p{Lu}/u.test(written) &&
    before !== undefined &&
    !/[:.]\s*$/u.test(text.slice(before.end, word.start))
  )
    return true;
  if (next?.kind === 'number' && next.start - word.end <= 2) return true;
  return (
    before !== undefined &&
    (before.kind === 'number' || beforeTimes.has(foldCase(text.slice(before.start, before.end))))
  );
}

/** Whether a capital letter behind another makes a name of a contraction: Jony Ive, not "what I've done". */
export function isSurname(text: string, words: readonly Word[], index: number): boolean {
  const word = words[index];
  const before = words[index - 1];
  if (word === undefined || before === undefined || before.end - before.start < 2) return false;
  if (text.slice(before.end, word.start) !== ' ') return false;
  return [before, word].every(({ start }) => /\p{Lu}/u.test(text[start] ?? ''));
}

/** Either letter of "w/o" and "w/", which say "without" and "with". */
export function isWithout(text: string, { start, end }: Word): boolean {
  if (end - start !== 1) return false;
  const at = text[start] === 'o' ? start - 2 : start;
  const before = text[at - 1] ?? ' ';
  return !/[\p{L}\p{N}/]/u.test(before) && /^w\/(?:o(?![\p{L}\p{N}/])|\s)/u.test(text.slice(at, at + 4));
}
