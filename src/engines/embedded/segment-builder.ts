import { indexEntries } from '../../core/indexing/index-entries.js';
import { compareIds } from '../../core/types/document.js';
import type { AnalysedDocument } from '../../core/types/forward-document.js';
import { turnTaker } from '../../core/types/turns.js';
import { compilePostings } from './compile-postings.js';
import { type EncodedText, encodeText } from './document-text.js';
import { entryIndex, plainIndex } from './entry-index.js';
import { encodeForward, renumberForward } from './forward-record.js';
import { encodeNames } from './name-tables.js';
import { narrow, startsOf } from './number-array.js';
import { sectionsOf } from './segment-arrays.js';
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
  readonly forward: Uint8Array;
  readonly text: EncodedText;
  readonly tokens: number;
  readonly passageStarts: Int32Array;
  /** The number by which its first passage was indexed. */
  readonly firstPassage: number;
  readonly spoken: ReadonlySet<number>;
  readonly vectors: Int8Array | undefined;
}

/** Indexes documents one by one, and writes them as one segment. */
export class SegmentBuilder {
  #documentIndex = entryIndex(['title', 'text', 'stops']);
  #passageIndex = entryIndex(['passage']);
  readonly #documents: Waiting[] = [];
  readonly #terms = new Numbering();
  readonly #languages = new Numbering();
  /** Words by term and spelling. */
  readonly #wordNumbers = new Map<string, number>();
  readonly #words: { readonly word: string; readonly term: number; documents: number }[] = [];
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

  async add(analysed: AnalysedDocument): Promise<void> {
    const takeTurns = turnTaker();
    const codes = analysed.vocabulary.map((term) => codeOf(this.#terms.of(term)));
    const { titleTerms, terms, stopTerms, passages } = indexEntries({ ...analysed, vocabulary: codes });
    this.#documentIndex.add({ id: this.documents, title: titleTerms, text: terms, stops: stopTerms });
    const firstPassage = this.#passages;
    this.#documents.push(this.#waiting(analysed));
    for (const passage of passages) {
      this.#passageIndex.add({ id: this.#passages++, passage: passage.terms });
      const turn = takeTurns();
      if (turn !== undefined) await turn;
    }
    if (this.#passages - firstPassage !== analysed.passageStarts.length) {
      throw new Error('a document has not as many passages as it says');
    }
    this.#text += analysed.document.text.length;
  }

  #waiting(analysed: AnalysedDocument): Waiting {
    const terms = analysed.vocabulary.map((term) => this.#terms.of(term));
    const byBuilder = (numbers: Int32Array) => numbers.map((number) => terms[number] ?? 0);
    const languages = Int32Array.from(analysed.sentenceLanguages, (code) => this.#languages.of(code));
    const words = Array.from(analysed.words, ([word, term]) => this.#wordNumber(word, terms[term] ?? 0));
    return {
      id: analysed.id,
      metadata: encodeMetadata(analysed),
      forward: encodeForward({
        ...analysed,
        language: this.#languages.of(analysed.language),
        sentenceLanguages: languages,
        titleTerms: byBuilder(analysed.titleTerms),
        terms: byBuilder(analysed.terms),
        words: Int32Array.from(words),
      }),
      text: encodeText(analysed.document.text),
      tokens: analysed.terms.length,
      passageStarts: analysed.passageStarts,
      firstPassage: this.#passages,
      spoken: new Set(analysed.toldLanguages.map((code) => this.#languages.of(code))),
      vectors: analysed.passageVectors,
    };
  }

  /** The word's number; counts one more document that has it. */
  #wordNumber(word: string, term: number): number {
    const key = `${term} ${word}`;
    const known = this.#wordNumbers.get(key);
    const number = known ?? this.#words.length;
    if (known === undefined) {
      this.#wordNumbers.set(key, number);
      this.#words.push({ word, term, documents: 0 });
    }
    const entry = this.#words[number];
    if (entry !== undefined) entry.documents++;
    return number;
  }

  /** @returns the segment's name. The builder is not used afterwards. */
  async write(storage: Storage): Promise<string> {
    const terms = this.#terms.sorted();
    const languages = this.#languages.sorted();
    const words = encodeWords(
      this.#words.map((entry) => ({ ...entry, term: terms.numbers[entry.term] ?? 0 })),
    );
    const order = [...this.#documents.keys()].sort((a, b) =>
      compareIds(this.#documents[a]?.id ?? '', this.#documents[b]?.id ?? ''),
    );
    const documents = order.flatMap((place) => this.#documents[place] ?? []);
    const firstPassages = startsOf(documents.map(({ passageStarts }) => passageStarts.length));
    const spoken = documents.map((document) =>
      [...document.spoken].map((code) => languages.numbers[code] ?? 0),
    );

    const arrays = {
      ...encodeNames({
        terms: terms.strings,
        ids: documents.map(({ id }) => id),
        languages: languages.strings,
      }),
      ...(await this.#compile(terms.numbers, order, documents, firstPassages)),
      passageDocuments: narrow(
        documents.flatMap(({ passageStarts }, i) => Array.from(passageStarts, () => i)),
      ),
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
    const numbers = { terms: terms.numbers, words: words.numbers, languages: languages.numbers };
    const nothing = new Uint8Array();
    return await writeSegment(storage, arrays, {
      documents: documents.length,
      metadata: (i) => documents[i]?.metadata ?? nothing,
      forward: (i) => renumberForward(documents[i]?.forward ?? nothing, numbers),
      text: (i) => documents[i]?.text ?? encodeText(''),
    });
  }

  /** Postings, with documents and passages numbered in order of id. */
  async #compile(
    rankOf: Uint32Array,
    order: readonly number[],
    documents: readonly Waiting[],
    firstPassages: readonly number[],
  ) {
    const ranks = new Map(Array.from(rankOf, (rank, number) => [codeOf(number), rank]));
    const documentOf = new Uint32Array(order.length);
    for (const [number, place] of order.entries()) documentOf[place] = number;
    const passageOf = new Uint32Array(this.#passages);
    for (const [i, { firstPassage, passageStarts }] of documents.entries()) {
      for (let p = 0; p < passageStarts.length; p++)
        passageOf[firstPassage + p] = (firstPassages[i] ?? 0) + p;
    }
    return {
      ...(await this.#compileDocuments(ranks, documentOf)),
      ...sectionsOf('passage', await compilePostings(this.#plainPassages(), 'passage', ranks, passageOf)),
    };
  }

  async #compileDocuments(ranks: ReadonlyMap<string, number>, documentOf: Uint32Array) {
    const plain = plainIndex(this.#documentIndex);
    // Not needed any more; with the passages' beside it the memory would hold everything four times over.
    this.#documentIndex = entryIndex([]);
    const title = await compilePostings(plain, 'title', ranks, documentOf);
    const text = await compilePostings(plain, 'text', ranks, documentOf);
    const stops = await compilePostings(plain, 'stops', ranks, documentOf);
    return {
      ...sectionsOf('title', title),
      ...sectionsOf('text', text),
      ...sectionsOf('stops', stops),
    };
  }

  #plainPassages() {
    const plain = plainIndex(this.#passageIndex);
    this.#passageIndex = entryIndex([]);
    return plain;
  }
}

/**
 * What MiniSearch is given for a term, by the term's number. It looks for a term letter by letter among the children of a node:
 * short codes of eight signs, the shortest for what is mentioned first, take it half the time that words take.
 */
function codeOf(term: number): string {
  return term.toString(8);
}

/** Numbers for strings, in order of first mention. */
class Numbering {
  readonly #numbers = new Map<string, number>();

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
