import { Boilerplate } from '../copies/boilerplate.js';
import type { Copies } from '../copies/copies.js';
import type { RankingTier } from '../types/answer.js';
import { defined } from '../types/defined.js';
import { blockKindOf, type ForwardDocument, isInMargin } from '../types/forward-document.js';
import type { IndexReader, Scored } from '../types/index-reader.js';
import type { Scope } from '../types/scope.js';
import type { SentenceEncoder } from '../types/sentence-encoder.js';
import {
  knowsLanguage,
  type ModelMiss,
  ModelMissedError,
  type SentenceModel,
} from '../types/sentence-model.js';
import { BestWindows } from './best-windows.js';
import { documentsByFeedback } from './feedback.js';
import { retrieve } from './first-stage.js';
import type { Hit } from './hit.js';
import { stretchesOf } from './long-documents.js';
import { marginsOf } from './margins.js';
import { askedMeaning, type Meaning, meaningsOf, type QuestionMeaning } from './meaning.js';
import { modelMeaningsOf } from './model-meaning.js';
import { namesBorne } from './named-documents.js';
import { NamedSections } from './named-sections.js';
import { type NearPassages, nearPassages, passagesAt } from './near-passages.js';
import type { Question } from './question.js';
import { type Found, ScoredDocument } from './scored-windows.js';
import { byScore, type RankedWindow, Scorer } from './scorer.js';
import { searchedTerms } from './searched-terms.js';
import { type Weights, type WeightTables, weightsOfTier } from './weights.js';
import { WindowPlaces } from './window-places.js';
import { hitsIn, wholeOf } from './windows.js';

export interface Ranking {
  /** Best first. */
  readonly documents: readonly Scored[];
  /** Best first; ties by document id, then position. */
  readonly windows: readonly RankedWindow[];
  /** Windows of the margin, and of lines that stand in many documents: what the same words say there. Best first. */
  setAside(): readonly RankedWindow[];
  readonly tier: RankingTier;
  /** Why the model did not rank that was to. */
  readonly missed?: ModelMiss;
  /** What the documents that were looked at have in common. */
  readonly copies: Copies;
}

/** How many windows are kept: enough to choose twenty quotes that do not overlap. */
const windowsKept = 400;

export interface RankOptions {
  /** How many documents are ranked, at least as many as have their windows scored; an integer >= 1. */
  readonly documents?: number;
  /** What each tier weighs by. */
  readonly weights?: WeightTables;
  /** What tells how near a window is to what the question means; absent: words alone rank. */
  readonly encoder?: SentenceEncoder | undefined;
  /** What tells it better, where it can in time; absent: nothing does. */
  readonly model?: SentenceModel | undefined;
}

/**
 * Two stages: the engine finds documents, then every window of them that holds a question word is scored; and those of the
 * passages that mean most nearly what was asked.
 */
export async function rank(
  question: Question,
  reader: IndexReader,
  scope: Scope,
  options: RankOptions = {},
): Promise<Ranking> {
  const { encoder } = options;
  const asked = encoder === undefined ? undefined : await askedMeaning(question, encoder);
  const below = asked === undefined ? 'words' : 'static';
  const tables = options.weights ?? weightsOfTier;
  const { [below]: weighed } = tables;
  const near: NearPassages = asked === undefined ? new Map() : await nearPassages(asked, reader, scope);
  const search = { terms: searchedTerms(question), reader, scope };
  const looked = await retrieve(search, options.documents ?? 1, near);
  const { scored, shares, copies } = looked;
  // Only who wants a list of documents pays for a better one.
  const documents =
    options.documents === undefined
      ? looked.documents
      : await documentsByFeedback(search, looked.documents, scored, options.documents);
  const stretches = new Map([...(await stretchesOf(scored, search)), ...looked.stretches]);
  const { meanPassageLength } = await reader.profile(scope);
  const found = scored.map((forward): Found => {
    const within = stretches.get(forward.id) ?? wholeOf(forward);
    return { forward, within, hits: hitsIn(forward, question, within) };
  });
  const boilerplate = new Boilerplate(
    found.map(({ forward, hits }) => ({ forward, sentences: hits.map(({ sentence }) => sentence) })),
    copies,
  );
  const isSetAside = (forward: ForwardDocument, sentence: number) =>
    isInMargin(forward, sentence) || boilerplate.has(forward, sentence);
  const namesOthers = namesBorne(question, found);
  const aboutOf = ({ id }: ForwardDocument) => ({
    question,
    namesOthers,
    documentShare: shares.get(id) ?? 0,
    meanPassageLength,
  });
  /** By those hits alone that stand in such sentences. */
  const documentsBy = (counts: (forward: ForwardDocument, sentence: number) => boolean) =>
    found.map(
      ({ forward, within, hits }) =>
        new ScoredDocument(
          { forward, within, hits: hitsWhere(hits, (sentence) => counts(forward, sentence)) },
          aboutOf(forward),
          weighed,
        ),
    );
  const bestOf = (scoredBy: readonly ScoredDocument[], belongs: (one: RankedWindow) => boolean) => {
    const best = new BestWindows(windowsKept);
    const add = (one: RankedWindow) => {
      if (belongs(one)) best.add(one);
    };
    const places = new WindowPlaces();
    for (const document of scoredBy) document.offer(places);
    places.score(add, () => best.minScore);
    return best.windows;
  };
  const withStandings = (windows: readonly RankedWindow[], rivals = windows) => {
    const margins = marginsOf(windows, rivals, copies);
    return windows.map((one, i) => ({ ...one, ...margins[i] }));
  };
  const isProse = ({ window: { forward, first, end } }: RankedWindow) => {
    for (let sentence = first; sentence < end; sentence++)
      if (!isSetAside(forward, sentence) && !isHeadingOfText(forward, sentence)) return true;
    return false;
  };
  // A heading without its text names what it is about and says nothing of it.
  const inText = documentsBy((forward, sentence) => !isSetAside(forward, sentence));
  const byWords = bestOf(inText, isProse);
  const ofNear: RankedWindow[] = [];
  for (const document of inText) {
    const within = passagesAt(document.forward, near.get(document.forward.id) ?? []);
    const add = (one: RankedWindow) => isProse(one) && ofNear.push(one);
    document.rank(add, within);
  }
  const { windows, tier, missed } = await orderedByMeaning(byWords, ofNear, {
    question,
    asked: asked === undefined || encoder === undefined ? undefined : { question, vector: asked, encoder },
    model: options.model,
    reader,
    tables,
  });
  return {
    documents,
    windows: withStandings(windows),
    tier,
    ...defined({ missed }),
    setAside: () => {
      const sections = new NamedSections();
      const ofLines = documentsBy(
        (forward, sentence) => isSetAside(forward, sentence) && !sections.has(forward, sentence),
      );
      const lines = bestOf(ofLines, () => true);
      const headings = bestOf(documentsBy(isHeadingOfText), (one) => !isProse(one));
      const aside = [...lines, ...headings].sort(byScore);
      return withStandings(aside, [...windows, ...aside].sort(byScore));
    },
    copies,
  };
}

