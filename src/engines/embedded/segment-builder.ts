import { cooperativeYield } from '../../core/types/cooperative-yield.js';
import { compareIds } from '../../core/types/document.js';
import type { AnalysedDocument } from '../../core/types/forward-document.js';
import { documentPostings } from './document-postings.js';
import { type EncodedText, encodeText } from './document-text.js';
import { encodeForward, type ForwardNumbers, renumberForward } from './forward-record.js';
import { encodeNames } from './name-tables.js';
import { narrow, startsOf } from './number-array.js';
import { Numbering } from './numbering.js';
import { passageTerms, stopTerms } from './passage-terms.js';
import { PostingBatches } from './posting-batches.js';
import { sectionsOf } from './segment-arrays.js';
import { writeSegment } from './segment-writer.js';
import type { Storage } from './storage.js';
import { encodeMetadata } from './stored-metadata.js';
import { encodeVectors } from './vector-table.js';
import { WordList } from './word-list.js';
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
  /** The number by which its first passage was indexed. */
  readonly firstPassage: number;
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
  readonly #words = new WordList(this.#terms);
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
    const yieldIfDue = cooperativeYield();
    const words = this.#words.numbersIn(analysed);
    const terms = this.#words.termsOf(words.tokenWords);
    const title = [...this.#words.termsOf(words.titleWords)];
    this.#titles.add({ title, stops: stopTerms(terms, analysed.flags) });
    const firstPassage = this.#passageTexts.entries;
    for (const passage of passageTerms(analysed, terms)) {
      // What stood in the index before has been counted already, and is told by its numbers.
      if (passage.isKept) this.#passageTexts.addKept({ passage: passage.terms });
      else this.#passageTexts.add({ passage: passage.terms });
      const turn = yieldIfDue();
      if (turn !== undefined) await turn;
    }
    this.#documents.push(this.#waiting(analysed, words, firstPassage));
    this.#passages += analysed.passageStarts.length;
    this.#text += analysed.document.text.length;
  }

  #waiting(
    analysed: AnalysedDocument,
    words: Pick<ForwardNumbers, 'tokenWords' | 'titleWords'>,
    firstPassage: number,
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
        ...words,
        flags: analysed.flags,
        firstToken: analysed.firstToken,
        passageStarts: analysed.passageStarts,
        signature: analysed.signature,
      },
      text: encodeText(analysed.document.text),
      tokens: words.tokenWords.length,
      passageStarts: analysed.passageStarts,
      firstPassage,
      spoken: new Set(analysed.toldLanguages.map((code) => this.#languages.of(code))),
      vectors: analysed.passageVectors,
    };
  }

  /** @returns the segment's name. The builder is not used afterwards. */
  async write(storage: Storage): Promise<string> {
    const terms = this.#terms.sorted();
    const languages = this.#languages.sorted();
    const words = encodeWords(this.#words.entries(terms.numbers), this.#words.nearlySorted());
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
    const indexed = new Uint32Array(count);
    for (const [i, { firstPassage, passageStarts }] of documents.entries())
      for (let p = 0; p < passageStarts.length; p++) indexed[firstPassage + p] = (firstPassages[i] ?? 0) + p;
    const yieldIfDue = cooperativeYield();
    const title = this.#titles.postings('title', ranks, documentOf);
    const stops = this.#titles.postings('stops', ranks, documentOf);
    await yieldIfDue();
    const passage = this.#passageTexts.postings('passage', ranks, indexed);
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
