import type { ForwardDocument } from '../types/forward-document.js';
import type { Copies } from './copies.js';
import { lineAround, linesOf } from './lines.js';

/** A line that stands word for word in so many documents is boilerplate, copies of one document counting once. */
export const minDocuments = 4;

/** A document that was looked at, and its sentences of interest. */
export interface DocumentSentences {
  readonly forward: ForwardDocument;
  readonly sentences: Iterable<number>;
}

/**
 * Tells lines that stand in many documents: footers, disclaimers, bylines. Counted over the documents that were looked at
 * together, all of them in the asker's scope: what stands elsewhere neither makes a line boilerplate nor shows in it.
 */
export class Boilerplate {
  readonly #lines = new Set<number>();

  /** @param interests Only lines around these sentences are looked at. */
  constructor(interests: readonly DocumentSentences[], copies: Copies) {
    const lines = interests.map(({ forward, sentences }) => ({
      forward,
      hashes: hashesAround(forward, sentences),
    }));
    const counts = new Map<number, number>();
    for (const { hashes } of lines) for (const hash of hashes) counts.set(hash, (counts.get(hash) ?? 0) + 1);
    // Most lines stand in one document alone.
    const standing = new Map<number, ForwardDocument[]>();
    for (const { forward, hashes } of lines) {
      for (const hash of hashes) {
        if ((counts.get(hash) ?? 0) < minDocuments) continue;
        const documents = standing.get(hash);
        if (documents === undefined) standing.set(hash, [forward]);
        else documents.push(forward);
      }
    }
    const kin = new DistinctDocuments(copies);
    for (const [hash, documents] of standing) {
      if (kin.count(documents, minDocuments) >= minDocuments) this.#lines.add(hash);
    }
  }

  get isEmpty(): boolean {
    return this.#lines.size === 0;
  }

  has(forward: ForwardDocument, sentence: number): boolean {
    const line = this.isEmpty ? undefined : lineAround(forward, sentence);
    return line !== undefined && this.#lines.has(line.hash);
  }
}

/** Distinct. */
function hashesAround(forward: ForwardDocument, sentences: Iterable<number>): ReadonlySet<number> {
  const hashes = new Set<number>();
  let end = 0;
  for (const sentence of sentences) {
    if (sentence < end) continue;
    const line = lineAround(forward, sentence);
    end = line?.end ?? sentence + 1;
    if (line !== undefined) hashes.add(line.hash);
  }
  return hashes;
}

/**
 * Tells documents that repeat one another, more than two thirds of their lines, from those that share a few: a wire story
 * in five papers is one document here, five short letters over one long disclaimer are five.
 */
export class DistinctDocuments {
  readonly #copies: Pick<Copies, 'areNearDuplicates'>;
  readonly #lines = new Map<ForwardDocument, ReadonlySet<number>>();

  constructor(copies: Pick<Copies, 'areNearDuplicates'>) {
    this.#copies = copies;
  }

  /** How many there are, those that repeat an earlier one left out; counts no further than `max`. */
  count(documents: readonly ForwardDocument[], max: number): number {
    if (documents.length < max) return documents.length;
    const counted: ForwardDocument[] = [];
    for (const document of documents) {
      if (!counted.some((earlier) => this.#repeats(earlier, document))) counted.push(document);
      if (counted.length >= max) break;
    }
    return counted.length;
  }

  #repeats(one: ForwardDocument, other: ForwardDocument): boolean {
    if (!this.#copies.areNearDuplicates(one, other)) return false;
    const [lines, others] = [this.#linesOf(one), this.#linesOf(other)];
    let shared = 0;
    for (const hash of lines) if (others.has(hash)) shared++;
    return shared * 3 > Math.min(lines.size, others.size) * 2;
  }

  #linesOf(forward: ForwardDocument): ReadonlySet<number> {
    const lines = this.#lines.get(forward) ?? new Set(Array.from(linesOf(forward), ({ hash }) => hash));
    this.#lines.set(forward, lines);
    return lines;
  }
}
