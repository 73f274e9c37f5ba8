import { compareIds, type Document } from './document.js';
import { analyseDocument, type ForwardDocument, forEngine } from './forward-index.js';
import { Lexicon } from './lexicon.js';
import type { Engine, Thesaurus } from './ports.js';
import { inScope, type Scope } from './scope.js';

/** Milliseconds of analysis after which other work gets a turn. */
const sliceMs = 10;

export interface BuildOptions {
  /** ISO 639-1; overrides detection. */
  readonly language?: string;
  /** Related words count for less than the question's own; without one they do not count. */
  readonly thesaurus?: Thesaurus | undefined;
  readonly onProgress?: (done: number, total: number) => void;
}

/** A corpus made ready for questions: the engine's index, and every document as numbers. Never changed once built. */
export class CorpusIndex {
  readonly engine: Engine;
  readonly lexicon: Lexicon;
  /** By document id, in order of id. */
  readonly documents: ReadonlyMap<string, ForwardDocument>;
  readonly passages: number;
  /** Mean number of tokens of a passage. */
  readonly meanPassageLength: number;
  /** Languages of the documents, the most frequent first. */
  readonly languages: readonly string[];
  readonly thesaurus: Thesaurus | undefined;
  readonly #frequency = new Map<number, number>();

  private constructor(
    engine: Engine,
    lexicon: Lexicon,
    documents: ReadonlyMap<string, ForwardDocument>,
    thesaurus: Thesaurus | undefined,
  ) {
    this.thesaurus = thesaurus;
    this.engine = engine;
    this.lexicon = lexicon;
    this.documents = documents;
    let passages = 0;
    let tokens = 0;
    const byLanguage = new Map<string, number>();
    for (const forward of documents.values()) {
      passages += forward.passages.length;
      tokens += forward.terms.length;
      for (const language of new Set(forward.sentenceLanguages)) {
        byLanguage.set(language, (byLanguage.get(language) ?? 0) + 1);
      }
      for (const [term, count] of forward.passageFrequency) {
        this.#frequency.set(term, (this.#frequency.get(term) ?? 0) + count);
      }
    }
    this.passages = passages;
    this.meanPassageLength = passages === 0 ? 0 : tokens / passages;
    this.languages = [...byLanguage]
      .sort(([a, m], [b, n]) => n - m || compareIds(a, b))
      .map(([language]) => language);
  }

  /**
   * Indexes `documents` into `engine`, in order of id, giving other work a turn now and then.
   * @param language ISO 639-1; overrides detection.
   */
  static async build(
    documents: readonly Document[],
    engine: Engine,
    options: BuildOptions = {},
  ): Promise<CorpusIndex> {
    const lexicon = new Lexicon();
    const forward = new Map<string, ForwardDocument>();
    const sorted = [...documents].sort((a, b) => compareIds(a.id, b.id));
    let sliceEnd = performance.now() + sliceMs;
    for (const [done, document] of sorted.entries()) {
      forward.set(document.id, analyseDocument(document, lexicon, options.language));
      if (performance.now() > sliceEnd) {
        options.onProgress?.(done + 1, sorted.length);
        await new Promise((resolve) => setImmediate(resolve));
        sliceEnd = performance.now() + sliceMs;
      }
    }
    await engine.replace(entriesOf(forward, lexicon));
    return new CorpusIndex(engine, lexicon, forward, options.thesaurus);
  }

  /** Whether a document of the scope has the term, in its text (as a stop word, too) or its title. */
  standsIn(term: number, scope: Scope): boolean {
    if (scope.kind === 'all') return true; // The lexicon has no other terms.
    for (const id of scope.ids) {
      const forward = this.documents.get(id);
      if (forward?.titleTerms.includes(term) || forward?.terms.includes(term)) return true;
    }
    return false;
  }

  /** How many passages of the scope hold the term. */
  passageFrequency(term: number, scope: Scope): number {
    if (scope.kind === 'all') return this.#frequency.get(term) ?? 0;
    let count = 0;
    for (const id of scope.ids) count += this.documents.get(id)?.passageFrequency.get(term) ?? 0;
    return count;
  }

  passagesIn(scope: Scope): number {
    if (scope.kind === 'all') return this.passages;
    let count = 0;
    for (const id of scope.ids) count += this.documents.get(id)?.passages.length ?? 0;
    return count;
  }

  documentsIn(scope: Scope): Document[] {
    return [...this.documents.values()]
      .map(({ document }) => document)
      .filter(({ id }) => inScope(scope, id));
  }
}

function* entriesOf(documents: ReadonlyMap<string, ForwardDocument>, lexicon: Lexicon) {
  for (const forward of documents.values()) yield forEngine(forward, lexicon);
}
