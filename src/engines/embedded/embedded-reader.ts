import { passageId } from '../../core/indexing/index-entries.js';
import type { Block } from '../../core/types/block.js';
import { compareIds } from '../../core/types/document.js';
import type { EarlierDocument } from '../../core/types/earlier-document.js';
import type { ForwardDocument } from '../../core/types/forward-document.js';
import type {
  CatalogueEntry,
  CorpusWord,
  IndexFacts,
  IndexReader,
  ScopeProfile,
  Scored,
  SearchOptions,
  SearchResult,
  StoredDocument,
  TermFrequency,
} from '../../core/types/index-reader.js';
import { idsIn, type Scope } from '../../core/types/scope.js';
import { decodeBlocks } from '../../core/types/stored-blocks.js';
import { Collection } from './collection.js';
import { longerTerms, shorterTerms } from './compounds.js';
import { decodeText } from './document-text.js';
import type { CachedForward, ForwardCache } from './forward-cache.js';
import { decodeForward } from './forward-record.js';
import { SegmentWords } from './kept-words.js';
import { KnownTerms } from './known-terms.js';
import { nearestPassages } from './nearest-passages.js';
import { ScopeMasks, type Visible } from './scope-masks.js';
import { profileOf } from './scope-profile.js';
import { UnitScorer } from './score-units.js';
import type { Segment } from './segment.js';
import type { SegmentView } from './segment-view.js';
import { encodeString } from './string-table.js';
import type { TopUnit } from './top-units.js';
import { findWordsNear } from './word-table.js';

/** The segments of one manifest, read together as one index. */
export class EmbeddedReader implements IndexReader {
  readonly facts: IndexFacts;
  readonly documents: number;
  readonly passages: number;
  readonly #views: readonly SegmentView[];
  readonly #cache: ForwardCache;
  readonly #terms: KnownTerms;
  /** By segment; all its documents have the same one. */
  readonly #termNumbers: readonly ForwardDocument['termNumber'][];
  readonly #masks: ScopeMasks;
  readonly #scorer: UnitScorer;
  readonly #collections = new WeakMap<readonly Visible[], Collection>();
  readonly #profiles = new WeakMap<readonly Visible[], ScopeProfile>();
  /** The same object as long as its numbers are kept, so that what is worked out of a document need not be for the next question. */
  readonly #forwards = new WeakMap<CachedForward, ForwardDocument>();
  /** What documents that are taken over hold, which share most of it. */
  readonly #words = new WeakMap<Segment, SegmentWords>();
  #release: (() => void) | undefined;
  #ids: readonly string[] | undefined;

