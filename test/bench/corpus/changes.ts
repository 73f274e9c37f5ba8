import type { PlainDocument } from './real-documents.js';
import type { SplitDocument } from './split-document.js';

/** How a corpus changes between two readings. */
export interface Changes {
  /** One passage in so many; an integer >= 1. */
  readonly every: number;
  /**
   * `passages`: every so-manieth, counted over the whole corpus, each alone. `documents`: all those of some documents,
   * spread over the whole corpus, that hold as many together.
   */
  readonly of: 'passages' | 'documents';
}

/** The documents with a word put before each passage that changes. */
export function* changedTexts(
  documents: Iterable<SplitDocument>,
  { every, of }: Changes,
): Generator<PlainDocument> {
  let before = 0;
  let changed = 0;
  for (const document of documents) {
    const { starts, text } = document;
    const owed = (before + starts.length) / every - changed;
    const isWhole = of === 'documents' && owed >= starts.length;
    const places = starts.filter((_, i) => (of === 'documents' ? isWhole : (before + i) % every === 0));
    changed += places.length;
    before += starts.length;
    yield { ...document, text: amended(text, places) };
  }
}

function amended(text: string, places: readonly number[]): string {
  let edited = '';
  let copied = 0;
  for (const place of places) {
    edited += `${text.slice(copied, place)}Amended `;
    copied = place;
  }
  return edited + text.slice(copied);
}
