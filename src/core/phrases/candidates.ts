import { foldedWords } from './phrase-words.js';
import type { FoundPhrase } from './sentence-phrases.js';

interface Candidate {
  isName: boolean;
  documents: number;
  times: number;
  /** The document that it was found in last. */
  last: number;
}

/** Beyond this many, those that are seldom are let go, until at most half are left. */
const maxCandidates = 60_000;

/** No name is a phrase only where it stands in so many documents, or so many times. */
const frequent = { documents: 2, times: 3 } as const;

/** Phrases as they are found, by spelling. */
export class Candidates {
  readonly #found = new Map<string, Candidate>();

  /** @param document Which document it stands in: a number that only grows. */
  add({ text, isName }: FoundPhrase, document: number): void {
    const known = this.#found.get(text);
    if (known === undefined) {
      if (this.#found.size >= maxCandidates) this.#prune();
      // A slice would keep the whole text in memory.
      this.#found.set(Buffer.from(text, 'utf16le').toString('utf16le'), {
        isName,
        documents: 1,
        times: 1,
        last: document,
      });
      return;
    }
    known.isName ||= isName;
    known.times++;
    if (known.last === document) return;
    known.documents++;
    known.last = document;
  }

  /** The best, at most so many, of several spellings the most frequent; those of the most documents first. */
  best(max: number): string[] {
    const bySpelling = [...this.#found]
      .filter(
        ([, { isName, documents, times }]) =>
          isName || documents >= frequent.documents || times >= frequent.times,
      )
      .sort(([a, one], [b, other]) => compare(one, other) || (a < b ? -1 : 1));
    const chosen = new Map<string, string>();
    for (const [text] of bySpelling) {
      const folded = foldedWords(text).join(' ');
      if (!chosen.has(folded)) chosen.set(folded, text);
      if (chosen.size === max) break;
    }
    return [...chosen.values()];
  }

  #prune(): void {
    for (let times = 1; this.#found.size > maxCandidates / 2; times++) {
      for (const [text, candidate] of this.#found) if (candidate.times <= times) this.#found.delete(text);
    }
  }
}

function compare(one: Candidate, other: Candidate): number {
  return (
    other.documents - one.documents || Number(other.isName) - Number(one.isName) || other.times - one.times
  );
}
