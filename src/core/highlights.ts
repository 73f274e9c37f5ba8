import { analyse, type Token } from './analysis/analyzer.js';
import { languageOf } from './analysis/languages.js';
import type { Span } from './document.js';
import { type ForwardDocument, sentenceCount, spanOfSentences } from './forward-document.js';
import type { SliceableText } from './sliceable-text.js';

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
  let low = 0;
  let high = sentenceEnds.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentenceEnds[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where the terms stand in `span` of a document's text, as spans of that text; neighbours that touch are one. */
export function highlightsIn(
  text: SliceableText,
  forward: ForwardDocument,
  span: Span,
  terms: ReadonlySet<string>,
): Span[] {
  const marks: { start: number; end: number }[] = [];
  for (const { stop, term, start, end } of tokensIn(text, forward, span)) {
    if (stop || !terms.has(term)) continue;
    const last = marks.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else marks.push({ start, end });
  }
  return marks;
}
