import {
  citedAddress,
  citedDetails,
  citedLine,
  citedTitle,
  citedWhere,
} from '../../chat/messages/citation.js';
import { laidOut } from '../../chat/messages/laid-out.js';
import { progressLabel, shareDone } from '../../chat/messages/progress.js';
import { webAddress } from '../../chat/permalink/web-address.js';
import {
  type Block,
  type CitedQuote,
  type Inline,
  inChat,
  type Reply,
  type Table,
} from '../../chat/protocol/reply.js';
import type { Texts } from '../../texts/texts.js';
import { type Html, html } from '../html.js';
import { outsideLink } from '../outside-link.js';
import { markedWords, renderStretches } from './quoted.js';

type QuoteBlock = Extract<Block, { kind: 'quote' }>;

/** A reply as markup: what others wrote is text in isolated elements, so that it can neither act nor turn its neighbours' direction. */
export function renderReply(texts: Texts, { blocks }: Pick<Reply, 'blocks'>): Html {
  const quotes = blocks.filter(({ kind }) => kind === 'quote');
  return html`${blocks.map(
    (block) =>
      html`${block === quotes[1] && html`<h4 class="others">${texts.tryIt.otherMatches}</h4>`}${renderBlock(texts, block)}`,
  )}`;
}

function renderBlock(texts: Texts, block: Block): Html | undefined {
  switch (block.kind) {
    case 'text': {
      const words = block.inlines.map(renderInline);
      if (block.tone === 'heading') return html`<h3 class="text" dir="auto">${words}</h3>`;
      return html`<p class="${block.tone === 'note' ? 'text note' : 'text'}" dir="auto">${words}</p>`;
    }
    case 'question':
      return html`<h3 class="question text" dir="auto">${block.text}</h3>${
        block.askedBy !== undefined &&
        html`<p class="note">${texts.tryIt.askedBy} <bdi>${block.askedBy}</bdi></p>`
      }`;
    case 'quote':
      return renderQuote(texts, block);
    case 'call':
      return html`<p class="text" dir="auto"><bdi>${block.helper.name}</bdi>${block.words}</p>`;
    case 'message-link':
      return html`<p class="text">${outsideLink(block.address, html`${block.label}`)}</p>`;
    case 'table':
      return renderTable(block.table);
    case 'progress': {
      const { total } = block.progress;
      const label = progressLabel(texts, block.progress);
      return total > 0
        ? html`<p><label>${label} <progress value="${shareDone(block.progress)}"></progress></label></p>`
        : html`<p>${label}</p>`;
    }
    case 'actions':
      // They stand below the answer, where its page has any.
      return undefined;
  }
}

function renderInline(inline: Inline): Html | string {
  if (typeof inline === 'string') return inline;
  switch (inline.style) {
    case 'command':
      return renderInline(inChat(inline));
    case 'deleted':
      return html`<del><span aria-hidden="true">−</span>${inline.text}</del>`;
    case 'inserted':
      return html`<ins><span aria-hidden="true">+</span>${inline.text}</ins>`;
    case 'strong':
      return html`<strong>${inline.text}</strong>`;
    case 'emphasis':
      return html`<em>${inline.text}</em>`;
    case 'code':
      return html`<code>${inline.text}</code>`;
  }
}

function renderQuote(texts: Texts, block: QuoteBlock): Html {
  const { citation } = block.quote;
  const address = webAddress(citation.url);
  const cite = address !== undefined && html` cite="${address}"`;
  const stretches = laidOut(block.quote);
  const [first] = stretches;
  // Within the element every character counts, white space too.
  const quote =
    stretches.length === 1 && first?.kind === 'prose'
      ? html`<blockquote class="text" dir="auto"${cite}>${markedWords(first)}</blockquote>`
      : html`<blockquote${cite}>${renderStretches(stretches)}</blockquote>`;
  return html`<figure>${quote}<figcaption>${renderCitation(texts, block)}${renderCopies(texts, block.copies)}</figcaption></figure>`;
}

function renderCopies(texts: Texts, copies: readonly CitedQuote[] = []): Html | undefined {
  if (copies.length === 0) return undefined;
  const places = copies.map((copy) => html`<li>${renderCitation(texts, copy)}</li>`);
  return html`<details class="cited"><summary>${texts.citation.copies(copies.length)}</summary><ul>${places}</ul></details>`;
}

/** The title leads to the quote's own page, and then a word behind it to the document's address. */
function renderCitation(texts: Texts, { quote, link: page, receipt }: CitedQuote): Html {
  const { documentId } = quote.citation;
  const original = webAddress(citedAddress(quote.citation));
  const name = html`<cite><bdi>${citedTitle(quote.citation)}</bdi></cite>`;
  const shown = (words: string) => words;
  const where = citedWhere(texts, quote.citation, shown).map((words) => html` · <bdi>${words}</bdi>`);
  return html`${page === undefined ? outsideLink(original, name) : html`<a href="${page}">${name}</a>`}${where}${
    page !== undefined &&
    original !== undefined &&
    html` · ${outsideLink(original, html`${texts.citation.original}`)}`
  }
<details class="cited"><summary>${texts.tryIt.details}</summary>${citedDetails(quote.citation).map(
    (detail) => html`<bdi>${detail}</bdi> · `,
  )}<bdi>${documentId}</bdi>${citedLine(quote.citation)}${
    receipt !== undefined && html` · ${texts.citation.receipt}<code>${receipt}</code>`
  }</details>`;
}

function renderTable({ columns, rows }: Table): Html {
  const side = (i: number) => columns[i]?.align === 'right' && html` class="right"`;
  return html`<div class="wide" tabindex="0"><table><thead><tr>${columns.map(
    (column, i) => html`<th scope="col"${side(i)}>${column.title}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (row) => html`<tr>${row.map((cell, i) => html`<td${side(i)}><bdi>${cell}</bdi></td>`)}</tr>`,
  )}</tbody></table></div>`;
}
