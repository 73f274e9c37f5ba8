import { type Draft, tiled } from '../blocks/draft.js';
import { toFields } from '../fields.js';
import type { FormatReading } from '../format.js';
import { linesOf } from '../lines.js';
import type { Dialect, Piece } from './dialect.js';

const maxDepth = 15;
const maxLabelLength = 500;

/** Text as it is written, with the blocks that its marks make of it. */
export function readLightMarkup(text: string, dialect: Dialect): FormatReading {
  const body = { start: 0, end: text.length };
  const starts = [...Array.from(linesOf(text, 0, text.length), ({ start }) => start), text.length];
  const lines = starts
    .slice(0, -1)
    .map((start, i) => text.slice(start, starts[i + 1]).replace(/(?<![\r\n])[\r\n]+$/, ''));
  const document = dialect.begin();
  const drafts: Draft[] = [];
  let header: Draft | undefined;
  const draftOf = ({ kind, level, label }: Piece, from: number, to: number): Draft => ({
    kind,
    start: starts[from] ?? text.length,
    end: starts[to] ?? text.length,
    ...(level === undefined ? {} : { level: Math.min(kind === 'heading' ? 6 : maxDepth, level) }),
    ...(label === undefined ? {} : { label: label.slice(0, maxLabelLength) }),
    ...(kind === 'table-row' && header !== undefined ? { header } : {}),
  });
  for (let at = 0; at < lines.length; ) {
    if ((lines[at] ?? '').trim() === '') {
      header = undefined;
      at++;
      continue;
    }
    const piece = document.pieceAt(lines, at) ?? { kind: 'paragraph', lines: 1, goesOn: true };
    let end = Math.min(lines.length, at + Math.max(1, piece.lines));
    while (piece.goesOn && end < lines.length && goesOn(document.pieceAt(lines, end), lines[end])) end++;
    const draft = draftOf(piece, at, end);
    drafts.push(draft);
    if (piece.kind === 'table-row') header ??= draft;
    else if (piece.kind !== 'margin') header = undefined;
    at = end;
  }
  const heading = drafts.find(({ kind }) => kind === 'heading')?.label;
  return { text, body, blocks: tiled(text, body, drafts), fields: toFields(document.fields), heading };
}

function goesOn(next: Piece | undefined, line: string | undefined): boolean {
  return next === undefined && (line ?? '').trim() !== '';
}
