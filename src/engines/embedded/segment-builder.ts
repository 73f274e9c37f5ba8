import { passageTerms, stopTerms } from '../../core/indexing/index-entries.js';
import { cooperativeYield } from '../../core/types/cooperative-yield.js';
import { compareIds } from '../../core/types/document.js';
import { type AnalysedDocument, tokenFlag } from '../../core/types/forward-document.js';
import { documentPostings } from './document-postings.js';
import { type EncodedText, encodeText } from './document-text.js';
import { encodeForward, type ForwardNumbers, renumberForward } from './forward-record.js';
import { type MergeSource, mergePostings } from './merge-postings.js';
import { encodeNames } from './name-tables.js';
import { narrow, startsOf } from './number-array.js';
import { PostingBatches } from './posting-batches.js';
import { type IndexedVersion, type ReusablePassage, ReusablePassages } from './reusable-passages.js';
import { type Postings, sectionsOf } from './segment-arrays.js';
import { writeSegment } from './segment-writer.js';
import type { Storage } from './storage.js';
import { encodeMetadata } from './stored-metadata.js';
import { encodeVectors } from './vector-table.js';
import { encodeWords } from './word-table.js';

/** Where a segment ends. */
export interface SegmentBounds {
  /** Passages, and documents too. */
  readonly passages: number;
  /** UTF-16 code units of text. */
  readonly text: number;
}

/** A document as it waits for the segment to be written; its numbers are those of the builder. */
interface Waiting {
  readonly id: string;
  readonly metadata: Uint8Array;
  readonly forward: ForwardNumbers;
  readonly text: EncodedText;
  readonly tokens: number;
  readonly passageStarts: Int32Array;
  /** Of each passage the number by which it was indexed, or where it is taken over from. */
  readonly passages: readonly (number | ReusablePassage)[];
  readonly spoken: ReadonlySet<number>;
  readonly vectors: Int8Array | undefined;
}

/** Indexes documents one by one, and writes them as one segment. */
export class SegmentBuilder {
  readonly #titles = new PostingBatches(['title', 'stops']);
  readonly #passageTexts = new PostingBatches(['passage']);
  readonly #documents: Waiting[] = [];
  readonly #terms = new Numbering();
  readonly #languages = new Numbering();
  readonly #words = new WordList();
  readonly #kept = new ReusablePassages((term) => this.#terms.known(term));
  #passages = 0;
  #text = 0;

  get documents(): number {
    return this.#documents.length;
  }

