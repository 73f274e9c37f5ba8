import type {
  RichTextBlock,
  RichTextElement,
  RichTextList,
  RichTextPreformatted,
  RichTextQuote,
  RichTextSection,
  RichTextText,
} from '@slack/web-api';
import type { Slice } from '../../chat/messages/laid-out.js';
import type { ChatInline } from '../../chat/protocol/reply.js';
import { defined } from '../../core/types/defined.js';

/*
 * Rich text shows the characters of its text elements as they are: no markup, no mentions, no links, no entities.
 * https://docs.slack.dev/reference/block-kit/blocks/rich-text-block
 */

export type RichTextPart = RichTextSection | RichTextQuote | RichTextPreformatted | RichTextList;
type Style = NonNullable<RichTextText['style']>;

export function plain(text: string, style?: Style): RichTextText {
  return { type: 'text', text, ...defined({ style }) };
}

export function section(...elements: RichTextElement[]): RichTextSection {
  return { type: 'rich_text_section', elements };
}

export function preformatted(text: string): RichTextPreformatted {
  return { type: 'rich_text_preformatted', elements: [plain(text)] };
}

export function richText(...elements: RichTextPart[]): RichTextBlock {
  return { type: 'rich_text', elements };
}

const styles: Record<Exclude<ChatInline, string>['style'], Style> = {
  strong: { bold: true },
  emphasis: { italic: true },
  code: { code: true },
};

/** Inlines as one section; Slack refuses an element without text, so empty ones are left out. */
export function inlineSection(inlines: readonly ChatInline[], base: Style = {}): RichTextSection {
  const elements = inlines
    .map((inline) => (typeof inline === 'string' ? { text: inline, style: undefined } : inline))
    .filter(({ text }) => text !== '')
    .map(({ text, style }) => {
      const merged: Style = { ...base, ...(style === undefined ? {} : styles[style]) };
      return plain(text, Object.keys(merged).length > 0 ? merged : undefined);
    });
  return section(...(elements.length > 0 ? elements : [plain(' ')]));
}

/** Text as it stands; what is marked in it is bold. Line ends become Slack's own. */
export function marked({ text, highlights }: Slice, base?: Style): RichTextText[] {
  const elements: RichTextText[] = [];
  const add = (start: number, end: number, style?: Style) => {
    const shown = withSlackLineBreaks(text, start, end);
    if (shown !== '') elements.push(plain(shown, style));
  };
  let at = 0;
  for (const { start, end } of highlights) {
    add(at, Math.max(at, start), base);
    add(Math.max(at, start), Math.max(at, end), { bold: true });
    at = Math.max(at, end);
  }
  add(at, text.length, base);
  return elements;
}

/** `text.slice(start, end)` with CRLF and CR as LF; a CRLF that a border cuts in two is still one line end. */
function withSlackLineBreaks(text: string, start: number, end: number): string {
  const from = text.charAt(start) === '\n' && text.charAt(start - 1) === '\r' ? start + 1 : start;
  return text.slice(from, Math.max(from, end)).replace(/\r\n?/gu, '\n');
}
