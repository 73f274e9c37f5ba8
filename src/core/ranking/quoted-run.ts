import { questionLabels } from '../analysis/question-labels.js';
import { maxPassageLength } from '../indexing/passages.js';
import {
  blockKindOf,
  type ForwardDocument,
  isHeading,
  sentenceCount,
  sentenceFlag,
  sentenceOpening,
  spanOfSentences,
  tokenFlag,
} from '../types/forward-document.js';
import type { Meaning } from './meaning.js';
import type { Question } from './question.js';
import { fullestSentence, type SentenceMatches } from './sentence-matches.js';
import { firstItem, isItem, isNumbered } from './steps.js';
import { holdsWanted } from './wanted.js';
import { opensPart, withoutHeading } from './window-borders.js';
import type { Stretch, Window } from './windows.js';

/** What a window is looked at for. */
interface About {
  readonly question: Question;
  readonly sentenceMatches: SentenceMatches;
  /** As `SignalContext.meaning`. */
  readonly meaning?: Meaning;
}

/**
 * The sentences of a window that are quoted: as few paragraphs as hold what all of it holds of the question, begun where a
 * reader would begin, and ended where a thought ends. The headings above them are cited; one that holds what nothing below
 * it holds, or asks what they answer, is quoted, too.
 */
export function quotedRun(window: Window, about: About, isFree: (sentence: number) => boolean): Stretch {
  const { forward } = window;
  const first = withoutHeading(forward, window.first, window.end);
  const whole = { first, end: window.end };
  if (isHeading(forward, first)) return headingsAlone(window);
  const needed = neededOf(whole, window, about);
  const shorter = withoutParagraphsBehind(forward, withoutParagraphsBefore(forward, whole, needed), needed);
  const begun = begunWell(forward, shorter, needed, isFree);
  const ended = endedWell(forward, begun, needed, isFree);
  const spoken = withWholeTurns(forward, ended, isFree);
  const listed = withAllItems(window, spoken, about.question, isFree);
  const told = withFigureAbove(window, withoutFurniture(window, listed), about.question, isFree);
  return withOwnHeading(window, told, about);
}

/**
 * Asked for an amount, a quote has the short line right above it that holds a figure: "Default: 10000" stands above the paragraph that
 * says what of.
 */
function withFigureAbove(
  { forward, hits }: Window,
  run: Stretch,
  { wants }: Question,
  isFree: (sentence: number) => boolean,
): Stretch {
  const { first, end } = run;
  if (wants !== 'number' || first === 0) return run;
  if (!opensBlock(forward, first) || isListed(forward, first)) return run;
  const top = blockStart(forward, first - 1);
  if (isHeading(forward, top) || hasFlag(forward, top, sentenceFlag.furniture)) return run;
  if (!isShortEnough(forward, top, end) || !isAllFree(top, first, isFree)) return run;
  const line = spanOfSentences(forward, top, first);
  const isShort = line.end - line.start < shortParagraph;
  return isShort && holdsWanted(forward, { first: top, end: first }, wants, hits) ? { first: top, end } : run;
}

/** "2 Comments" holds a number and "Leave a Reply" stands behind a question, and neither is what was asked for. */
function withoutFurniture({ forward, hits }: Window, { first, end }: Stretch): Stretch {
  const run = { first, end };
  const isIdle = (sentence: number) =>
    hasFlag(forward, sentence, sentenceFlag.furniture) && !hits.some((hit) => hit.sentence === sentence);
  while (run.end - run.first > 1 && isIdle(run.first)) run.first++;
  while (run.end - run.first > 1 && isIdle(run.end - 1)) run.end--;
  return run;
}

/** Less of a conversation, in UTF-16 code units, says little without what is said next. */
const littleSaid = 280;

/**
 * What somebody says is quoted from the name on, and to its end where that fits; what they ask, and what is short, with what is said
 * next: the answer, or "no, sorry, the fourteenth". A window ends after so many characters, wherever in a turn that is.
 */
