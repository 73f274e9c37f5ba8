import { citedAddress, citedDetails, citedPlace, citedTitle } from '../../chat/messages/citation.js';
import { inColumns } from '../../chat/messages/in-columns.js';
import { gapMark, laidOut, type Row, type Slice, type Stretch } from '../../chat/messages/laid-out.js';
import { progressFigures, progressLabel } from '../../chat/messages/progress.js';
import {
  type Block,
  type ChatInline,
  type CitedQuote,
  type Inline,
  inChat,
  type Progress,
  type Reply,
  type Table,
} from '../../chat/protocol/reply.js';
import type { Quote } from '../../core/types/quote.js';
import type { Texts } from '../../texts/texts.js';
import { inertLine, inertText } from './inert.js';
import { type Piece, paint, paintLines, piece, type Style } from './paint.js';
import { displayWidth } from './width.js';

export interface RenderStyle {
  readonly colour: boolean;
  /**
   * Columns of the terminal. Infinity where nobody looks (a pipe, a file): then no line is broken, and a quote stands
   * without the bar at its side, exactly as in its document.
   */
  readonly width: number;
  /** Whether the terminal opens a title that is a link; where not, the address is written out. */
  readonly links?: boolean;
}

/** The bar at a quote's side; nothing else that is shown begins a line with it, or with that of an item. */
const bar = '│ ';
/** The same where an item of a list begins that has no mark of its own. */
const itemBar = '├ ';
const narrowest = 10;

/** A reply as a terminal shows it; ends with a line break. Buttons are left out: a terminal has none to press. */
export function renderReply(texts: Texts, reply: Pick<Reply, 'blocks'>, look: RenderStyle): string {
  // The last column stays free: terminals differ in what a full line does.
  const width = look.width === Number.POSITIVE_INFINITY ? look.width : Math.max(narrowest, look.width - 1);
  const within = { ...look, width };
  let shown = '';
  let before: Block | undefined;
  for (const block of reply.blocks) {
    const lines = renderBlock(texts, block, within);
    if (lines.length === 0) continue;
    if (before !== undefined && !belongTogether(before, block)) shown += '\n';
    shown += `${lines.join('\n')}\n`;
    before = block;
  }
  return shown;
}

/** Lines of text that follow one another are one paragraph, begun by one that is strong throughout; everything else stands apart. */
function belongTogether(before: Block, block: Block): boolean {
  if (before.kind !== 'text' || block.kind !== 'text') return false;
  return before.tone === block.tone && block.tone !== 'heading' && !isTitle(block.inlines);
}

function isTitle(inlines: readonly Inline[]): boolean {
  return inlines.every((inline) => typeof inline !== 'string' && inline.style === 'strong');
}

function renderBlock(texts: Texts, block: Block, look: RenderStyle): readonly string[] {
  switch (block.kind) {
    case 'text':
      return paintLines(
        block.inlines.map((inline) => inlinePiece(inline, block.tone)),
        look.width,
        look.colour,
      );
    case 'question':
      return renderQuestion(texts, block.text, block.askedBy, look);
    case 'quote':
      return [
        ...renderQuote(block.quote, look),
        ...renderCitation(texts, block, look),
        ...(block.copies ?? []).flatMap((copy) => renderCitation(texts, copy, look, texts.citation.alsoIn)),
      ];
    case 'table':
      return renderTable(block.table, look);
    case 'call':
      return paintLines(
        [piece(inertText(block.helper.name + block.words), 'plain')],
        look.width,
        look.colour,
      );
    case 'message-link':
      return paintLines(
        [piece(`${block.label}: ${inertText(block.address)}`, 'plain')],
        look.width,
        look.colour,
      );
    case 'progress':
      return [progressLine(texts, block.progress)];
    case 'actions':
      return [];
  }
}

function inlinePiece(inline: Inline, tone: 'heading' | 'body' | 'note'): Piece {
  const plain: Style = tone === 'heading' ? 'strong' : tone === 'note' ? 'faint' : 'plain';
  if (typeof inline === 'string') return piece(inertText(inline), plain);
  if (inline.style === 'command') {
    return piece(`npm run verbatim -- ${forShell(inertText(inline.text))}`, 'code');
  }
  const { text, style } = inChat(inline) as Exclude<ChatInline, string>;
  return piece(inertText(text), style);
}

