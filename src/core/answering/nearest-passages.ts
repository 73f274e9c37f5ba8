import { type Choice, choose } from '../ranking/choose.js';
import type { Hit } from '../ranking/hit.js';
import type { Question, QuestionTerm } from '../ranking/question.js';
import { type Ranking, rank } from '../ranking/rank.js';
import type { RankedWindow } from '../ranking/scorer.js';
import { type ForwardDocument, isHeading, tokenFlag } from '../types/forward-document.js';
import type { IndexReader } from '../types/index-reader.js';
import type { Scope } from '../types/scope.js';
import { overlap, type Span } from '../types/span.js';

/** What a question found, though none of it is sure enough to be an answer. */
export interface FoundSoFar {
  readonly question: Question;
  readonly ranking: Ranking;
  /** Best first. */
  readonly windows: readonly RankedWindow[];
}

/**
 * A passage is near a question that holds this share of its weight, 0..1; where there is a passage already, of the
 * weight that it leaves. With less it is a passage about a world record for "who won the world cup". A name or a number
 * of the question is near whatever else its passage holds.
 */
const minNearShare = 0.4;

/**
 * A passage with a word of the question is near, too, whose meaning is as close to it as this, a cosine: passages on
 * something else stay below it on the documents that ship, which tell who the phone makers are at 0.41 and 0.43.
 */
const minNearMeaning = 0.4;

/** How many documents that hold a name are looked through where the ranking itself shows none of them. */
const documentsWithName = 50;

/**
 * The passages that come nearest to a question without an answer, at most `limit`, that do not overlap: first the best
 * one for each name, number or identifier of the question that the documents have, the rarest first, then the
 * best of those near in meaning, then the best of the others that hold enough of the question.
 */
export async function nearestPassages(
  found: FoundSoFar,
  reader: IndexReader,
  scope: Scope,
  limit: number,
): Promise<Choice[]> {
  const { question, ranking, windows } = found;
  const chosen: Choice[] = [];
  const take = (candidates: readonly RankedWindow[]) => {
    const free = candidates.filter(({ window }) => !chosen.some((one) => overlaps(one, window)));
    const prose = free.filter(({ signals }) => signals.furniture !== 1);
    chosen.push(...choose(prose.length > 0 ? prose : free, 1, ranking.copies));
  };
  for (const term of namesOf(question, windows)) {
    if (chosen.length >= limit) break;
    const name = question.terms[term];
    if (name === undefined || chosen.some(({ ranked, span }) => holdsWithin(ranked, span, name))) continue;
    const holding = windowsWith(term, windows);
    take(holding.length > 0 ? holding : await rankedWith(term, question, reader, scope));
  }
  while (chosen.length < limit) {
    const before = chosen.length;
    take(windows.filter(isNearInMeaning));
    if (chosen.length > before) continue;
    take(windows.filter((ranked) => addsEnough(ranked, chosen, question)));
    if (chosen.length === before) break;
  }
  return chosen;
}

function isNearInMeaning({ window: { hits }, signals }: RankedWindow): boolean {
  return hits.length > 0 && signals.similarity >= minNearMeaning;
}

/** Whether a window holds enough of what the chosen passages do not hold. */
function addsEnough({ window }: RankedWindow, chosen: readonly Choice[], question: Question): boolean {
  const isLeft = ({ term }: QuestionTerm) =>
    !chosen.some(({ ranked: { window: other, context } }) =>
      other.held.terms.some((held) => context.question.terms[held]?.term === term),
    );
  let weight = 0;
  let held = 0;
  for (const [at, term] of question.terms.entries()) {
    if (!isLeft(term)) continue;
    weight += term.idf;
    held += term.idf * (window.held.get(at) ?? 0);
  }
  return weight > 0 && held / weight >= minNearShare;
}

/** Names, numbers and identifiers of the question that the documents have, as indexes into its terms; rarest first. */
function namesOf(question: Question, windows: readonly RankedWindow[]): number[] {
  return question.terms
    .map((term, at) => ({ term, at }))
    .filter(({ term: { known, isSubject } }) => known && !isSubject)
    .filter(({ term, at }) => isWrittenAsName(term) || isAlwaysName(at, windows))
    .sort((a, b) => a.term.frequency - b.term.frequency || a.at - b.at)
    .map(({ at }) => at);
}

function isWrittenAsName({ specific, correctedFrom }: QuestionTerm): boolean {
  return specific && correctedFrom === undefined;
}

/** Whether the documents write the word with a capital wherever it could be small: "zte" is asked for in small letters. */
function isAlwaysName(term: number, windows: readonly RankedWindow[]): boolean {
  let isName = false;
  for (const { window } of windows) {
    for (const hit of window.hits) {
      if (hit.term !== term || hit.weight < 1 || isHeading(window.forward, hit.sentence)) continue;
      const flags = window.forward.flags[hit.token] ?? 0;
      if ((flags & tokenFlag.sentenceStart) !== 0) continue;
      if ((flags & tokenFlag.capital) === 0) return false;
      isName = true;
    }
  }
  return isName;
}

/** Those that hold the word itself, in running text where there is one such; in their order. */
function windowsWith(term: number, windows: readonly RankedWindow[]): readonly RankedWindow[] {
  const isItself = (hit: Hit) => hit.term === term && hit.weight === 1;
  const holding = windows.filter(({ window: { hits } }) => hits.some(isItself));
  const inText = holding.filter(({ window: { hits, forward } }) =>
    hits.some((hit) => isItself(hit) && !isHeading(forward, hit.sentence)),
  );
  return inText.length > 0 ? inText : holding;
}

/**
 * The windows that hold a word, of the documents that hold it: where others with more of the question crowd them out.
 * Where only a title holds it, the windows below that title.
 */
async function rankedWith(
  term: number,
  question: Question,
  reader: IndexReader,
  scope: Scope,
): Promise<readonly RankedWindow[]> {
  const name = question.terms[term];
  if (name === undefined) return [];
  const options = { units: 'documents' } as const;
  const { documents } = await reader.search([name.term], documentsWithName, scope, options);
  if (documents.length === 0) return [];
  const within: Scope = { kind: 'documents', ids: new Set(documents.map(({ id }) => id)) };
  const { windows, setAside } = await rank(question, reader, within);
  const holding = windowsWith(term, [...windows, ...setAside()]);
  if (holding.length > 0) return holding;
  // By this word alone, so that no other word of the question takes its room.
  const alone = await rank(
    { ...question, terms: [name], weight: name.idf, listOf: undefined },
    reader,
    within,
  );
  const itself = windowsWith(0, [...alone.windows, ...alone.setAside()]);
  return itself.length > 0 ? itself : windows.filter(({ context }) => context.titleHas[term] === true);
}

/** Whether what is quoted of a window holds the word. */
function holdsWithin(
  { window, context }: RankedWindow,
  { start, end }: Span,
  { term }: QuestionTerm,
): boolean {
  const { sentenceStarts } = window.forward;
  return window.hits.some((hit) => {
    const at = sentenceStarts[hit.sentence] ?? -1;
    const isItself = hit.weight === 1 && context.question.terms[hit.term]?.term === term;
    return isItself && at >= start && at < end;
  });
}

/** Whether a window runs into what was chosen, or into a place where the same words stand again. */
function overlaps(
  { ranked, span, copies }: Choice,
  { forward, span: other }: { readonly forward: ForwardDocument; readonly span: Span },
): boolean {
  const taken = [{ forward: ranked.window.forward, span }, ...copies];
  return taken.some((place) => place.forward.id === forward.id && overlap(place.span, other));
}
