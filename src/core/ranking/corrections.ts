import type { Token } from '../analysis/analyzer.js';
import { isDictionaryWord } from './dictionary.js';
import type { QuestionContext } from './question-context.js';
import { meantWord, type Neighbour } from './spelling.js';
import type { TermFrequencies } from './term-frequencies.js';

/**
 * What words that stand nowhere were meant to be, by term. Numbers, words in capitals, identifiers and words of the
 * dictionary are never corrected.
 */
export async function correctionsOf(
  tokens: readonly Token[],
  frequencies: TermFrequencies,
  text: string,
  language: string,
  { reader, scope, thesaurus }: QuestionContext,
): Promise<ReadonlyMap<string, Neighbour>> {
  const corrections = new Map<string, Neighbour>();
  for (const token of tokens) {
    if (frequencies.isKnown(token.term) || token.kind !== 'word') continue;
    const written = text.slice(token.start, token.end);
    if (isAcronym(written) || isOfIdentifier(token, text)) continue;
    // Whoever asks for the S-Bahn means no other Bahn.
    if (/^\p{L}[-\u2010\u2011]/u.test(written)) continue;
    if (isDictionaryWord(token.surface, language, thesaurus)) continue;
    const correction = await meantWord(token.surface, reader, scope);
    if (correction === undefined) continue;
    if (language === 'en' || !changesVowel(token.surface, correction.word))
      corrections.set(token.term, correction);
  }
  return corrections;
}

const vowel = /^[aeiouyäöüáàâéèêëíìîïóòôúùû]$/u;

/** Whether one vowel stands for another and all else is the same: where there is no dictionary that may be another word, "erholt" and "erhält". */
function changesVowel(word: string, other: string): boolean {
  const [letters, others] = [[...word], [...other]];
  if (letters.length !== others.length) return false;
  const changed = letters.flatMap((letter, i) => (letter === others[i] ? [] : [i]));
  const [at = 0] = changed;
  return changed.length === 1 && [letters[at], others[at]].every((letter) => vowel.test(letter ?? ''));
}

/** What stands around a word without a blank, in UTF-16 code units. */
const maxRunLength = 80;

/** `retryLimt`, `max_pol_size`, `config.jsn`, `/usr/lcal`, `#genral`, `@ana`: whoever writes these means every letter. */
function isOfIdentifier({ start, end }: Token, text: string): boolean {
  const before =
    text
      .slice(Math.max(0, start - maxRunLength), start)
      .split(/[\s"'“„‘(]/u)
      .at(-1) ?? '';
  const behind = text.slice(end, end + maxRunLength).split(/\s/u)[0] ?? '';
  const run = before + text.slice(start, end) + behind;
  return /^[-/~.]|[_@#$=\\]|[\p{L}\p{N}][.:][\p{L}\p{N}]|\p{Ll}\p{Lu}/u.test(run);
}

export function isAcronym(written: string): boolean {
  return written.length > 1 && written === written.toUpperCase();
}

/** The question as it is searched. */
export function withCorrections(
  text: string,
  tokens: readonly Token[],
  corrections: ReadonlyMap<string, Neighbour>,
): string {
  let corrected = '';
  let copied = 0;
  for (const { term, start, end } of tokens) {
    const correction = corrections.get(term);
    if (correction === undefined) continue;
    corrected += text.slice(copied, start) + correction.word;
    copied = end;
  }
  return corrected + text.slice(copied);
}
