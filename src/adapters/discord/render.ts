import {
  type APIActionRowComponent,
  type APIButtonComponentWithCustomId,
  type APIComponentInMessageActionRow,
  type APIMessageTopLevelComponent,
  type APITextDisplayComponent,
  ButtonStyle,
  ComponentType,
} from 'discord.js';
import { percentDone, progressFigures, progressLabel, shareDone } from '../../chat/messages/progress.js';
import type { NamedHelper } from '../../chat/protocol/helpers.js';
import {
  type Action,
  type Block,
  type ChatInline,
  inChat,
  isActionName,
  needsQuestion,
  type Progress,
  type ReplyContent,
  type Table,
} from '../../chat/protocol/reply.js';
import { beginningOf } from '../../core/types/cut.js';
import { largestFitting } from '../../core/types/lower-bound.js';
import type { Texts } from '../../texts/texts.js';
import { citationLines } from './citation.js';
import { fitPieces, inDisplays, lengthOf, noteLength, type Piece } from './fit.js';
import { limits } from './limits.js';
import { boldLines, codeMarkup, escapeMarkdown, maskedLink, oneLine, readBack } from './markdown.js';
import { quotedLines } from './quoted.js';

/** The TextDisplay that holds a whole question, so that a button press can read it back from its message. */
const questionComponentId = 2_001;

/** The TextDisplay that marks a message whose quotes have changed. */
export const markComponentId = 2_002;

/** However long a reply is, at least this much of its question is shown. */
const minQuestionLength = 200;
const barLength = 12;

/**
 * A reply as components, within Discord's limits.
 *
 * What does not fit is left out from the end and a note says so: quotes whole or not at all, tables and texts by lines.
 * A question gives way first; a shortened one could not be restated later, so it goes without the button that shares.
 */
export function renderReply(texts: Texts, reply: ReplyContent): APIMessageTopLevelComponent[] {
  const { delivery: words } = texts;
  const question = reply.blocks.find((block) => block.kind === 'question');
  const others = lengthOf(
    reply.blocks.flatMap((block) => (block === question ? [] : piecesOf(texts, block))),
  );
  const room = Math.max(minQuestionLength, limits.messageText - limits.markText - others - 3 * noteLength);
  const shown = question === undefined ? '' : fittingQuestion(question.text, room);
  const isWhole = question === undefined || shown === question.text;

  const wanted = reply.blocks
    .flatMap((block) => (block.kind === 'actions' ? block.actions : []))
    .filter((action) => customIdOf(action).length <= limits.customId)
    .slice(0, limits.buttons);
  const actions = isWhole ? wanted : wanted.filter(({ name }) => name !== 'share' && !needsQuestion(name));

  const pieces = reply.blocks.flatMap((block) =>
    block === question
      ? questionPieces(texts, { ...question, text: shown }, isWhole)
      : piecesOf(texts, block),
  );
  if (wanted.length > actions.length) pieces.push(shortened(texts));

  const rows = actionRows(actions);
  const maxDisplays = limits.components - limits.markComponents - rows.length - actions.length;
  const displays = inDisplays(fitPieces(texts, pieces, maxDisplays));
  if (displays.length === 0) return [textDisplay(escapeMarkdown(words.nothingToShow)), ...rows];
  const restated = isWhole ? displays.findIndex(({ kind }) => kind === 'question') : -1;
  return [
    ...displays.map(({ content }, at) =>
      at === restated ? { ...textDisplay(content), id: questionComponentId } : textDisplay(content),
    ),
    ...rows,
  ];
}

/** A bar for work that goes on. */
export function renderProgress(texts: Texts, progress: Progress): APIMessageTopLevelComponent[] {
  return [textDisplay(progressLine(texts, progress))];
}

/** Marks a message whose quotes have changed; there is room for it in each. */
export function renderMark(words: string): APITextDisplayComponent {
  return { ...textDisplay(boldLines(words)), id: markComponentId };
}

/** Words of the adapter itself. */
export function renderWords(words: string): APIMessageTopLevelComponent[] {
  return [textDisplay(escapeMarkdown(words))];
}

export function customIdOf(action: Pick<Action, 'name' | 'answerId'>): string {
  return `${action.name}:${action.answerId}`;
}

/** @returns undefined for a button that this program does not make. */
export function readCustomId(customId: string): Pick<Action, 'name' | 'answerId'> | undefined {
  const [, name, answerId] = /^([^:]+):(.+)$/s.exec(customId) ?? [];
  if (name === undefined || answerId === undefined || !isActionName(name)) return undefined;
  return { name, answerId };
}

/** The question as typed, read from a message's components as Discord gives them back; undefined if none is whole. */
export function questionIn(components: readonly unknown[]): string | undefined {
  for (const component of components) {
    const { id, content } = component as Partial<APITextDisplayComponent>;
    if (id === questionComponentId && typeof content === 'string') return readBack(content);
  }
  return undefined;
}

function shortened({ delivery }: Texts): Piece {
  const line = `-# ${escapeMarkdown(delivery.questionShortened)}`;
  return { kind: 'text', lines: [line], divisible: false };
}

