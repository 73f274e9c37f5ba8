import { compareIds } from '../../core/types/document.js';
import { decodeForward, renumberRecord, tokenKindsIn } from './forward-record.js';
import { type MergeSource, mergePostings } from './merge-postings.js';
import { encodeNames } from './name-tables.js';
import { narrow, startsOf } from './number-array.js';
import { type FieldName, fieldNames, sectionsOf, stringsOf } from './segment-arrays.js';
import type { SegmentView } from './segment-view.js';
import { writeSegment } from './segment-writer.js';
import type { Storage } from './storage.js';
import type { StringTable } from './string-table.js';
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
  const living = views.map(livingWords);
  const terms = joinStrings(
    views.map((view, i) => ({
      strings: view.segment.terms,
      isUsed: usedTerms(view, living[i] as LivingWords),
    })),
  );
  const languages = joinStrings(
    views.map(({ segment }) => ({ strings: stringsOf(segment.arrays, 'language'), isUsed: () => true })),
  );
  const words = joinWords(views, living, terms.numbers);
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
      // Words and languages are in the same order in every segment.
      return renumberRecord(view.segment.forwardRecord(document), {
        words: words.numbers[source] ?? [],
        languages: languageOf(view),
      });
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

/** Tells of a term whether a document that is there has it: then it has a word that is read as that. */
function usedTerms({ segment }: SegmentView, { isUsed }: LivingWords): (term: number) => boolean {
  const used = new Uint8Array(segment.terms.size);
  const { wordTerms } = segment.arrays;
  for (let word = 0; word < wordTerms.length; word++) if (isUsed(word)) used[wordTerms[word] as number] = 1;
  return (term) => used[term] === 1;
}

/** All strings in use, by code unit, and of each source their numbers by the old ones; -1: not in use. */
function joinStrings(
  sources: readonly { readonly strings: StringTable; readonly isUsed: (index: number) => boolean }[],
) {
  const lists = sources.map(({ strings, isUsed }) =>
    Array.from({ length: strings.size }, (_, index) => (isUsed(index) ? strings.at(index) : undefined)),
  );
  const strings = [...new Set(lists.flatMap((list) => list.filter((string) => string !== undefined)))].sort();
  const places = new Map(strings.map((string, place) => [string, place]));
  const numbers = lists.map((list) =>
    Int32Array.from(list, (string) => (string === undefined ? -1 : (places.get(string) ?? -1))),
  );
  return { strings, numbers };
}

/** The table of all words that documents still have, and of each segment their numbers by the old ones. */
function joinWords(
  views: readonly SegmentView[],
  living: readonly LivingWords[],
  termNumbers: readonly Int32Array[],
) {
  const joined: (WordEntry & { documents: number })[] = [];
  const places = new Map<string, number>();
  const placesOfViews = views.map((view, i) => {
    const { words, arrays } = view.segment;
    const { isUsed, documentsWith } = living[i] as LivingWords;
    return Array.from({ length: words.size }, (_, number) => {
      if (!isUsed(number)) return 0;
      const word = words.at(number);
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
  return {
    sections,
    numbers: placesOfViews.map((own) => Uint32Array.from(own, (place) => numbers[place] ?? 0)),
  };
}

interface LivingWords {
  isUsed(word: number): boolean;
  documentsWith(word: number): number;
}

/** Which words the documents have that are there, be it as stop words, and how many have each otherwise. @throws {DamagedIndexError} */
function livingWords(view: SegmentView): LivingWords {
  const { segment } = view;
  if (view.dead.length === 0) {
    return { isUsed: () => true, documentsWith: (word: number) => segment.arrays.wordDocuments[word] ?? 0 };
  }
  const used = new Uint8Array(segment.words.size);
  const documents = new Uint32Array(segment.words.size);
  for (const document of view.numbers()) {
    const record = segment.forwardRecord(document);
    const kinds = tokenKindsIn(record);
    for (const words of [kinds.tokenWords, kinds.titleWords]) for (const word of words) used[word] = 1;
    // Which of several that are written alike comes first, only the tokens in their order tell.
    const counted = segment.spellings.unambiguous(kinds) ?? segment.spellings.distinct(decodeForward(record));
    for (const word of counted) documents[word] = (documents[word] ?? 0) + 1;
  }
  return {
    isUsed: (word: number) => used[word] === 1,
    documentsWith: (word: number) => documents[word] ?? 0,
  };
}
