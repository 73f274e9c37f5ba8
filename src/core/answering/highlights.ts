import { analyse, type Token } from '../analysis/analyzer.js';
import { termWordsOf } from '../analysis/compounds.js';
import { languageOf } from '../analysis/languages.js';
import {
  type ForwardDocument,
  sentenceCount,
  spanOfSentences,
  tokenFlag,
} from '../types/forward-document.js';
import { lowerBound } from '../types/lower-bound.js';
import type { SliceableText } from '../types/sliceable-text.js';
import type { Span } from '../types/span.js';

/** The words that stand in `span` of a document's text, each read in its sentence's language, at their places in that text. */
export function* tokensIn(text: SliceableText, forward: ForwardDocument, span: Span): Generator<Token> {
  for (let i = firstSentence(forward, span.start); i < sentenceCount(forward); i++) {
    const sentence = spanOfSentences(forward, i, i + 1);
    if (sentence.start >= span.end) break;
    const language = forward.sentenceLanguages[i] ?? '';
    const start = Math.max(span.start, sentence.start);
    const part = text.slice(start, Math.min(span.end, sentence.end));
    for (const token of analyse(part, languageOf(language))) {
      yield { ...token, start: start + token.start, end: start + token.end };
    }
  }
}

/** The first sentence that ends behind `offset`; their number where none does. Found by halving. */
function firstSentence({ sentenceEnds }: ForwardDocument, offset: number): number {
  return lowerBound(sentenceEnds.length, (at) => (sentenceEnds[at] ?? 0) <= offset);
}

/**
 * Where the terms stand in `span` of a document's text, as spans of that text; neighbours that touch are one. The text
 * is only split into words: which term each of them is, the index knows.
 */
export function highlightsIn(
  text: SliceableText,
  forward: ForwardDocument,
  span: Span,
  terms: ReadonlySet<string>,
): Span[] {
  const wanted = numbersOf(terms, forward);
  const marks: { start: number; end: number }[] = [];
  for (let i = firstSentence(forward, span.start); i < sentenceCount(forward); i++) {
    const sentence = spanOfSentences(forward, i, i + 1);
    if (sentence.start >= span.end) break;
    const tokens = tokensWanted(forward, i, wanted);
    if (tokens.size === 0) continue;
    let token = forward.firstToken[i] ?? 0;
    const language = forward.sentenceLanguages[i] ?? '';
    for (const word of termWordsOf(text.slice(sentence.start, sentence.end), language)) {
      const start = sentence.start + word.start;
      const end = sentence.start + word.end;
      if (tokens.has(token++) && start >= span.start && end <= span.end) mark(marks, start, end);
    }
  }
  return marks;
}

/** By terms, then by numbering: documents with the same `termNumber` share their numbers, and an answer quotes many. */
const known = new WeakMap<ReadonlySet<string>, WeakMap<ForwardDocument['termNumber'], ReadonlySet<number>>>();

function numbersOf(terms: ReadonlySet<string>, { termNumber }: ForwardDocument): ReadonlySet<number> {
  const byNumbering = known.get(terms) ?? new WeakMap<ForwardDocument['termNumber'], ReadonlySet<number>>();
  known.set(terms, byNumbering);
  const before = byNumbering.get(termNumber);
  if (before !== undefined) return before;
  const numbers = new Set<number>();
  for (const term of terms) {
    const number = termNumber(term);
    if (number !== undefined) numbers.add(number);
  }
  byNumbering.set(termNumber, numbers);
  return numbers;
}

/** The tokens of a sentence, stop words left out, whose terms are `wanted`. */
function tokensWanted(
  { terms, flags, firstToken }: ForwardDocument,
  sentence: number,
  wanted: ReadonlySet<number>,
): ReadonlySet<number> {
  const tokens = new Set<number>();
  for (let token = firstToken[sentence] ?? 0; token < (firstToken[sentence + 1] ?? 0); token++) {
    const isStop = ((flags[token] ?? 0) & tokenFlag.stop) !== 0;
    if (!isStop && wanted.has(terms[token] ?? -1)) tokens.add(token);
  }
  return tokens;
}

function mark(marks: { start: number; end: number }[], start: number, end: number): void {
  const last = marks.at(-1);
  if (last === undefined || start > last.end) marks.push({ start, end });
  else {
    // A whole comes behind its parts: "Wi-Fi" behind "Fi".
    last.end = Math.max(last.end, end);
    last.start = Math.min(last.start, start);
    const one = marks.at(-2);
    if (one !== undefined && one.end >= last.start) {
      one.end = last.end;
      marks.pop();
    }
  }
}
