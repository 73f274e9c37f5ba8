import { crc32 } from 'node:zlib';
import { DamagedIndexError } from '../../core/types/ports.js';
import type { StoredMetadata } from '../stored-metadata.js';
import { decodeText, type EncodedText, StoredText } from './document-text.js';
import { decodeForward } from './forward-record.js';
import {
  type BoundedPostings,
  type FieldName,
  postingsOf,
  type RecordSection,
  type SegmentArrays,
  stringsOf,
} from './segment-arrays.js';
import { readImage, type SegmentImage } from './segment-image.js';
import { imageName, sideName } from './segment-writer.js';
import { Spellings } from './spellings.js';
import type { Storage, StoredFile } from './storage.js';
import { decodeMetadata } from './stored-metadata.js';
import type { StringTable } from './string-table.js';
import { type VectorTable, vectorTable } from './vector-table.js';

/**
 * A set of documents that never changes: its arrays in memory from when they are first asked for, the documents' records in the
 * side file. Whatever is asked of it throws {DamagedIndexError} where what it has to read for that is not what was written.
 */
export class Segment {
  readonly name: string;
  /** The image's, for messages. */
  readonly file: string;
  /** Names its content. */
  readonly checksum: number;
  readonly arrays: SegmentArrays;
  readonly ids: StringTable;
  readonly documents: number;
  readonly passages: number;
  readonly #imageFile: StoredFile;
  readonly #side: StoredFile;
  readonly #postings: Partial<Record<FieldName, BoundedPostings>> = {};
  readonly #lengthSums = new Map<FieldName, number>();
  #terms: StringTable | undefined;
  #words: StringTable | undefined;
  #languages: readonly string[] | undefined;
  #spellings: Spellings | undefined;
  #vectors: VectorTable | undefined;
  /** Documents whose text has been compared with its checksum. */
  readonly #checkedTexts = new Set<number>();

  private constructor(name: string, imageFile: StoredFile, image: SegmentImage, side: StoredFile) {
    this.name = name;
    this.file = imageFile.name;
    this.#imageFile = imageFile;
    this.checksum = image.checksum;
    this.arrays = image.arrays;
    // Whoever opens an index lists them.
    this.ids = stringsOf(this.arrays, 'id');
    this.documents = image.countOf('tokens');
    this.passages = image.countOf('passageDocuments');
    this.#side = side;
  }

  /**
   * Opens a segment.
   * @returns undefined where one of its files is missing.
   * @throws {DamagedIndexError} if a file is not as long as what was written, or does not begin like it.
   */
  static async load(storage: Storage, name: string): Promise<Segment | undefined> {
    const side = await storage.open(sideName(name));
    if (side === undefined) return undefined;
    try {
      const imageFile = await storage.open(imageName(name));
      if (imageFile === undefined) {
        side.close();
        return undefined;
      }
      try {
        const image = readImage(imageFile);
        if (side.size !== image.sideBytes) {
          throw new DamagedIndexError(
            side.name,
            side.size < image.sideBytes ? 'is cut off' : 'goes on after its end',
          );
        }
        return new Segment(name, imageFile, image, side);
      } catch (error) {
        imageFile.close();
        throw error;
      }
    } catch (error) {
      side.close();
      throw error;
    }
  }

  postings(field: FieldName): BoundedPostings {
    this.#postings[field] ??= postingsOf(this.arrays, field);
    return this.#postings[field];
  }

  /** The sum of a field's lengths, of all documents. */
  lengthSum(field: FieldName): number {
    const known = this.#lengthSums.get(field) ?? sum(this.arrays[`${field}Lengths`]);
    this.#lengthSums.set(field, known);
    return known;
  }

  get terms(): StringTable {
    this.#terms ??= stringsOf(this.arrays, 'term');
    return this.#terms;
  }

  get words(): StringTable {
    this.#words ??= stringsOf(this.arrays, 'word');
    return this.#words;
  }

  get languages(): readonly string[] {
    this.#languages ??= [...stringsOf(this.arrays, 'language')];
    return this.#languages;
  }

