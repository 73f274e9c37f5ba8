import { parse } from 'discord-markdown-parser';
import { webAddress } from '../../chat/permalink/web-address.js';
import type { Texts } from '../../texts/texts.js';
import { type Content, type Html, html } from '../html.js';
import { outsideLink } from '../outside-link.js';

/** The parser overlooks what begins a line behind a quote; in Discord it ends the quote. */
const lineStarts = /(?<=\n)(?=-# |#{1,3} )/;

type Node = ReturnType<typeof parse>[number];

/**
 * Discord's markup as Discord's client reads it, by a published parser of it, as inert markup. What would mention, embed
 * or hide something is named and not shown.
 */
export function renderMarkdown(texts: Texts, markup: string): readonly Html[] {
  const blocks: Html[] = [];
  let line: Content[] = [];
  const endLine = () => {
    if (line.length > 0) blocks.push(html`<p class="text" dir="auto">${line}</p>`);
    line = [];
  };
  for (const part of markup.split(lineStarts)) {
    const nodes = parse(part, 'extended');
    for (const [i, node] of nodes.entries()) {
      const isAtEnd = i === nodes.length - 1 && !part.endsWith('\n');
      const block = renderBlock(texts, node, isAtEnd);
      if (block === undefined) {
        line.push(renderInline(texts, node));
        continue;
      }
      endLine();
      blocks.push(block);
    }
    endLine();
  }
  return blocks;
}

/**
 * undefined for what stands in a line.
 * @param isAtEnd Whether nothing follows, not even a line break.
 */
function renderBlock(texts: Texts, node: Node, isAtEnd: boolean): Html | undefined {
  switch (node.type) {
    case 'blockQuote':
      return html`<blockquote class="text" dir="auto">${isAtEnd ? contentOf(texts, node) : withoutLastBreak(texts, node)}</blockquote>`;
    case 'heading':
      return html`<p class="heading text" dir="auto">${contentOf(texts, node)}</p>`;
    case 'subtext':
      return html`<p class="subtext text" dir="auto">${contentOf(texts, node)}</p>`;
    case 'codeBlock':
      return html`<pre class="text" tabindex="0">${contentOf(texts, node)}</pre>`;
    default:
      return undefined;
  }
}

function renderInline(texts: Texts, node: Node): Content {
  switch (node.type) {
    case 'text':
      return contentOf(texts, node);
    case 'br':
    case 'newline':
      return '\n';
    case 'twemoji':
      return String(node['name']);
    case 'strong':
      return html`<strong>${contentOf(texts, node)}</strong>`;
    case 'em':
      return html`<em>${contentOf(texts, node)}</em>`;
    case 'codeBlock':
      // Within a quote, where it is a line of its own.
      return html`<code class="block-code">${contentOf(texts, node)}</code>`;
    case 'inlineCode':
      return html`<code>${contentOf(texts, node)}</code>`;
    case 'link':
      return outsideLink(webAddress(String(node['target'])), contentOf(texts, node));
    default:
      return texts.tryIt.notPreviewed(node.type);
  }
}

function contentOf(texts: Texts, node: Node): Content {
  const content = node['content'] as string | readonly Node[] | undefined;
  return typeof content === 'object' ? content.map((one) => renderInline(texts, one)) : (content ?? '');
}

/** The break that ends a quote belongs to what comes after it. */
function withoutLastBreak(texts: Texts, node: Node): Content {
  const content = node['content'] as readonly Node[];
  const last = content.at(-1);
  const isBreak = last?.type === 'br' || last?.type === 'newline';
  return (isBreak ? content.slice(0, -1) : content).map((one) => renderInline(texts, one));
}
