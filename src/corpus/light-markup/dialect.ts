import type { BlockKind } from '../../core/types/block.js';

/** What begins at a line: of what kind it is, and how many lines it takes. */
export interface Piece {
  readonly kind: BlockKind;
  readonly lines: number;
  readonly level?: number;
  /** Of a heading: its words. */
  readonly label?: string;
  /** Lines that go on with it until a blank one, or until something else begins. */
  readonly goesOn?: boolean;
}

/** How plain text is marked up: what people type, line by line. */
export interface Dialect {
  /** Begins a document, for what depends on what came before. */
  begin(): {
    /** What begins at `lines[at]`, which is not blank; undefined for a paragraph. */
    pieceAt(lines: readonly string[], at: number): Piece | undefined;
    /** What the document has said about itself so far. */
    readonly fields: readonly (readonly [string, string])[];
  };
}

/** Lines from `at` on up to the one that ends a block, that line included; all of them where none does. */
export function linesUntil(lines: readonly string[], at: number, isEnd: (line: string) => boolean): number {
  const end = lines.findIndex((line, i) => i > at && isEnd(line));
  return (end === -1 ? lines.length - 1 : end) - at + 1;
}

/** So many lines are looked through for the end of what is left out: else a mark by chance would hide the rest. */
const maxLeftOut = 500;

/** The same for what is left out: 1 where its end is not near. */
export function leftOutUntil(lines: readonly string[], at: number, isEnd: (line: string) => boolean): number {
  const end = lines.slice(at + 1, at + 1 + maxLeftOut).findIndex(isEnd);
  return end === -1 ? 1 : end + 2;
}

/** How many lines from `at` on are blank or indented by more than `depth`, without blank ones at the end. */
export function indentedLines(lines: readonly string[], at: number, depth: number): number {
  let count = 0;
  for (let i = at; i < lines.length; i++) {
    const line = lines[i] ?? '';
    if (line.trim() === '') continue;
    if (indentOf(line) <= depth) break;
    count = i - at + 1;
  }
  return count;
}

export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}
