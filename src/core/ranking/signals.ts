import { sentenceFlag, tokenFlag } from '../forward-index.js';
import type { Question } from './question.js';
import type { Hit, Window } from './windows.js';

/** What a signal may look at beside the window. */
export interface SignalContext {
  readonly question: Question;
  /** Which question terms the document's title has. */
  readonly titleHas: readonly boolean[];
  /** The document's score divided by the best document's; 0..1. */
  readonly documentShare: number;
  /** Every hit of the document, in order. */
  readonly documentHits: readonly Hit[];
  readonly meanPassageLength: number;
}

/** 0..1 (but for `length`): how much speaks for quoting this window. Pure; each with its reason. */
export type Signal = (window: Window, context: SignalContext) => number;

/** Lucene's usual k1, and a mild b: windows are nearly equally long. */
const k1 = 1.2;
const b = 0.5;

/** BM25 of the window: repeated question words count, with less and less weight. */
const bm25: Signal = (window, { question, meanPassageLength }) => {
  const norm = k1 * (1 - b + (b * window.length) / Math.max(1, meanPassageLength));
  const counts = new Map<number, number>();
  for (const { term } of window.hits) counts.set(term, (counts.get(term) ?? 0) + 1);
  let sum = 0;
  for (const [term, tf] of counts) sum += ((question.terms[term]?.idf ?? 0) * tf * (k1 + 1)) / (tf + norm);
  return Math.min(1, (sum / (question.weight * (k1 + 1))) * 1.5);
};

/** The share of the question's weight that the window holds: an answer speaks of all that was asked. */
const coverage: Signal = (window, { question }) => coverageOf(window.hits, question);

/** The best single sentence's coverage: words together say more than words apart. */
const sentence: Signal = (window, { question }) => {
  let best = 0;
  for (let from = 0; from < window.hits.length; ) {
    let to = from + 1;
    while (to < window.hits.length && window.hits[to]?.sentence === window.hits[from]?.sentence) to++;
    best = Math.max(best, coverageOf(window.hits.slice(from, to), question));
    from = to;
  }
  return best;
};

/** How far apart, in tokens, two neighbouring question words may stand to count as a pair. */
const pairDistance = 3;

/** Question words that are neighbours in the question and in one sentence of the window: phrases, names. */
const pairs: Signal = (window, { question }) => {
  const { terms } = question;
  if (terms.length < 2) return 0;
  let found = 0;
  let all = 0;
  for (let i = 0; i + 1 < terms.length; i++) {
    const weight = (terms[i]?.idf ?? 0) + (terms[i + 1]?.idf ?? 0);
    all += weight;
    if (standTogether(window.hits, i, i + 1)) found += weight;
  }
  return found / all;
};

function standTogether(hits: readonly Hit[], a: number, z: number): boolean {
  for (let i = 0; i < hits.length; i++) {
    const hit = hits[i];
    if (hit === undefined || (hit.term !== a && hit.term !== z)) continue;
    const other = hit.term === a ? z : a;
    for (let j = i + 1; j < hits.length; j++) {
      const next = hits[j];
      if (next === undefined || next.token - hit.token > pairDistance || next.sentence !== hit.sentence)
        break;
      if (next.term === other) return true;
    }
  }
  return false;
}

/** The engine's score of the whole document: the right place is in the right document. */
const document: Signal = (_window, { documentShare }) => documentShare;

/** Question words that only the title has: the document is about them, so the window need not repeat them. */
const title: Signal = (window, { question, titleHas }) => {
  const held = new Set(window.hits.map(({ term }) => term));
  let sum = 0;
  for (const [i, { idf }] of question.terms.entries()) if (titleHas[i] && !held.has(i)) sum += idf;
  return sum / question.weight;
};

/** Something of the wanted kind, a number or a name, that the question does not already have. */
const answerType: Signal = (window, { question }) => {
  if (question.wants === 'any') return 0;
  const { forward } = window;
  const asked = new Set(window.hits.map(({ token }) => token));
  const flag =
    question.wants === 'name'
      ? tokenFlag.capital
      : question.wants === 'time'
        ? tokenFlag.time
        : tokenFlag.number;
  for (
    let token = forward.firstToken[window.first] ?? 0;
    token < (forward.firstToken[window.end] ?? 0);
    token++
  ) {
    const flags = forward.flags[token] ?? 0;
    if ((flags & flag) === 0 || asked.has(token)) continue;
    if (flag === tokenFlag.capital && (flags & (tokenFlag.sentenceStart | tokenFlag.stop)) !== 0) continue;
    return 1;
  }
  return 0;
};

/** The document's first window, if the title is what was asked about: articles begin with their definition. */
const lead: Signal = (window, { question, titleHas }) => {
  if (window.first !== 0) return 0;
  let sum = 0;
  for (const [i, { idf }] of question.terms.entries()) if (titleHas[i]) sum += idf;
  return sum / question.weight;
};

/** Longer windows hold more words by chance. */
const length: Signal = (window) => (window.span.end - window.span.start) / 400;

