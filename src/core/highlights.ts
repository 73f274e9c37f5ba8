import { analyse, type Token } from './analysis/analyzer.js';
import { languageOf } from './analysis/languages.js';
import type { Span } from './document.js';
import { type ForwardDocument, spanOfSentences } from './forward-document.js';
import type { SliceableText } from './sliceable-text.js';

/** The words that stand in `span` of a document's text, each read in its sentence's language, at their places in that text. */
export function* tokensIn(text: SliceableText, forward: ForwardDocument, span: Span): Generator<Token> {
  for (const [i, language] of forward.sentenceLanguages.entries()) {
    const sentence = spanOfSentences(forward, i, i + 1);
    if (sentence.end <= span.start) continue;
    if (sentence.start >= span.end) break;
    const start = Math.max(span.start, sentence.start);
    const part = text.slice(start, Math.min(span.end, sentence.end));
    for (const token of analyse(part, languageOf(language))) {
      yield { ...token, start: start + token.start, end: start + token.end };
    }
  }
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
