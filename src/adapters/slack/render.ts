import type {
  Button,
  ContextActionsBlockElement,
  FeedbackButtons,
  IconButton,
  KnownBlock,
  PlainTextElement,
  RichTextBlock,
} from '@slack/web-api';
import type { LeftOut } from '../../chat/messages/delivery.js';
import { percentDone, progressFigures, progressLabel, shareDone } from '../../chat/messages/progress.js';
import {
  type Action,
  type Block,
  inChat,
  needsQuestion,
  type Progress,
  type ReplyContent,
} from '../../chat/protocol/reply.js';
import type { Texts } from '../../texts/texts.js';
import { holdsQuestion, writeButtonValue } from './button.js';
import { citationDetails, readingLine } from './citation.js';
import { limits } from './limits.js';
import { cutEscaped, cutText, escapeText, weigh } from './mrkdwn.js';
import { quotedBlocks } from './quoted.js';
import { inlineSection, plain, richText, section } from './rich-text.js';
import { asRichText, plainText, smallPrint } from './small-print.js';
import { renderTable, tableLines } from './table.js';

/** A message as Slack takes it; `text` is what notifications and screen readers have. */
export interface Rendered {
  readonly text: string;
  readonly blocks: readonly KnownBlock[];
}

export interface RenderOptions {
  /** `text`: tables as text in columns, for where Slack refuses its own table block. */
  readonly tables?: 'block' | 'text';
  /** `buttons`: votes and Remove as buttons like the others, for where Slack refuses its small ones. */
  readonly small?: 'context' | 'buttons';
}

interface Piece {
  readonly blocks: readonly KnownBlock[];
  readonly fallback: string;
  /** A mention that is live in the fallback, too: Slack notifies by it. */
  readonly mention?: string;
}

/**
 * A reply within Slack's limits. What does not fit is left out whole, later quotes and later rows first, and a note
 * says so; a quote is never shortened. Buttons always stay.
 */
export function render(
  texts: Texts,
  reply: ReplyContent,
  { tables = 'block', small = 'context' }: RenderOptions = {},
): Rendered {
  const pieces: Piece[] = [];
  const out = { quotes: 0, rows: 0, others: 0 };
  const buttons = reply.blocks
    .filter((block) => block.kind === 'actions')
    .map((block) => actionsPiece(block.actions, small));
  let room = limits.replyText - weigh(noteOf(texts, { quotes: 99_999, rows: 99_999, others: 99_999 }).blocks);
  for (const button of buttons) room -= weigh(button.blocks);
  let tableBlocks = 0;

  for (const block of reply.blocks) {
    if (block.kind === 'actions') {
      if (block.actions.length > 0) pieces.push(actionsPiece(block.actions, small));
      continue;
    }
    const asBlock = tables === 'block' && tableBlocks < limits.tables;
    if (block.kind === 'table') {
      const rendered = renderTable(block.table, room, asBlock);
      out.rows += block.table.rows.length - (rendered?.rowsShown ?? 0);
      if (rendered === undefined) continue;
      if (rendered.block.type === 'table') tableBlocks++;
      room -= rendered.weight;
      pieces.push({ blocks: [rendered.block], fallback: tableLines(block.table, rendered.rowsShown) });
      continue;
    }
    const piece = pieceOf(texts, block, asBlock);
    const weight = weigh(piece.blocks);
    if (weight > room || (block.kind === 'quote' && out.quotes > 0)) {
      if (block.kind === 'quote') out.quotes++;
      else out.others++;
      continue;
    }
    room -= weight;
    tableBlocks += piece.blocks.filter(({ type }) => type === 'table').length;
    pieces.push(piece);
  }

  if (out.quotes + out.rows + out.others > 0) {
    const afterContent =
      pieces.findLastIndex(({ blocks }) =>
        blocks.every(({ type }) => type !== 'actions' && type !== 'context_actions'),
      ) + 1;
    pieces.splice(afterContent, 0, noteOf(texts, out));
  }
  return { text: fallbackOf(pieces), blocks: withinBlockLimit(pieces.flatMap(({ blocks }) => blocks)) };
}