function piecesOf(texts: Texts, block: Block): Piece[] {
  switch (block.kind) {
    case 'text':
      return [{ kind: 'text', lines: textLines(block), divisible: true }];
    case 'question':
      return questionPieces(texts, block, true);
    case 'quote':
      return [
        {
          kind: 'quote',
          lines: [...quotedLines(block.quote), ...citationLines(texts, block)],
          divisible: false,
        },
      ];
    case 'call':
      return [
        { kind: 'text', lines: [mentionOf(block.helper) + escapeMarkdown(block.words)], divisible: false },
      ];
    case 'message-link': {
      const link = maskedLink(escapeMarkdown(block.label), block.address);
      return link === undefined ? [] : [{ kind: 'text', lines: [link], divisible: false }];
    }
    case 'table':
      return [{ kind: 'table', lines: tableLines(block.table), divisible: true }];
    case 'progress':
      return [{ kind: 'text', lines: [progressLine(texts, block.progress)], divisible: false }];
    case 'actions':
      return [];
  }
}

/** By the id of the configuration; live only where the message's body allows it, see `messageBody`. */
function mentionOf({ kind, id, name }: NamedHelper): string {
  switch (kind) {
    case 'user':
      return `<@${id}>`;
    case 'role':
      return `<@&${id}>`;
    case 'userGroup':
      return escapeMarkdown(oneLine(name));
  }
}

function questionPieces(
  { delivery }: Texts,
  question: Extract<Block, { kind: 'question' }>,
  isWhole: boolean,
): Piece[] {
  const asker = question.askedBy === undefined ? '' : oneLine(question.askedBy);
  const markup = boldLines(question.text);
  return [
    {
      kind: 'text',
      lines: asker === '' ? [] : [`-# ${escapeMarkdown(asker)} ${delivery.asked}`],
      divisible: false,
    },
    { kind: 'question', lines: [isWhole ? markup : `${markup} …`], divisible: false },
  ];
}

/** The longest beginning of a question, whole characters only, whose markup fits into `room`. */
function fittingQuestion(question: string, room: number): string {
  if (boldLines(question).length <= room) return question;
  const length = largestFitting(
    question.length,
    (middle) => boldLines(beginningOf(question, middle)).length <= room,
  );
  return beginningOf(question, Math.max(0, length));
}

function textLines(block: Extract<Block, { kind: 'text' }>): string[] {
  const inlines = block.inlines.map(inChat);
  if (block.tone === 'heading') {
    // Bold closes the line: Discord drops a `#` that ends a heading.
    const words = oneLine(
      inlines.map((inline) => (typeof inline === 'string' ? inline : inline.text)).join(''),
    );
    return words === '' ? [] : [`### **${escapeMarkdown(words)}**`];
  }
  const markup = inlineMarkup(inlines).split('\n');
  return block.tone === 'note' ? markup.map((line) => (line.trim() === '' ? line : `-# ${line}`)) : markup;
}

/** Styles a stretch only where its marks cannot be misread: not across lines, not next to another styled stretch. */
function inlineMarkup(inlines: readonly ChatInline[]): string {
  let markup = '';
  let isAfterStyle = false;
  for (const inline of inlines) {
    const { text, style } = typeof inline === 'string' ? { text: inline, style: undefined } : inline;
    if (text === '') continue;
    const styled: string | undefined =
      isAfterStyle || /[\r\n]|^\s|\s$/.test(text) ? undefined : styledMarkup(text, style);
    markup += styled ?? escapeMarkdown(text.replace(/\r\n?/g, '\n'));
    isAfterStyle = styled !== undefined;
  }
  return markup;
}

function styledMarkup(text: string, style: 'strong' | 'emphasis' | 'code' | undefined): string | undefined {
  if (style === 'strong') return `**${escapeMarkdown(text)}**`;
  if (style === 'emphasis') return `*${escapeMarkdown(text)}*`;
  // Nothing is escaped inside code, so a backtick has no place there.
  if (style === 'code' && !text.includes('`')) return codeMarkup(text);
  return undefined;
}

/** Discord has no tables: each row is one line, its first cell bold, the others named by their columns. */
function tableLines(table: Table): string[] {
  return table.rows.map((row) =>
    row
      .map((cell, column) => {
        const words = escapeMarkdown(oneLine(cell));
        if (column === 0) return words === '' ? '' : `**${words}**`;
        const title = escapeMarkdown(oneLine(table.columns[column]?.title ?? ''));
        return words === '' ? '' : title === '' ? words : `${title}: ${words}`;
      })
      .filter((cell) => cell !== '')
      .join(' · '),
  );
}

function progressLine(texts: Texts, progress: Progress): string {
  const words = escapeMarkdown(oneLine(progressLabel(texts, progress)));
  if (progress.total <= 0) return `${words} …`;
  const share = shareDone(progress);
  const filled = Math.round(share * barLength);
  const told = progressFigures(texts, progress);
  const figures = told === '' ? '' : ` (${told})`;
  return `${'▰'.repeat(filled)}${'▱'.repeat(barLength - filled)} ${percentDone(progress)} % · ${words}${figures}`;
}

function textDisplay(content: string): APITextDisplayComponent {
  return { type: ComponentType.TextDisplay, content };
}

/** As few rows as there must be, each about as long as the others. */
function actionRows(actions: readonly Action[]): APIActionRowComponent<APIComponentInMessageActionRow>[] {
  const count = Math.ceil(actions.length / limits.buttonsPerRow);
  const length = Math.ceil(actions.length / count);
  return Array.from({ length: count }, (_, i) => actionRow(actions.slice(i * length, (i + 1) * length)));
}

function actionRow(actions: readonly Action[]): APIActionRowComponent<APIComponentInMessageActionRow> {
  return {
    type: ComponentType.ActionRow,
    components: actions.map(
      (action): APIButtonComponentWithCustomId => ({
        type: ComponentType.Button,
        style: ButtonStyle.Secondary,
        label: beginningOf(action.label, limits.buttonLabel),
        custom_id: customIdOf(action),
      }),
    ),
  };
}
