import { compareIds } from '../../core/types/document.js';
import { decodeForward, encodeForward, renumberForward } from './forward-record.js';
import { type MergeSource, mergePostings } from './merge-postings.js';
import { encodeNames } from './name-tables.js';
import { narrow, startsOf } from './number-array.js';
import { type FieldName, fieldNames, runOf, sectionsOf } from './segment-arrays.js';
import type { SegmentView } from './segment-view.js';
import { writeSegment } from './segment-writer.js';
import type { Storage } from './storage.js';
import { encodeVectors } from './vector-table.js';
import { encodeWords, type WordEntry } from './word-table.js';

/** A document to be taken over. */
interface Survivor {
  readonly view: SegmentView;
  /** Its number there. */
  readonly document: number;
  readonly id: string;
}

/**
 * Writes the documents of several segments that are still there as one segment. Nothing is tokenised again: postings
 * are joined, records copied under new numbers.
 * @returns the segment's name.
 * @throws {DamagedIndexError} if a source is not what was written.
 */
export async function mergeSegments(storage: Storage, views: readonly SegmentView[]): Promise<string> {
  const survivors = views
    .flatMap((view) =>
      Array.from(
        view.numbers(),
        (document): Survivor => ({ view, document, id: view.segment.ids.at(document) }),
      ),
    )
    .sort((a, b) => compareIds(a.id, b.id));
  const firstPassages = startsOf(survivors.map(({ view, document }) => view.passagesOf(document)));
  const terms = joinStrings(views.map((view) => ({ strings: view.segment.terms, isUsed: usedTerms(view) })));
  const languages = joinStrings(
    views.map(({ segment }) => ({ strings: segment.languages, isUsed: () => true })),
  );
  const words = joinWords(views, terms.numbers);
  const places = views.map((view) => placesOf(view, survivors, firstPassages));
  const sourcesOf = (field: FieldName) =>
    views.map(
      ({ segment }, i): MergeSource => ({
        postings: segment.postings(field),
        unitOf: places[i]?.[field === 'passage' ? 'passageOf' : 'documentOf'] ?? new Int32Array(),
        termOf: terms.numbers[i] ?? new Int32Array(),
      }),
    );
  const passages = firstPassages.at(-1) ?? 0;
  const merged = await Promise.all(
    fieldNames.map((field) =>
      mergePostings(
        sourcesOf(field),
        terms.strings.length,
        field === 'passage' ? passages : survivors.length,
      ),
    ),
  );
  const [title, text, stops, passage] = merged;
  if (title === undefined || text === undefined || stops === undefined || passage === undefined) {
    throw new Error('a field is missing');
  }
  const languageOf = (view: SegmentView) => languages.numbers[views.indexOf(view)] ?? new Int32Array();
  const spoken = survivors.map(({ view, document }) => {
    const { spokenStarts, spoken: codes } = view.segment.arrays;
    const own = codes.subarray(spokenStarts[document], spokenStarts[document + 1]);
    return Array.from(own, (code) => languageOf(view)[code] ?? 0);
  });
  const arrays = {
    ...encodeNames({
      terms: terms.strings,
      ids: survivors.map(({ id }) => id),
      languages: languages.strings,
    }),
    ...sectionsOf('title', title),
    ...sectionsOf('text', text),
    ...sectionsOf('stops', stops),
    ...sectionsOf('passage', passage),
    passageDocuments: narrow(
      survivors.flatMap(({ view, document }, i) => new Array<number>(view.passagesOf(document)).fill(i)),
    ),
    passageOffsets: narrow(
      survivors.flatMap(({ view, document }) => {
        const { firstPassages: first, passageOffsets } = view.segment.arrays;
        return Array.from(passageOffsets.subarray(first[document], first[document + 1]));
      }),
    ),
    firstPassages: narrow(firstPassages),
    tokens: narrow(survivors.map(({ view, document }) => view.segment.arrays.tokens[document] ?? 0)),
    spokenStarts: narrow(startsOf(spoken.map(({ length }) => length))),
    spoken: narrow(spoken.flat()),
    ...words.sections,
    ...encodeVectors(
      survivors.map(({ view, document }) => ({
        passages: view.passagesOf(document),
        vectors: view.segment.vectorsOf(document),
      })),
    ),
  };
  const at = (i: number): Survivor => {
    const survivor = survivors[i];
    if (survivor === undefined) throw new RangeError(`no document ${i}`);
    return survivor;
  };
  return await writeSegment(storage, arrays, {
    documents: survivors.length,
    metadata: (i) => at(i).view.segment.metadataRecord(at(i).document),
    forward: (i) => {
      const { view, document } = at(i);
      const source = views.indexOf(view);
      const forward = renumberForward(decodeForward(view.segment.forwardRecord(document)), {
        words: words.numbers[source] ?? [],
        languages: languageOf(view),
      });
      return encodeForward(forward);
    },
    text: (i) => at(i).view.segment.encodedText(at(i).document),
  });
}

