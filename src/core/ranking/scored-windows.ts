import type { ForwardDocument } from '../types/forward-document.js';
import { heldTerms, shareOf } from './coverage.js';
import type { Hit } from './hit.js';
import { type RankedWindow, rounding, Scorer } from './scorer.js';
import { SentenceMatches } from './sentence-matches.js';
import type { SignalContext } from './signal.js';
import { titleHas } from './title-has.js';
import { type Weights, weightsByWords } from './weights.js';
import { WindowBound } from './window-bound.js';
import { hitsIn, type Stretch, type WantedWindows, windowAt, windowsOf } from './windows.js';

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

/** Which windows are worth their memory. */
interface Wanted {
  /** Where they stand. Default: in all of the stretches. */
  readonly within?: readonly Stretch[];
  /** Those of a lower score are not; may rise meanwhile. Default: all are. */
  readonly minScore?: () => number;
  /** Whether only those that hold a question word are. Default: true. */
  readonly needsHits?: boolean;
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

  /** Gives `take` its windows, in order of place. */
  rank(take: (one: RankedWindow) => void, { within, minScore, needsHits = true }: Wanted = {}): void {
    const { forward, hits, within: whole } = this.#found;
    const stretches = within ?? whole;
    if (stretches.length === 0 || (needsHits && hits.length === 0)) return;
    // Many documents have no word of the question but in their margin.
    this.#context ??= contextOf(this.#found, this.#about);
    this.#scorer ??= new Scorer(this.#context, this.#weighed);
    const isWanted = minScore && this.#reaching(this.#context, minScore);
    for (const stretch of stretches) {
      for (const window of windowsOf(forward, hits, stretch, { needsHits, isWanted })) {
        const ranked = this.#scorer.score(window, minScore?.());
        if (ranked !== undefined) take(ranked);
      }
    }
  }

  /** Whether a window may have a score of at least `minScore`, told before it is made. */
  #reaching(context: SignalContext, minScore: () => number): WantedWindows['isWanted'] {
    const bound = new WindowBound(this.#found.forward, this.#found.hits, context, this.#weighed);
    return (first, end, from, to) => bound.of(first, end, from, to) >= minScore() - rounding;
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
  const other = windowAt(window.forward, first, end, { hits, held: heldTerms(hits) });
  const ranked = new Scorer(context, weighed).score(other);
  return ranked && { ...ranked, documentMargin, margin, bestSimilarity };
}
