import type {
  ContextBlock,
  KnownBlock,
  RichTextBlock,
  RichTextElement,
  RichTextList,
  TableBlock,
} from '@slack/web-api';
import { webAddress } from '../../chat/permalink/web-address.js';
import type { Texts } from '../../texts/texts.js';
import { type Content, type Html, html } from '../html.js';
import { outsideLink } from '../outside-link.js';
import { messageFrame, onlyYou } from '../preview.js';
import { unescapeText } from './mrkdwn.js';

/*
 * Slack's messages read as Slack shows them, after its reference alone: nothing of what made them is known here.
 * https://docs.slack.dev/reference/block-kit/blocks
 */

/** What Slack is sent, as far as it is shown. */
export interface SlackMessage {
  /** `ephemeral`: the asker alone sees it. */
  readonly response_type?: 'ephemeral' | 'in_channel';
  readonly blocks?: readonly KnownBlock[];
}

/** A message as it looks in Slack, as inert markup. */
export function slackPreview(texts: Texts, { response_type, blocks = [] }: SlackMessage): Html {
  const isPrivate = response_type === 'ephemeral';
  return messageFrame(texts, 'slack', {
    ...(isPrivate ? { above: onlyYou(texts.tryIt.onlyVisibleToYou) } : {}),
    body: html`${blocks.map((block) => html`<div class="block">${renderBlock(texts, block)}</div>`)}`,
  });
}

function renderBlock(texts: Texts, block: KnownBlock): Html {
  switch (block.type) {
    case 'rich_text':
      return html`${block.elements.map((part) => renderPart(texts, part))}`;
    case 'table':
      return renderTable(texts, block);
    case 'context':
      return html`<p class="subtext text" dir="auto">${block.elements.map((one, i) => renderSmall(texts, one, i))}</p>`;
    case 'actions':
      return html`<ul class="buttons" aria-label="${texts.tryIt.buttons}">${block.elements.map(
        (element) =>
          html`<li>${element.type === 'button' ? element.text.text : texts.tryIt.notPreviewed(element.type)}</li>`,
      )}</ul>`;
    case 'context_actions':
      return html`<ul class="buttons small" aria-label="${texts.tryIt.buttons}">${block.elements
        .flatMap((element) =>
          element.type === 'icon_button'
            ? [element.text.text]
            : [element.positive_button.text.text, element.negative_button.text.text],
        )
        .map((label) => html`<li>${label}</li>`)}</ul>`;
    default:
      return html`<p>${texts.tryIt.notPreviewed(block.type)}</p>`;
  }
}

/** Of Slack's markup in small print a link alone is read. */
function renderSmall(texts: Texts, element: ContextBlock['elements'][number], i: number): Content {
  const gap = i === 0 ? '' : ' ';
  if (element.type === 'plain_text') return html`${gap}<bdi>${element.text}</bdi>`;
  if (element.type !== 'mrkdwn') return texts.tryIt.notPreviewed(element.type);
  const [, url = '', label = ''] = /^<([^<>|]+)\|([^<>|]+)>$/u.exec(element.text) ?? [];
  return html`${gap}${outsideLink(webAddress(unescapeText(url)), label)}`;
}

type Part = RichTextBlock['elements'][number];

function renderPart(texts: Texts, part: Part): Html {
  switch (part.type) {
    case 'rich_text_section':
      return html`<p class="text" dir="auto">${part.elements.map((one) => renderElement(texts, one))}</p>`;
    case 'rich_text_quote':
      return html`<blockquote class="text" dir="auto">${part.elements.map((one) => renderElement(texts, one))}</blockquote>`;
    case 'rich_text_preformatted':
      return html`<pre class="text" tabindex="0">${part.elements.map((one) => renderElement(texts, one))}</pre>`;
    case 'rich_text_list':
      return renderList(texts, part);
    default:
      // Slack may have more of them than its types know.
      return html`<p>${texts.tryIt.notPreviewed((part as { readonly type: string }).type)}</p>`;
  }
}

/** A list with a border stands at the bar of a quote. */
function renderList(texts: Texts, { elements, border, indent = 0 }: RichTextList): Html {
  const items = elements.map(
    (item) => html`<li class="text" dir="auto">${item.elements.map((one) => renderElement(texts, one))}</li>`,
  );
  return html`<ul class="${border === 1 ? 'list bordered' : 'list'} indent-${Math.min(indent, 3)}">${items}</ul>`;
}

function renderElement(texts: Texts, element: RichTextElement): Content {
  switch (element.type) {
    case 'text':
      return styled(element.text, element.style);
    case 'link':
      return outsideLink(webAddress(element.url), styled(element.text ?? element.url, element.style));
    default:
      return texts.tryIt.notPreviewed(element.type);
  }
}

interface Style {
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly strike?: boolean;
  readonly code?: boolean;
}

function styled(text: string, { bold, italic, strike, code }: Style = {}): Content {
  let shown: Content = text;
  if (code) shown = html`<code>${shown}</code>`;
  if (strike) shown = html`<s>${shown}</s>`;
  if (italic) shown = html`<em>${shown}</em>`;
  if (bold) shown = html`<strong>${shown}</strong>`;
  return shown;
}

/** The first row is the head. */
function renderTable(texts: Texts, { rows, column_settings: columns = [] }: TableBlock): Html {
  const [head = [], ...body] = rows;
  const cells = (row: TableBlock['rows'][number], tag: 'th' | 'td') =>
    row.map((cell, i) => {
      const shown =
        cell.type === 'rich_text'
          ? cell.elements.map((part) => renderCellPart(texts, part))
          : renderOther(texts, cell);
      const side = columns[i]?.align === 'right' && html` class="right"`;
      return tag === 'th' ? html`<th scope="col"${side}>${shown}</th>` : html`<td${side}>${shown}</td>`;
    });
  return html`<div class="wide" tabindex="0"><table><thead><tr>${cells(head, 'th')}</tr></thead><tbody>${body.map(
    (row) => html`<tr>${cells(row, 'td')}</tr>`,
  )}</tbody></table></div>`;
}

function renderCellPart(texts: Texts, part: Part): Content {
  return 'elements' in part && part.type === 'rich_text_section'
    ? html`<bdi class="text">${part.elements.map((one) => renderElement(texts, one))}</bdi>`
    : texts.tryIt.notPreviewed(part.type);
}

function renderOther(texts: Texts, cell: { readonly type: string; readonly text?: string }): Content {
  return html`<bdi>${cell.text ?? texts.tryIt.notPreviewed(cell.type)}</bdi>`;
}
