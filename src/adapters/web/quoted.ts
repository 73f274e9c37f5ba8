import { gapMark, type Row, type Slice, type Stretch, sliceOf } from '../../chat/messages/laid-out.js';
import { type Html, html } from '../html.js';

/** What pages set in ways of their own. */
export interface Setting {
  /** Words that are marked; asked for in the order in which they stand. */
  mark(words: string): Html;
  prose(slice: Slice): Html;
}

const asQuoted: Setting = {
  mark: (words) => html`<mark>${words}</mark>`,
  prose: (slice) => html`<p class="text" dir="auto">${markedWords(slice)}</p>`,
};

/**
 * A quote by its blocks. The text of all elements together is the quote's, character for character: white space between
 * blocks and what parts the cells of a row stand there unseen, and are copied with the rest.
 */
export function renderStretches(stretches: readonly Stretch[], setting: Setting = asQuoted): Html {
  const shown: Html[] = [];
  for (let at = 0; at < stretches.length; at++) {
    const stretch = stretches[at];
    if (stretch?.kind !== 'item') {
      if (stretch !== undefined) shown.push(renderStretch(stretch, setting));
      continue;
    }
    const items: Item[] = [];
    for (let next: Stretch | undefined = stretch; next?.kind === 'item'; next = stretches[++at])
      items.push(next);
    at--;
    shown.push(html`<ul>${items.map((item) => renderItem(item, setting))}</ul>`);
  }
  return html`${shown}`;
}

type Item = Extract<Stretch, { kind: 'item' }>;

/** Text with what is marked in it. */
export function markedWords({ text, highlights }: Slice, mark = asQuoted.mark): Html {
  const words: (Html | string)[] = [];
  let at = 0;
  for (const { start, end } of highlights) {
    words.push(text.slice(at, start), mark(text.slice(start, end)));
    at = end;
  }
  words.push(text.slice(at));
  return html`${words}`;
}

function renderStretch(stretch: Exclude<Stretch, Item>, { mark, prose }: Setting): Html {
  switch (stretch.kind) {
    case 'prose':
      return html`${prose(stretch)}${unseen(stretch.behind)}`;
    case 'heading':
      return html`<p class="text" dir="auto"><strong>${markedWords(stretch, mark)}</strong></p>${unseen(stretch.behind)}`;
    case 'code':
    case 'rows':
      // A parser drops a line break right behind the tag, and no other.
      return html`<pre tabindex="0">${stretch.text.startsWith('\n') && '\n'}${markedWords(stretch, mark)}</pre>${unseen(stretch.behind)}`;
    case 'table':
      return html`<div class="wide" tabindex="0"><table>${renderRows(stretch.rows, mark)}</table></div>${unseen(stretch.behind)}`;
    case 'gap':
      return html`<p>${gapMark}</p>`;
  }
}

/** Deeper items than these stand as deep as they. */
const maxDepth = 4;

function renderItem(item: Item, { mark }: Setting): Html {
  const deep = item.level > 1 && ` deep-${Math.min(item.level, maxDepth)}`;
  return html`<li class="text${deep}" dir="auto">${markedWords(item, mark)}${unseen(item.behind)}</li>`;
}

function renderRows([head, ...rows]: readonly [Row, ...Row[]], mark: Setting['mark']): Html {
  const columns = head.cells.length;
  const gap = html`<tr><td colspan="${columns}">${gapMark}</td></tr>`;
  const body = rows.map((row) => html`${renderRow(row, 'td', mark)}${row.isCut && gap}`);
  return html`<thead>${renderRow(head, 'th', mark)}</thead><tbody>${head.isCut && gap}${body}</tbody>`;
}

function renderRow(row: Row, tag: 'th' | 'td', mark: Setting['mark']): Html {
  const cells = row.cells.map((cell, i) => {
    const before = row.text.slice(row.cells[i - 1]?.end ?? 0, cell.start);
    const behind = i < row.cells.length - 1 ? '' : row.text.slice(cell.end) + row.behind;
    const words = markedWords(sliceOf(row, cell), mark);
    return renderCell(words, { before, behind }, tag);
  });
  return html`<tr>${cells}</tr>`;
}

function renderCell(
  words: Html,
  { before, behind }: Record<'before' | 'behind', string>,
  tag: 'th' | 'td',
): Html {
  const cell = html`${unseen(before)}<bdi>${words}</bdi>${unseen(behind)}`;
  return tag === 'th' ? html`<th scope="col">${cell}</th>` : html`<td>${cell}</td>`;
}

function unseen(text: string): Html | undefined {
  return text === '' ? undefined : html`<span class="unseen" aria-hidden="true">${text}</span>`;
}
