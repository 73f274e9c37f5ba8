import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { analyse, languageOf } from '../../../src/core/analysis/analyzer.js';
import { areNearDuplicates, signatureOf } from '../../../src/core/indexing/signature.js';
import { hashString } from '../../../src/core/indexing/string-hash.js';

const signatureOfWords = (words: readonly string[]) => signatureOf(words.map(hashString));

const folder = new URL('../../fixtures/news/documents/', import.meta.url);

/** Twelve reports; several papers tell each of the stories, each in words of its own. */
const reports = readdirSync(folder)
  .sort()
  .map((file) => wordsOf(readFileSync(new URL(file, folder), 'utf8')));

function wordsOf(text: string): string[] {
  return Array.from(analyse(text, languageOf('en')), ({ surface }) => surface);
}

/** Numbers that look random, the same in every run (Numerical Recipes' linear congruential generator). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/** The words with a share of them replaced by words of other reports. */
function changed(words: readonly string[], share: number, next: () => number): string[] {
  const others = reports.flat();
  return words.map((word) => (next() < share ? (others[Math.floor(next() * others.length)] ?? '') : word));
}

describe('how surely near-duplicates are told', () => {
  it('takes no two reports of the same events for copies', () => {
    const signatures = reports.map(signatureOfWords);
    for (const [i, one] of signatures.entries())
      for (const other of signatures.slice(i + 1)) expect(areNearDuplicates(one, other)).toBe(false);
  });

  it.each([
    { percent: 1, missed: 0 },
    { percent: 5, missed: 0 },
    { percent: 10, missed: 0.01 },
    { percent: 15, missed: 0.04 },
    { percent: 20, missed: 0.2 },
  ])('misses at most $missed of the copies with $percent % of the words changed', ({ percent, missed }) => {
    const next = numbers(percent);
    let count = 0;
    let lost = 0;
    for (const words of reports) {
      for (let copy = 0; copy < 10; copy++) {
        count++;
        if (
          !areNearDuplicates(signatureOfWords(words), signatureOfWords(changed(words, percent / 100, next)))
        )
          lost++;
      }
    }
    expect(lost / count).toBeLessThanOrEqual(missed);
  });

  it('takes a text for no copy once half of its words are others', () => {
    const next = numbers(50);
    for (const words of reports)
      expect(areNearDuplicates(signatureOfWords(words), signatureOfWords(changed(words, 0.5, next)))).toBe(
        false,
      );
  });
});