/** What stands behind the command's name is put in quotation marks where a shell would read it otherwise ("what is it?"). */
function forShell(line: string): string {
  const [, name = '', words = ''] = /^(\S+)\s+(.*)$/su.exec(line) ?? [];
  return /[?*&;|<>()$`'!#~]/u.test(words) ? `${name} "${words.replace(/["\\$`!]/gu, '\\$&')}"` : line;
}

function renderQuestion(
  { tryIt }: Texts,
  question: string,
  askedBy: string | undefined,
  look: RenderStyle,
): readonly string[] {
  const lines = indented('› ', [piece(inertText(question), 'strong')], look);
  if (askedBy === undefined) return lines;
  return [...lines, paint(`  ${tryIt.askedBy} ${inertLine(askedBy)}`, 'faint', look.colour)];
}

function renderQuote(quote: Quote, look: RenderStyle): readonly string[] {
  const isPipe = look.width === Number.POSITIVE_INFINITY;
  const within = look.width - displayWidth(bar);
  const lines: string[] = [];
  for (const stretch of laidOut(quote)) {
    if (stretch.kind === 'gap') {
      lines.push(gapMark);
      continue;
    }
    const sign = paint(isPipe ? '' : stretch.kind === 'item' ? itemBar : bar, 'code', look.colour);
    const further = paint(isPipe ? '' : bar, 'code', look.colour);
    const pieces =
      stretch.kind === 'table' ? tablePieces(stretch.rows, within) : markedPieces(stretch, styleOf(stretch));
    const shown = paintLines(pieces, within, look.colour);
    lines.push(...shown.map((line, i) => `${i === 0 ? sign : further}${line}`));
    for (let breaks = lineBreaksIn(stretch.behind); breaks > 1; breaks--) lines.push(further);
  }
  return lines;
}

function styleOf({ kind }: Stretch): Style {
  return kind === 'heading' ? 'strong' : 'plain';
}

function lineBreaksIn(blank: string): number {
  return blank.match(/\r\n|\r|\n/gu)?.length ?? 0;
}

/** Rows below each other in columns where the terminal is wide enough for them; in a pipe and else as they stand. */
function tablePieces(rows: readonly Row[], width: number): readonly Piece[] {
  const lines = width === Number.POSITIVE_INFINITY ? [] : inColumns(rows, displayWidth);
  if (lines.length > 0 && lines.every(({ text }) => displayWidth(text) <= width)) {
    return lines.flatMap((line, i) => [...(i === 0 ? [] : [piece('\n')]), ...markedPieces(line)]);
  }
  return rows.flatMap((row, i) => [
    ...markedPieces(row),
    piece(row.isCut ? `\n${gapMark}\n` : i === rows.length - 1 ? '' : inertText(row.behind)),
  ]);
}

/** The text, cut where highlights begin and end; nothing is added or left out. */
function markedPieces({ text, highlights }: Slice, style: Style = 'plain'): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const { start, end } of highlights) {
    pieces.push(piece(text.slice(at, start), style), piece(text.slice(start, end), 'mark'));
    at = end;
  }
  pieces.push(piece(text.slice(at), style));
  // A line break may lie on both sides of a cut; it is still one.
  const filled = pieces.filter((part) => part.text !== '');
  return filled.map(({ text: part, style: own }, i) => {
    const next = filled[i + 1]?.text ?? '';
    return piece(inertText(part.endsWith('\r') && next.startsWith('\n') ? part.slice(0, -1) : part), own);
  });
}

/**
 * `— Title · Author · Publisher · date · file:line · receipt`, and addresses on lines of their own, whole, to be opened: the quote's
 * page, unless the title itself leads there, and the document's.
 */
function renderCitation(
  texts: Texts,
  { quote: { citation }, link: page, receipt }: CitedQuote,
  look: RenderStyle,
  sign = '— ',
): readonly string[] {
  const { documentId } = citation;
  const url = citedAddress(citation);
  const isLinked = look.links === true && page !== undefined;
  const pieces = [
    piece(inertLine(citedTitle(citation)), 'emphasis', isLinked ? page : undefined),
    piece(
      `${citedDetails(citation)
        .map((detail) => ` · ${inertLine(detail)}`)
        .join('')} · `,
      'faint',
    ),
    piece(inertLine(documentId + citedPlace(texts, citation)), 'faint'),
    ...(receipt === undefined ? [] : [piece(` · ${texts.citation.receipt}${receipt}`, 'faint')]),
  ];
  const addresses = [isLinked ? undefined : page, url].filter((address) => address !== undefined);
  return [
    ...indented(sign, pieces, look),
    ...addresses.map((address) => paint(`  ${inertLine(address)}`, 'faint', look.colour)),
  ];
}

/** Pieces behind a sign; further lines stand below the first one's text. */
function indented(sign: string, pieces: readonly Piece[], look: RenderStyle): readonly string[] {
  const lines = paintLines(pieces, look.width - displayWidth(sign), look.colour);
  const space = ' '.repeat(displayWidth(sign));
  return lines.map((line, i) => `${i === 0 ? paint(sign, 'faint', look.colour) : space}${line}`);
}

function renderTable({ columns, rows }: Table, look: RenderStyle): readonly string[] {
  const titles = columns.map((column) => inertLine(column.title));
  const cells = rows.map((row) => columns.map((_, i) => inertLine(row[i] ?? '')));
  const widths = titles.map((title, i) =>
    Math.max(displayWidth(title), ...cells.map((row) => displayWidth(row[i] ?? ''))),
  );
  const total = widths.reduce((sum, width) => sum + width + 2, -2);
  if (total > look.width) return stacked(titles, cells, look);
  const lineOf = (row: readonly string[], style: Style) =>
    row
      .map((cell, i) => {
        const gap = ' '.repeat((widths[i] ?? 0) - displayWidth(cell));
        const shown = paint(cell, style, look.colour);
        return columns[i]?.align === 'right' ? gap + shown : shown + gap;
      })
      .join('  ')
      .trimEnd();
  return [lineOf(titles, 'faint'), ...cells.map((row) => lineOf(row, 'plain'))];
}

/** A table too wide for the terminal: a row is a paragraph, a cell a line behind its column's title. */
function stacked(
  titles: readonly string[],
  rows: readonly (readonly string[])[],
  look: RenderStyle,
): readonly string[] {
  return rows.flatMap((row, number) => [
    ...(number > 0 ? [''] : []),
    ...row.flatMap((cell, i) =>
      cell === ''
        ? []
        : paintLines([piece(`${titles[i] ?? ''}: `, 'faint'), piece(cell)], look.width, look.colour),
    ),
  ]);
}

/** `Reading documents: 3 of 10, about 5 s left` */
export function progressLine(texts: Texts, progress: Progress): string {
  const figures = progressFigures(texts, progress);
  const label = inertLine(progressLabel(texts, progress));
  return figures === '' ? label : `${label}: ${figures}`;
}
