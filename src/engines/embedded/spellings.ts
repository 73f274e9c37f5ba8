import { tokenFlag } from '../../core/types/forward-document.js';
import type { ForwardNumbers } from './forward-record.js';
import type { StringTable } from './string-table.js';

/** Tells which words of a segment are written alike. */
export class Spellings {
  readonly #words: StringTable;
  /** By word: the first one that is written so. */
  #firsts: Int32Array | undefined;

  /** @param words Those that are written alike beside each other. */
  constructor(words: StringTable) {
    this.#words = words;
  }

  /** The words of a document that are no stop words; of those that are written alike the first. Tokens are in the order of the text. */
  distinct({
    tokenWords,
    flags,
    titleWords,
  }: Pick<ForwardNumbers, 'tokenWords' | 'flags' | 'titleWords'>): Set<number> {
    const firsts = this.#first;
    const bySpelling = new Map<number, number>();
    const note = (word: number) => {
      const spelling = firsts[word] ?? word;
      if (!bySpelling.has(spelling)) bySpelling.set(spelling, word);
    };
    for (let token = 0; token < tokenWords.length; token++)
      if (((flags[token] ?? 0) & tokenFlag.stop) === 0) note(tokenWords[token] ?? 0);
    for (const word of titleWords) note(word);
    return new Set(bySpelling.values());
  }

  /** The same of words in any order; undefined where several are written alike. */
  unambiguous({
    tokenWords,
    flags,
    titleWords,
  }: Pick<ForwardNumbers, 'tokenWords' | 'flags' | 'titleWords'>): Set<number> | undefined {
    const words = new Set(titleWords);
    for (let i = 0; i < tokenWords.length; i++)
      if (((flags[i] ?? 0) & tokenFlag.stop) === 0) words.add(tokenWords[i] ?? 0);
    const written = new Set<number>();
    for (const word of words) written.add(this.#first[word] ?? word);
    return written.size === words.size ? words : undefined;
  }

  get #first(): Int32Array {
    this.#firsts ??= firstsOf(this.#words);
    return this.#firsts;
  }
}

function firstsOf(words: StringTable): Int32Array {
  const firsts = new Int32Array(words.size);
  for (let word = 1; word < words.size; word++)
    firsts[word] = words.equals(word, word - 1) ? (firsts[word - 1] ?? 0) : word;
  return firsts;
}
