import type { Span } from '../types/span.js';

/**
 * The stretches of a Markdown text that are code in a line, their backticks included: from a run of backticks to the next
 * run as long, of the same paragraph. https://spec.commonmark.org/0.31.2/#code-spans
 */
export function codeSpans(text: string): Span[] {
  const spans: Span[] = [];
  let start = 0;
  for (const paragraph of text.split(/(?<=\n[^\S\n]*\n)/u)) {
    addSpansIn(paragraph, start, spans);
    start += paragraph.length;
  }
  return spans;
}

function addSpansIn(paragraph: string, from: number, spans: Span[]): void {
  const runs = Array.from(paragraph.matchAll(/`+/gu), ({ index, 0: run }) => ({
    at: index,
    length: run.length,
  }));
  // Of each length the runs that come, last first: each is taken up once.
  const later = new Map<number, number[]>();
  for (let i = runs.length - 1; i >= 0; i--) {
    const { at, length } = runs[i] ?? { at: 0, length: 0 };
    const same = later.get(length);
    if (same === undefined) later.set(length, [at]);
    else same.push(at);
  }
  let behind = 0;
  for (const { at, length } of runs) {
    if (at < behind) continue;
    const ends = later.get(length) ?? [];
    while ((ends.at(-1) ?? Number.POSITIVE_INFINITY) <= at) ends.pop();
    const end = ends.at(-1);
    if (end === undefined) continue;
    behind = end + length;
    spans.push({ start: from + at, end: from + behind });
  }
}