function withWholeTurns(
  forward: ForwardDocument,
  { first, end }: Stretch,
  isFree: (sentence: number) => boolean,
): Stretch {
  const run = { first, end };
  const hasRoom = () =>
    isTurn(forward, run.end) && isFree(run.end) && isShortEnough(forward, run.first, run.end + 1);
  const finishTurn = () => {
    while (hasRoom() && !opensBlock(forward, run.end)) run.end++;
  };
  const start = isTurn(forward, first) ? blockStart(forward, first) : first;
  if (isAllFree(start, first, isFree) && isShortEnough(forward, start, end)) run.first = start;
  if (!isTurn(forward, end - 1)) return run;
  finishTurn();
  while (wantsReply(forward, run) && hasRoom()) {
    run.end++;
    finishTurn();
  }
  return run;
}

function wantsReply(forward: ForwardDocument, { first, end }: Stretch): boolean {
  if (hasFlag(forward, end - 1, sentenceFlag.question)) return true;
  const { start, end: behind } = spanOfSentences(forward, first, end);
  return behind - start < littleSaid && !opensQuestion(forward, end);
}

/** The labels as terms: a stem has lost the last vowel. */
const questionLabel = new RegExp(
  `^(?:${questionLabels.map((label) => label.toLowerCase().replace(/[ae]$/u, '$&?')).join('|')})$`,
  'u',
);

/** Where a list of questions and answers goes on with the next. */
function opensQuestion({ firstToken, terms, termAt }: ForwardDocument, sentence: number): boolean {
  return questionLabel.test(termAt(terms[firstToken[sentence] ?? 0] ?? 0));
}

function isTurn(forward: ForwardDocument, sentence: number): boolean {
  return sentence < sentenceCount(forward) && blockKindOf(forward, sentence) === 'turn';
}

/**
 * Asked how something is done, or for several things, a quote of some of a list begins with the first item, and has the last where
 * all fit; so does one of numbered steps whose heading was asked for.
 */
function withAllItems(
  { forward, hits }: Window,
  run: Stretch,
  question: Question,
  isFree: (sentence: number) => boolean,
): Stretch {
  let { first, end } = run;
  if (!isListMeant(forward, blockStart(forward, first), hits, question)) return run;
  const top = firstItem(forward, first);
  const lead = leadIn(forward, top) ?? top;
  const start = [lead, top].find(
    (from) => isShortEnough(forward, from, end) && isAllFree(from, first, isFree),
  );
  if (isItem(forward, first)) first = start ?? first;
  const more = () => isFree(end) && isItem(forward, end) && isShortEnough(forward, first, end + 1);
  if (isItem(forward, end - 1)) while (more()) end++;
  return { first, end };
}

function isListMeant(
  forward: ForwardDocument,
  first: number,
  hits: Window['hits'],
  { asksHow, asksWhether, listOf, wants }: Question,
): boolean {
  if (listOf !== undefined) return true;
  if (asksHow) return isNumbered(forward, first) || !isItem(forward, first);
  return wants === 'any' && !asksWhether && isNumbered(forward, first) && headsList(forward, first, hits);
}

function isAllFree(from: number, to: number, isFree: (sentence: number) => boolean): boolean {
  for (let sentence = from; sentence < to; sentence++) if (!isFree(sentence)) return false;
  return true;
}

/** Nothing but headings: as far as the last that holds a word of the question, but at the document's end. */
function headingsAlone({ forward, first, end, hits }: Window): Stretch {
  if (end === sentenceCount(forward)) return { first, end };
  return { first, end: Math.max(first + 1, (hits.at(-1)?.sentence ?? first) + 1) };
}

/**
 * What of a run may be needed: where no code is asked for and its other lines hold a word of the question, not the code at its
 * ends, nor any word in the code between.
 */
function withoutCode(
  { first, end }: Stretch,
  { forward, hits }: Window,
  { asksForCode }: Question,
): { readonly run: Stretch; readonly hits: Window['hits'] } {
  const isCode = (sentence: number) => !asksForCode && blockKindOf(forward, sentence) === 'code';
  const run = { first, end };
  const inProse = hits.filter(({ sentence }) => !isCode(sentence));
  const isHeld = inProse.some(({ sentence }) => sentence >= first && sentence < end);
  if (!isHeld) return { run, hits };
  while (isCode(run.first)) run.first++;
  while (isCode(run.end - 1)) run.end--;
  return { run, hits: inProse };
}