/** The same for small buttons. */
export function hasSmallButtons(rendered: Rendered): boolean {
  return rendered.blocks.some((block) => block.type === 'context_actions');
}

/** Whether a rendering holds a block that some surfaces of Slack refuse. */
export function hasTable(rendered: Rendered): boolean {
  return rendered.blocks.some((block) => block.type === 'table');
}

/** @param asTable Whether a quoted table may be one of Slack's. */
function pieceOf(
  texts: Texts,
  block: Exclude<Block, { kind: 'table' | 'actions' }>,
  asTable: boolean,
): Piece {
  switch (block.kind) {
    case 'text': {
      const base =
        block.tone === 'heading' ? { bold: true } : block.tone === 'note' ? { italic: true } : undefined;
      const inlines = block.inlines.map(inChat);
      const words = inlines.map((inline) => (typeof inline === 'string' ? inline : inline.text)).join('');
      const isSmall = block.tone === 'note' && words.trim() !== '' && words.length <= limits.contextText;
      const shown = isSmall ? smallPrint(plainText(words)) : richText(inlineSection(inlines, base));
      return { blocks: [shown], fallback: words };
    }
    case 'question': {
      const question = cutText(block.text, limits.questionText);
      const asker =
        block.askedBy === undefined || block.askedBy === ''
          ? []
          : [
              plain(cutText(block.askedBy, limits.titleText), { bold: true }),
              plain(` ${texts.delivery.asked} `),
            ];
      return {
        blocks: [richText(section(...asker, plain(question === '' ? ' ' : question, { italic: true })))],
        fallback: asker.map(({ text }) => text).join('') + question,
      };
    }
    case 'call':
      return calling(block);
    case 'message-link': {
      const { address, label } = block;
      return { blocks: [richText(section({ type: 'link', url: address, text: label }))], fallback: label };
    }
    case 'quote':
      return {
        blocks: [
          ...quotedBlocks(block.quote, [readingLine(texts, block)], asTable),
          citationDetails(texts, block),
        ],
        fallback: `“${block.quote.text}” — ${cutText(block.quote.citation.title, limits.titleText)}`,
      };
    case 'progress':
      return progressPiece(texts, block.progress);
  }
}

/** Without those that would ask for something else, for what was asked is too long for their value. */
function pressable(actions: readonly Action[]): readonly Action[] {
  return actions
    .filter((action) => !needsQuestion(action.name) || action.question === undefined || holdsQuestion(action))
    .slice(0, limits.buttons);
}

/** Votes and the removing of an answer are small where Slack takes that, out of the way of what goes on from it. */
function actionsPiece(actions: readonly Action[], small: RenderOptions['small']): Piece {
  const shown = pressable(actions);
  const context = small === 'context' ? contextActions(shown) : [];
  const isSmall = ({ name }: Action) =>
    context.some(({ type }) => (type === 'icon_button' ? name === 'remove' : isVote(name)));
  const large = shown.filter((action) => !isSmall(action));
  return {
    blocks: [
      ...(large.length === 0 ? [] : [{ type: 'actions' as const, elements: large.map(buttonOf) }]),
      ...(context.length === 0 ? [] : [{ type: 'context_actions' as const, elements: context }]),
    ],
    fallback: '',
  };
}

function isVote(name: string): boolean {
  return name === 'helpful' || name === 'not-helpful';
}

/** https://docs.slack.dev/reference/block-kit/blocks/context-actions-block */
function contextActions(actions: readonly Action[]): ContextActionsBlockElement[] {
  const [remove, helpful, notHelpful] = (['remove', 'helpful', 'not-helpful'] as const).map((name) =>
    actions.find((action) => action.name === name),
  );
  return [
    ...(remove === undefined
      ? []
      : [{ ...buttonOf(remove, 0), type: 'icon_button', icon: 'trash' } as IconButton]),
    ...(helpful === undefined || notHelpful === undefined
      ? []
      : [
          {
            type: 'feedback_buttons' as const,
            action_id: 'vote:0',
            positive_button: vote(helpful),
            negative_button: vote(notHelpful),
          },
        ]),
  ];
}

