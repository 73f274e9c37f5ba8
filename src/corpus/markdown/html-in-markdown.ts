import type { Span } from '../../core/types/span.js';
import type { Draft } from '../blocks/draft.js';
import { linesOf } from '../lines.js';

/**
 * Markup that stands between paragraphs: comments and tags alone are no text, `<h1>` is a heading, and what opens a folded part
 * (`<summary>`) is one below all others.
 */
export function htmlDrafts(text: string, span: Span): readonly Draft[] {
  const written = text.slice(span.start, span.end).trim();
  const words = withoutTags(written);
  if (!hasWords(words)) return [{ kind: 'margin', ...span }];
  const heading = /^<h([1-6])(?:\s[^<>]*)?>/i.exec(written);
  if (heading !== null && /<\/h[1-6]>$/i.test(written) && words.length <= maxHeadingLength) {
    return [{ kind: 'heading', ...span, level: Number(heading[1]), label: words }];
  }
  return linesAreWhole(written) ? byLines(text, span) : [{ kind: 'paragraph', ...span }];
}

/** In UTF-16 code units. */
const maxHeadingLength = 300;

function hasWords(words: string): boolean {
  return /[\p{L}\p{N}]/u.test(words);
}

/** Whether no tag and no comment runs from one line into the next. */
function linesAreWhole(written: string): boolean {
  if (written.includes('<!--')) return false;
  return written.split(/\r\n|\r|\n/).every((line) => line.lastIndexOf('<') <= line.lastIndexOf('>'));
}

/** Lines of tags alone, summaries, and what is left: text. Each run of lines of one kind is one block. */
function byLines(text: string, span: Span): readonly Draft[] {
  const drafts: Draft[] = [];
  let summary: Span | undefined;
  const add = (draft: Draft) => {
    const last = drafts.at(-1);
    const goesOn = last !== undefined && last.kind === draft.kind && draft.kind !== 'heading';
    if (goesOn) drafts[drafts.length - 1] = { ...last, end: draft.end };
    else drafts.push(draft);
  };
  for (const line of linesOf(text, span.start, span.end)) {
    const { start, end } = line;
    const written = text.slice(start, end);
    if (summary === undefined && /<summary[\s>]/i.test(written)) summary = { start, end };
    if (summary !== undefined) {
      summary = { ...summary, end };
      if (!/<\/summary>/i.test(written)) continue;
      const label = withoutTags(text.slice(summary.start, summary.end));
      const isHeading = hasWords(label) && label.length <= maxHeadingLength;
      add(isHeading ? { kind: 'heading', ...summary, label } : { kind: 'paragraph', ...summary });
      summary = undefined;
    } else add({ kind: hasWords(withoutTags(written)) ? 'paragraph' : 'margin', start, end });
  }
  if (summary !== undefined) add({ kind: 'paragraph', ...summary });
  return drafts;
}

function withoutTags(written: string): string {
  return written
    .split('<!--')
    .map((part, i) => (i === 0 ? part : part.includes('-->') ? part.slice(part.indexOf('-->') + 3) : ''))
    .join(' ')
    .replace(/<\/?(?:a|b|i|u|em|strong|code|kbd|span|sub|sup)(?:\s[^<>]*)?>/gi, '')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
