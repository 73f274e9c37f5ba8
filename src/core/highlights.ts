import { analyse } from './analysis/analyzer.js';
import { languageOf } from './analysis/languages.js';
import type { Span } from './document.js';

/** Where the terms stand in `span` of a text, as spans of that text; neighbours that touch are one. */
export function highlightsIn(text: string, span: Span, language: string, terms: ReadonlySet<string>): Span[] {
  const marks: { start: number; end: number }[] = [];
  for (const token of analyse(text, languageOf(language), span)) {
    if (token.stop || !terms.has(token.term)) continue;
    const last = marks.at(-1);
    if (last !== undefined && token.start <= last.end) last.end = Math.max(last.end, token.end);
    else marks.push({ start: token.start, end: token.end });
  }
  return marks;
}
