import type { NumberArray } from './number-array.js';
import { type BlockBounds, boundBlocks } from './posting-blocks.js';
import { StringTable } from './string-table.js';

/** What is indexed: three fields of documents, and the text of passages. */
export const fieldNames = ['title', 'text', 'stops', 'passage'] as const;
export type FieldName = (typeof fieldNames)[number];

export function byField(count: (field: FieldName) => number): Record<FieldName, number> {
  return Object.fromEntries(fieldNames.map((field) => [field, count(field)])) as Record<FieldName, number>;
}

/**
 * The arrays of a segment that stay in memory, each a section of the image that is found by its name. One that is new
 * here must be in every segment: what was written before is refused, and written anew. Never change an array's meaning
 * without raising its version in `sectionVersions`.
 *
 * Documents are numbered in order of id, passages in order of their documents and of their places in them, terms and
 * languages in order. `…Starts` has one element more than there are runs: run i is [starts[i], starts[i + 1]).
 */
export const sectionNames = [
  'termBytes',
  'termStarts',
  /** Terms in the order of their letters read backwards. */
  'termsBackwards',
  'idBytes',
  'idStarts',
  'languageBytes',
  'languageStarts',
  // Of each field the runs of postings by term; each posting's unit (a document or a passage), ascending, and how often
  // it has the term; of each unit the number of its distinct terms; and the bounds of each block of postings.
  'titleStarts',
  'titleUnits',
  'titleFrequencies',
  'titleLengths',
  'titleMostFrequent',
  'titleShortest',
  'textStarts',
  'textUnits',
  'textFrequencies',
  'textLengths',
  'textMostFrequent',
  'textShortest',
  'stopsStarts',
  'stopsUnits',
  'stopsFrequencies',
  'stopsLengths',
  'stopsMostFrequent',
  'stopsShortest',
  'passageStarts',
  'passageUnits',
  'passageFrequencies',
  'passageLengths',
  'passageMostFrequent',
  'passageShortest',
  /** Of each passage: its document, and where it begins in the text. */
  'passageDocuments',
  'passageOffsets',
  /** By document: its first passage. */
  'firstPassages',
  /** By document: how many tokens it has, stop words included. */
  'tokens',
  /** By document: the languages of its sentences. */
  'spokenStarts',
  'spoken',
  // Words by length, then in order: each with its term, the documents that have it, and the mask of its letters.
  'wordBytes',
  'wordStarts',
  'wordLengths',
  'wordTerms',
  'wordDocuments',
  'wordMasks',
  // By document, where its records begin in the side file, and their CRC-32.
  'metadataStarts',
  'metadataSums',
  'forwardStarts',
  'forwardSums',
  'documentStarts',
  'documentSums',
  /** By document: UTF-16 code units of its text, and bytes that each takes (1 or 2). */
  'documentLengths',
  'documentWidths',
] as const;
export type SectionName = (typeof sectionNames)[number];

/** Sections that a segment may be without: what was written before they came, or without what they hold, stays good. */
export const optionalSectionNames = [
  /** Of each passage a vector of signed bytes; all 0 where it has none. */
  'passageVectors',
  /** One number: how many bytes a vector has. */
  'vectorLength',
] as const;
export type OptionalSectionName = (typeof optionalSectionNames)[number];

/** What an array's numbers mean, where it has changed since they were first written; 1 for what is not named. */
export const sectionVersions: Readonly<Partial<Record<SectionName | OptionalSectionName, number>>> = {};

export type SegmentArrays = Readonly<Record<SectionName, NumberArray>> &
  Readonly<Partial<Record<OptionalSectionName, NumberArray>>>;

/** The sections that tell where the records of the side file stand. */
export type RecordSection = Extract<SectionName, `${'metadata' | 'forward' | 'document'}${string}`>;

/** The postings of one field. */
export interface Postings {
  readonly starts: NumberArray;
  readonly units: NumberArray;
  readonly frequencies: NumberArray;
  readonly lengths: NumberArray;
}

/** The same, with what bounds each block of them. */
export interface BoundedPostings extends Postings, BlockBounds {}

/** Where a term's postings stand; an empty run for no term (-1). */
export function runOf({ starts }: Postings, term: number): readonly [from: number, to: number] {
  return term === -1 ? [0, 0] : [starts[term] ?? 0, starts[term + 1] ?? 0];
}

export function postingsOf(arrays: SegmentArrays, field: FieldName): BoundedPostings {
  return {
    starts: arrays[`${field}Starts`],
    units: arrays[`${field}Units`],
    frequencies: arrays[`${field}Frequencies`],
    lengths: arrays[`${field}Lengths`],
    maxFrequency: arrays[`${field}MostFrequent`],
    shortest: arrays[`${field}Shortest`],
  };
}

/** The sections of a field's postings, its blocks bounded. */
export function sectionsOf<F extends FieldName>(field: F, postings: Postings) {
  const { starts, units, frequencies, lengths } = postings;
  const { maxFrequency, shortest } = boundBlocks(units, frequencies, lengths);
  return {
    [`${field}Starts`]: starts,
    [`${field}Units`]: units,
    [`${field}Frequencies`]: frequencies,
    [`${field}Lengths`]: lengths,
    [`${field}MostFrequent`]: maxFrequency,
    [`${field}Shortest`]: shortest,
  } as Record<
    `${F}${'Starts' | 'Units' | 'Frequencies' | 'Lengths' | 'MostFrequent' | 'Shortest'}`,
    NumberArray
  >;
}

export function stringsOf(arrays: SegmentArrays, kind: 'term' | 'id' | 'language' | 'word'): StringTable {
  return new StringTable(arrays[`${kind}Bytes`] as Uint8Array, arrays[`${kind}Starts`]);
}
