import type { ForwardDocument } from '../types/forward-document.js';
import { heldTerms, shareOf } from './coverage.js';
import type { Hit } from './hit.js';
import type { Question } from './question.js';
import { type RankedWindow, Scorer } from './scorer.js';
import { SentenceMatches } from './sentence-matches.js';
import type { SignalContext } from './signal.js';
import { type Weights, weightsByWords } from './weights.js';
import { hitsIn, type Stretch, windowAt, windowsOf } from './windows.js';

/** Where a document has the question's words. */
export interface Found {
  readonly forward: ForwardDocument;
  readonly within: readonly Stretch[];
  readonly hits: readonly Hit[];
}

/** Every window of a document's stretches that holds a question word, by words alone; in order of place. */
export function rankWindows(
  forward: ForwardDocument,
  within: readonly Stretch[],
  about: Pick<SignalContext, 'question' | 'documentShare' | 'meanPassageLength'>,
): RankedWindow[] {
  return [
    ...windowsRanked(
      { forward, within, hits: hitsIn(forward, about.question, within) },
      about,
      weightsByWords,
    ),
  ];
}

/** Which windows are worth their memory. */
interface Wanted {
  /** Those of a lower score are not; may rise meanwhile. Default: all are. */
  readonly least?: number;
  /** Whether only those that hold a question word are. Default: true. */
  readonly needsHits?: boolean;
}

export function* windowsRanked(
  { forward, within, hits: documentHits }: Found,
  about: Pick<SignalContext, 'question' | 'documentShare' | 'meanPassageLength'>,
  weighed: Weights,
  wanted: Wanted = {},
): Generator<RankedWindow> {
  const { question } = about;
  const inTitle = titleHas(forward, question);
  const context: SignalContext = {
    ...about,
    titleHas: inTitle,
    titleShare: shareOf(question, (term) => inTitle[term] === true),
    documentHits,
    sentenceMatches: new SentenceMatches(documentHits, question),
  };
  const scorer = new Scorer(context, weighed);
  for (const stretch of within) {
    for (const window of windowsOf(forward, documentHits, stretch, wanted.needsHits)) {
      const ranked = scorer.score(window, wanted.least);
      if (ranked !== undefined) yield ranked;
    }
  }
}

function titleHas(forward: ForwardDocument, { terms }: Question): boolean[] {
  return terms.map(({ term }) => {
    const number = forward.termNumber(term);
    return number !== undefined && forward.titleTerms.includes(number);
  });
}

/** Another window of the same document, scored for the same question; undefined if it holds nothing of it. */
export function rescored(
  { window, context, lead, ahead, weights: weighed }: RankedWindow,
  first: number,
  end: number,
): RankedWindow | undefined {
  const hits = context.documentHits.filter(({ sentence }) => sentence >= first && sentence < end);
  if (hits.length === 0) return undefined;
  const other = windowAt(window.forward, first, end, { hits, held: heldTerms(hits) });
  const ranked = new Scorer(context, weighed).score(other);
  return ranked && { ...ranked, lead, ahead };
}
