import type { ContextBlock, KnownBlock, MrkdwnElement, PlainTextElement } from '@slack/web-api';
import { webAddress } from '../../chat/permalink/web-address.js';
import { limits } from './limits.js';
import { escapeText } from './mrkdwn.js';
import { plain, richText, section } from './rich-text.js';

/*
 * What is read at need: Slack's context block, small and pale. Plain text in it is shown as its characters are.
 * https://docs.slack.dev/reference/block-kit/blocks/context-block
 */

export function smallPrint(...elements: ContextBlock['elements']): ContextBlock {
  return { type: 'context', elements: elements.slice(0, limits.contextElements) };
}

/** @param text Of at least one character. */
export function plainText(text: string): PlainTextElement {
  return { type: 'plain_text', text, emoji: false };
}

/**
 * A link, which only Slack's markup has room for: nothing of it is a document's but an address without a sign of markup.
 * @param label The bot's own word.
 * @returns undefined unless `url` is http(s).
 */
export function linkText(label: string, url: string | undefined): MrkdwnElement | undefined {
  const href = url === undefined ? undefined : webAddress(url);
  if (href === undefined) return undefined;
  const address = href.replace(
    /[<>|`*~"\s]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).padStart(2, '0')}`,
  );
  return { type: 'mrkdwn', text: `<${escapeText(address)}|${label}>`, verbatim: true };
}

/** The same in rich text, which can be joined with its neighbours; without links. */
export function asRichText(block: KnownBlock): KnownBlock {
  if (block.type !== 'context') return block;
  const words = block.elements.flatMap((element) => (element.type === 'plain_text' ? [element.text] : []));
  return richText(section(plain(words.join(' · '), { italic: true })));
}
