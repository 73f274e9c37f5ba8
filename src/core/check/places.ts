import { bodyOf, type Document } from '../types/document.js';
import { type Quote, quoteAt } from '../types/quote.js';
import type { CheckedTexts } from './checked-texts.js';
import { turnTaker } from './checked-texts.js';
import { cutsWord } from './word-border.js';

/** Where a string stands next in a text: [start, end), at or behind `from`. */
export type Finder = (text: string, from: number) => readonly [start: number, end: number] | undefined;

export interface Places {
  /** The first, in order of document and position. */
  readonly quotes: readonly Quote[];
  /** How many more there are. */
  readonly further: number;
}

/** So many places of a string are cited; the others are counted. */
export const mostPlaces = 5;

/** A frequent word has many places in one text; so many are looked at before the next look at the clock. */
const placesATurn = 256;

export function exactFinder(string: string): Finder {
  return (text, from) => {
    const start = text.indexOf(string, from);
    return start === -1 ? undefined : [start, start + string.length];
  };
}

/**
 * Everywhere that each finder's string stands in the bodies of the documents, as whole words. Each document is read
 * once and then let go.
 */
export async function placesOf(texts: CheckedTexts, finders: readonly Finder[]): Promise<Places[]> {
  const places = finders.map(() => ({ quotes: [] as Quote[], further: 0 }));
  if (finders.length === 0) return places;
  const takeTurns = turnTaker();
  for (const id of texts.ids) {
    const document = await texts.document(id);
    if (document === undefined) continue;
    for (const [i, find] of finders.entries()) {
      const found = places[i];
      if (found === undefined) continue;
      let looked = 0;
      for (const [start, end] of wholePlaces(document, find)) {
        if (found.quotes.length < mostPlaces) found.quotes.push(quoteAt(document, { start, end }));
        else found.further++;
        if (++looked % placesATurn === 0) await takeTurns();
      }
      await takeTurns();
    }
  }
  return places;
}

function* wholePlaces(document: Document, find: Finder): Generator<readonly [number, number]> {
  const { text } = document;
  const body = bodyOf(document);
  let from = body.start;
  while (from < body.end) {
    const place = find(text, from);
    if (place === undefined || place[1] > body.end) return;
    const [start, end] = place;
    const isWhole = !cutsWord(text, start) && !cutsWord(text, end);
    if (isWhole) yield place;
    from = isWhole ? end : start + 1;
  }
}