/**
 * The first and the last sentence that have to be quoted: those between which the window holds all its terms, the one that
 * holds most of them among them and the one that means most nearly what was asked, and what that leads to. What the paragraph of
 * the first of these has is not looked for in others.
 */
function neededOf(whole: Stretch, window: Window, { sentenceMatches, question, meaning }: About): Stretch {
  const { forward } = window;
  const { run, hits } = withoutCode(whole, window, question);
  const { first, end } = run;
  const fullest = fullestSentence({ first, end }, sentenceMatches);
  const own = paragraphOf(forward, fullest, run);
  const nearest = meaning?.nearestOf(run, own) ?? fullest;
  // "gets" or "stands" further on is no reason to quote as far as that.
  const isWorthIt = (term: number) => question.terms[term]?.weighs !== 'light';
  const wanted = new Set(
    hits.filter(({ sentence, term }) => sentence >= first && isWorthIt(term)).map(({ term }) => term),
  );
  for (const { term, sentence } of hits) if (sentence === fullest) wanted.delete(term);
  let from = Math.min(fullest, nearest);
  let to = Math.max(fullest, nearest) + 1;
  /** Grown by the sentences within a stretch as far as the nearest that holds what is asked for; undefined where none does. */
  const holding = (held: Stretch, within: Stretch): Stretch | undefined => {
    const holds = (stretch: Stretch) => holdsWanted(forward, stretch, question.wants, hits);
    if (holds(held)) return held;
    for (let away = 1; held.end - 1 + away < within.end || held.first - away >= within.first; away++) {
      const [behind, before] = [held.end - 1 + away, held.first - away];
      if (behind < within.end && holds({ first: behind, end: behind + 1 }))
        return { first: held.first, end: behind + 1 };
      if (before >= within.first && holds({ first: before, end: before + 1 }))
        return { first: before, end: held.end };
    }
    return undefined;
  };
  // The nearest sentences come first, those of its paragraph before all others: of two that hold a word, the one beside the fullest says
  // it of the same thing.
  for (const stretch of [own, run]) {
    for (let away = 1; wanted.size > 0 && away < end - first; away++) {
      for (const sentence of [fullest + away, fullest - away]) {
        if (sentence < stretch.first || sentence >= stretch.end) continue;
        const held = hits.filter((hit) => hit.sentence === sentence && wanted.has(hit.term));
        if (held.length === 0) continue;
        for (const { term } of held) wanted.delete(term);
        from = Math.min(from, sentence);
        to = Math.max(to, sentence + 1);
      }
    }
  }
  // What is asked for may stand in a sentence with no word of the question; but every paragraph has some name.
  const around = { first: paragraphOf(forward, from, run).first, end: paragraphOf(forward, to - 1, run).end };
  const nearby = holding({ first: from, end: to }, around);
  const needed = nearby ?? (question.wants === 'name' ? undefined : holding({ first: from, end: to }, run));
  ({ first: from, end: to } = needed ?? { first: from, end: to });
  if (to < end && opensBlock(forward, to) && isVeryShort(forward, from, to)) to++;
  const isWholeList = question.listOf !== undefined || headsList(forward, from, hits);
  while (to < end && (leadsOn(forward, to - 1) || (isWholeList && isListed(forward, to)))) to++;
  return { first: from, end: to };
}

/** The sentences of a run that stand in the paragraph of one of them. */
function paragraphOf(forward: ForwardDocument, sentence: number, run: Stretch): Stretch {
  let end = sentence + 1;
  while (end < run.end && !opensBlock(forward, end)) end++;
  return { first: Math.max(run.first, blockStart(forward, sentence)), end };
}

/** So short a paragraph says little by itself. */
function isVeryShort(forward: ForwardDocument, first: number, end: number): boolean {
  const span = spanOfSentences(forward, blockStart(forward, first), end);
  return !isListed(forward, end - 1) && span.end - span.start < shortParagraph;
}

/** Whether what stands right above the list that a sentence is an item of holds a word of the question: all items are meant. */
function headsList(
  forward: ForwardDocument,
  sentence: number,
  hits: readonly { readonly sentence: number; readonly weight: number }[],
): boolean {
  if (!isListed(forward, sentence)) return false;
  let top = sentence;
  while (top > 0 && isListed(forward, top)) top--;
  return hits.some((hit) => hit.sentence === top && hit.weight === 1);
}