/** A question, or a heading, answers nothing: the share of the hits that stand in such sentences. */
const unanswering: Signal = (window) => {
  let count = 0;
  for (const { sentence } of window.hits) {
    if (
      ((window.forward.sentenceFlags[sentence] ?? 0) & (sentenceFlag.question | sentenceFlag.heading)) !==
      0
    )
      count++;
  }
  return count / window.hits.length;
};

/** A quote that begins with "It" or "They" leaves out of whom it speaks. */
const pointsBack: Signal = (window) =>
  ((window.forward.sentenceFlags[window.first] ?? 0) & sentenceFlag.pointsBack) === 0 ? 0 : 1;

/**
 * An enumeration of names ("Lenovo, Oppo and TCL"), where several names are asked for; most where what is asked
 * for ("companies") stands with it.
 */
const list: Signal = (window, { question }) => {
  if (question.wantsList === undefined) return 0;
  const names = longestEnumeration(window);
  if (names < 3) return 0;
  const named = window.hits.some(({ term }) => term === question.wantsList);
  return Math.min(1, names / 4) * (named ? 1 : 0.5);
};

/** How many names the longest run of names has that is parted by commas, "and" or "or" alone. */
function longestEnumeration({ forward, first, end }: Window): number {
  let longest = 0;
  let names = 0;
  let inName = false;
  for (let token = forward.firstToken[first] ?? 0; token < (forward.firstToken[end] ?? 0); token++) {
    const flags = forward.flags[token] ?? 0;
    const startsSentence = (flags & tokenFlag.sentenceStart) !== 0;
    const listed = (flags & tokenFlag.listed) !== 0;
    if ((flags & tokenFlag.joins) !== 0 && !startsSentence) {
      inName = false;
      continue;
    }
    if ((flags & tokenFlag.capital) === 0) {
      names = 0;
      inName = false;
      continue;
    }
    const joined = (forward.flags[token - 1] ?? 0) & tokenFlag.joins;
    if (names > 0 && !startsSentence && (listed || joined)) names++;
    else if (!inName || startsSentence) names = 1;
    inName = true;
    longest = Math.max(longest, names);
  }
  return longest;
}

/** Coverage of the sentence before and the one behind: what the window is about may be said there. */
const context: Signal = (window, { question, documentHits }) => {
  const held = new Set(window.hits.map(({ term }) => term));
  let sum = 0;
  for (const { sentence, term } of documentHits) {
    if (sentence < window.first - 1 || sentence > window.end || held.has(term)) continue;
    held.add(term);
    sum += question.terms[term]?.idf ?? 0;
  }
  return sum / question.weight;
};

/** The share of the question's weight in the title, whether the window repeats it or not. */
const about: Signal = (_window, { question, titleHas }) => {
  let sum = 0;
  for (const [i, { idf }] of question.terms.entries()) if (titleHas[i]) sum += idf;
  return sum / question.weight;
};

/** Coverage without what the title says anyway. */
const beyondTitle: Signal = (window, { question, titleHas }) => {
  const held = new Set(window.hits.map(({ term }) => term));
  let sum = 0;
  let all = 0;
  for (const [i, { idf }] of question.terms.entries()) {
    if (titleHas[i]) continue;
    all += idf;
    if (held.has(i)) sum += idf;
  }
  return all === 0 ? 0 : sum / all;
};

/** The rarest known question word. */
const anchor: Signal = (window, { question }) => {
  let best = -1;
  for (const [i, { id, idf }] of question.terms.entries()) {
    if (id !== undefined && (best < 0 || idf > (question.terms[best]?.idf ?? 0))) best = i;
  }
  return window.hits.some(({ term }) => term === best) ? 1 : 0;
};

/** How close together the hits of the best sentence stand. */
const early: Signal = (window) =>
  1 - Math.min(1, window.first / Math.max(1, window.forward.sentences.length));

/** How much of the window stands before its first hit, and behind its last: an answer stands near the words asked. */
const before: Signal = (window) => {
  const { forward } = window;
  const from = forward.firstToken[window.first] ?? 0;
  return window.length === 0 ? 0 : ((window.hits[0]?.token ?? from) - from) / window.length;
};
const behind: Signal = (window) => {
  const to = window.forward.firstToken[window.end] ?? 0;
  return window.length === 0 ? 0 : (to - 1 - (window.hits.at(-1)?.token ?? to)) / window.length;
};

export const signals = {
  bm25,
  coverage,
  sentence,
  pairs,
  document,
  title,
  answerType,
  lead,
  length,
  unanswering,
  pointsBack,
  list,
  context,
  about,
  beyondTitle,
  anchor,
  early,
  before,
  behind,
} as const;

export type SignalName = keyof typeof signals;

/** The share of the question's weight among `hits`; 0..1. */
export function coverageOf(hits: readonly Hit[], question: Question): number {
  let sum = 0;
  const seen = new Set<number>();
  for (const { term } of hits) {
    if (seen.has(term)) continue;
    seen.add(term);
    sum += question.terms[term]?.idf ?? 0;
  }
  return question.weight === 0 ? 0 : sum / question.weight;
}