  get spellings(): Spellings {
    this.#spellings ??= new Spellings(this.words);
    return this.#spellings;
  }

  /** The passages' vectors; undefined where there are none. */
  get vectors(): VectorTable | undefined {
    this.#vectors ??= vectorTable(this.arrays);
    return this.#vectors;
  }

  close(): void {
    this.#imageFile.close();
    this.#side.close();
  }

  metadata(document: number): StoredMetadata {
    return decodeMetadata(this.metadataRecord(document));
  }

  /** All documents' metadata, read at once. */
  allMetadata(documents: Iterable<number>): StoredMetadata[] {
    const { metadataStarts } = this.arrays;
    const start = metadataStarts[0] ?? 0;
    const run = this.#side.read(start, (metadataStarts[this.documents] ?? 0) - start);
    return Array.from(documents, (document) => {
      const [from = 0, to = 0] = metadataStarts.subarray(document, document + 2);
      return decodeMetadata(this.#checked(run.subarray(from - start, to - start), 'metadataSums', document));
    });
  }

  metadataRecord(document: number): Uint8Array {
    return this.#record('metadataStarts', 'metadataSums', document);
  }

  forwardRecord(document: number): Uint8Array<ArrayBuffer> {
    return this.#record('forwardStarts', 'forwardSums', document);
  }

  /** Of words the terms that they are read as. */
  termsOf(words: Int32Array): Int32Array {
    const { wordTerms } = this.arrays;
    const terms = new Int32Array(words.length);
    for (let i = 0; i < words.length; i++) terms[i] = wordTerms[words[i] as number] as number;
    return terms;
  }

  /** The words that a document has, each spelling as it is read first. */
  wordsOf(document: number): ReadonlySet<number> {
    return this.spellings.distinct(decodeForward(this.forwardRecord(document)));
  }

  /** The whole text. */
  encodedText(document: number): EncodedText {
    return {
      bytes: this.#record('documentStarts', 'documentSums', document),
      length: this.arrays.documentLengths[document] ?? 0,
      width: this.arrays.documentWidths[document] === 2 ? 2 : 1,
    };
  }

  /** The text, of which no more is read than is asked for; its slices throw {DamagedIndexError}. */
  text(document: number): StoredText {
    const { documentStarts, documentLengths, documentWidths } = this.arrays;
    const width = documentWidths[document] ?? 1;
    const base = documentStarts[document] ?? 0;
    return new StoredText(documentLengths[document] ?? 0, (start, end) => {
      if (!this.#checkedTexts.has(document)) {
        const { bytes } = this.encodedText(document);
        this.#checkedTexts.add(document);
        return decodeText(bytes.subarray(start * width, end * width), width);
      }
      return decodeText(this.#side.read(base + start * width, (end - start) * width), width);
    });
  }

  /** Of each passage of a document a vector; undefined where none of the segment has one. */
  vectorsOf(document: number): Int8Array | undefined {
    if (this.vectors === undefined) return undefined;
    const { length, rows } = this.vectors;
    const [from = 0, to = 0] = this.arrays.firstPassages.subarray(document, document + 2);
    return rows.subarray(from * length, to * length);
  }

  /** Languages of a document's sentences. */
  *spoken(document: number): Generator<string> {
    const { spokenStarts, spoken } = this.arrays;
    for (let i = spokenStarts[document] ?? 0; i < (spokenStarts[document + 1] ?? 0); i++) {
      yield this.languages[spoken[i] ?? 0] ?? '';
    }
  }

  #record(starts: RecordSection, sums: RecordSection, document: number): Uint8Array<ArrayBuffer> {
    const [start = 0, end = 0] = this.arrays[starts].subarray(document, document + 2);
    return this.#checked(this.#side.read(start, end - start), sums, document);
  }

  #checked(record: Uint8Array<ArrayBuffer>, sums: RecordSection, document: number): Uint8Array<ArrayBuffer> {
    if (crc32(record) === this.arrays[sums][document]) return record;
    throw new DamagedIndexError(this.#side.name, `is damaged (in ${this.ids.at(document)})`);
  }
}

function sum(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] ?? 0;
  return total;
}