/** What a sentence asks or announces stands behind it. */
function leadsOn(forward: ForwardDocument, sentence: number): boolean {
  if (!opensBlock(forward, sentence + 1)) return false;
  if (hasFlag(forward, sentence, sentenceFlag.question) || announces(forward, sentence)) return true;
  // Items belong to the paragraph above them.
  return isListed(forward, sentence + 1) && !isListed(forward, sentence);
}

/** In UTF-16 code units. */
const shortParagraph = 60;

function withoutParagraphsBefore(
  forward: ForwardDocument,
  { first, end }: Stretch,
  needed: Stretch,
): Stretch {
  let start = blockStart(forward, needed.first);
  if (isListed(forward, start)) start = leadIn(forward, start) ?? start;
  return { first: Math.max(first, start), end };
}

/** The paragraph that leads to a list, where its first sentence is the one before the first of the items above `item`. */
function leadIn(forward: ForwardDocument, item: number): number | undefined {
  let top = item;
  while (top > 0 && !opensPart(forward, top) && isListed(forward, top)) top--;
  return isListed(forward, top) || isHeading(forward, top) ? undefined : blockStart(forward, top);
}

function withoutParagraphsBehind(
  forward: ForwardDocument,
  { first, end }: Stretch,
  needed: Stretch,
): Stretch {
  let last = needed.end;
  while (last < end && !hasFlag(forward, last, sentenceFlag.opensParagraph)) last++;
  return { first, end: last };
}

/**
 * A sentence that leans on the one before it does not begin a quote: that one is quoted, too, where it is free and fits; or
 * else it is left out, where nothing in it is needed.
 */
function begunWell(
  forward: ForwardDocument,
  { first, end }: Stretch,
  needed: Stretch,
  isFree: (sentence: number) => boolean,
): Stretch {
  let start = first;
  while (leans(forward, start)) {
    if (!isFree(start - 1) || !isShortEnough(forward, start - 1, end)) break;
    start--;
  }
  if (!leans(forward, start)) return { first: start, end };
  // What leans lies before what is needed, and something that does not lean between.
  for (let other = start + 1; other <= needed.first; other++) {
    if (!leans(forward, other)) return { first: other, end };
  }
  return { first, end };
}

function leans(forward: ForwardDocument, sentence: number): boolean {
  if (sentence === 0 || opensPart(forward, sentence) || isHeading(forward, sentence - 1)) return false;
  const leaning = sentenceOpening.leans | sentenceOpening.goesOn;
  return ((forward.sentenceOpenings[sentence] ?? 0) & leaning) !== 0;
}

/** Takes along what is left of its last sentence, and one that takes part of what was said back or says what came of it. */
function endedWell(
  forward: ForwardDocument,
  { first, end }: Stretch,
  needed: Stretch,
  isFree: (sentence: number) => boolean,
): Stretch {
  let last = end;
  while (announces(forward, last - 1) && isFree(last) && isShortEnough(forward, first, last + 1)) {
    do last++;
    while (continues(forward, last) && isFree(last) && isShortEnough(forward, first, last + 1));
  }
  while (goesOn(forward, last) && isFree(last) && isShortEnough(forward, first, last + 1)) last++;
  const isTold = turns(forward, last) || concludes(forward, { first, end: last });
  if (isTold && isFree(last) && isShortEnough(forward, first, last + 1)) last++;
  // What is announced and does not fit need not be announced.
  const isNeeded = (sentence: number) => sentence < needed.end;
  if (announces(forward, last - 1) && last - 1 > first && !isNeeded(last - 1)) last--;
  return { first, end: last };
}

/** Whether a sentence stands in the paragraph of the one before it. */
function continues(forward: ForwardDocument, sentence: number): boolean {
  return sentence < sentenceCount(forward) && !hasFlag(forward, sentence, sentenceFlag.opensParagraph);
}

function announces({ sentenceOpenings }: ForwardDocument, sentence: number): boolean {
  return ((sentenceOpenings[sentence] ?? 0) & sentenceOpening.announces) !== 0;
}

