import type { Span } from '../../core/types/span.js';
import type { Draft } from '../blocks/draft.js';

/** Markup that stands between paragraphs: comments and tags alone are no text, `<h1>` is a heading. */
export function htmlDraft(text: string, span: Span): Draft {
  const written = text.slice(span.start, span.end).trim();
  const words = withoutTags(written);
  if (!/[\p{L}\p{N}]/u.test(words)) return { kind: 'margin', ...span };
  const heading = /^<h([1-6])(?:\s[^<>]*)?>/i.exec(written);
  if (heading !== null && /<\/h[1-6]>$/i.test(written) && words.length <= 300) {
    return { kind: 'heading', ...span, level: Number(heading[1]), label: words };
  }
  return { kind: 'paragraph', ...span };
}

function withoutTags(written: string): string {
  return written
    .split('<!--')
    .map((part, i) => (i === 0 ? part : part.includes('-->') ? part.slice(part.indexOf('-->') + 3) : ''))
    .join(' ')
    .replace(/<\/?[a-z][^<>]*>/gi, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
