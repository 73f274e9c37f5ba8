import { termOf } from '../analysis/analyzer.js';
import { languageOf } from '../analysis/languages.js';
import type { ForwardDocument } from '../types/forward-document.js';
import type { Signal } from './signal.js';

/** Words that say no, or yes only so far, by language: what a sentence has that settles whether something is so. */
const settlingWords: Readonly<Record<string, readonly string[]>> = {
  en: ['not', 'no', 'never', 'cannot', 'without', 'only', 'yes', 'neither', 'nor', 'none', 'unless'],
  de: ['nicht', 'kein', 'keine', 'keinen', 'nie', 'ohne', 'nur', 'ja', 'nein', 'weder', 'niemals'],
  fr: ['pas', 'non', 'jamais', 'sans', 'seulement', 'oui', 'aucun', 'aucune', 'ni'],
  es: ['no', 'nunca', 'sin', 'solo', 'sólo', 'sí', 'ningún', 'ninguna', 'tampoco'],
  it: ['non', 'no', 'mai', 'senza', 'solo', 'sì', 'nessun', 'nessuna', 'né'],
  nl: ['niet', 'geen', 'nooit', 'zonder', 'alleen', 'ja', 'nee', 'noch'],
};

/** So many of them in a window are as many as any. */
const plenty = 2;

/**
 * Asked whether something is so, a window that says "not", "never", "only" or "yes" settles it; one that only speaks of
 * the same things does not.
 */
export const settles: Signal = ({ forward, first, end }, { question }) => {
  if (!question.asksWhether) return 0;
  const wanted = numbersOf(forward, question.language);
  if (wanted.size === 0) return 0;
  let found = 0;
  const last = forward.firstToken[end] ?? 0;
  for (let token = forward.firstToken[first] ?? 0; token < last && found < plenty; token++) {
    if (wanted.has(forward.terms[token] ?? -1)) found++;
  }
  return found / plenty;
};

/** By numbering: documents with the same `termNumber` share their numbers. */
const known = new WeakMap<ForwardDocument['termNumber'], Map<string, ReadonlySet<number>>>();

function numbersOf({ termNumber }: ForwardDocument, language: string): ReadonlySet<number> {
  const byLanguage = known.get(termNumber) ?? new Map<string, ReadonlySet<number>>();
  known.set(termNumber, byLanguage);
  const numbers =
    byLanguage.get(language) ??
    new Set(
      (settlingWords[language] ?? []).flatMap((word) => termNumber(termOf(word, languageOf(language))) ?? []),
    );
  byLanguage.set(language, numbers);
  return numbers;
}