/** Whether a sentence is the rest of the one before it. */
export function goesOn({ sentenceOpenings }: ForwardDocument, sentence: number): boolean {
  return ((sentenceOpenings[sentence] ?? 0) & sentenceOpening.goesOn) !== 0;
}

function turns(forward: ForwardDocument, sentence: number): boolean {
  if (sentence >= sentenceCount(forward) || opensPart(forward, sentence)) return false;
  return ((forward.sentenceOpenings[sentence] ?? 0) & sentenceOpening.turns) !== 0;
}

/** Whether the sentence behind a run says how what that tells of ended: its last sentence does not, and both speak of the same. */
function concludes(forward: ForwardDocument, { first, end }: Stretch): boolean {
  if (end >= sentenceCount(forward) || opensPart(forward, end)) return false;
  const opening = (sentence: number) => forward.sentenceOpenings[sentence] ?? 0;
  if ((opening(end) & sentenceOpening.concludes) === 0) return false;
  if ((opening(end - 1) & sentenceOpening.concludes) !== 0) return false;
  return leans(forward, end) || sharesTerm(forward, { first, end }, end);
}

function sharesTerm(forward: ForwardDocument, { first, end }: Stretch, sentence: number): boolean {
  const { firstToken } = forward;
  const said = new Set(termsIn(forward, firstToken[first] ?? 0, firstToken[end] ?? 0));
  return termsIn(forward, firstToken[sentence] ?? 0, firstToken[sentence + 1] ?? 0).some((term) =>
    said.has(term),
  );
}

/** Numbers of the terms in tokens [from, to) that are no stop words. */
function termsIn({ terms, flags }: ForwardDocument, from: number, to: number): number[] {
  const content: number[] = [];
  for (let token = from; token < to; token++)
    if (((flags[token] ?? 0) & tokenFlag.stop) === 0) content.push(terms[token] ?? -1);
  return content;
}

/** The heading right above, where it says what the quote does not: a word of the question, what that asks for, or the question itself. */
function withOwnHeading({ forward, hits, first }: Window, run: Stretch, { question }: About): Stretch {
  const heading = run.first - 1;
  if (heading < first || !isHeading(forward, heading) || !isShortEnough(forward, heading, run.end))
    return run;
  const held = new Set(
    hits.filter(({ sentence }) => sentence >= run.first && sentence < run.end).map(({ term }) => term),
  );
  const says = hits.some(
    ({ sentence, term, weight }) =>
      sentence === heading && weight === 1 && !held.has(term) && (question.terms[term]?.idf ?? 0) > 0,
  );
  const wants = (stretch: Stretch) => holdsWanted(forward, stretch, question.wants, hits);
  const answers = wants({ first: heading, end: run.first }) && !wants(run);
  const asks = hasFlag(forward, heading, sentenceFlag.question);
  return says || answers || asks ? { first: heading, end: run.end } : run;
}

function isShortEnough(forward: ForwardDocument, first: number, end: number): boolean {
  if (first < 0) return false;
  for (let sentence = first + 1; sentence < end; sentence++) {
    if (opensPart(forward, sentence)) return false;
  }
  const span = spanOfSentences(forward, first, end);
  return span.end - span.start <= maxPassageLength;
}

function isListed(forward: ForwardDocument, sentence: number): boolean {
  const kind = blockKindOf(forward, sentence);
  return sentence < sentenceCount(forward) && (kind === 'list-item' || kind === 'table-row');
}

/** The first sentence of the block, or of the paragraph of it, that a sentence stands in. */
function blockStart(forward: ForwardDocument, sentence: number): number {
  let first = sentence;
  while (first > 0 && !hasFlag(forward, first, sentenceFlag.opensParagraph)) first--;
  return first;
}

function opensBlock(forward: ForwardDocument, sentence: number): boolean {
  return sentence < sentenceCount(forward) && hasFlag(forward, sentence, sentenceFlag.opensParagraph);
}

function hasFlag({ sentenceFlags }: ForwardDocument, sentence: number, flag: number): boolean {
  return ((sentenceFlags[sentence] ?? 0) & flag) !== 0;
}
