import { type NumberArray, narrow } from './number-array.js';
import { type Postings, runOf } from './segment-arrays.js';

/**
 * The postings of documents, title and text together, added up from those of their titles and of their passages: passages tile
 * a document, so that nothing is counted twice or left out.
 * @param documentOf The document of each passage, ascending.
 * @param documents How many there are.
 */
export function documentPostings(
  title: Postings,
  passage: Postings,
  documentOf: ArrayLike<number>,
  documents: number,
): Postings {
  const terms = passage.starts.length - 1;
  const starts = new Uint32Array(terms + 1);
  const max = title.units.length + passage.units.length;
  const units = new Uint32Array(max);
  const frequencies = new Uint32Array(max);
  const lengths = new Uint32Array(documents);
  let end = 0;
  for (let term = 0; term < terms; term++) {
    let [inTitle, titleEnd] = runOf(title, term);
    let [inPassage, passageEnd] = runOf(passage, term);
    while (inTitle < titleEnd || inPassage < passageEnd) {
      const ofTitle = unitAt(title.units, inTitle, titleEnd);
      const ofPassage = inPassage < passageEnd ? (documentOf[passage.units[inPassage] ?? 0] ?? 0) : none;
      const document = Math.min(ofTitle, ofPassage);
      let frequency = ofTitle === document ? (title.frequencies[inTitle++] ?? 0) : 0;
      while (inPassage < passageEnd && documentOf[passage.units[inPassage] ?? 0] === document)
        frequency += passage.frequencies[inPassage++] ?? 0;
      units[end] = document;
      frequencies[end++] = frequency;
      lengths[document] = (lengths[document] ?? 0) + 1;
    }
    starts[term + 1] = end;
  }
  return {
    starts: narrow(starts),
    units: narrow(units.subarray(0, end)),
    frequencies: narrow(frequencies.subarray(0, end)),
    lengths: narrow(lengths),
  };
}

/** No document has this number. */
const none = 2 ** 32;

function unitAt(units: NumberArray, at: number, end: number): number {
  return at < end ? (units[at] ?? none) : none;
}
