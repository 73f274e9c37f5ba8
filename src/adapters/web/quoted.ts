import { gapMark, type Row, type Slice, type Stretch, sliceOf } from '../../chat/messages/laid-out.js';
import type { Span } from '../../core/types/span.js';
import { type Html, html } from '../html.js';

/**
 * A quote by its blocks. The text of all elements together is the quote's, character for character: white space between
 * blocks and what parts the cells of a row stand there unseen, and are copied with the rest.
 */
export function renderStretches(stretches: readonly Stretch[]): Html {
  const shown: Html[] = [];
  for (let at = 0; at < stretches.length; at++) {
    const stretch = stretches[at];
    if (stretch?.kind !== 'item') {
      if (stretch !== undefined) shown.push(renderStretch(stretch));
      continue;
    }
    const items: Item[] = [];
    for (let next: Stretch | undefined = stretch; next?.kind === 'item'; next = stretches[++at])
      items.push(next);
    at--;
    shown.push(html`<ul>${items.map(renderItem)}</ul>`);
  }
  return html`${shown}`;
}

type Item = Extract<Stretch, { kind: 'item' }>;

/** Text with what is marked in it. */
export function markedWords({ text, highlights }: Slice): Html {
  const words: (Html | string)[] = [];
  let at = 0;
  for (const { start, end } of highlights) {
    words.push(text.slice(at, start), html`<mark>${text.slice(start, end)}</mark>`);
    at = end;
  }
  words.push(text.slice(at));
  return html`${words}`;
}

function renderStretch(stretch: Exclude<Stretch, Item>): Html {
  switch (stretch.kind) {
    case 'prose':
      return html`<p class="text" dir="auto">${markedWords(stretch)}</p>${unseen(stretch.behind)}`;
    case 'heading':
      return html`<p class="text" dir="auto"><strong>${markedWords(stretch)}</strong></p>${unseen(stretch.behind)}`;
    case 'code':
    case 'rows':
      // A parser drops a line break right behind the tag, and no other.
      return html`<pre tabindex="0">${stretch.text.startsWith('\n') && '\n'}${markedWords(stretch)}</pre>${unseen(stretch.behind)}`;
    case 'table':
      return html`<div class="wide" tabindex="0"><table>${renderRows(stretch.rows)}</table></div>${unseen(stretch.behind)}`;
    case 'gap':
      return html`<p>${gapMark}</p>`;
  }
}

/** Deeper items than these stand as deep as they. */
const deepest = 4;

function renderItem(item: Item): Html {
  const deep = item.level > 1 && ` deep-${Math.min(item.level, deepest)}`;
  return html`<li class="text${deep}" dir="auto">${markedWords(item)}${unseen(item.behind)}</li>`;
}

function renderRows([head, ...rows]: readonly [Row, ...Row[]]): Html {
  const columns = head.cells.length;
  const gap = html`<tr><td colspan="${columns}">${gapMark}</td></tr>`;
  const body = rows.map((row) => html`${renderRow(row, 'td')}${row.isCut && gap}`);
  return html`<thead>${renderRow(head, 'th')}</thead><tbody>${head.isCut && gap}${body}</tbody>`;
}

function renderRow(row: Row, tag: 'th' | 'td'): Html {
  const cells = row.cells.map((cell, i) => {
    const before = row.text.slice(row.cells[i - 1]?.end ?? 0, cell.start);
    const behind = i < row.cells.length - 1 ? '' : row.text.slice(cell.end) + row.behind;
    return renderCell(row, cell, { before, behind }, tag);
  });
  return html`<tr>${cells}</tr>`;
}

function renderCell(
  row: Row,
  cell: Span,
  { before, behind }: Record<'before' | 'behind', string>,
  tag: 'th' | 'td',
): Html {
  const words = html`${unseen(before)}<bdi>${markedWords(sliceOf(row, cell))}</bdi>${unseen(behind)}`;
  return tag === 'th' ? html`<th scope="col">${words}</th>` : html`<td>${words}</td>`;
}

function unseen(text: string): Html | undefined {
  return text === '' ? undefined : html`<span class="unseen" aria-hidden="true">${text}</span>`;
}