  /** Whether `document` fits in, too. Whatever its size, it fits into an empty segment. */
  hasRoomFor({ document, passageStarts }: AnalysedDocument, bounds: SegmentBounds): boolean {
    return (
      this.documents === 0 ||
      (this.documents < bounds.passages &&
        this.#passages + passageStarts.length <= bounds.passages &&
        this.#text + document.text.length <= bounds.text)
    );
  }

  /** @param before The document in an older segment, if it stands in one. @throws {DamagedIndexError} */
  async add(analysed: AnalysedDocument, before?: IndexedVersion): Promise<void> {
    const yieldIfDue = cooperativeYield();
    const numbers = Uint32Array.from(analysed.vocabulary, (term) => this.#terms.of(term));
    const numbered = (terms: Iterable<number>) => Array.from(terms, (term) => numbers[term] ?? 0);
    this.#titles.add({ title: numbered(analysed.titleTerms), stops: numbered(stopTerms(analysed)) });
    const ofPassages = passageTerms(analysed).map((terms) => terms.map((term) => numbers[term] ?? 0));
    const kept = before === undefined ? [] : this.#kept.in(before, ofPassages);
    const passages: (number | ReusablePassage)[] = [];
    for (const [i, passage] of ofPassages.entries()) {
      passages.push(kept[i] ?? this.#passageTexts.entries);
      if (kept[i] === undefined) this.#passageTexts.add({ passage });
      const turn = yieldIfDue();
      if (turn !== undefined) await turn;
    }
    this.#documents.push(this.#waiting(analysed, numbers, passages));
    this.#passages += passages.length;
    this.#text += analysed.document.text.length;
  }

  /** @param terms The builder's numbers by the document's. */
  #waiting(
    analysed: AnalysedDocument,
    terms: Uint32Array,
    passages: readonly (number | ReusablePassage)[],
  ): Waiting {
    const languages = Int32Array.from(analysed.sentenceLanguages, (code) => this.#languages.of(code));
    return {
      id: analysed.id,
      metadata: encodeMetadata(analysed),
      forward: {
        language: this.#languages.of(analysed.language),
        bodyEnd: analysed.bodyEnd,
        sentenceStarts: analysed.sentenceStarts,
        sentenceEnds: analysed.sentenceEnds,
        sentenceFlags: analysed.sentenceFlags,
        sentenceBlocks: analysed.sentenceBlocks,
        sentenceOpenings: analysed.sentenceOpenings,
        sentenceHashes: analysed.sentenceHashes,
        sentenceLanguages: languages,
        ...this.#words.numbersIn(analysed, terms),
        flags: analysed.flags,
        firstToken: analysed.firstToken,
        passageStarts: analysed.passageStarts,
        signature: analysed.signature,
      },
      text: encodeText(analysed.document.text),
      tokens: analysed.terms.length,
      passageStarts: analysed.passageStarts,
      passages,
      spoken: new Set(analysed.toldLanguages.map((code) => this.#languages.of(code))),
      vectors: analysed.passageVectors,
    };
  }

  /** @returns the segment's name. The builder is not used afterwards. */
  async write(storage: Storage): Promise<string> {
    const terms = this.#terms.sorted();
    const languages = this.#languages.sorted();
    const words = encodeWords(
      this.#words.entries.map((entry) => ({ ...entry, term: terms.numbers[entry.term] ?? 0 })),
    );
    const order = [...this.#documents.keys()].sort((a, b) =>
      compareIds(this.#documents[a]?.id ?? '', this.#documents[b]?.id ?? ''),
    );
    const documents = order.flatMap((place) => this.#documents[place] ?? []);
    const firstPassages = startsOf(documents.map(({ passageStarts }) => passageStarts.length));
    const passageDocuments = documents.flatMap(({ passageStarts }, i) => Array.from(passageStarts, () => i));
    const spoken = documents.map((document) =>
      [...document.spoken].map((code) => languages.numbers[code] ?? 0),
    );

    const arrays = {
      ...encodeNames({
        terms: terms.strings,
        ids: documents.map(({ id }) => id),
        languages: languages.strings,
      }),
      ...(await this.#postings(terms.numbers, order, documents, firstPassages, passageDocuments)),
      passageDocuments: narrow(passageDocuments),
      passageOffsets: narrow(documents.flatMap(({ passageStarts }) => Array.from(passageStarts))),
      firstPassages: narrow(firstPassages),
      tokens: narrow(documents.map((document) => document.tokens)),
      spokenStarts: narrow(startsOf(spoken.map(({ length }) => length))),
      spoken: narrow(spoken.flat()),
      ...words.sections,
      ...encodeVectors(
        documents.map(({ passageStarts, vectors }) => ({ passages: passageStarts.length, vectors })),
      ),
    };
    const numbers = { words: words.numbers, languages: languages.numbers };
    const nothing = new Uint8Array();
    return await writeSegment(storage, arrays, {
      documents: documents.length,
      metadata: (i) => documents[i]?.metadata ?? nothing,
      forward: (i) => {
        const forward = documents[i]?.forward;
        return forward === undefined ? nothing : encodeForward(renumberForward(forward, numbers));
      },
      text: (i) => documents[i]?.text ?? encodeText(''),
    });
  }

  /** Postings, with documents and passages numbered in order of id. */
  async #postings(
    ranks: Uint32Array,
    order: readonly number[],
    documents: readonly Waiting[],
    firstPassages: readonly number[],
    documentOfPassage: readonly number[],
  ) {
    const documentOf = new Uint32Array(order.length);
    for (const [number, place] of order.entries()) documentOf[place] = number;
    const count = firstPassages.at(-1) ?? 0;
    const indexed = new Uint32Array(this.#passageTexts.entries);
    const takenOver = this.#kept.sizes.map((size) => new Int32Array(size).fill(-1));
    for (const [i, { passages }] of documents.entries()) {
      for (const [p, passage] of passages.entries()) {
        const unit = (firstPassages[i] ?? 0) + p;
        if (typeof passage === 'number') indexed[passage] = unit;
        else (takenOver[passage.source] as Int32Array)[passage.passage] = unit;
      }
    }
    const yieldIfDue = cooperativeYield();
    const title = this.#titles.postings('title', ranks, documentOf);
    const stops = this.#titles.postings('stops', ranks, documentOf);
    await yieldIfDue();
    const fresh = this.#passageTexts.postings('passage', ranks, indexed, count);
    await yieldIfDue();
    const passage = await withTakenOver(fresh, this.#kept.postings(takenOver, ranks), count);
    await yieldIfDue();
    const text = documentPostings(title, passage, documentOfPassage, documents.length);
    await yieldIfDue();
    return {
      ...sectionsOf('title', title),
      ...sectionsOf('text', text),
      ...sectionsOf('stops', stops),
      ...sectionsOf('passage', passage),
    };
  }
}

/** @param fresh By the numbers of the end, those of `count` units. */
async function withTakenOver(
  fresh: Postings,
  kept: readonly MergeSource[],
  count: number,
): Promise<Postings> {
  if (kept.length === 0) return fresh;
  const terms = fresh.starts.length - 1;
  const itself = (length: number) => Int32Array.from({ length }, (_, i) => i);
  return await mergePostings(
    [{ postings: fresh, unitOf: itself(count), termOf: itself(terms) }, ...kept],
    terms,
    count,
  );
}

/** Words as they stand in documents, in order of first mention: each spelling with each term that it was read as. */
class WordList {
  readonly entries: { readonly word: string; readonly term: number; documents: number }[] = [];
  /** By spelling: the word's numbers, one for each term; nearly always there is one. */
  readonly #numbers = new Map<string, number[]>();

  /**
   * The words of a document; counts one more that has those which are no stop words, each spelling as it is read first.
   * @param terms The builder's numbers by the document's.
   */
  numbersIn(
    { spellings, terms: read, tokenSpellings, flags, titleTerms, titleSpellings }: AnalysedDocument,
    terms: Uint32Array,
  ): Pick<ForwardNumbers, 'tokenWords' | 'titleWords'> {
    const isCounted = new Uint8Array(spellings.length);
    /** By spelling: what it was read as last, and the number of that word. */
    const lastRead = new Int32Array(spellings.length).fill(-1);
    const lastNumber = new Int32Array(spellings.length);
    const note = (spelling: number, ownTerm: number, isStop: boolean): number => {
      if (lastRead[spelling] !== ownTerm) {
        lastRead[spelling] = ownTerm;
        lastNumber[spelling] = this.#numberOf(spellings[spelling] ?? '', terms[ownTerm] ?? 0);
      }
      const number = lastNumber[spelling] as number;
      if (!isStop && isCounted[spelling] === 0) {
        isCounted[spelling] = 1;
        (this.entries[number] as (typeof this.entries)[number]).documents++;
      }
      return number;
    };
    const tokenWords = new Int32Array(read.length);
    for (let token = 0; token < read.length; token++) {
      const isStop = ((flags[token] as number) & tokenFlag.stop) !== 0;
      tokenWords[token] = note(tokenSpellings[token] as number, read[token] as number, isStop);
    }
    const titleWords = titleTerms.map((term, token) => note(titleSpellings[token] ?? 0, term, false));
    return { tokenWords, titleWords };
  }

  #numberOf(word: string, term: number): number {
    let numbers = this.#numbers.get(word);
    if (numbers === undefined) {
      numbers = [];
      this.#numbers.set(word, numbers);
    }
    for (const number of numbers) if (this.entries[number]?.term === term) return number;
    numbers.push(this.entries.length);
    return this.entries.push({ word, term, documents: 0 }) - 1;
  }
}

/** Numbers for strings, in order of first mention. */
class Numbering {
  readonly #numbers = new Map<string, number>();

  known(string: string): number | undefined {
    return this.#numbers.get(string);
  }

  of(string: string): number {
    let number = this.#numbers.get(string);
    if (number === undefined) {
      number = this.#numbers.size;
      this.#numbers.set(string, number);
    }
    return number;
  }

  /** The strings by code unit, and each one's place among them by its number. */
  sorted(): { readonly strings: readonly string[]; readonly numbers: Uint32Array } {
    const strings = [...this.#numbers.keys()].sort();
    const numbers = new Uint32Array(strings.length);
    for (const [place, string] of strings.entries()) numbers[this.of(string)] = place;
    return { strings, numbers };
  }
}
