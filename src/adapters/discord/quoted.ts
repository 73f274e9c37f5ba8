import { inColumns } from '../../chat/messages/in-columns.js';
import { gapMark, laidOut, type Slice, type Stretch } from '../../chat/messages/laid-out.js';
import type { Quote } from '../../core/types/quote.js';
import type { Span } from '../../core/types/span.js';
import { blockQuote, escapeMarkdown, quotedCode } from './markdown.js';

/** Wider tables break their lines on most screens, in characters; they are shown as they stand. */
const widestTable = 68;

/**
 * A quote as Discord's markup: words as they stand, code and tables in code blocks, all in one block quote; white space
 * around a code block is Discord's. What no code block can hold is shown as words.
 */
export function quotedLines(quote: Quote): string[] {
  const shown: string[] = [];
  let words: { text: string; highlights: readonly Span[] } = { text: '', highlights: [] };
  let behind = '';
  const endWords = () => {
    if (words.text !== '') shown.push(blockQuote(words.text, words.highlights));
    words = { text: '', highlights: [] };
  };
  for (const stretch of laidOut(quote)) {
    if (stretch.kind === 'gap') {
      endWords();
      shown.push(escapeMarkdown(gapMark));
      continue;
    }
    const code = codeOf(stretch);
    if (code === undefined) {
      const { text, highlights } = asWords(stretch);
      const before = words.text === '' ? '' : words.text + behind;
      const moved = highlights.map(({ start, end }) => ({
        start: before.length + start,
        end: before.length + end,
      }));
      words = { text: before + text, highlights: [...words.highlights, ...moved] };
    } else {
      endWords();
      shown.push(code);
    }
    behind = stretch.behind;
  }
  endWords();
  return shown;
}

type Shown = Exclude<Stretch, { kind: 'gap' }>;

function codeOf(stretch: Shown): string | undefined {
  if (stretch.kind === 'code' || stretch.kind === 'rows') return quotedCode(stretch.text);
  if (stretch.kind !== 'table') return undefined;
  const lines = inColumns(stretch.rows, (text) => [...text].length).map(({ text }) => text);
  return lines.every((line) => line.length <= widestTable) ? quotedCode(lines.join('\n')) : undefined;
}

/** Headings are bold as a whole. */
function asWords(stretch: Shown): Slice {
  if (stretch.kind === 'heading') return { ...stretch, highlights: [{ start: 0, end: stretch.text.length }] };
  if (stretch.kind !== 'table') return stretch;
  let text = '';
  const highlights: Span[] = [];
  for (const [i, row] of stretch.rows.entries()) {
    highlights.push(
      ...row.highlights.map(({ start, end }) => ({ start: text.length + start, end: text.length + end })),
    );
    text += row.text;
    if (row.isCut) text += `\n${gapMark}\n`;
    else if (i < stretch.rows.length - 1) text += row.behind;
  }
  return { text, highlights };
}
