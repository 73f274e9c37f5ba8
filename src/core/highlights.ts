import { analyse } from './analysis/analyzer.js';
import { languageOf } from './analysis/languages.js';
import type { Span } from './document.js';
import type { ForwardDocument } from './forward-index.js';

/** Where the terms stand in `span` of a document's text, as spans of that text; neighbours that touch are one. */
export function highlightsIn(forward: ForwardDocument, span: Span, terms: ReadonlySet<string>): Span[] {
  const { document, sentences, sentenceLanguages } = forward;
  const marks: { start: number; end: number }[] = [];
  for (const [i, sentence] of sentences.entries()) {
    if (sentence.end <= span.start) continue;
    if (sentence.start >= span.end) break;
    const part = { start: Math.max(span.start, sentence.start), end: Math.min(span.end, sentence.end) };
    for (const token of analyse(document.text, languageOf(sentenceLanguages[i] ?? forward.language), part)) {
      if (token.stop || !terms.has(token.term)) continue;
      const last = marks.at(-1);
      if (last !== undefined && token.start <= last.end) last.end = Math.max(last.end, token.end);
      else marks.push({ start: token.start, end: token.end });
    }
  }
  return marks;
}