/** Both votes have one name in Slack, so that the value says which it is. */
function vote(action: Action): FeedbackButtons['positive_button'] {
  const { name, answerId } = action;
  return { text: labelOf(action), value: writeButtonValue({ answerId, action: name }) };
}

function labelOf({ label }: Action): PlainTextElement {
  return { type: 'plain_text', text: cutText(label, limits.buttonLabel), emoji: false };
}

function buttonOf(action: Action, position: number): Button {
  return {
    type: 'button',
    action_id: `${action.name}:${position}`,
    text: labelOf(action),
    value: writeButtonValue(action),
  };
}

function progressPiece(texts: Texts, progress: Progress): Piece {
  const shown = cutText(progressLabel(texts, progress), limits.titleText);
  if (progress.total <= 0)
    return { blocks: [richText(section(plain(`${shown} …`)))], fallback: `${shown} …` };
  const share = shareDone(progress);
  const filled = Math.round(share * 20);
  const told = progressFigures(texts, progress);
  const figures = ` ${percentDone(progress)} %${told === '' ? '' : ` (${told})`}`;
  const bar = '▰'.repeat(filled) + '▱'.repeat(20 - filled);
  return {
    blocks: [richText(section(plain(`${shown}\n`), plain(bar), plain(figures)))],
    fallback: `${shown}:${figures}`,
  };
}

function noteOf({ delivery }: Texts, { quotes, rows, others }: LeftOut): Piece {
  const fallback = delivery.leftOut(quotes, rows, others);
  return { blocks: [richText(section(plain(fallback, { italic: true })))], fallback };
}

/** A mention by the id of the configuration; what stands beside it is text. */
function calling({ helper: { kind, id, name }, words }: Extract<Block, { kind: 'call' }>): Piece {
  const shown = cutText(name, limits.titleText);
  switch (kind) {
    case 'user':
      return {
        blocks: [richText(section({ type: 'user', user_id: id }, plain(words)))],
        fallback: words,
        mention: `<@${id}>`,
      };
    case 'userGroup':
      return {
        blocks: [richText(section({ type: 'usergroup', usergroup_id: id }, plain(words)))],
        fallback: words,
        mention: `<!subteam^${id}>`,
      };
    case 'role':
      return { blocks: [richText(section(plain(shown + words)))], fallback: shown + words };
  }
}

/** Joins neighbouring rich text, from the front, until there are no more blocks than Slack takes; small print first gives way. */
function withinBlockLimit(blocks: readonly KnownBlock[]): KnownBlock[] {
  const joined: KnownBlock[] = [];
  let excess = blocks.length - limits.blocks;
  if (excess <= 0) return [...blocks];
  for (const block of blocks.map(asRichText)) {
    const last = joined.at(-1);
    if (excess > 0 && block.type === 'rich_text' && last?.type === 'rich_text') {
      const both: RichTextBlock = { type: 'rich_text', elements: [...last.elements, ...block.elements] };
      joined[joined.length - 1] = both;
      excess--;
    } else {
      joined.push(block);
    }
  }
  return joined;
}

/** Escaped; a half of a surrogate pair, which a form cannot carry, becomes U+FFFD here and nowhere else. */
function fallbackOf(pieces: readonly Piece[]): string {
  const mentions = pieces.flatMap(({ mention }) => mention ?? []).join(' ');
  const words = pieces
    .map(({ fallback }) => fallback)
    .filter((fallback) => fallback.trim() !== '')
    .join('\n')
    .replace(/\p{Surrogate}/gu, '\uFFFD');
  const escaped = cutEscaped(escapeText(words), limits.fallbackText - mentions.length);
  return `${mentions}${escaped}` || '…';
}