/** What the documents and passages of a segment become. */
function placesOf(view: SegmentView, survivors: readonly Survivor[], firstPassages: readonly number[]) {
  const documentOf = new Int32Array(view.segment.documents).fill(-1);
  const passageOf = new Int32Array(view.segment.passages).fill(-1);
  for (const [place, survivor] of survivors.entries()) {
    if (survivor.view !== view) continue;
    documentOf[survivor.document] = place;
    const first = view.segment.arrays.firstPassages[survivor.document] ?? 0;
    for (let p = 0; p < view.passagesOf(survivor.document); p++) {
      passageOf[first + p] = (firstPassages[place] ?? 0) + p;
    }
  }
  return { documentOf, passageOf };
}

/** Tells of a term whether a document that is there has it. */
function usedTerms(view: SegmentView): (term: number) => boolean {
  const { alive } = view;
  if (alive === undefined) return () => true;
  // Whatever a title or a passage holds its document's text holds, too.
  const fields = [view.segment.postings('text'), view.segment.postings('stops')];
  return (term) =>
    fields.some((postings) => {
      const [from, to] = runOf(postings, term);
      return postings.units.subarray(from, to).some((document) => alive[document] === 1);
    });
}

/** All strings in use, by code unit, and of each source their numbers by the old ones; -1: not in use. */
function joinStrings(
  sources: readonly { readonly strings: Iterable<string>; readonly isUsed: (index: number) => boolean }[],
) {
  const lists = sources.map(({ strings, isUsed }) =>
    Array.from(strings, (string, index) => (isUsed(index) ? string : undefined)),
  );
  const strings = [...new Set(lists.flatMap((list) => list.filter((string) => string !== undefined)))].sort();
  const places = new Map(strings.map((string, place) => [string, place]));
  const numbers = lists.map((list) =>
    Int32Array.from(list, (string) => (string === undefined ? -1 : (places.get(string) ?? -1))),
  );
  return { strings, numbers };
}

/** The table of all words that documents still have, and of each segment their numbers by the old ones. */
function joinWords(views: readonly SegmentView[], termNumbers: readonly Int32Array[]) {
  const joined: (WordEntry & { documents: number })[] = [];
  const places = new Map<string, number>();
  const placesOfViews = views.map((view, i) => {
    const { words, arrays } = view.segment;
    const { isUsed, documentsWith } = livingWords(view);
    return Array.from(words, (word, number) => {
      if (!isUsed(number)) return 0;
      const documents = documentsWith(number);
      const term = termNumbers[i]?.[arrays.wordTerms[number] ?? 0] ?? 0;
      const place = places.get(`${term} ${word}`) ?? joined.length;
      if (place === joined.length) {
        places.set(`${term} ${word}`, place);
        joined.push({ word, term, documents: 0 });
      }
      const entry = joined[place];
      if (entry !== undefined) entry.documents += documents;
      return place;
    });
  });
  const { sections, numbers } = encodeWords(joined);
  return { sections, numbers: placesOfViews.map((own) => own.map((place) => numbers[place] ?? 0)) };
}

/** Which words the documents have that are there, be it as stop words, and how many have each otherwise. @throws {DamagedIndexError} */
function livingWords(view: SegmentView) {
  const { segment } = view;
  if (view.dead.length === 0) {
    return { isUsed: () => true, documentsWith: (word: number) => segment.arrays.wordDocuments[word] ?? 0 };
  }
  const used = new Uint8Array(segment.words.size);
  const documents = new Uint32Array(segment.words.size);
  for (const document of view.numbers()) {
    const forward = decodeForward(segment.forwardRecord(document));
    for (const words of [forward.tokenWords, forward.titleWords]) for (const word of words) used[word] = 1;
    for (const word of segment.spellings.distinct(forward)) documents[word] = (documents[word] ?? 0) + 1;
  }
  return {
    isUsed: (word: number) => used[word] === 1,
    documentsWith: (word: number) => documents[word] ?? 0,
  };
}
