import { blockKindOf, type ForwardDocument, isHeading, sentenceCount } from '../types/forward-document.js';

/** Tells the lines of contents whose section is in the same document: its heading says the same, and the section more. */
export class NamedSections {
  readonly #headings = new Map<ForwardDocument, ReadonlySet<number>>();

  has(forward: ForwardDocument, sentence: number): boolean {
    if (blockKindOf(forward, sentence) !== 'contents') return false;
    let headings = this.#headings.get(forward);
    if (headings === undefined) {
      headings = headingsOf(forward);
      this.#headings.set(forward, headings);
    }
    return headings.has(forward.sentenceHashes[sentence] ?? 0);
  }
}

/** By what they say. */
function headingsOf(forward: ForwardDocument): ReadonlySet<number> {
  const headings = new Set<number>();
  for (let sentence = 0; sentence < sentenceCount(forward); sentence++)
    if (isHeading(forward, sentence)) headings.add(forward.sentenceHashes[sentence] ?? 0);
  return headings;
}
