import type { ForwardDocument } from '../types/forward-document.js';
import { shareOf } from './coverage.js';
import type { Hit } from './hit.js';
import { type RankedWindow, Scorer } from './scorer.js';
import { SentenceMatches } from './sentence-matches.js';
import type { SignalContext } from './signal.js';
import { titleHas } from './title-has.js';
import { type Weights, weightsByWords } from './weights.js';
import { WindowBound } from './window-bound.js';
import type { WindowPlaces } from './window-places.js';
import { hitsIn, type Stretch, visitWindows, windowOf } from './windows.js';

/** Where a document has the question's words. */
export interface Found {
  readonly forward: ForwardDocument;
  readonly within: readonly Stretch[];
  readonly hits: readonly Hit[];
}

type About = Pick<SignalContext, 'question' | 'documentShare' | 'meanPassageLength' | 'namesOthers'>;

/** Every window of a document's stretches that holds a question word, by words alone; in order of place. */
export function rankWindows(
  forward: ForwardDocument,
  within: readonly Stretch[],
  about: About,
): RankedWindow[] {
  const windows: RankedWindow[] = [];
  const document = new ScoredDocument(
    { forward, within, hits: hitsIn(forward, about.question, within) },
    about,
    weightsByWords,
  );
  document.rank((one) => windows.push(one));
  return windows;
}

/** A document whose windows are scored for a question. */
export class ScoredDocument {
  readonly #found: Found;
  readonly #about: About;
  readonly #weighed: Weights;
  #context: SignalContext | undefined;
  #scorer: Scorer | undefined;

  constructor(found: Found, about: About, weighed: Weights) {
    this.#found = found;
    this.#about = about;
    this.#weighed = weighed;
  }

  get forward(): ForwardDocument {
    return this.#found.forward;
  }

  /**
   * Gives `take` its windows, in order of place.
   * @param within Of these stretches all windows; absent: of all that hold a question word.
   */
  rank(take: (one: RankedWindow) => void, within?: readonly Stretch[]): void {
    const { forward, hits, within: whole } = this.#found;
    const visit = (first: number, end: number, from: number, to: number) => {
      const ranked = this.score(first, end, from, to);
      if (ranked !== undefined) take(ranked);
    };
    for (const stretch of within ?? whole) visitWindows(forward, hits, stretch, visit, within === undefined);
  }

  /** Adds the places of its windows that hold a question word. */
  offer(places: WindowPlaces): void {
    const { forward, hits, within } = this.#found;
    // Many documents have no word of the question but in their margin.
    if (hits.length === 0) return;
    const bound = new WindowBound(forward, hits, this.#known, this.#weighed);
    const visit = (first: number, end: number, from: number, to: number) =>
      places.add(this, bound.of(first, end, from, to), first, end, from, to);
    for (const stretch of within) visitWindows(forward, hits, stretch, visit);
  }

  /** The window of sentences [first, end), which holds its hits [from, to); undefined for a score below `minScore`. */
  score(first: number, end: number, from: number, to: number, minScore?: number): RankedWindow | undefined {
    const { forward, hits } = this.#found;
    this.#scorer ??= new Scorer(this.#known, this.#weighed);
    return this.#scorer.score(windowOf(forward, first, end, hits.slice(from, to)), minScore);
  }

  get #known(): SignalContext {
    this.#context ??= contextOf(this.#found, this.#about);
    return this.#context;
  }
}

function contextOf({ forward, hits: documentHits }: Found, about: About): SignalContext {
  const { question } = about;
  const inTitle = titleHas(forward, question);
  return {
    ...about,
    titleHas: inTitle,
    titleShare: shareOf(question, (term) => inTitle[term] === true),
    documentHits,
    sentenceMatches: new SentenceMatches(documentHits, question),
  };
}

/** Another window of the same document, scored for the same question; undefined if it holds nothing of it. */
export function rescored(
  { window, context, documentMargin, margin, bestSimilarity, weights: weighed }: RankedWindow,
  first: number,
  end: number,
): RankedWindow | undefined {
  const hits = context.documentHits.filter(({ sentence }) => sentence >= first && sentence < end);
  if (hits.length === 0) return undefined;
  const other = windowOf(window.forward, first, end, hits);
  const ranked = new Scorer(context, weighed).score(other);
  return ranked && { ...ranked, documentMargin, margin, bestSimilarity };
}