  /** @param release Called at the first closing. */
  constructor(
    views: readonly SegmentView[],
    facts: IndexFacts,
    { cache, release }: { readonly cache: ForwardCache; readonly release: () => void },
  ) {
    this.facts = facts;
    this.#views = views;
    this.#cache = cache;
    this.#release = release;
    this.#terms = new KnownTerms(views);
    this.#termNumbers = views.map((_, place) => (term) => {
      const number = this.#terms.of(term).numbers[place] ?? -1;
      return number === -1 ? undefined : number;
    });
    this.#masks = new ScopeMasks(views);
    this.#scorer = new UnitScorer(views);
    this.documents = views.reduce((sum, { documents }) => sum + documents, 0);
    this.passages = views.reduce((sum, { passages }) => sum + passages, 0);
  }

  get ids(): readonly string[] {
    this.#ids ??= this.#views
      .flatMap((view) => [...view.numbers()].map((document) => view.segment.ids.at(document)))
      .sort(compareIds);
    return this.#ids;
  }

  async search(
    terms: readonly string[],
    k: number,
    scope: Scope,
    { units, among, weights }: SearchOptions = {},
  ): Promise<SearchResult> {
    if (terms.length === 0 || k < 1) return { documents: [], passages: [] };
    const known = terms.map((term, i) => ({ term: this.#terms.of(term), weight: weights?.[i] ?? 1 }));
    const collection = this.#collectionOf(scope);
    const visible = among === undefined ? this.#masks.of(scope) : this.#masks.among(idsIn(scope, among));
    const best = (kind: 'documents' | 'passages', idOf: (unit: TopUnit) => string) =>
      (units ?? kind) !== kind
        ? []
        : this.#scorer
            .best(kind, known, k, collection, visible)
            .map((unit) => ({ id: idOf(unit), score: unit.score }));
    return {
      documents: best('documents', ({ place, unit }) => this.#idAt(place, unit)),
      passages: best('passages', ({ place, unit }) => this.#passageIdAt(place, unit)),
    };
  }

  async nearest(vector: Int8Array, k: number, scope: Scope, compared?: number): Promise<readonly Scored[]> {
    if (k < 1) return [];
    return nearestPassages(vector, { k, compared }, this.#views, this.#masks.of(scope)).map(
      ({ place, unit, score }) => ({
        id: this.#passageIdAt(place, unit),
        score,
      }),
    );
  }

  async size(scope: Scope): Promise<{ readonly documents: number; readonly passages: number }> {
    const { documents, passages } = this.#collectionOf(scope);
    return { documents, passages };
  }

  async profile(scope: Scope): Promise<ScopeProfile> {
    const visible = this.#masks.of(scope);
    const profile = this.#profiles.get(visible) ?? profileOf(this.#views, visible);
    this.#profiles.set(visible, profile);
    return profile;
  }

  async termFrequencies(terms: readonly string[], scope: Scope): Promise<readonly TermFrequency[]> {
    const collection = this.#collectionOf(scope);
    return terms.map((term) => {
      const known = this.#terms.of(term);
      return {
        passages: collection.frequencyOf(known, 'passage'),
        documents: collection.documentsWith(known),
      };
    });
  }

  async wordsNear(word: string, edits: number, scope: Scope): Promise<readonly CorpusWord[]> {
    const found = new Map<string, CorpusWord>();
    const visible = this.#masks.of(scope);
    for (const [place, view] of this.#views.entries()) {
      const { arrays, terms, words } = view.segment;
      const { mask, documents = 0 } = visible[place] ?? {};
      if (documents === 0) continue;
      const isAll = documents === view.documents || mask === undefined;
      for (const number of findWordsNear(arrays, word, edits)) {
        if (isAll ? view.documentsWithWord(number) === 0 : !view.hasWord(number, mask)) continue;
        const near = { word: words.at(number), term: terms.at(arrays.wordTerms[number] ?? 0) };
        found.set(`${near.word.length} ${near.word}${near.term}`, near);
      }
    }
    return [...found.values()];
  }

  async compounds(term: string, min: number): Promise<readonly string[]> {
    if (term.length < min) return [];
    const found = new Set<string>();
    for (const part of shorterTerms(term, min)) {
      const { numbers } = this.#terms.of(part);
      if (numbers.some((number) => number !== -1)) found.add(part);
    }
    const numbers = new Map<string, Int32Array>();
    for (const [place, { segment }] of this.#views.entries()) {
      for (const number of longerTerms(segment, term)) {
        const longer = segment.terms.at(number);
        const places = numbers.get(longer) ?? new Int32Array(this.#views.length).fill(-1);
        places[place] = number;
        numbers.set(longer, places);
      }
    }
    // Found once in all segments, so that they need not be looked up again when they are asked for.
    for (const [longer, places] of numbers) {
      this.#terms.found(longer, places);
      found.add(longer);
    }
    return [...found];
  }

  async forward(ids: readonly string[]): Promise<readonly ForwardDocument[]> {
    return ids.flatMap((id) => {
      const found = this.#locate(id);
      if (found === undefined) return [];
      const { place, document } = found;
      const numbers = this.#cache.get(found.view.segment, document);
      const known = this.#forwards.get(numbers);
      if (known !== undefined) return known;
      const termNumber = this.#termNumbers[place];
      if (termNumber === undefined) return [];
      const { terms } = found.view.segment;
      const forward = { ...numbers, termNumber, termAt: (number: number) => terms.at(number) };
      this.#forwards.set(numbers, forward);
      return forward;
    });
  }

  async document(id: string): Promise<StoredDocument | undefined> {
    const found = this.#locate(id);
    if (found === undefined) return undefined;
    const { segment } = found.view;
    const { blocks: stored, ...metadata } = segment.metadata(found.document);
    let blocks: readonly Block[] | undefined;
    return {
      id,
      ...metadata,
      // A question reads many documents and quotes few: most are asked for their text alone.
      get blocks() {
        blocks ??= decodeBlocks(stored);
        return blocks;
      },
      text: segment.text(found.document),
    };
  }

  async earlier(id: string): Promise<EarlierDocument | undefined> {
    const found = this.#locate(id);
    if (found === undefined) return undefined;
    const { segment } = found.view;
    const { document } = found;
    const {
      language,
      sentenceLanguages,
      titleWords: _,
      ...numbers
    } = decodeForward(segment.forwardRecord(document));
    const { bytes, width } = segment.encodedText(document);
    const { blocks, places, language: known } = segment.metadata(document);
    const code = segment.languages[language] ?? '';
    return {
      text: decodeText(bytes, width),
      blocks: decodeBlocks(blocks),
      areBlocksRead: blocks.areRead === true || places?.areSeparate === true,
      isLanguageTold: known === undefined && [...segment.spoken(document)].includes(code),
      analysis: {
        ...numbers,
        id,
        language: code,
        sentenceLanguages: Array.from(sentenceLanguages, (one) => segment.languages[one] ?? ''),
        words: this.#wordsOf(segment),
        passageVectors: segment.vectorsOf(document),
      },
    };
  }

  async catalogue(scope: Scope): Promise<readonly CatalogueEntry[]> {
    const visible = this.#masks.of(scope);
    return this.#views
      .flatMap((view, place) => catalogueOf(view, visible[place]?.mask))
      .sort((a, b) => compareIds(a.id, b.id));
  }

  async close(): Promise<void> {
    this.#release?.();
    this.#release = undefined;
  }

  #collectionOf(scope: Scope): Collection {
    const visible = this.#masks.of(scope);
    const collection = this.#collections.get(visible) ?? new Collection(this.#views, visible);
    this.#collections.set(visible, collection);
    return collection;
  }

  #locate(
    id: string,
  ): { readonly place: number; readonly view: SegmentView; readonly document: number } | undefined {
    const key = encodeString(id);
    for (const [place, view] of this.#views.entries()) {
      const document = view.find(key);
      if (document !== undefined) return { place, view, document };
    }
    return undefined;
  }

  #wordsOf(segment: Segment): SegmentWords {
    const words = this.#words.get(segment) ?? new SegmentWords(segment);
    this.#words.set(segment, words);
    return words;
  }

  #idAt(place: number, document: number): string {
    return this.#views[place]?.segment.ids.at(document) ?? '';
  }

  #passageIdAt(place: number, passage: number): string {
    const { passageDocuments, passageOffsets } = this.#views[place]?.segment.arrays ?? {};
    return passageId(this.#idAt(place, passageDocuments?.[passage] ?? 0), passageOffsets?.[passage] ?? 0);
  }
}

/** @param mask The documents that are wanted; undefined: all. */
function catalogueOf(view: SegmentView, mask: Uint8Array | undefined): CatalogueEntry[] {
  const { segment } = view;
  const wanted = [...view.numbers()].filter((document) => mask?.[document] !== 0);
  if (wanted.length === 0) return [];
  return segment.allMetadata(wanted).map(({ places: _, blocks: __, ...metadata }, i) => {
    const document = wanted[i] ?? 0;
    return {
      ...metadata,
      id: segment.ids.at(document),
      length: segment.arrays.documentLengths[document] ?? 0,
      passages: view.passagesOf(document),
    };
  });
}
