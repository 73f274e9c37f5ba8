import MarkdownIt from 'markdown-it';
import type { Block, BlockKind } from '../../core/types/block.js';
import { defined } from '../../core/types/defined.js';
import type { Span } from '../../core/types/span.js';
import { type Draft, type GapReading, tiled } from '../blocks/draft.js';
import { settingsBlock } from '../front-matter.js';
import { withoutMarkup } from '../heading.js';
import { limits } from '../limits.js';
import { linesOf } from '../lines.js';
import type { Turns } from '../text/turns.js';
import { contentsMarked } from './contents-lists.js';
import { htmlDrafts } from './html-in-markdown.js';
import { speakersOfParagraphs, turnDrafts } from './spoken-paragraphs.js';

type Token = ReturnType<MarkdownIt['parse']>[number];

/** Blocks alone are parsed: what stands in a line is quoted as it is written. */
const parser = new MarkdownIt({ html: true });
parser.core.ruler.enableOnly(['normalize', 'block']);

/** Deeper items of lists say this. */
const maxDepth = 15;
/** A longer line in bold is a sentence. */
const maxBoldHeadingLength = 80;

/** The blocks of Markdown, by CommonMark with GitHub's tables; spans over `text` as it is written. */
export function markdownBlocks(text: string, body: Span): readonly Block[] {
  const settings = body.start === 0 ? settingsBlock(text) : undefined;
  const from = settings?.end ?? body.start;
  const starts = [...Array.from(linesOf(text, from, body.end), ({ start }) => start), body.end];
  const drafts: Draft[] = settings === undefined ? [] : [{ kind: 'margin', ...settings }];
  /** The containers that are open: items of lists by the first token in them, and quotes. */
  const containers: ('item' | 'quote')[] = [];
  let header: Draft | undefined;
  /** The item to which the last block belongs, while nothing else has come. */
  let item: { readonly draft: Draft; readonly depth: number } | undefined;
  const spanOf = ({ map }: Token): Span => ({
    start: starts[map?.[0] ?? 0] ?? body.end,
    end: starts[map?.[1] ?? 0] ?? body.end,
  });
  const push = (draft: Draft) => {
    drafts.push(draft);
    item = undefined;
  };
  const tokens = parser.parse(text.slice(from, body.end), {});
  const paragraphs = tokens.filter(({ type, level }) => type === 'paragraph_open' && level === 0);
  const speakers = speakersOfParagraphs(text, paragraphs.map(spanOf));
  for (const token of tokens) {
    switch (token.type) {
      case 'list_item_open':
        containers.push('item');
        item = undefined;
        break;
      case 'blockquote_open':
        containers.push('quote');
        item = undefined;
        break;
      case 'list_item_close':
      case 'blockquote_close':
        containers.pop();
        item = undefined;
        break;
      case 'heading_open':
        // In a list or a quote it names nothing below it.
        push(
          containers.length === 0
            ? headingDraft(text, token, spanOf(token))
            : { kind: kindOfWords(containers), ...spanOf(token) },
        );
        break;
      case 'paragraph_open': {
        const span = spanOf(token);
        const kind = kindOfWords(containers);
        const depth = Math.min(maxDepth, containers.filter((one) => one === 'item').length);
        if (kind === 'list-item' && item !== undefined) {
          // A further paragraph of the same item.
          const whole: Draft = { ...item.draft, end: span.end };
          drafts[drafts.length - 1] = whole;
          item = { draft: whole, depth };
        } else if (kind === 'list-item') {
          const draft: Draft = { kind, ...span, level: depth };
          push(draft);
          item = { draft, depth };
        } else if (kind === 'paragraph')
          for (const draft of paragraphDrafts(text, span, speakers)) push(draft);
        else push({ kind, ...span });
        break;
      }
      case 'fence':
      case 'code_block':
        push({ kind: 'code', ...spanOf(token) });
        break;
      case 'html_block':
        for (const draft of htmlDrafts(text, spanOf(token))) push(draft);
        break;
      case 'hr':
        push({ kind: 'margin', ...spanOf(token) });
        break;
      case 'table_open':
        header = undefined;
        break;
      case 'tr_open': {
        const span = spanOf(token);
        // The line below the header's row is its markup.
        const end = header === undefined ? (starts[(token.map?.[1] ?? 0) + 1] ?? body.end) : span.end;
        const draft: Draft = { kind: 'table-row', start: span.start, end, header };
        push(draft);
        header ??= draft;
        break;
      }
    }
  }
  return contentsMarked(text, tiled(text, body, drafts, ofGap));
}

function kindOfWords(containers: readonly ('item' | 'quote')[]): BlockKind {
  const last = containers.at(-1);
  return last === undefined ? 'paragraph' : last === 'item' ? 'list-item' : 'block-quote';
}

function headingDraft(text: string, { tag }: Token, span: Span): Draft {
  const level = { level: Number(tag.slice(1)) };
  const written = text.slice(span.start, span.end);
  if (written.length > limits.headingLineLength) return { kind: 'heading', ...span, ...level };
  const plain = written
    .replace(/^[\s>*+\d.)-]*#{1,6}(?=\s)|\s#+\s*$|(?:\r\n|\r|\n)[\s>]*(?:=+|-+)\s*$/g, '')
    .trim();
  const [, words = plain, id] = /^(.*\S)\s*\{#([\w:.-]{1,200})\}$/.exec(plain) ?? [];
  const label = withoutMarkup(words).replace(/\s+/g, ' ');
  return {
    kind: 'heading',
    ...span,
    ...level,
    ...(label === '' || label === plain ? {} : { label: label.slice(0, 500) }),
    ...defined({ anchor: id }),
  };
}

/** A paragraph, or the turns of those who speak in it. */
function paragraphDrafts(text: string, span: Span, speakers: Turns): readonly Draft[] {
  const turns = turnDrafts(text, span, speakers);
  return turns.length > 0 ? turns : [paragraphDraft(text, span)];
}

/** A line that is bold from end to end heads what follows; pictures and badges alone say nothing. */
function paragraphDraft(text: string, span: Span): Draft {
  const written = text.slice(span.start, span.end).trim();
  if (written.length <= maxBoldHeadingLength && /^(\*\*|__)(?=\S)[^*_\n]*[^*_\n.,;:!?]\1$/.test(written)) {
    return { kind: 'heading', ...span, label: withoutMarkup(written) };
  }
  const isPictures = /^!?\[/.test(written) && !/[\p{L}\p{N}]/u.test(withoutPictures(written));
  return { kind: isPictures ? 'margin' : 'paragraph', ...span };
}

/** Without images, and without links around them. */
function withoutPictures(written: string): string {
  return written
    .replace(/!\[[^[\]]*\](?:\([^()]*\)|\[[^[\]]*\])?/g, '')
    .replace(/\[\s*\](?:\([^()]*\)|\[[^[\]]*\])?/g, '');
}

/** What the parser makes no token for: definitions of links, what marks a quote, what is nested too deeply for it. */
function ofGap(words: string): GapReading {
  if (/^[\s>]*$/.test(words)) return 'before';
  if (/^(?:[-*+]|\d{1,9}[.)])$/.test(words)) return 'list-item';
  return /^[\s>]{0,1000}\[[^\]]{1,1000}\]:/.test(words) ? 'margin' : 'paragraph';
}