/** The hits in sentences that count. @param hits In order. */
function hitsWhere(hits: readonly Hit[], counts: (sentence: number) => boolean): readonly Hit[] {
  let last = -1;
  let isCounted = false;
  return hits.filter(({ sentence }) => {
    if (sentence !== last) isCounted = counts(sentence);
    last = sentence;
    return isCounted;
  });
}

/** A heading, in a document that has something below one: a note of one line may look like a heading and says all there is. */
function isHeadingOfText(forward: ForwardDocument, sentence: number): boolean {
  return blockKindOf(forward, sentence) === 'heading' && hasText(forward);
}

const withText = new WeakMap<ForwardDocument, boolean>();

function hasText(forward: ForwardDocument): boolean {
  const known = withText.get(forward);
  if (known !== undefined) return known;
  const has = Array.from(forward.sentenceStarts.keys()).some(
    (sentence) => blockKindOf(forward, sentence) !== 'heading' && !isInMargin(forward, sentence),
  );
  withText.set(forward, has);
  return has;
}

/** How many of the best windows by words are looked at for what they mean. */
const windowsUnderstood = 60;

/** What windows are understood with. */
interface Understanding {
  readonly question: Question;
  /** Absent: the vectors that ship say nothing of the question. */
  readonly asked: QuestionMeaning | undefined;
  readonly model: SentenceModel | undefined;
  readonly reader: IndexReader;
  readonly tables: WeightTables;
}

/** The best windows by words, and those of near passages, by what they hold and mean; the others by words as they are. */
async function orderedByMeaning(
  byWords: readonly RankedWindow[],
  ofNear: readonly RankedWindow[],
  { question, asked, model, reader, tables }: Understanding,
): Promise<Pick<Ranking, 'windows' | 'tier' | 'missed'>> {
  const placeOf = ({ window: { forward, first, end } }: RankedWindow) => `${first} ${end} ${forward.id}`;
  const best = new Map([...byWords.slice(0, windowsUnderstood), ...ofNear].map((one) => [placeOf(one), one]));
  const others = byWords.slice(windowsUnderstood).filter((one) => !best.has(placeOf(one)));
  const understood = [...best.values()].map(({ window }) => window);
  const byTable: Meanings = asked === undefined ? new Map() : await meaningsOf(asked, understood, reader);
  const ordered = (meanings: Meanings, weighed: Weights) =>
    [...scoredAnew([...best.values()], meanings, weighed), ...others].sort(byScore);
  const below = () =>
    asked === undefined
      ? { windows: byWords, tier: 'words' as const }
      : { windows: ordered(byTable, tables.static), tier: 'static' as const };
  if (model === undefined || !knowsLanguage(model, question.language)) return below();
  try {
    const byModel = await modelMeaningsOf({ question, model }, understood, reader, byTable);
    return { windows: ordered(byModel, tables.model), tier: 'model' };
  } catch (error) {
    if (!(error instanceof ModelMissedError)) throw error;
    return { ...below(), missed: error.reason };
  }
}

/** By document. */
type Meanings = ReadonlyMap<string, Meaning>;

/** A document of which nothing is known keeps its windows' scores. */
function scoredAnew(
  windows: readonly RankedWindow[],
  meanings: Meanings,
  weighed: Weights,
): readonly RankedWindow[] {
  const scorers = new Map<string, Scorer>();
  return windows.map((ranked) => {
    const { id } = ranked.window.forward;
    const meaning = meanings.get(id);
    if (meaning === undefined) return ranked;
    const scorer = scorers.get(id) ?? new Scorer({ ...ranked.context, meaning }, weighed);
    scorers.set(id, scorer);
    return scorer.scoreAnew(ranked);
  });
}
